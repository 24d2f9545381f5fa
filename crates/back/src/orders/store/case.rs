//! CASE records.

use crate::error::ApiError;
use uuid::Uuid;
use weblys_db::{Session, execute};
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
