//! WEB users: the staff, as SECURITE is kept here (DBX-02, WCR-10).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A WEB user. His password is in neither direction (WCR-11): a first one is given where he signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebUser {
    /// What he types to sign in, in small letters.
    pub login: String,
    /// His name.
    pub name: String,
    /// Where mail reaches him.
    #[serde(default)]
    pub email: Option<String>,
    /// His profiles.
    pub profiles: Vec<String>,
    /// Whether he may sign in.
    pub is_active: bool,
    /// When he was last changed, UTC.
    pub changed_at: DateTime<Utc>,
    /// Counts changes.
    pub version: i64,
}

/// A WEB user to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutWebUser {
    /// His name.
    pub name: String,
    /// Where mail reaches him.
    #[serde(default)]
    pub email: Option<String>,
    /// His profiles.
    pub profiles: Vec<String>,
    /// Whether he may sign in.
    pub is_active: bool,
    /// The version that was read; none for one who is new.
    #[serde(default)]
    pub version: Option<i64>,
}

impl PutWebUser {
    /// Whether he is kept so already: sent twice, nothing changes.
    #[must_use]
    pub fn is_kept(&self, user: &WebUser) -> bool {
        (&self.name, &self.email, &self.profiles, self.is_active)
            == (&user.name, &user.email, &user.profiles, user.is_active)
    }
}

/// Some WEB users, by login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebUserPage {
    /// The users.
    pub web_users: Vec<WebUser>,
    /// The login after which the next page begins; none: there is none.
    pub next: Option<String>,
}
