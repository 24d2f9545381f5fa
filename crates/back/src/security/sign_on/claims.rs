//! What the portal says of a person, and why it is not believed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::CoreIdToken;
use serde_json::{Map, Value};

/// Why a sign-in through the portal is not accepted: for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing waits for it: never begun, answered already, or too late.
    #[error("no such state")]
    State,
    /// Another browser began.
    #[error("another browser began")]
    Browser,
    /// The portal itself says no.
    #[error("the portal refuses")]
    Portal,
    /// It comes from another issuer.
    #[error("another issuer")]
    Issuer,
    /// The code was not exchanged.
    #[error("the code is not exchanged: {0}")]
    Code(String),
    /// The token does not hold.
    #[error("the token does not hold: {0}")]
    Token(String),
    /// What the portal says about the person cannot be read, or is about another.
    #[error("what is said of the person does not hold: {0}")]
    UserInfo(&'static str),
}

/// What the portal says of a person whose token holds.
#[derive(Debug)]
pub struct Claims {
    /// Who he is there: never changes.
    pub subject: String,
    /// Everything that is said.
    pub all: Map<String, Value>,
}

impl Claims {
    /// A text, if it is said and not empty.
    #[must_use]
    pub fn text(&self, claim: &str) -> Option<&str> {
        self.all.get(claim).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Several texts, or one.
    #[must_use]
    pub fn texts(&self, claim: &str) -> Vec<&str> {
        match self.all.get(claim) {
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(one)) => vec![one],
            _ => Vec::new(),
        }
    }
}

/// The claims of a token that was verified.
pub(super) fn payload(token: &CoreIdToken) -> Option<Map<String, Value>> {
    let text = token.to_string();
    let payload = text.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}
