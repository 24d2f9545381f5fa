//! Shops where equipment is handed over.

use crate::faults::Operation;
use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store;
use crate::wire::PickupPointList;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// `GET /v1/pickup-points`
pub(crate) async fn list(State(app): State<App>) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::ListShops).await?;
    let pickup_points = store::pickup_points::all(&app.db).await?;
    Ok(afterwards.answer(Json(PickupPointList { pickup_points })))
}

/// `PUT /v1/pickup-points`: replaces them all.
pub(crate) async fn put(State(app): State<App>, body: String) -> Result<StatusCode, OpsRefusal> {
    let list: PickupPointList = serde_json::from_str(&body)?;
    store::pickup_points::replace(&app.db, &list.pickup_points).await?;
    Ok(StatusCode::NO_CONTENT)
}
