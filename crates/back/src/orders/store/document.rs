//! Documents: written once, read by who holds their key.

use crate::auth::{hex, new_token};
use crate::error::ApiError;
use crate::orders::guarantee_notice;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};
use weblys_db::{Session, bulk_insert, fetch_optional};
use weblys_orders::CartId;
use weblys_orders::cart::IssuedSummary;

/// Every document is a page by itself.
pub const MEDIA_TYPE: &str = "text/html; charset=utf-8";

/// A document to be kept.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// `contract_summary`, `order_confirmation`, `sepa_mandate`, `withdrawal_form`, `general_terms`, `guarantee_notice`,
    /// `guarantee_picture`.
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

impl StoredDocument {
    fn new(document: &NewDocument) -> Self {
        Self {
            document_id: Uuid::now_v7(),
            kind: document.kind.to_owned(),
            link_key: new_token(),
            sha256: hex(&Sha256::digest(document.content.as_bytes())),
            file_name: document.file_name.clone(),
            media_type: MEDIA_TYPE.to_owned(),
            content: document.content.clone(),
        }
    }

    /// A document that is the same for everybody, and at every BACK whenever it starts: its id and key come from the hash.
    #[must_use]
    pub fn standing(kind: &str, file_name: String, media_type: &str, content: String) -> Self {
        let hash = Sha256::digest(content.as_bytes());
        let (id, key) = hash.split_at(16);
        Self {
            document_id: <[u8; 16]>::try_from(id)
                .map_or(Uuid::nil(), |bytes| Builder::from_custom_bytes(bytes).into_uuid()),
            kind: kind.to_owned(),
            link_key: hex(key),
            sha256: hex(&hash),
            file_name,
            media_type: media_type.to_owned(),
            content,
        }
    }

    /// Whether a PDF can be made of it: not of pictures.
    #[must_use]
    pub fn has_pdf(&self) -> bool {
        self.media_type == MEDIA_TYPE && self.kind != guarantee_notice::KIND
    }

    /// Where it is, and what proves it.
    #[must_use]
    pub fn issued(&self) -> IssuedSummary {
        IssuedSummary { document_id: self.document_id, sha256: self.sha256.clone(), key: self.link_key.clone() }
    }
}

/// Keeps documents of a cart.
pub async fn insert_all(
    mut on: impl Session,
    cart_id: CartId,
    documents: &[NewDocument],
    now: DateTime<Utc>,
) -> Result<Vec<StoredDocument>, ApiError> {
    let stored: Vec<StoredDocument> = documents.iter().map(StoredDocument::new).collect();
    bulk_insert!(
        on,
        "insert into orders_document
           (document_id, kind, cart_id, link_key, sha256, file_name, media_type, content, issued_at)",
        &stored,
        |row| row.document_id,
        &row.kind,
        cart_id.uuid(),
        &row.link_key,
        &row.sha256,
        &row.file_name,
        &row.media_type,
        &row.content,
        now
    )
    .await?;
    Ok(stored)
}

/// A document by its id. Whoever asks must also hold its key.
pub async fn by_id(mut on: impl Session, document_id: Uuid) -> Result<Option<StoredDocument>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredDocument,
        "select document_id, kind, link_key, sha256, file_name, media_type, content
         from orders_document where document_id = $1
         union all
         select document_id, kind, link_key, sha256, file_name, media_type, content
         from orders_standing_document where document_id = $1",
        document_id
    )
    .await?)
}
