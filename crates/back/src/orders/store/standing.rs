//! Every document that ever was the same for everybody: terms, notices.

use super::document::StoredDocument;
use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_db::{Session, execute, fetch_one, fetch_optional};
use weblys_kernel::Locale;

/// Which one it is, whatever it looks like.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// What it is.
    pub kind: &'a str,
    /// The operator's name of the version; empty: none.
    pub version: &'a str,
    /// The language.
    pub locale: Locale,
    /// SHA-256 of its words.
    pub words_sha256: &'a str,
}

/// The first document with these words that was kept under this version.
///
/// # Errors
/// When the database does not answer.
pub async fn first(mut on: impl Session, named: Named<'_>) -> Result<Option<StoredDocument>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredDocument,
        "select document_id, kind, link_key, sha256, file_name, media_type, content
         from orders_standing_document where kind = $1 and version = $2 and locale = $3 and words_sha256 = $4
         order by kept_at, document_id limit 1",
        named.kind,
        named.version,
        named.locale.tag(),
        named.words_sha256
    )
    .await?)
}

/// How many documents with other words there are under the same version.
///
/// # Errors
/// When the database does not answer.
pub async fn others(mut on: impl Session, named: Named<'_>) -> Result<i64, ApiError> {
    let sql = "select count(*) from orders_standing_document
               where kind = $1 and version = $2 and locale = $3 and words_sha256 <> $4";
    let tag = named.locale.tag();
    let (count,) = fetch_one!(on, (i64,), sql, named.kind, named.version, tag, named.words_sha256).await?;
    Ok(count)
}

/// Keeps a document; one that is kept already stays as it is.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    mut on: impl Session,
    named: Named<'_>,
    document: &StoredDocument,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    execute!(
        on,
        "insert into orders_standing_document (document_id, kind, version, locale, link_key, sha256, words_sha256,
           file_name, media_type, content, kept_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict do nothing",
        document.document_id,
        named.kind,
        named.version,
        named.locale.tag(),
        &document.link_key,
        &document.sha256,
        named.words_sha256,
        &document.file_name,
        &document.media_type,
        &document.content,
        now
    )
    .await?;
    Ok(())
}
