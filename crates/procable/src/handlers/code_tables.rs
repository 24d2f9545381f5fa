//! Code tables.

use crate::faults::Operation;
use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store::code_tables as store;
use crate::wire::{CodeListing, CodeTableListing};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

/// `GET /v1/code-tables`
pub(crate) async fn list(State(app): State<App>) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::ListCodes).await?;
    Ok(afterwards.answer(Json(CodeTableListing { code_tables: store::tables(&app.db).await? })))
}

/// `GET /v1/code-tables/{code}`
pub(crate) async fn one(State(app): State<App>, Path(code): Path<String>) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::ListCodes).await?;
    Ok(afterwards.answer(Json(store::one(&app.db, &code).await?)))
}

/// `PUT /v1/code-tables/{code}`: replaces the table with its codes.
pub(crate) async fn put(
    State(app): State<App>,
    Path(code): Path<String>,
    body: String,
) -> Result<StatusCode, OpsRefusal> {
    let listing: CodeListing = serde_json::from_str(&body)?;
    store::put(&app.db, &code, &listing).await?;
    Ok(StatusCode::NO_CONTENT)
}
