//! Signing in through the operator's internal portal (`portail interne`, OpenID Connect; WCA-06, WCF-12).

use crate::staff::SignedIn;
use serde::{Deserialize, Serialize};

/// The portal does not answer.
pub const PORTAL_AWAY: &str = "SEC-107";

/// A sign-in that begins.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BeginSignOn {
    /// What this browser alone knows: the answer counts from nowhere else.
    pub browser: String,
    /// Where to go on afterwards.
    pub next: String,
}

/// Where the portal asks who it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOnBegun {
    /// The portal's address.
    pub url: String,
}

/// Where one signs out of the portal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignOnEnd {
    /// The portal's address; none: it has no such place.
    pub url: Option<String>,
}

/// What the portal sent back by the browser.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignOnAnswer {
    /// As in [`BeginSignOn`].
    pub browser: String,
    /// Of the address that it was sent to.
    pub state: String,
    /// To be exchanged by BACK; none when the portal refuses.
    pub code: Option<String>,
    /// Who says so (RFC 9207), where the portal tells.
    pub iss: Option<String>,
}

/// A sign-in through the portal that was accepted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOn {
    /// The session, and what it asks for.
    #[serde(flatten)]
    pub signed_in: SignedIn,
    /// Where to go on, as it was said at the beginning.
    pub to: String,
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
hidden!(BeginSignOn, SignOnBegun, SignOnAnswer, SignedOn);
