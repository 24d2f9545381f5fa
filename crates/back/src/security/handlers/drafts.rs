//! Drafts of unsaved edits, as FRONT keeps them.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::drafts as flow;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use weblys_api::drafts::{DraftForm, DraftFound, SaveDraft};

fn form(key: &str) -> Result<DraftForm, ApiError> {
    DraftForm::parse(key).ok_or(ApiError::NotFound("form"))
}

/// `GET /v1/staff/drafts/{form}`.
pub async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(key): Path<String>,
) -> Result<Json<DraftFound>, ApiError> {
    flow::find(&app, &signed, &form(&key)?).await.map(Json)
}

/// `PUT /v1/staff/drafts/{form}`.
pub async fn save(
    State(app): State<App>,
    signed: Signed,
    Path(key): Path<String>,
    Json(save): Json<SaveDraft>,
) -> Result<StatusCode, ApiError> {
    flow::save(&app, &signed, &form(&key)?, save).await.map(|()| StatusCode::NO_CONTENT)
}

/// `DELETE /v1/staff/drafts/{form}`.
pub async fn forget(State(app): State<App>, signed: Signed, Path(key): Path<String>) -> Result<StatusCode, ApiError> {
    flow::forget(&app, &signed, &form(&key)?).await.map(|()| StatusCode::NO_CONTENT)
}
