//! Packages as rows.

use super::package::Settings;
use crate::auth::hex;
use crate::error::ApiError;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use weblys_api::configuration::{PackageOrigin, PackageRow, Part};
use weblys_db::{Database, Durability, Engine, JsonText, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// Of ways back the newest so many are kept.
const MOST_BEFORE: i64 = 100;
/// So many that somebody kept or brought there are at most: they are thrown away by hand.
const MOST_MADE: i64 = 200;

/// A package with what is in it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// What a list shows of it.
    pub row: PackageRow,
    /// Its small parts.
    pub settings: Settings,
    /// Its catalogue.
    pub catalogue: Packed,
    /// SHA-256 of all that is in it.
    pub sha256: String,
}

impl Stored {
    /// A package; `content` is the catalogue that came with its file.
    pub fn new(
        row: PackageRow,
        settings: Settings,
        catalogue: Packed,
        content: Option<&str>,
    ) -> Result<Self, ApiError> {
        let text = serde_json::to_string(&settings).map_err(ApiError::internal)?;
        let publication = match catalogue {
            Packed::Publication(number) => number,
            Packed::None | Packed::Brought => 0,
        };
        let mut hash = Sha256::new();
        hash.update(text.as_bytes());
        hash.update(publication.to_be_bytes());
        hash.update(content.unwrap_or_default().as_bytes());
        Ok(Self { row, settings, catalogue, sha256: hex(&hash.finalize()) })
    }
}

/// The catalogue of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// It has none.
    None,
    /// A publication of ours, which never changes.
    Publication(i64),
    /// It came with its file: [`content`] reads it.
    Brought,
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

#[derive(sqlx::FromRow)]
struct Whole {
    #[sqlx(flatten)]
    record: Record,
    content: JsonText<Settings>,
    publication: Option<i64>,
    sha256: String,
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

/// A transaction that sees everything as it is at one instant; to be rolled back.
pub async fn begin_to_look(db: &Database) -> Result<Tx, ApiError> {
    let mut tx = db.begin(Durability::Relaxed).await?;
    if db.engine() == Engine::Postgres {
        execute!(&mut tx, "set transaction isolation level repeatable read").await?;
    }
    Ok(tx)
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
    let sql =
        "select package_id, name, origin, parts, made_at, made_by, applied_at, applied_by, content, publication, sha256
               from configuration_package where package_id = $1";
    let Some(found) = fetch_optional!(on, Whole, sql, package_id).await? else { return Ok(None) };
    let Whole { record, content: JsonText(settings), publication, sha256 } = found;
    let row = record.read()?;
    let catalogue = match publication {
        Some(publication) => Packed::Publication(publication),
        None if row.parts.contains(&Part::Catalogue) => Packed::Brought,
        None => Packed::None,
    };
    Ok(Some(Stored { row, settings, catalogue, sha256 }))
}

/// The catalogue that came with a package's file, as JSON.
pub async fn content(db: &Database, package_id: Uuid) -> Result<Option<String>, ApiError> {
    let sql = "select catalogue from configuration_package where package_id = $1";
    let found = fetch_optional!(db, (Option<String>,), sql, package_id).await?;
    Ok(found.and_then(|(content,)| content))
}

/// Keeps a package; one that is there already stays as it is.
pub async fn insert(tx: &mut Tx, package: &Stored, content: Option<&str>) -> Result<bool, ApiError> {
    let publication = match package.catalogue {
        Packed::Publication(number) => Some(number),
        Packed::None | Packed::Brought => None,
    };
    let row = &package.row;
    let rows = execute!(
        &mut *tx,
        "insert into configuration_package
           (package_id, name, origin, parts, content, publication, catalogue, sha256, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (package_id) do nothing",
        row.package_id,
        &row.name,
        row.origin.word(),
        JsonText(&row.parts),
        JsonText(&package.settings),
        publication,
        content,
        &package.sha256,
        row.made_at,
        &row.made_by
    )
    .await?;
    Ok(rows == 1)
}

/// Whether there is room for another that somebody keeps or brings.
pub async fn has_room(tx: &mut Tx) -> Result<bool, ApiError> {
    let sql = "select count(*) from configuration_package where origin in ('kept', 'brought')";
    Ok(fetch_one!(&mut *tx, (i64,), sql).await?.0 < MOST_MADE)
}

/// Of ways back the oldest go, when there are many; not the one that is taken just now.
pub async fn forget_old(tx: &mut Tx, taken: Uuid) -> Result<(), ApiError> {
    let sql = "delete from configuration_package where package_id <> $2 and package_id in
                 (select package_id from configuration_package where origin = 'before'
                  order by made_at desc, package_id desc limit 1000 offset $1)";
    execute!(&mut *tx, sql, MOST_BEFORE, taken).await.map(drop).map_err(ApiError::from)
}

/// Throws a package away.
pub async fn remove(tx: &mut Tx, package_id: Uuid) -> Result<(), ApiError> {
    execute!(&mut *tx, "delete from configuration_package where package_id = $1", package_id).await?;
    Ok(())
}

/// Notes that a package is put in force, as it was seen; false when it is gone, or another has taken its place.
pub async fn mark_applied(tx: &mut Tx, of: &Stored, at: DateTime<Utc>, by: &str) -> Result<bool, ApiError> {
    let sql = "update configuration_package set applied_at = $3, applied_by = $4 where package_id = $1 and sha256 = $2";
    Ok(execute!(&mut *tx, sql, of.row.package_id, &of.sha256, at, by).await? == 1)
}
