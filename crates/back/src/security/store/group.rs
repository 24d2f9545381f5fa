//! Groups and their rights.

use crate::error::ApiError;
use crate::security::store::view;
use std::collections::HashMap;
use uuid::Uuid;
use weblys_db::{Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_security::{Group, GroupId, Origin, RightSet};

#[derive(sqlx::FromRow)]
struct GroupRecord {
    group_id: Uuid,
    code: String,
    name: String,
    origin: String,
    version: i64,
}

/// Every group, by code.
pub async fn all(mut on: impl Session) -> Result<Vec<Group>, ApiError> {
    let sql = "select group_id, right_code from security_group_right";
    let mut rights: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (group_id, right) in fetch_all!(on, (Uuid, String), sql).await? {
        rights.entry(group_id).or_default().push(right);
    }
    let sql = "select group_id, code, name, origin, version from security_group order by code";
    let rows = fetch_all!(on, GroupRecord, sql).await?;
    let read = |row: GroupRecord| {
        Ok(Group {
            group_id: GroupId::from_uuid(row.group_id),
            rights: RightSet::from_codes(rights.remove(&row.group_id).unwrap_or_default()),
            origin: Origin::from_word(&row.origin)
                .ok_or_else(|| ApiError::internal(format!("group {} cannot be read", row.group_id)))?,
            code: row.code,
            name: row.name,
            version: row.version,
        })
    };
    rows.into_iter().map(read).collect()
}

/// How many users are in each group.
pub async fn members(mut on: impl Session) -> Result<HashMap<Uuid, i64>, ApiError> {
    let sql = "select group_id, count(*) from security_membership group by group_id";
    Ok(fetch_all!(on, (Uuid, i64), sql).await?.into_iter().collect())
}

/// How many groups there are.
pub async fn count(mut on: impl Session) -> Result<i64, ApiError> {
    Ok(fetch_one!(on, (i64,), "select count(*) from security_group").await?.0)
}

/// Keeps a new group; false when its code is another's or it is there already.
pub async fn insert(tx: &mut Tx, group: &Group) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "insert into security_group (group_id, code, name, origin, version) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        group.group_id.uuid(),
        &group.code,
        &group.name,
        group.origin.word(),
        group.version
    )
    .await?;
    if rows == 1 {
        put_rights(tx, group).await?;
    }
    Ok(rows == 1)
}

/// Keeps a changed group whose version is one more than what was read; false when somebody was quicker.
pub async fn update(tx: &mut Tx, group: &Group) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "update security_group set code = $2, name = $3, version = $4 where group_id = $1 and version = $4 - 1",
        group.group_id.uuid(),
        &group.code,
        &group.name,
        group.version
    )
    .await?;
    if rows == 1 {
        execute!(&mut *tx, "delete from security_group_right where group_id = $1", group.group_id.uuid()).await?;
        put_rights(tx, group).await?;
    }
    Ok(rows == 1)
}

/// Whether a code is another group's.
pub async fn is_taken(tx: &mut Tx, code: &str, by_other_than: GroupId) -> Result<bool, ApiError> {
    let sql = "select group_id from security_group where code = $1 and group_id <> $2";
    Ok(fetch_optional!(&mut *tx, (Uuid,), sql, code, by_other_than.uuid()).await?.is_some())
}

/// Removes a group of this version with its memberships; false when somebody was quicker.
pub async fn remove(tx: &mut Tx, group_id: GroupId, version: i64) -> Result<bool, ApiError> {
    view::unshare(tx, group_id.uuid()).await?;
    execute!(&mut *tx, "delete from security_membership where group_id = $1", group_id.uuid()).await?;
    execute!(&mut *tx, "delete from security_group_right where group_id = $1", group_id.uuid()).await?;
    let sql = "delete from security_group where group_id = $1 and version = $2";
    Ok(execute!(&mut *tx, sql, group_id.uuid(), version).await? == 1)
}

async fn put_rights(tx: &mut Tx, group: &Group) -> Result<(), ApiError> {
    for right in group.rights.codes() {
        execute!(
            &mut *tx,
            "insert into security_group_right (group_id, right_code) values ($1, $2)",
            group.group_id.uuid(),
            right
        )
        .await?;
    }
    Ok(())
}
