//! Services and tariffs.

use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store;
use crate::wire::ServiceListing;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;

/// `GET /v1/services`
pub(crate) async fn list(State(app): State<App>) -> Result<Json<ServiceListing>, OpsRefusal> {
    let services = app.reload_services().await?;
    Ok(Json(ServiceListing { services: services.values().cloned().collect() }))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Bulk {
    #[serde(default)]
    replace: bool,
}

/// `PUT /v1/services`: adds or replaces by code; `?replace=true` takes away every other one.
pub(crate) async fn put(
    State(app): State<App>,
    Query(bulk): Query<Bulk>,
    body: String,
) -> Result<StatusCode, OpsRefusal> {
    let listing: ServiceListing = serde_json::from_str(&body)?;
    store::services::put(&app.db, &listing.services, bulk.replace).await?;
    app.reload_services().await?;
    Ok(StatusCode::NO_CONTENT)
}
