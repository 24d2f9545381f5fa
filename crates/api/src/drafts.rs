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
    /// A new thing that begins as another one.
    Copy {
        /// The word of its sheet.
        sheet: String,
        /// What the other one is known by.
        like: String,
    },
    /// What was done about a contact request.
    Contact(Uuid),
    /// A code of a code table.
    Code(Uuid),
    /// A new code in a table of our own, by the table's code.
    NewCode(String),
    /// A parameter, by its code.
    Parameter(String),
    /// What a public site that is stopped tells, by the site's code.
    Site(String),
}

const NEW: &str = "new";
/// The longest that a thing is known by.
const LONGEST_ITEM: usize = 200;
/// The longest code of a parameter, a site or a table.
const LONGEST_CODE: usize = 80;

impl DraftForm {
    /// Its key: `user.new`, `group.` and an id, `thing.offers.` and a code.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, id) = match self {
            Self::User(id) => ("user", id),
            Self::Group(id) => ("group", id),
            Self::Thing { sheet, item } => return format!("thing.{sheet}.{item}"),
            Self::Copy { sheet, like } => return format!("copy.{sheet}.{like}"),
            Self::Contact(id) => return format!("contact.{id}"),
            Self::Code(id) => return format!("code.{id}"),
            Self::NewCode(table) => return format!("new_code.{table}"),
            Self::Parameter(code) => return format!("parameter.{code}"),
            Self::Site(code) => return format!("site.{code}"),
        };
        id.map_or_else(|| format!("{kind}.{NEW}"), |id| format!("{kind}.{id}"))
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let (kind, id) = key.split_once('.')?;
        match kind {
            "thing" => return thing(id).map(|(sheet, item)| Self::Thing { sheet, item }),
            "copy" => {
                return thing(id).filter(|(_, like)| !like.is_empty()).map(|(sheet, like)| Self::Copy { sheet, like });
            }
            "contact" => return Uuid::try_parse(id).ok().map(Self::Contact),
            "code" => return Uuid::try_parse(id).ok().map(Self::Code),
            "new_code" => return code(id).map(Self::NewCode),
            "parameter" => return code(id).map(Self::Parameter),
            "site" => return code(id).map(Self::Site),
            _ => {}
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
            Self::Thing { .. } | Self::Copy { .. } => Right::CatalogueChange,
            Self::Contact(_) => Right::ContactsChange,
            Self::Code(_) | Self::NewCode(_) => Right::CodeTablesChange,
            Self::Parameter(_) => Right::ParametersChange,
            Self::Site(_) => Right::SitesChange,
        }
    }

    /// Whether it is about something that is there, so that two who fill it are in each other's way.
    #[must_use]
    pub fn is_about_one(&self) -> bool {
        match self {
            Self::User(id) | Self::Group(id) => id.is_some(),
            Self::Thing { item, .. } => !item.is_empty(),
            Self::Copy { .. } | Self::NewCode(_) => false,
            Self::Contact(_) | Self::Code(_) | Self::Parameter(_) | Self::Site(_) => true,
        }
    }
}

/// `offers.DUO-400`: the word of a sheet, then what the thing is known by there.
fn thing(name: &str) -> Option<(String, String)> {
    let (sheet, item) = name.split_once('.')?;
    let is_word = !sheet.is_empty() && sheet.len() <= 20 && sheet.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_item = item.len() <= LONGEST_ITEM && !item.contains(char::is_control);
    (is_word && is_item).then(|| (sheet.to_owned(), item.to_owned()))
}

/// A code of ours: letters, digits, and what joins them.
fn code(name: &str) -> Option<String> {
    let is_code = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    (!name.is_empty() && name.len() <= LONGEST_CODE && name.bytes().all(is_code)).then(|| name.to_owned())
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

/// Somebody else who has typed into the form of the same thing and has not sent it (EXP-09).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherEditor {
    /// His login.
    pub login: String,
    /// When he last typed, UTC.
    pub saved_at: DateTime<Utc>,
}

/// A draft, if there is one, and who else is at the same thing.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DraftFound {
    /// The draft.
    pub draft: Option<Draft>,
    /// Others who typed there lately, the last first; what they typed is theirs alone.
    #[serde(default)]
    pub others: Vec<OtherEditor>,
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
            DraftForm::Copy { sheet: "offers".to_owned(), like: "DUO-400".to_owned() },
            DraftForm::Contact(id),
            DraftForm::Code(id),
            DraftForm::NewCode("WEBLYS.CONTACT_OUTCOME".to_owned()),
            DraftForm::Parameter("notice_fr".to_owned()),
            DraftForm::Site("selfshop".to_owned()),
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
            "copy.offers.",
            "code.new",
            "parameter.",
            "parameter.a/b",
            "site.a b",
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
