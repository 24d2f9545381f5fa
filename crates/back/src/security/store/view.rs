//! Saved views of lists.

use crate::error::ApiError;
use uuid::Uuid;
use weblys_db::{Database, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// A view as kept.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
#[expect(missing_docs, reason = "the columns of the migration, which says what they are")]
pub struct View {
    pub view_id: Uuid,
    pub list: String,
    pub name: String,
    pub query: String,
    pub owner_id: Uuid,
    pub group_id: Option<Uuid>,
}

/// What somebody sees: `$1` who, `$2` a list or empty. Each part is found by an index.
pub const SEEN: &str = "
    select v.view_id, v.list, v.name, v.query, v.owner_id, v.group_id from security_view v
    where v.owner_id = $1 and ($2 = '' or v.list = $2)
    union
    select v.view_id, v.list, v.name, v.query, v.owner_id, v.group_id from security_membership m
    join security_view v on v.group_id = m.group_id
    where m.user_id = $1 and ($2 = '' or v.list = $2)
    order by 3, 1";

/// One's own views and those shared with one's groups, by name.
pub async fn seen(db: &Database, user_id: Uuid, list: &str) -> Result<Vec<View>, ApiError> {
    Ok(fetch_all!(db, View, SEEN, user_id, list).await?)
}

/// One view.
pub async fn by_id(mut on: impl Session, view_id: Uuid) -> Result<Option<View>, ApiError> {
    let sql = "select view_id, list, name, query, owner_id, group_id from security_view where view_id = $1";
    Ok(fetch_optional!(on, View, sql, view_id).await?)
}

/// How many views somebody has.
pub async fn count(tx: &mut Tx, owner_id: Uuid) -> Result<i64, ApiError> {
    let sql = "select count(*) from security_view where owner_id = $1";
    Ok(fetch_one!(&mut *tx, (i64,), sql, owner_id).await?.0)
}

/// Keeps a view; false when it is there already.
pub async fn insert(tx: &mut Tx, view: &View) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "insert into security_view (view_id, list, name, query, owner_id, group_id) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
        view.view_id,
        &view.list,
        &view.name,
        &view.query,
        view.owner_id,
        view.group_id
    );
    Ok(rows.await? == 1)
}

/// Removes a view, also where a list opens with it.
pub async fn remove(tx: &mut Tx, view_id: Uuid) -> Result<bool, ApiError> {
    execute!(&mut *tx, "delete from security_view_default where view_id = $1", view_id).await?;
    Ok(execute!(&mut *tx, "delete from security_view where view_id = $1", view_id).await? == 1)
}

/// The views that somebody's lists open with.
pub async fn defaults(db: &Database, user_id: Uuid) -> Result<Vec<Uuid>, ApiError> {
    let sql = "select view_id from security_view_default where user_id = $1";
    Ok(fetch_all!(db, (Uuid,), sql, user_id).await?.into_iter().map(|(view_id,)| view_id).collect())
}

/// Says with which view a list opens; none: without.
pub async fn set_default(tx: &mut Tx, user_id: Uuid, list: &str, view_id: Option<Uuid>) -> Result<(), ApiError> {
    let Some(view_id) = view_id else {
        let sql = "delete from security_view_default where user_id = $1 and list = $2";
        execute!(&mut *tx, sql, user_id, list).await?;
        return Ok(());
    };
    execute!(
        &mut *tx,
        "insert into security_view_default (user_id, list, view_id) values ($1, $2, $3)
         on conflict (user_id, list) do update set view_id = excluded.view_id",
        user_id,
        list,
        view_id
    )
    .await?;
    Ok(())
}

/// Views that were shared with a group are their makers' alone again.
pub async fn unshare(tx: &mut Tx, group_id: Uuid) -> Result<(), ApiError> {
    execute!(&mut *tx, "update security_view set group_id = null where group_id = $1", group_id).await?;
    Ok(())
}
