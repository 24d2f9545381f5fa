//! Who people of the portal are here.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Session, Tx, execute, fetch_optional};
use weblys_security::UserId;

/// The user that a person of the portal is.
pub async fn user_of(mut on: impl Session, issuer: &str, subject: &str) -> Result<Option<UserId>, ApiError> {
    let sql = "select user_id from security_sign_on where issuer = $1 and subject = $2";
    let row = fetch_optional!(on, (Uuid,), sql, issuer, subject).await?;
    Ok(row.map(|(user_id,)| UserId::from_uuid(user_id)))
}

/// Whether a user is somebody of this portal.
pub async fn is_linked(mut on: impl Session, issuer: &str, user_id: UserId) -> Result<bool, ApiError> {
    let sql = "select subject from security_sign_on where user_id = $1 and issuer = $2";
    Ok(fetch_optional!(on, (String,), sql, user_id.uuid(), issuer).await?.is_some())
}

/// A person of the portal is this user from now on.
pub async fn link(
    tx: &mut Tx,
    issuer: &str,
    subject: &str,
    user_id: UserId,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let sql = "insert into security_sign_on (issuer, subject, user_id, linked_at) values ($1, $2, $3, $4)";
    execute!(&mut *tx, sql, issuer, subject, user_id.uuid(), now).await?;
    Ok(())
}
