//! Passwords, second factors and failures of users.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Database, Durability, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_security::{Failures, UserId};

/// How a user proves who he is.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The hash of his password, if he has one.
    pub password_hash: Option<String>,
    /// Whether he must choose another.
    pub must_change: bool,
    /// Failures in a row.
    pub failures: Failures,
    /// The second factor, asked for or only proposed: its secret as [`sealing`](crate::security::sealing) keeps it.
    pub totp: Option<Vec<u8>>,
    /// Whether it is asked for.
    pub totp_confirmed: bool,
    /// The last step that was used.
    pub totp_step: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    password_hash: Option<String>,
    must_change: bool,
    failures: i64,
    last_failure_at: Option<DateTime<Utc>>,
    totp_secret: Option<Vec<u8>>,
    totp_confirmed: bool,
    totp_step: Option<i64>,
}

impl From<Row> for Credential {
    fn from(row: Row) -> Self {
        let count = u32::try_from(row.failures).unwrap_or(u32::MAX);
        Self {
            password_hash: row.password_hash,
            must_change: row.must_change,
            failures: Failures { count, last_at: row.last_failure_at },
            totp: row.totp_secret,
            totp_confirmed: row.totp_confirmed,
            totp_step: row.totp_step,
        }
    }
}

/// The hash of a user's password.
pub async fn password_hash(mut on: impl Session, user_id: UserId) -> Result<Option<String>, ApiError> {
    let sql = "select password_hash from security_credential where user_id = $1";
    Ok(fetch_optional!(on, (Option<String>,), sql, user_id.uuid()).await?.and_then(|(hash,)| hash))
}

/// A user's credential, kept from others until the end of the transaction: tries are counted one after the other.
pub async fn locked(tx: &mut Tx, user_id: UserId) -> Result<Credential, ApiError> {
    let row = fetch_one!(
        &mut *tx,
        Row,
        "update security_credential set failures = failures where user_id = $1
         returning password_hash, must_change, failures, last_failure_at, totp_secret, totp_confirmed, totp_step",
        user_id.uuid()
    );
    Ok(row.await?.into())
}

/// Keeps the failures in a row.
pub async fn set_failures(tx: &mut Tx, user_id: UserId, failures: Failures) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "update security_credential set failures = $2, last_failure_at = $3 where user_id = $1",
        user_id.uuid(),
        i64::from(failures.count),
        failures.last_at
    )
    .await?;
    Ok(())
}

/// Keeps a new password.
pub async fn set_password(tx: &mut Tx, user_id: UserId, hash: &str, must_change: bool) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "update security_credential set password_hash = $2, must_change = $3 where user_id = $1",
        user_id.uuid(),
        hash,
        must_change
    )
    .await?;
    Ok(())
}

/// Proposes a second factor, sealed.
pub async fn propose_totp(tx: &mut Tx, user_id: UserId, sealed: Vec<u8>) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "update security_credential set totp_secret = $2, totp_confirmed = false, totp_step = null
         where user_id = $1",
        user_id.uuid(),
        sealed
    )
    .await?;
    Ok(())
}

/// Takes note of the step of a one-time code that was used, which also confirms the second factor.
pub async fn used_step(tx: &mut Tx, user_id: UserId, step: i64) -> Result<(), ApiError> {
    let sql = "update security_credential set totp_confirmed = true, totp_step = $2 where user_id = $1";
    execute!(&mut *tx, sql, user_id.uuid(), step).await?;
    Ok(())
}

/// The secrets of all second factors, as they are kept.
pub async fn secrets(db: &Database) -> Result<Vec<(UserId, Vec<u8>)>, ApiError> {
    let sql = "select user_id, totp_secret from security_credential where totp_secret is not null";
    let rows = fetch_all!(db, (Uuid, Vec<u8>), sql).await?;
    Ok(rows.into_iter().map(|(user_id, secret)| (UserId::from_uuid(user_id), secret)).collect())
}

/// Keeps a secret sealed in another way, unless it was changed meanwhile.
pub async fn replace_secret(db: &Database, user_id: UserId, kept: &[u8], sealed: &[u8]) -> Result<(), ApiError> {
    let sql = "update security_credential set totp_secret = $3 where user_id = $1 and totp_secret = $2";
    let writer = db.writer_with(Durability::Full);
    execute!(writer, sql, user_id.uuid(), kept.to_vec(), sealed.to_vec()).await?;
    Ok(())
}

/// Removes the second factor with its recovery codes.
pub async fn remove_totp(tx: &mut Tx, user_id: UserId) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "update security_credential set totp_secret = null, totp_confirmed = false, totp_step = null
         where user_id = $1",
        user_id.uuid()
    )
    .await?;
    execute!(&mut *tx, "delete from security_recovery_code where user_id = $1", user_id.uuid()).await?;
    Ok(())
}

/// Keeps the hashes of new recovery codes instead of those before.
pub async fn set_recovery(tx: &mut Tx, user_id: UserId, hashes: &[String]) -> Result<(), ApiError> {
    execute!(&mut *tx, "delete from security_recovery_code where user_id = $1", user_id.uuid()).await?;
    for hash in hashes {
        let sql = "insert into security_recovery_code (user_id, code_hash) values ($1, $2)";
        execute!(&mut *tx, sql, user_id.uuid(), hash).await?;
    }
    Ok(())
}

/// Uses a recovery code up; false when there is no such.
pub async fn use_recovery(tx: &mut Tx, user_id: UserId, hash: &str) -> Result<bool, ApiError> {
    let sql = "delete from security_recovery_code where user_id = $1 and code_hash = $2";
    Ok(execute!(&mut *tx, sql, user_id.uuid(), hash).await? == 1)
}

/// Whether a user has a second factor.
pub async fn has_totp(mut on: impl Session, user_id: Uuid) -> Result<bool, ApiError> {
    let sql = "select totp_confirmed from security_credential where user_id = $1";
    Ok(fetch_optional!(on, (bool,), sql, user_id).await?.is_some_and(|(confirmed,)| confirmed))
}
