//! Signing in as one of the staff, and what each may do with his own sign-in (WCR-11, ARC-10).
//!
//! A sign-in has steps: the password, then the second factor where there is one, then a new password where one
//! must be chosen. Each answers a new token; the one before it opens nothing any more.

use crate::behalf::Behalf;
use crate::security::{Level, RightSet};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weblys_security::Environment;

/// The header that carries the token of a staff session.
pub const STAFF_HEADER: &str = "weblys-staff";
/// The header that carries the network address of the person, for the audit trail.
pub const ADDRESS_HEADER: &str = "weblys-person-address";
/// The header that carries the name that the person's browser gives itself, for the audit trail.
pub const AGENT_HEADER: &str = "weblys-person-agent";

/// A sign-in, second factor or old password that is not accepted; never says which part, nor whether the user
/// exists, is locked or disabled.
pub const NOT_ACCEPTED: &str = "SEC-101";
/// No staff session, or one that has ended: sign in again.
pub const NO_SESSION: &str = "SEC-102";
/// The sign-in has a step left: [`Me::next`].
pub const STEP_LEFT: &str = "SEC-103";

/// A login and a password, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignIn {
    /// The login (`code d'identification`).
    pub login: String,
    /// The password.
    pub password: String,
}

/// What a sign-in still asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Nothing: he is in.
    Done,
    /// A one-time code or a recovery code.
    SecondFactor,
    /// A new password.
    ChangePassword,
}

/// A step of a sign-in that was accepted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// The new session token, for FRONT's cookie. BACK keeps only its hash.
    pub token: String,
    /// What comes next.
    pub next: Next,
}

/// The second factor: a one-time code, or a recovery code, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SecondFactor {
    /// The code.
    pub code: String,
}

/// One's own password, changed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The one until now.
    pub old: String,
    /// The one from now on. Refused with `SEC-030` to `SEC-033` on the field `new`.
    pub new: String,
}

/// Which BACK answers: nobody takes PROD for TEST.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentView {
    /// Its kind.
    pub code: Environment,
    /// Its name, for people.
    pub name: String,
}

/// Who is signed in, and what he may do: what every page of the staff begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// His id.
    pub user_id: Uuid,
    /// His login.
    pub login: String,
    /// His name, for people.
    pub name: String,
    /// What he may do now; nothing before the last step of the sign-in.
    pub rights: RightSet,
    /// The sales channel that he sells through.
    pub channel: String,
    /// The shop that he works in.
    pub shop: Option<String>,
    /// The partner or distributor that he works for.
    pub partner: Option<String>,
    /// Which BACK answers.
    pub environment: EnvironmentView,
    /// The session that asks.
    pub session: SessionRow,
    /// What the sign-in still asks for.
    pub next: Next,
    /// Whether he has a second factor.
    pub has_second_factor: bool,
    /// How much of what he is told he has not read, up to [`MOST_COUNTED`](crate::notices::MOST_COUNTED).
    #[serde(default)]
    pub unread: u32,
    /// In whose name he acts.
    #[serde(default)]
    pub behalf: Option<Behalf>,
}

impl Me {
    /// Whether a partner or a shop limits what he sees: of users his own people, of what belongs to nobody nothing.
    #[must_use]
    pub const fn is_limited(&self) -> bool {
        self.partner.is_some() || self.shop.is_some()
    }
}

/// A session of the staff, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Its id, to end it; it opens nothing.
    pub session_id: Uuid,
    /// When it was opened, UTC.
    pub created_at: DateTime<Utc>,
    /// The last request, to the minute, UTC.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends if nothing more is asked, UTC.
    pub ends_at: DateTime<Utc>,
    /// The network address that it came from.
    pub address: String,
    /// The browser, as it names itself.
    pub agent: String,
    /// How it was opened.
    pub level: Level,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// Sessions, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// The sessions that have not ended.
    pub sessions: Vec<SessionRow>,
}

/// A second factor that is proposed: it counts once a code of it was given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotpProposal {
    /// For typing into a phone.
    pub secret_base32: String,
    /// For a QR code: `otpauth://totp/…`.
    pub uri: String,
}

/// Recovery codes, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// Each works once.
    pub recovery_codes: Vec<String>,
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
hidden!(SignIn, SignedIn, SecondFactor, ChangePassword, TotpProposal, RecoveryCodes);
