//! Who gave access to whom, by id: a name can be changed. Kept with the entry of the trail that tells of it.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;
use weblys_db::{Database, Durability, Tx, execute, fetch_optional};
use weblys_security::{AuditEntry, UserId};

/// Whether who did this could now sign in as the one that it was done to, or has made him what he is.
fn gives_access(entry: &AuditEntry) -> bool {
    let part = |of: &Option<Value>, name: &str| of.as_ref().map(|value| value[name].clone());
    match entry.action.as_str() {
        "user.make" | "user.reset" | "user.take" | "user.import" | "user.on_behalf" => true,
        "user.change" => {
            ["groups", "state", "login"].iter().any(|name| part(&entry.before, name) != part(&entry.after, name))
        }
        _ => false,
    }
}

/// Takes note of it.
pub async fn note(tx: &mut Tx, entry: &AuditEntry) -> Result<(), ApiError> {
    let Some(giver) = entry.user_id.filter(|_| gives_access(entry)) else { return Ok(()) };
    execute!(
        &mut *tx,
        "insert into security_access (user_id, given_by, given_at)
         select user_id, $1, $2 from security_user where login = $3 and user_id <> $1
         on conflict (user_id, given_by) do update set given_at = excluded.given_at",
        giver.uuid(),
        entry.at,
        &entry.subject
    )
    .await?;
    Ok(())
}

/// Whether one of two got his access from the other since an instant, by way of whomever.
pub async fn depend(db: &Database, one: UserId, other: UserId, since: DateTime<Utc>) -> Result<bool, ApiError> {
    Ok(gave(db, one, other, since).await? || gave(db, other, one, since).await?)
}

async fn gave(db: &Database, giver: UserId, to: UserId, since: DateTime<Utc>) -> Result<bool, ApiError> {
    let sql = "with recursive reached (user_id) as (
                   select user_id from security_access where given_by = $1 and given_at >= $3
                   union
                   select a.user_id from security_access a join reached r on a.given_by = r.user_id
                   where a.given_at >= $3)
               select user_id from reached where user_id = $2 limit 1";
    Ok(fetch_optional!(db, (Uuid,), sql, giver.uuid(), to.uuid(), since).await?.is_some())
}

/// Erases what was given before an instant, at most so many at once; gives how many.
pub async fn erase(db: &Database, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_access where (user_id, given_by) in
                 (select user_id, given_by from security_access where given_at < $1 order by given_at limit $2)";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql, before, limit).await?)
}
