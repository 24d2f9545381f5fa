//! Whether this replica lives and may be given work.

use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::atomic::Ordering;

/// `GET /livez`.
pub async fn alive() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `GET /readyz`: no while draining, without a catalogue, or without a database.
pub async fn ready(State(app): State<App>) -> StatusCode {
    let ready =
        !app.draining.load(Ordering::Relaxed) && app.publications.current().is_ok() && app.db.ping().await.is_ok();
    if ready { StatusCode::NO_CONTENT } else { StatusCode::SERVICE_UNAVAILABLE }
}

/// `GET /v1/publication`: the version in force.
pub async fn publication(State(app): State<App>) -> Result<Json<u64>, ApiError> {
    Ok(Json(app.publications.current()?.version()))
}
