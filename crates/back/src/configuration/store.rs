//! Packages as rows.

use super::package::Settings;
use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::configuration::{PackageOrigin, PackageRow, Part};
use weblys_db::{Database, JsonText, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// The newest so many are kept.
const MOST_KEPT: i64 = 100;

/// A package with what is in it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// What a list shows of it.
    pub row: PackageRow,
    /// Its small parts.
    pub settings: Settings,
    /// Its catalogue.
    pub catalogue: Packed,
}

/// The catalogue of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packed {
    /// It has none.
    None,
    /// A publication of ours, which never changes.
    Publication(i64),
    /// What came with its file, as JSON.
    Content(String),
}

#[derive(sqlx::FromRow)]
struct Record {
    package_id: Uuid,
    name: String,
    origin: String,
    parts: JsonText<Vec<Part>>,
    made_at: DateTime<Utc>,
    made_by: String,
    applied_at: Option<DateTime<Utc>>,
    applied_by: String,
}

impl Record {
    fn read(self) -> Result<PackageRow, ApiError> {
        Ok(PackageRow {
            package_id: self.package_id,
            name: self.name,
            origin: PackageOrigin::parse(&self.origin).ok_or_else(|| ApiError::internal("a package's origin"))?,
            parts: self.parts.0,
            made_at: self.made_at,
            made_by: self.made_by,
            applied_at: self.applied_at,
            applied_by: self.applied_by,
        })
    }
}

/// Packages, the newest first, and how many there are.
pub async fn list(db: &Database, limit: i64, offset: i64) -> Result<(Vec<PackageRow>, i64), ApiError> {
    let sql = "select package_id, name, origin, parts, made_at, made_by, applied_at, applied_by
               from configuration_package order by made_at desc, package_id desc limit $1 offset $2";
    let rows = fetch_all!(db, Record, sql, limit, offset).await?;
    let (total,) = fetch_one!(db, (i64,), "select count(*) from configuration_package").await?;
    Ok((rows.into_iter().map(Record::read).collect::<Result<_, _>>()?, total))
}

/// One of them.
pub async fn by_id(mut on: impl Session, package_id: Uuid) -> Result<Option<Stored>, ApiError> {
    let sql = "select package_id, name, origin, parts, made_at, made_by, applied_at, applied_by
               from configuration_package where package_id = $1";
    let Some(record) = fetch_optional!(on, Record, sql, package_id).await? else { return Ok(None) };
    let sql = "select content, publication, catalogue from configuration_package where package_id = $1";
    let (JsonText(settings), publication, content) =
        fetch_one!(on, (JsonText<Settings>, Option<i64>, Option<String>), sql, package_id).await?;
    let catalogue = match (publication, content) {
        (Some(publication), _) => Packed::Publication(publication),
        (None, Some(content)) => Packed::Content(content),
        (None, None) => Packed::None,
    };
    Ok(Some(Stored { row: record.read()?, settings, catalogue }))
}

/// Keeps a package; one that is there already stays as it is. Of very old ones none stays.
pub async fn insert(tx: &mut Tx, package: &Stored) -> Result<bool, ApiError> {
    let (publication, content) = match &package.catalogue {
        Packed::None => (None, None),
        Packed::Publication(number) => (Some(*number), None),
        Packed::Content(content) => (None, Some(content.as_str())),
    };
    let row = &package.row;
    let rows = execute!(
        &mut *tx,
        "insert into configuration_package
           (package_id, name, origin, parts, content, publication, catalogue, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (package_id) do nothing",
        row.package_id,
        &row.name,
        row.origin.word(),
        JsonText(&row.parts),
        JsonText(&package.settings),
        publication,
        content,
        row.made_at,
        &row.made_by
    )
    .await?;
    let sql = "delete from configuration_package where package_id in
                 (select package_id from configuration_package order by made_at desc, package_id desc
                  limit 1000 offset $1)";
    execute!(&mut *tx, sql, MOST_KEPT).await?;
    Ok(rows == 1)
}

/// Notes that a package was put in force.
pub async fn mark_applied(tx: &mut Tx, package_id: Uuid, at: DateTime<Utc>, by: &str) -> Result<(), ApiError> {
    let sql = "update configuration_package set applied_at = $2, applied_by = $3 where package_id = $1";
    execute!(&mut *tx, sql, package_id, at, by).await.map(drop).map_err(ApiError::from)
}
