//! Passkeys (`clés d'accès`, WebAuthn): one's own, and signing in by one.
//!
//! What the browser is asked and what it answers goes through as it is: BACK alone reads it. A ceremony is begun, its
//! answer is given once, within minutes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// The sign-in is too long ago for this: sign in again.
pub const NOT_RECENT: &str = "SEC-106";

/// A ceremony that was begun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceremony {
    /// Goes back with the answer; opens nothing by itself.
    pub ceremony: String,
    /// What to ask the browser: `{"publicKey": …}` of WebAuthn.
    pub options: Value,
}

/// What the browser answered.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PasskeyAnswer {
    /// Of [`Ceremony`].
    pub ceremony: String,
    /// The credential as JSON (WebAuthn level 3, `toJSON`).
    pub answer: String,
}

/// A passkey to be kept.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    /// What the browser answered.
    #[serde(flatten)]
    pub answer: PasskeyAnswer,
}

/// A passkey, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyRow {
    /// Its id here, to remove it.
    pub passkey_id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// When it was added, UTC.
    pub added_at: DateTime<Utc>,
    /// When somebody last signed in by it, UTC.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// One's own passkeys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PasskeyList {
    /// Those that there are, the oldest first.
    pub passkeys: Vec<PasskeyRow>,
    /// The domain that they are for; none: there are no passkeys here.
    pub domain: Option<String>,
    /// Whether the sign-in is recent enough to add one.
    pub may_add: bool,
}

/// What one can sign in by, besides a password.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignInWays {
    /// The domain that passkeys are for; none: there are no passkeys here.
    pub passkey_domain: Option<String>,
    /// The name of the operator's portal; none: nobody signs in through one.
    pub portal: Option<String>,
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
hidden!(Ceremony, PasskeyAnswer, NewPasskey);
