//! Publications in the database.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_catalog::Catalogue;
use weblys_db::{Database, Session, execute, fetch_all, fetch_one, fetch_optional};

/// The newest publication's version; 0 before the first.
pub async fn newest(mut on: impl Session) -> Result<i64, ApiError> {
    let (newest,) =
        fetch_one!(on, (i64,), "select cast(coalesce(max(publication), 0) as bigint) from catalog_publication").await?;
    Ok(newest)
}

/// The catalogue of a publication.
pub async fn content(db: &Database, publication: i64) -> Result<Option<Catalogue>, ApiError> {
    let found =
        fetch_optional!(db, (String,), "select content from catalog_publication where publication = $1", publication)
            .await?;
    found.map(|(content,)| serde_json::from_str(&content).map_err(ApiError::internal)).transpose()
}

/// Publications up to one, the oldest first, each with the instant since which it is in force.
pub async fn published_up_to(db: &Database, publication: i64) -> Result<Vec<(i64, DateTime<Utc>)>, ApiError> {
    let sql = "select publication, published_at from catalog_publication where publication <= $1 order by publication";
    Ok(fetch_all!(db, (i64, DateTime<Utc>), sql, publication).await?)
}

/// Keeps a publication.
pub async fn insert(
    mut on: impl Session,
    publication: i64,
    catalogue: &Catalogue,
    origin: &str,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let content = serde_json::to_string(catalogue).map_err(ApiError::internal)?;
    execute!(
        on,
        "insert into catalog_publication (publication, content, origin, published_at) values ($1, $2, $3, $4)",
        publication,
        &content,
        origin,
        now
    )
    .await?;
    Ok(())
}
