//! Kept documents: as they were issued, and as PDF.

use super::order::Key;
use crate::error::ApiError;
use crate::flows::submit;
use crate::orders::store;
use crate::orders::store::document::StoredDocument;
use crate::press;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;
use weblys_api::order::DocumentContent;

/// The form wanted.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    format: Format,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Format {
    /// The kept HTML with what is known of it, as JSON.
    #[default]
    Html,
    /// The same words as a tagged PDF, alone.
    Pdf,
}

/// `GET /v1/documents/{document_id}`: the kept HTML, or with `format=pdf` the same words as PDF (AC-7). A wrong key and
/// a wrong id are answered alike.
pub async fn show(
    State(app): State<App>,
    Path(document_id): Path<Uuid>,
    Query(key): Query<Key>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, ApiError> {
    let stored = store::document::by_id(&app.db, document_id).await?;
    let stored = stored.filter(|stored| key.opens(&stored.link_key)).ok_or(ApiError::NotFound("document"))?;
    match wanted.format {
        Format::Html => Ok(Json(content(stored)?).into_response()),
        Format::Pdf => pdf(&app, &stored).await,
    }
}

fn content(stored: StoredDocument) -> Result<DocumentContent, ApiError> {
    Ok(DocumentContent {
        kind: submit::document_kind(&stored.kind).ok_or(ApiError::NotFound("document"))?,
        file_name: stored.file_name,
        media_type: stored.media_type,
        content: stored.content,
    })
}

async fn pdf(app: &App, stored: &StoredDocument) -> Result<Response, ApiError> {
    let pdf = app.press.pdf(stored).await?;
    let name = format!("attachment; filename=\"{}\"", press::file_name(stored));
    Ok(([(CONTENT_TYPE, press::MEDIA_TYPE.to_owned()), (CONTENT_DISPOSITION, name)], pdf.to_vec()).into_response())
}
