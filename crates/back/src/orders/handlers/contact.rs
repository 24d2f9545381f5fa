//! Contact requests and statements.

use crate::error::ApiError;
use crate::flows::contact;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use weblys_api::contact::{ContactReceipt, LeaveContact};

/// `POST /v1/contact-requests`.
pub async fn leave(State(app): State<App>, Json(left): Json<LeaveContact>) -> Result<Json<ContactReceipt>, ApiError> {
    let receipt = contact::leave(&app, left).await?;
    Ok(Json(ContactReceipt { reference: receipt.reference, received_at: receipt.received_at }))
}
