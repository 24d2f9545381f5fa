//! Acting in a user's name for support: with his consent, for a while, with the rights that both have, and with trace.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A code that a user tells whoever shall act in his name, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentCode {
    /// The code; works once.
    pub code: String,
    /// Until when, UTC.
    pub until: DateTime<Utc>,
}

/// What a user has consented to, and who acts in his name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConsentState {
    /// Until when a code that he has made works, UTC, if there is one.
    pub open_until: Option<DateTime<Utc>>,
    /// The logins of those who act in his name now.
    pub acting: Vec<String>,
}

/// The code, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ActFor {
    /// The code.
    pub code: String,
}

/// In whose name one acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behalf {
    /// His login.
    pub login: String,
    /// His name, for people.
    pub name: String,
}

/// What is secret does not show itself in logs and failed tests.
macro_rules! hidden {
    ($($kind:ident),+) => {$(
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($kind), "(•••)"))
            }
        }
    )+};
}
hidden!(ConsentCode, ActFor);
