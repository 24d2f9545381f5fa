//! Whether this replica lives and may be given work.

use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::atomic::Ordering;
use weblys_api::offer::Stamp;

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

/// `GET /v1/stamp`: what offers are computed from at present.
pub async fn stamp(State(app): State<App>) -> Result<Json<Stamp>, ApiError> {
    app.stamp().map(Json)
}
