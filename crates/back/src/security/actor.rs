//! Who asks: the person behind the request as FRONT names him, and the one of the staff who is signed in.

use crate::auth::{Correlation, hex};
use crate::error::ApiError;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use weblys_api::staff::{ADDRESS_HEADER, AGENT_HEADER, Next, STAFF_HEADER};
use weblys_security::{Actor, StaffSession, User};

const LONGEST_ADDRESS: usize = 64;
const LONGEST_AGENT: usize = 200;

/// Where a request comes from, for the audit trail.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// The network address that FRONT was asked from.
    pub address: String,
    /// The browser, as it names itself.
    pub agent: String,
    /// The id that follows the request.
    pub correlation: String,
    /// The token of a staff session, hashed, whether it opens something or not.
    pub token_hash: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Person {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Correlation(correlation) = Correlation::from_request_parts(parts, state).await?;
        Ok(Self {
            address: header(&parts.headers, ADDRESS_HEADER, LONGEST_ADDRESS),
            agent: header(&parts.headers, AGENT_HEADER, LONGEST_AGENT),
            correlation,
            token_hash: token_hash(&parts.headers),
        })
    }
}

fn header(headers: &HeaderMap, name: &str, longest: usize) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.chars().take(longest).collect()
}

/// The token of a staff session, hashed.
pub fn token_hash(headers: &HeaderMap) -> Option<String> {
    let token = headers.get(STAFF_HEADER)?.to_str().ok().filter(|token| !token.is_empty())?;
    Some(hex(&Sha256::digest(token.as_bytes())))
}

/// One of the staff, signed in: put into the request by the guard.
#[derive(Debug, Clone)]
pub struct Signed {
    /// What he may do.
    pub actor: Actor,
    /// Who he is, as held in memory.
    pub user: User,
    /// His session.
    pub session: StaffSession,
    /// What the sign-in still asks for.
    pub next: Next,
    /// His token, hashed.
    pub token_hash: String,
    /// In whose name he acts.
    pub behalf: Option<User>,
}

impl Signed {
    /// When he asked, of what waited for a second person and is done now in his name (WCF-11): that is no session, and has
    /// no token.
    #[must_use]
    pub fn asked_at(&self) -> Option<DateTime<Utc>> {
        self.token_hash.is_empty().then_some(self.session.created_at)
    }
}

impl<S: Sync> FromRequestParts<S> for Signed {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<Self>().cloned().ok_or(ApiError::NoStaffSession)
    }
}

/// Who starts something, in the audit trail, when nobody does.
pub const SCHEDULE: &str = "schedule";

/// Who starts something that also comes in its turn.
#[derive(Debug)]
pub enum Starter {
    /// Nobody: it is due.
    Schedule,
    /// One of the staff.
    Signed(Box<(Signed, Person)>),
}

impl Starter {
    /// His login, or [`SCHEDULE`].
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Schedule => SCHEDULE,
            Self::Signed(by) => by.0.actor.login.as_str(),
        }
    }

    /// The id that follows the request, if it is one.
    #[must_use]
    pub fn correlation(&self) -> String {
        match self {
            Self::Schedule => String::new(),
            Self::Signed(by) => by.1.correlation.clone(),
        }
    }
}
