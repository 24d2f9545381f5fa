//! What differs between the users of the operator system, where SECURITE is kept, and ours (WCR-10 to WCR-12,
//! IDEA-18); and what each side must become to agree.
//!
//! What this is: a comparison and its repair, one difference at a time, in either direction. What it is not: the
//! right to repair ([`grant`](crate::grant)) nor passwords: neither system shows its own.
//! A user who is disabled on one side and absent from the other is no difference: nobody can sign in.

mod carry;
mod compare;
mod profiles;
mod repair;

pub use carry::{arisen, may_carry};
pub use compare::compare;
pub use profiles::ProfileMap;
pub use repair::{NewUser, take_ours, take_theirs};

use crate::user::Login;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use weblys_kernel::EmailAddress;

/// A user as the operator system knows him (WCR-11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorUser {
    /// What he types to sign in: what joins him with ours.
    pub login: Login,
    /// His name, for people.
    pub name: String,
    /// Where mail reaches him, if anywhere.
    pub email: Option<EmailAddress>,
    /// His profiles there; a [`ProfileMap`] says which groups they are here.
    pub profiles: Vec<String>,
    /// Whether he may sign in there.
    pub is_active: bool,
    /// When he last changed his password there, UTC, if it is told.
    pub password_changed_at: Option<DateTime<Utc>>,
}

/// A field that both systems have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DriftField {
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// Whether he may sign in.
    State,
    /// The groups that profiles are mapped to; groups without a profile are ours alone and are not compared.
    Groups,
}

impl DriftField {
    /// The word of wires and stores.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::State => "state",
            Self::Groups => "groups",
        }
    }
}

/// How two users differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DriftKind {
    /// Active in the operator system, unknown here.
    OnlyThere,
    /// Came from the operator system, is active here and unknown there.
    OnlyHere,
    /// Was made in Weblys itself: marked, no error (WCR-12).
    MadeHere,
    /// A field differs.
    Differs {
        /// Which.
        field: DriftField,
        /// What it is there, for people.
        theirs: String,
        /// What it is here.
        ours: String,
    },
    /// He has a profile that no group of ours stands for.
    UnknownProfile {
        /// The profile.
        profile: String,
    },
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    /// Whom it is about.
    pub login: Login,
    /// What it is.
    pub kind: DriftKind,
    /// Since when it has been seen, UTC; nothing until [`seen`] says it.
    pub since: Option<DateTime<Utc>>,
}

impl DriftKind {
    /// What it is about, the same however the values change: `only_there`, `name`, `profile:X`.
    #[must_use]
    pub fn aspect(&self) -> String {
        match self {
            Self::OnlyThere => "only_there".to_owned(),
            Self::OnlyHere => "only_here".to_owned(),
            Self::MadeHere => "made_here".to_owned(),
            Self::Differs { field, .. } => field.word().to_owned(),
            Self::UnknownProfile { profile } => format!("profile:{profile}"),
        }
    }
}

impl Drift {
    /// Whether it is to be repaired; what was made here on purpose is only marked.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        !matches!(self.kind, DriftKind::MadeHere)
    }

    /// Whether it is the same difference, whenever it was seen and whatever the values are by now.
    fn is_same(&self, other: &Self) -> bool {
        self.login == other.login && self.kind.aspect() == other.kind.aspect()
    }
}

/// The differences of this moment with the time since when each has been seen: that of the last comparison, else now.
#[must_use]
pub fn seen(last: &[Drift], present: Vec<Drift>, now: DateTime<Utc>) -> Vec<Drift> {
    let since = |drift: &Drift| last.iter().find(|one| one.is_same(drift)).and_then(|one| one.since).unwrap_or(now);
    present.into_iter().map(|drift| Drift { since: Some(since(&drift)), ..drift }).collect()
}

#[cfg(test)]
mod tests;
