//! The last look at all customers in the database.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_api::base::BaseLook;
use weblys_catalog::coverage::Coverage;
use weblys_catalog::whatif::WhatIf;
use weblys_db::{Session, execute, fetch_optional};

/// A look with its numbers.
#[derive(Debug)]
pub struct Kept {
    /// When it was, and of what.
    pub look: BaseLook,
    /// Numbers by combination.
    pub coverage: Coverage,
    /// Numbers of what the draft changes, if one was tried.
    pub what_if: Option<WhatIf>,
}

#[derive(sqlx::FromRow)]
struct Row {
    publication: i64,
    draft_version: Option<i64>,
    unread: i64,
    began_at: DateTime<Utc>,
    ended_at: DateTime<Utc>,
    coverage: String,
    what_if: Option<String>,
}

/// The last look; none before the first, or where another version of this program kept it.
///
/// # Errors
/// The database's.
pub async fn last(mut on: impl Session) -> Result<Option<Kept>, ApiError> {
    let sql = "select publication, draft_version, unread, began_at, ended_at, coverage, what_if from catalog_base";
    let Some(row) = fetch_optional!(on, Row, sql).await? else { return Ok(None) };
    // Numbers may be many, and are read beside the threads that answer.
    let read = tokio::task::spawn_blocking(move || {
        let what_if = row.what_if.as_deref().map(serde_json::from_str).transpose()?;
        let coverage = serde_json::from_str(&row.coverage)?;
        let Row { publication, draft_version, unread, began_at, ended_at, .. } = row;
        let look = BaseLook { publication, draft_version, began_at, ended_at, unread };
        Ok::<_, serde_json::Error>(Kept { look, coverage, what_if })
    });
    match read.await.map_err(ApiError::internal)? {
        Ok(kept) => Ok(Some(kept)),
        // Another version of this program counted otherwise: the next look heals it.
        Err(error) => {
            tracing::warn!(%error, "the last look at all customers cannot be read");
            Ok(None)
        }
    }
}

/// Keeps a look in the place of the last, unless that began later.
pub async fn keep(mut on: impl Session, kept: &Kept) -> Result<(), ApiError> {
    let coverage = serde_json::to_string(&kept.coverage).map_err(ApiError::internal)?;
    let what_if = kept.what_if.as_ref().map(serde_json::to_string).transpose().map_err(ApiError::internal)?;
    execute!(
        on,
        "insert into catalog_base (base, publication, draft_version, unread, began_at, ended_at, coverage, what_if)
         values ('base', $1, $2, $3, $4, $5, $6, $7)
         on conflict (base) do update set publication = excluded.publication, draft_version = excluded.draft_version,
           unread = excluded.unread, began_at = excluded.began_at, ended_at = excluded.ended_at,
           coverage = excluded.coverage, what_if = excluded.what_if
         where catalog_base.began_at <= excluded.began_at",
        kept.look.publication,
        kept.look.draft_version,
        kept.look.unread,
        kept.look.began_at,
        kept.look.ended_at,
        &coverage,
        what_if.as_deref()
    )
    .await?;
    Ok(())
}
