//! Proofs that were begun: each is taken once.

use crate::auth::{new_token, token_hash};
use crate::error::ApiError;
use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use weblys_db::{Database, Durability, execute, fetch_optional};

/// What is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A passkey is added.
    PasskeyAdd,
    /// Somebody signs in by a passkey.
    PasskeySignIn,
    /// Somebody signs in through the portal.
    SignOn,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::PasskeyAdd => "passkey_add",
            Self::PasskeySignIn => "passkey_sign_in",
            Self::SignOn => "sign_on",
        }
    }
}

/// An answer is waited for so long: an authenticator is quick, a portal may ask for a lot.
const fn within(kind: Kind) -> Duration {
    match kind {
        Kind::PasskeyAdd | Kind::PasskeySignIn => Duration::minutes(5),
        Kind::SignOn => Duration::minutes(10),
    }
}

/// Keeps what an answer will be compared with; gives the token that it is found by.
pub async fn begin(db: &Database, kind: Kind, state: &impl Serialize, now: DateTime<Utc>) -> Result<String, ApiError> {
    let token = new_token();
    let state = serde_json::to_string(state).map_err(ApiError::internal)?;
    execute!(
        db.writer_with(Durability::Relaxed),
        "insert into security_ceremony (token_hash, kind, state_json, ends_at) values ($1, $2, $3, $4)",
        token_hash(&token),
        kind.word(),
        state,
        now + within(kind)
    )
    .await?;
    Ok(token)
}

/// Takes it, whatever becomes of the answer: nobody answers twice. Nothing when there is no such, or not any more.
pub async fn take<T: DeserializeOwned>(
    db: &Database,
    kind: Kind,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<T>, ApiError> {
    let row = fetch_optional!(
        db.writer_with(Durability::Full),
        (String, DateTime<Utc>),
        "delete from security_ceremony where token_hash = $1 and kind = $2 returning state_json, ends_at",
        token_hash(token),
        kind.word()
    );
    let state = row.await?.filter(|(_, ends_at)| now < *ends_at).map(|(state, _)| state);
    state.map(|state| serde_json::from_str(&state)).transpose().map_err(ApiError::internal)
}

/// Erases those that nobody answered, at most so many at once; gives how many.
pub async fn erase(db: &Database, now: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_ceremony where token_hash in
                 (select token_hash from security_ceremony where ends_at < $1 order by ends_at limit $2)";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql, now, limit).await?)
}
