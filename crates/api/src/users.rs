//! Users of the staff, as WeConfig shows and changes them (WCR-10 to WCR-12).

use crate::security::{Origin, Site, UserState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody changed the row since it was read; the problem's `current` is the row as it is now.
pub const STALE: &str = "SEC-100";
/// The login, or the code of a group, is another's already.
pub const TAKEN: &str = "SEC-104";
/// A name, code, channel, shop, partner or e-mail address that cannot be read: a fault of its field.
pub const UNREADABLE: &str = "SEC-105";

/// Which users to list. Empty and missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UserQuery {
    /// The beginning of a login, or of any word of a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// `active` or `disabled`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// `weblys` or `operator_system`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// A group's code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// `login`, `name`, `state` or `last_sign_in`, with `-` before it for the reverse; by login if empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sort: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// A group that a user is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRef {
    /// Its id.
    pub group_id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name, for people.
    pub name: String,
}

/// A user, in a list and alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRow {
    /// His id.
    pub user_id: Uuid,
    /// What he types to sign in.
    pub login: String,
    /// His name, for people.
    pub name: String,
    /// Where mail reaches him, if anywhere.
    pub email: Option<String>,
    /// The public site that he is the automatic user of; none for a person.
    pub automatic: Option<Site>,
    /// Whether he may sign in at all.
    pub state: UserState,
    /// Where he was made.
    pub origin: Origin,
    /// The groups that he is in.
    pub groups: Vec<GroupRef>,
    /// The sales channel.
    pub channel: String,
    /// The shop that he works in.
    pub shop: Option<String>,
    /// The partner or distributor that he works for.
    pub partner: Option<String>,
    /// Whether he has a password; without one he cannot sign in until it is reset.
    pub has_password: bool,
    /// Whether he must choose a password before anything else.
    pub must_change_password: bool,
    /// Whether he has a second factor.
    pub has_second_factor: bool,
    /// By what else he signs in; lists do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_ways: Option<OtherWays>,
    /// Until when he is locked out, UTC, if he is.
    pub locked_until: Option<DateTime<Utc>>,
    /// When he last signed in, UTC.
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// When he was made, UTC.
    pub created_at: DateTime<Utc>,
    /// Counted up by each change: a change must name it.
    pub version: i64,
}

/// How somebody signs in besides his password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherWays {
    /// How many passkeys he has.
    pub passkeys: i64,
    /// Whether he is linked to somebody of the operator's portal.
    pub has_portal: bool,
}

/// A new user, active and without a password: `reset` gives the first one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUser {
    /// Chosen once for each form: sent twice, it makes one user.
    pub idempotency_key: Uuid,
    /// The rest.
    #[serde(flatten)]
    pub user: UserFields,
}

/// A user, changed. What is not named becomes empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeUser {
    /// The version that was shown.
    pub version: i64,
    /// Whether he may sign in at all.
    pub state: UserState,
    /// The rest.
    #[serde(flatten)]
    pub user: UserFields,
}

/// What is typed of a user. BACK reads each field and names those that it refuses.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UserFields {
    /// What he types to sign in.
    pub login: String,
    /// His name, for people.
    pub name: String,
    /// Where mail reaches him; empty for nowhere.
    pub email: String,
    /// The groups that he is in.
    pub groups: Vec<Uuid>,
    /// The sales channel.
    pub channel: String,
    /// The shop that he works in; empty for none.
    pub shop: String,
    /// The partner or distributor that he works for; empty for the operator's own.
    pub partner: String,
}

/// A first password, shown once; it must be changed at the next sign-in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneTimePassword {
    /// The password.
    pub password: String,
    /// The user as he is now.
    pub user: UserRow,
}

impl std::fmt::Debug for OneTimePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimePassword(•••)")
    }
}
