//! Documents: written once, read by who holds their key.

use crate::auth::{hex, new_token};
use crate::error::ApiError;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use weblys_db::{Session, execute, fetch_all, fetch_optional};
use weblys_orders::CartId;
use weblys_orders::cart::IssuedSummary;

/// A document to be kept.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// `contract_summary`, `order_confirmation`, `sepa_mandate`, `withdrawal_form`.
    pub kind: &'static str,
    /// The name of its file.
    pub file_name: String,
    /// Its content, HTML.
    pub content: String,
}

/// A document as kept.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StoredDocument {
    /// Its id.
    pub document_id: Uuid,
    /// What it is.
    pub kind: String,
    /// The secret of links to it.
    pub link_key: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// The name of its file.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
    /// Its content.
    pub content: String,
}

/// Keeps a document of a cart, and says where it is.
pub async fn insert(
    mut on: impl Session,
    cart_id: CartId,
    document: &NewDocument,
    now: DateTime<Utc>,
) -> Result<IssuedSummary, ApiError> {
    let issued = IssuedSummary {
        document_id: Uuid::now_v7(),
        sha256: hex(&Sha256::digest(document.content.as_bytes())),
        key: new_token(),
    };
    execute!(
        on,
        "insert into orders_document
           (document_id, kind, cart_id, link_key, sha256, file_name, media_type, content, issued_at)
         values ($1, $2, $3, $4, $5, $6, 'text/html; charset=utf-8', $7, $8)",
        issued.document_id,
        document.kind,
        cart_id.uuid(),
        &issued.key,
        &issued.sha256,
        &document.file_name,
        &document.content,
        now
    )
    .await?;
    Ok(issued)
}

/// A document by its id. Whoever asks must also hold its key.
pub async fn by_id(mut on: impl Session, document_id: Uuid) -> Result<Option<StoredDocument>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredDocument,
        "select document_id, kind, link_key, sha256, file_name, media_type, content
         from orders_document where document_id = $1",
        document_id
    )
    .await?)
}

/// The documents of a cart and of its order, the oldest first.
pub async fn of_cart(mut on: impl Session, cart_id: CartId) -> Result<Vec<StoredDocument>, ApiError> {
    Ok(fetch_all!(
        on,
        StoredDocument,
        "select document_id, kind, link_key, sha256, file_name, media_type, content
         from orders_document where cart_id = $1 order by document_id",
        cart_id.uuid()
    )
    .await?)
}
