//! Drafts of unsaved edits: what somebody typed into a long form and did not send (pages.md "Forms").
//!
//! A draft is its owner's alone, one for each form and subject, and of the version that the form showed: when the thing
//! has changed meanwhile, sending it compares both as ever.

use crate::security::Right;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A form that is kept: what it is about, and which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftForm {
    /// A user; none: a new one.
    User(Option<Uuid>),
    /// A group; none: a new one.
    Group(Option<Uuid>),
    /// A thing of the catalogue's draft.
    Thing {
        /// The word of its sheet.
        sheet: String,
        /// What it is known by in its sheet; empty: a new one.
        item: String,
    },
}

const NEW: &str = "new";
/// The longest that a thing is known by.
const LONGEST_ITEM: usize = 200;

impl DraftForm {
    /// Its key: `user.new`, `group.` and an id, `thing.offers.` and a code.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, id) = match self {
            Self::User(id) => ("user", id),
            Self::Group(id) => ("group", id),
            Self::Thing { sheet, item } => return format!("thing.{sheet}.{item}"),
        };
        id.map_or_else(|| format!("{kind}.{NEW}"), |id| format!("{kind}.{id}"))
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let (kind, id) = key.split_once('.')?;
        if kind == "thing" {
            return thing(id);
        }
        let id = if id == NEW { None } else { Some(Uuid::try_parse(id).ok()?) };
        match kind {
            "user" => Some(Self::User(id)),
            "group" => Some(Self::Group(id)),
            _ => None,
        }
    }

    /// The right by which the form is sent.
    #[must_use]
    pub const fn right(&self) -> Right {
        match self {
            Self::User(_) => Right::UsersChange,
            Self::Group(_) => Right::GroupsChange,
            Self::Thing { .. } => Right::CatalogueChange,
        }
    }
}

/// `offers.DUO-400`: the word of a sheet, then what the thing is known by there.
fn thing(name: &str) -> Option<DraftForm> {
    let (sheet, item) = name.split_once('.')?;
    let is_word = !sheet.is_empty() && sheet.len() <= 20 && sheet.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_item = item.len() <= LONGEST_ITEM && !item.contains(char::is_control);
    (is_word && is_item).then(|| DraftForm::Thing { sheet: sheet.to_owned(), item: item.to_owned() })
}

/// Whether a field is never kept in a draft, by its name.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    const PARTS: [&str; 6] = ["password", "passe", "csrf", "secret", "token", "code_"];
    const WHOLE: [&str; 4] = ["old", "new", "again", "draft"];
    let name = name.to_ascii_lowercase();
    WHOLE.contains(&name.as_str()) || PARTS.iter().any(|part| name.contains(part))
}

/// What was typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The version that the form showed.
    pub version: i64,
    /// When it was kept, UTC.
    pub saved_at: DateTime<Utc>,
    /// The fields, in the order of the form.
    pub fields: Vec<(String, String)>,
}

/// What is to be kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveDraft {
    /// The version that the form showed.
    pub version: i64,
    /// The fields, in the order of the form.
    pub fields: Vec<(String, String)>,
}

/// A draft, if there is one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFound {
    /// The draft.
    pub draft: Option<Draft>,
}

/// What people typed does not show itself in logs and failed tests.
macro_rules! hidden {
    ($($kind:ident),+) => {$(
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($kind), "(…)"))
            }
        }
    )+};
}
hidden!(Draft, SaveDraft, DraftFound);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_a_form_and_its_subject_and_nothing_else() {
        let id = Uuid::from_u128(7);
        let thing = |item: &str| DraftForm::Thing { sheet: "offers".to_owned(), item: item.to_owned() };
        for form in [
            DraftForm::User(None),
            DraftForm::User(Some(id)),
            DraftForm::Group(None),
            DraftForm::Group(Some(id)),
            thing(""),
            thing("DUO-400"),
            thing("NET-1 2026-01-01.x"),
        ] {
            assert_eq!(DraftForm::parse(&form.key()), Some(form));
        }
        for wrong in [
            "",
            "user",
            "user.",
            "user.7",
            "order.new",
            "user/../x",
            "user.new.x",
            "thing.offers",
            "thing..x",
            "thing.O.x",
        ] {
            assert_eq!(DraftForm::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_secret_is_told_by_its_name() {
        for name in ["password", "Password2", "csrf", "new_password", "old", "again", "token", "code_totp"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["login", "name", "email", "group", "right", "code", "was", "version", "shop"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
