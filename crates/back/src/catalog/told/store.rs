//! What the operator system told of its services, in the database.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_catalog::told::Told;
use weblys_db::{Database, Durability, Session, execute, fetch_optional};

/// What was told last.
#[derive(Debug)]
pub struct Kept {
    pub version: i64,
    pub read_at: DateTime<Utc>,
    content: String,
}

impl Kept {
    /// What it says. It may be long: it is read beside the threads that answer.
    ///
    /// # Errors
    /// When another version of this program kept it.
    pub fn told(&self) -> Result<Told, ApiError> {
        serde_json::from_str(&self.content).map_err(ApiError::internal)
    }
}

/// What was told last.
pub async fn last(mut on: impl Session) -> Result<Option<Kept>, ApiError> {
    let sql = "select version, read_at, content from catalog_told";
    let found = fetch_optional!(on, (i64, DateTime<Utc>, String), sql).await?;
    Ok(found.map(|(version, read_at, content)| Kept { version, read_at, content }))
}

/// Keeps what is told, as JSON, in the place of what was told before.
pub async fn keep(db: &Database, content: &str, now: DateTime<Utc>) -> Result<(), ApiError> {
    execute!(
        db.writer_with(Durability::Full),
        "insert into catalog_told (told, content, read_at, version) values ('services', $1, $2, 1)
         on conflict (told) do update set content = excluded.content, read_at = excluded.read_at,
           version = catalog_told.version + 1",
        content,
        now
    )
    .await?;
    Ok(())
}
