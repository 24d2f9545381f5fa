//! Contact requests and statements.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Session, execute, fetch_optional};

/// The receipt of a request.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StoredReceipt {
    /// The number that people quote.
    pub reference: String,
    /// When it was taken.
    pub received_at: DateTime<Utc>,
}

/// Keeps a request; false when the same form was sent before.
pub async fn insert(
    mut on: impl Session,
    receipt: &StoredReceipt,
    idempotency_key: &str,
    kind: &str,
    content: &str,
) -> Result<bool, ApiError> {
    let rows = execute!(
        on,
        "insert into orders_contact (contact_id, reference, idempotency_key, kind, content, received_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (idempotency_key) do nothing",
        Uuid::now_v7(),
        &receipt.reference,
        idempotency_key,
        kind,
        content,
        receipt.received_at
    )
    .await?;
    Ok(rows == 1)
}

/// The receipt of a form that was sent before.
pub async fn by_key(mut on: impl Session, idempotency_key: &str) -> Result<Option<StoredReceipt>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredReceipt,
        "select reference, received_at from orders_contact where idempotency_key = $1",
        idempotency_key
    )
    .await?)
}
