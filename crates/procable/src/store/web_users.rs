//! WEB users.

use crate::problem::OpsRefusal;
use crate::wire::{PutWebUser, WebUser};
use chrono::{DateTime, Utc};
use weblys_db::{Database, Durability, JsonText, Session, bulk_insert, execute, fetch_all, fetch_optional};

#[derive(sqlx::FromRow)]
struct WebUserRow {
    login: String,
    name: String,
    email: Option<String>,
    profiles: JsonText<Vec<String>>,
    is_active: bool,
    changed_at: DateTime<Utc>,
    version: i64,
}

impl From<WebUserRow> for WebUser {
    fn from(row: WebUserRow) -> Self {
        Self {
            login: row.login,
            name: row.name,
            email: row.email,
            profiles: row.profiles.0,
            is_active: row.is_active,
            changed_at: row.changed_at,
            version: row.version,
        }
    }
}

/// At most so many after a login, of those changed since an instant.
pub(crate) async fn page(
    db: &Database,
    after: &str,
    since: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<WebUser>, OpsRefusal> {
    let sql = "select login, name, email, profiles, is_active, changed_at, version from procable_web_user
               where login > $1 and changed_at >= $2 order by login limit $3";
    let rows = fetch_all!(db, WebUserRow, sql, after, since, limit).await?;
    Ok(rows.into_iter().map(WebUser::from).collect())
}

/// One of them.
pub(crate) async fn one(mut on: impl Session, login: &str) -> Result<Option<WebUser>, OpsRefusal> {
    let sql = "select login, name, email, profiles, is_active, changed_at, version from procable_web_user
               where login = $1";
    Ok(fetch_optional!(on, WebUserRow, sql, login).await?.map(WebUser::from))
}

/// Keeps a new user or a changed one, if he is still as he was read. Sent twice, it changes nothing.
pub(crate) async fn put(
    db: &Database,
    login: &str,
    put: &PutWebUser,
    now: DateTime<Utc>,
) -> Result<WebUser, OpsRefusal> {
    let mut tx = db.begin(Durability::Full).await?;
    let present = one(&mut tx, login).await?;
    if let Some(present) = present.as_ref().filter(|present| put.is_kept(present)) {
        return Ok(present.clone());
    }
    if present.as_ref().map(|present| present.version) != put.version {
        return Err(OpsRefusal::WebUserChanged);
    }
    let rows = execute!(
        &mut tx,
        "insert into procable_web_user (login, name, email, profiles, is_active, changed_at, version)
         values ($1, $2, $3, $4, $5, $6, 1)
         on conflict (login) do update set name = excluded.name, email = excluded.email, profiles = excluded.profiles,
           is_active = excluded.is_active, changed_at = excluded.changed_at, version = procable_web_user.version + 1
         where procable_web_user.version = $7",
        login,
        &put.name,
        put.email.as_deref(),
        JsonText(&put.profiles),
        put.is_active,
        now,
        put.version.unwrap_or(0)
    )
    .await?;
    if rows != 1 {
        return Err(OpsRefusal::WebUserChanged);
    }
    let kept = one(&mut tx, login).await?.ok_or(OpsRefusal::NotFound("WEB user"))?;
    tx.commit().await?;
    Ok(kept)
}

/// Takes a user away; false when there is none.
pub(crate) async fn remove(db: &Database, login: &str) -> Result<bool, OpsRefusal> {
    Ok(execute!(db, "delete from procable_web_user where login = $1", login).await? == 1)
}

/// Adds those that are not there yet.
pub(crate) async fn add(db: &Database, users: &[WebUser]) -> Result<(), OpsRefusal> {
    let mut tx = db.begin(Durability::Full).await?;
    let added = bulk_insert!(
        &mut tx,
        "insert into procable_web_user (login, name, email, profiles, is_active, changed_at, version)",
        users,
        |user| &user.login, &user.name, user.email.as_deref(), JsonText(&user.profiles), user.is_active, user.changed_at,
        user.version;
        "on conflict do nothing"
    );
    added.await?;
    Ok(tx.commit().await?)
}
