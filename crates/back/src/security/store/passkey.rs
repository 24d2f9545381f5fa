//! Passkeys of users.

use crate::error::ApiError;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;
use weblys_db::{Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_security::UserId;

/// A passkey as kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id here.
    pub passkey_id: Uuid,
    /// Whose it is.
    pub user_id: UserId,
    /// What he calls it.
    pub name: String,
    /// The key with its counter.
    pub key: Passkey,
    /// When it was added, UTC.
    pub added_at: DateTime<Utc>,
    /// When somebody last signed in by it, UTC.
    pub last_used_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    passkey_id: Uuid,
    user_id: Uuid,
    name: String,
    key_json: String,
    added_at: DateTime<Utc>,
    last_used_at: Option<DateTime<Utc>>,
}

impl Row {
    fn read(self) -> Result<Kept, ApiError> {
        let unreadable = |_| ApiError::internal(format!("passkey {} cannot be read", self.passkey_id));
        Ok(Kept {
            passkey_id: self.passkey_id,
            user_id: UserId::from_uuid(self.user_id),
            key: serde_json::from_str(&self.key_json).map_err(unreadable)?,
            name: self.name,
            added_at: self.added_at,
            last_used_at: self.last_used_at,
        })
    }
}

fn word(credential_id: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(credential_id)
}

/// Keeps a new passkey; false when it is somebody's already.
pub async fn insert(tx: &mut Tx, new: &Kept) -> Result<bool, ApiError> {
    let key = serde_json::to_string(&new.key).map_err(ApiError::internal)?;
    let rows = execute!(
        &mut *tx,
        "insert into security_passkey (passkey_id, credential_id, user_id, name, key_json, added_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        new.passkey_id,
        word(new.key.cred_id()),
        new.user_id.uuid(),
        &new.name,
        key,
        new.added_at
    );
    Ok(rows.await? == 1)
}

/// The passkeys of a user, the oldest first.
pub async fn of_user(mut on: impl Session, user_id: UserId) -> Result<Vec<Kept>, ApiError> {
    let rows = fetch_all!(
        on,
        Row,
        "select passkey_id, user_id, name, key_json, added_at, last_used_at from security_passkey
         where user_id = $1 order by added_at, passkey_id",
        user_id.uuid()
    );
    rows.await?.into_iter().map(Row::read).collect()
}

/// The passkey that an authenticator calls so.
pub async fn by_credential(mut on: impl Session, credential_id: &[u8]) -> Result<Option<Kept>, ApiError> {
    let row = fetch_optional!(
        on,
        Row,
        "select passkey_id, user_id, name, key_json, added_at, last_used_at from security_passkey
         where credential_id = $1",
        word(credential_id)
    );
    row.await?.map(Row::read).transpose()
}

/// Takes note that somebody signed in by it, with its new counter.
pub async fn used(tx: &mut Tx, passkey_id: Uuid, key: &Passkey, now: DateTime<Utc>) -> Result<(), ApiError> {
    let key = serde_json::to_string(key).map_err(ApiError::internal)?;
    let sql = "update security_passkey set key_json = $2, last_used_at = $3 where passkey_id = $1";
    execute!(&mut *tx, sql, passkey_id, key, now).await?;
    Ok(())
}

/// Removes one of a user's passkeys; gives what it was called.
pub async fn remove(tx: &mut Tx, user_id: UserId, passkey_id: Uuid) -> Result<Option<String>, ApiError> {
    let sql = "delete from security_passkey where passkey_id = $1 and user_id = $2 returning name";
    let row = fetch_optional!(&mut *tx, (String,), sql, passkey_id, user_id.uuid()).await?;
    Ok(row.map(|(name,)| name))
}

/// Removes all of a user's passkeys.
pub async fn remove_all(tx: &mut Tx, user_id: UserId) -> Result<(), ApiError> {
    execute!(&mut *tx, "delete from security_passkey where user_id = $1", user_id.uuid()).await?;
    Ok(())
}

/// How many a user has.
pub async fn count(tx: &mut Tx, user_id: UserId) -> Result<i64, ApiError> {
    let sql = "select count(*) from security_passkey where user_id = $1";
    Ok(fetch_one!(&mut *tx, (i64,), sql, user_id.uuid()).await?.0)
}
