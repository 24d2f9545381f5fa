//! What publications changed, in the database.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_api::catalogue::{CatalogueChange, CatalogueField, PublicationRow};
use weblys_api::things::ThingChange;
use weblys_db::{Database, Tx, bulk_insert, execute, fetch_all, fetch_one, fetch_optional};

/// The changes of one thing, the newest first.
pub const OF_THING: &str =
    "select h.publication, p.origin, p.restored, p.published_by, p.published_at, h.kind, h.fields
     from catalog_history h join catalog_publication p on p.publication = h.publication
     where h.sheet = $1 and h.item = $2 order by h.publication desc limit $3 offset $4";

/// The oldest publication of which nothing is noted yet, and the one before it, if there is one.
pub async fn next(db: &Database) -> Result<Option<(i64, Option<i64>)>, ApiError> {
    let sql = "select publication from catalog_publication where is_noted = false order by publication limit 1";
    let Some((publication,)) = fetch_optional!(db, (i64,), sql).await? else { return Ok(None) };
    let sql = "select max(publication) from catalog_publication where publication < $1";
    let (before,) = fetch_one!(db, (Option<i64>,), sql, publication).await?;
    Ok(Some((publication, before)))
}

/// How many publications nothing is noted of yet.
pub async fn waiting(db: &Database) -> Result<i64, ApiError> {
    let (count,) = fetch_one!(db, (i64,), "select count(*) from catalog_publication where is_noted = false").await?;
    Ok(count)
}

/// Marks a publication as noted; whether nobody had.
pub async fn mark(tx: &mut Tx, publication: i64) -> Result<bool, ApiError> {
    let sql = "update catalog_publication set is_noted = true where publication = $1 and is_noted = false";
    Ok(execute!(tx, sql, publication).await? > 0)
}

/// Keeps what a publication changed.
pub async fn insert(tx: &mut Tx, publication: i64, changes: &[CatalogueChange]) -> Result<(), ApiError> {
    let fields = |change: &CatalogueChange| serde_json::to_string(&change.fields).map_err(ApiError::internal);
    let rows = changes.iter().map(|change| Ok((change, fields(change)?))).collect::<Result<Vec<_>, ApiError>>()?;
    bulk_insert!(
        tx,
        "insert into catalog_history (publication, sheet, item, kind, fields)",
        &rows,
        |row| publication,
        row.0.sheet.clone(),
        row.0.item.clone(),
        row.0.kind.clone(),
        row.1.clone()
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    publication: i64,
    origin: String,
    restored: Option<i64>,
    published_by: String,
    published_at: DateTime<Utc>,
    kind: String,
    fields: String,
}

impl Row {
    fn read(self) -> Result<ThingChange, ApiError> {
        let fields: Vec<CatalogueField> = serde_json::from_str(&self.fields).map_err(ApiError::internal)?;
        let Self { publication, origin, restored, published_by, published_at, kind, .. } = self;
        let publication = PublicationRow { publication, origin, restored, published_by, published_at };
        Ok(ThingChange { publication, kind, fields })
    }
}

/// What changed of one thing, and how often it did.
pub async fn of_thing(
    db: &Database,
    (sheet, item): (&str, &str),
    limit: i64,
    offset: i64,
) -> Result<(Vec<ThingChange>, i64), ApiError> {
    let rows = fetch_all!(db, Row, OF_THING, sheet, item, limit, offset).await?;
    let sql = "select count(*) from catalog_history where sheet = $1 and item = $2";
    let (total,) = fetch_one!(db, (i64,), sql, sheet, item).await?;
    Ok((rows.into_iter().map(Row::read).collect::<Result<_, _>>()?, total))
}
