//! CASE records.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Database, Session, execute, fetch_all};
use weblys_orders::CaseRecord;

/// Keeps a record.
pub async fn insert(mut on: impl Session, record: &CaseRecord) -> Result<(), ApiError> {
    let facts = serde_json::to_string(&record.facts).map_err(ApiError::internal)?;
    execute!(
        on,
        "insert into orders_case (case_id, kind, channel, subject, recorded_at, facts)
         values ($1, $2, $3, $4, $5, $6)",
        Uuid::now_v7(),
        record.kind.word(),
        &record.channel,
        &record.subject,
        record.at,
        &facts
    )
    .await?;
    Ok(())
}

/// How many records of each kind there are since an instant.
pub async fn counted_since(db: &Database, since: DateTime<Utc>) -> Result<Vec<(String, i64)>, ApiError> {
    let sql = "select kind, count(*) from orders_case where recorded_at >= $1 group by kind";
    Ok(fetch_all!(db, (String, i64), sql, since).await?)
}
