//! Whether the service lives, and whether it can work.

use crate::problem::OpsRefusal;
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;

/// `GET /livez`
pub(crate) async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `GET /readyz`: the database answers.
pub(crate) async fn ready(State(app): State<App>) -> Result<StatusCode, OpsRefusal> {
    app.db.ping().await?;
    Ok(StatusCode::NO_CONTENT)
}
