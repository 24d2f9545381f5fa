//! Publications in the database.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_api::catalogue::{DraftDue, DraftView, PublicationRow};
use weblys_catalog::Catalogue;
use weblys_db::{Database, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// The newest publication's version; 0 before the first.
pub async fn newest(mut on: impl Session) -> Result<i64, ApiError> {
    let (newest,) =
        fetch_one!(on, (i64,), "select cast(coalesce(max(publication), 0) as bigint) from catalog_publication").await?;
    Ok(newest)
}

/// A catalogue as it is kept.
pub fn read(content: &str) -> Result<Catalogue, ApiError> {
    serde_json::from_str(content).map_err(ApiError::internal)
}

/// The catalogue of a publication, as it is kept.
pub async fn text(db: &Database, publication: i64) -> Result<Option<String>, ApiError> {
    let sql = "select content from catalog_publication where publication = $1";
    Ok(fetch_optional!(db, (String,), sql, publication).await?.map(|(content,)| content))
}

/// The catalogue of a publication, read beside the threads that answer.
pub async fn content(db: &Database, publication: i64) -> Result<Option<Catalogue>, ApiError> {
    let Some(content) = text(db, publication).await? else { return Ok(None) };
    tokio::task::spawn_blocking(move || read(&content)).await.map_err(ApiError::internal)?.map(Some)
}

/// Publications up to one, the oldest first, each with the instant since which it is in force.
pub async fn published_up_to(db: &Database, publication: i64) -> Result<Vec<(i64, DateTime<Utc>)>, ApiError> {
    let sql = "select publication, published_at from catalog_publication where publication <= $1 order by publication";
    Ok(fetch_all!(db, (i64, DateTime<Utc>), sql, publication).await?)
}

/// Keeps a publication: the catalogue as JSON.
pub async fn insert(mut on: impl Session, content: &str, of: &PublicationRow) -> Result<(), ApiError> {
    execute!(
        on,
        "insert into catalog_publication (publication, content, origin, restored, published_by, published_at)
         values ($1, $2, $3, $4, $5, $6)",
        of.publication,
        content,
        &of.origin,
        of.restored,
        &of.published_by,
        of.published_at
    )
    .await?;
    Ok(())
}

/// Publications without their content, the newest first, and how many there are.
pub async fn publications(db: &Database, limit: i64, offset: i64) -> Result<(Vec<PublicationRow>, i64), ApiError> {
    let sql = "select publication, origin, restored, published_by, published_at from catalog_publication
               order by publication desc limit $1 offset $2";
    let rows = fetch_all!(db, (i64, String, Option<i64>, String, DateTime<Utc>), sql, limit, offset).await?;
    let (total,) = fetch_one!(db, (i64,), "select count(*) from catalog_publication").await?;
    let row = |(publication, origin, restored, published_by, published_at)| PublicationRow {
        publication,
        origin,
        restored,
        published_by,
        published_at,
    };
    Ok((rows.into_iter().map(row).collect(), total))
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    version: i64,
    origin: String,
    changed_by: String,
    changed_at: DateTime<Utc>,
    publish_at: Option<DateTime<Utc>>,
    publish_over: Option<i64>,
    publish_by: String,
    publish_missed: String,
}

/// The draft without its content.
pub async fn draft(mut on: impl Session) -> Result<Option<DraftView>, ApiError> {
    let sql = "select version, origin, changed_by, changed_at, publish_at, publish_over, publish_by, publish_missed
               from catalog_draft where content is not null";
    let found = fetch_optional!(on, DraftRow, sql).await?;
    Ok(found.map(|row| DraftView {
        version: row.version,
        origin: row.origin,
        changed_by: row.changed_by,
        changed_at: row.changed_at,
        due: row.publish_at.zip(row.publish_over).map(|(at, over)| DraftDue { at, over, by: row.publish_by }),
        missed: row.publish_missed,
    }))
}

/// Whether the draft is to come into force by now.
pub async fn is_due(mut on: impl Session, now: DateTime<Utc>) -> Result<bool, ApiError> {
    let sql = "select version from catalog_draft where publish_at <= $1";
    Ok(fetch_optional!(on, (i64,), sql, now).await?.is_some())
}

/// When the draft comes into force, over which publication and wanted by whom; or not, and why it did not.
pub async fn set_due(
    tx: &mut Tx,
    due: Option<(DateTime<Utc>, i64)>,
    (by, missed): (&str, &str),
) -> Result<(), ApiError> {
    let (at, over) = due.unzip();
    let sql = "update catalog_draft set publish_at = $1, publish_over = $2, publish_by = $3, publish_missed = $4";
    execute!(&mut *tx, sql, at, over, by, missed).await.map(drop).map_err(ApiError::from)
}

/// The catalogue of the draft, as it is kept, under its version.
pub async fn draft_text(mut on: impl Session) -> Result<Option<(i64, String)>, ApiError> {
    let sql = "select version, content from catalog_draft";
    let (version, content) = fetch_one!(on, (i64, Option<String>), sql).await?;
    Ok(content.map(|content| (version, content)))
}

/// Keeps others from the draft until the end of the transaction.
pub async fn lock_draft(tx: &mut Tx) -> Result<(), ApiError> {
    execute!(&mut *tx, "update catalog_draft set version = version").await.map(drop).map_err(ApiError::from)
}

/// Puts a catalogue, as JSON, in the place of the draft; none throws it away. What was to come into force by itself does
/// not any more: it is another.
pub async fn set_draft(
    tx: &mut Tx,
    content: Option<&str>,
    (origin, by, now): (&str, &str, DateTime<Utc>),
) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "update catalog_draft set content = $1, origin = $2, changed_by = $3, changed_at = $4, version = version + 1,
           publish_at = null, publish_over = null, publish_by = '', publish_missed = ''",
        content,
        origin,
        by,
        now
    )
    .await?;
    Ok(())
}
