//! Consents to act in a user's name, and the sessions that do.

use crate::error::ApiError;
use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;
use weblys_db::{Session, Tx, execute, fetch_all, fetch_optional};
use weblys_security::UserId;

/// A consent as kept.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
#[expect(missing_docs, reason = "the columns of the migration, which says what they are")]
pub struct Consent {
    pub code_hash: String,
    pub until: DateTime<Utc>,
    pub failures: i64,
}

/// A user's consent.
pub async fn of(mut on: impl Session, user_id: UserId) -> Result<Option<Consent>, ApiError> {
    let sql = "select code_hash, until, failures from security_consent where user_id = $1";
    Ok(fetch_optional!(on, Consent, sql, user_id.uuid()).await?)
}

/// One failure more, which also locks the row: tries come one after the other. None without a consent.
pub async fn tried(tx: &mut Tx, user_id: UserId) -> Result<Option<Consent>, ApiError> {
    let sql = "update security_consent set failures = failures + 1 where user_id = $1
               returning code_hash, until, failures";
    Ok(fetch_optional!(&mut *tx, Consent, sql, user_id.uuid()).await?)
}

/// Keeps a consent in the place of the one before.
pub async fn keep(tx: &mut Tx, user_id: UserId, code_hash: &str, until: DateTime<Utc>) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "insert into security_consent (user_id, code_hash, until, failures) values ($1, $2, $3, 0)
         on conflict (user_id) do update
         set code_hash = excluded.code_hash, until = excluded.until, failures = 0",
        user_id.uuid(),
        code_hash,
        until.trunc_subsecs(6)
    )
    .await?;
    Ok(())
}

/// Takes a consent away.
pub async fn remove(tx: &mut Tx, user_id: UserId) -> Result<bool, ApiError> {
    Ok(execute!(&mut *tx, "delete from security_consent where user_id = $1", user_id.uuid()).await? == 1)
}

/// A session acts in a user's name from now on, under another token; false when the token opens nothing any more.
pub async fn act(
    tx: &mut Tx,
    (from, to): (&str, &str),
    user_id: UserId,
    until: DateTime<Utc>,
) -> Result<bool, ApiError> {
    let sql = "update security_session set token_hash = $2, on_behalf_of = $3, behalf_until = $4 where token_hash = $1";
    Ok(execute!(&mut *tx, sql, from, to, user_id.uuid(), until.trunc_subsecs(6)).await? == 1)
}

/// A session is its own user's again, under another token.
pub async fn stop(tx: &mut Tx, (from, to): (&str, &str)) -> Result<bool, ApiError> {
    let sql = "update security_session set token_hash = $2, on_behalf_of = null, behalf_until = null
               where token_hash = $1 and on_behalf_of is not null";
    Ok(execute!(&mut *tx, sql, from, to).await? == 1)
}

/// Until when a session acts in another's name.
pub async fn until(mut on: impl Session, session_id: Uuid) -> Result<Option<DateTime<Utc>>, ApiError> {
    let sql = "select behalf_until from security_session where session_id = $1";
    let row = fetch_optional!(on, (Option<DateTime<Utc>>,), sql, session_id).await?;
    Ok(row.and_then(|(until,)| until))
}

/// The sessions that act in a user's name, with whose they are.
pub async fn acting(
    mut on: impl Session,
    user_id: UserId,
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, UserId)>, ApiError> {
    let sql = "select session_id, user_id from security_session where on_behalf_of = $1 and behalf_until > $2
               order by created_at";
    let rows = fetch_all!(on, (Uuid, Uuid), sql, user_id.uuid(), now).await?;
    Ok(rows.into_iter().map(|(session_id, user_id)| (session_id, UserId::from_uuid(user_id))).collect())
}
