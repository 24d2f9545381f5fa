//! Customers' files.

use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store::customers as store;
use crate::wire::{ContractFile, CustomerFile};
use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

/// `GET /v1/customers/{number}`
pub(crate) async fn one(State(app): State<App>, Path(number): Path<String>) -> Result<Json<CustomerFile>, OpsRefusal> {
    Ok(Json(store::one(&app.db, &number).await?))
}

/// `GET /v1/contracts/{number}`
pub(crate) async fn contract(
    State(app): State<App>,
    Path(number): Path<String>,
) -> Result<Json<ContractFile>, OpsRefusal> {
    Ok(Json(store::contract(&app.db, &number).await?))
}

/// `GET /v1/customers/{number}/equipment`
pub(crate) async fn equipment(State(app): State<App>, Path(number): Path<String>) -> Result<Json<Value>, OpsRefusal> {
    Ok(Json(json!({ "equipment": store::equipment(&app.db, &number).await? })))
}

/// `GET /v1/customers/{number}/service-calls`
pub(crate) async fn service_calls(
    State(app): State<App>,
    Path(number): Path<String>,
) -> Result<Json<Value>, OpsRefusal> {
    Ok(Json(json!({ "service_calls": store::service_calls(&app.db, &number).await? })))
}
