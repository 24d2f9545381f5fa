//! Orders: taken once, read as often as wanted.

use crate::faults::Operation;
use crate::problem::OpsRefusal;
use crate::state::{App, ServiceList};
use crate::store;
use crate::store::orders::Taken;
use crate::wire::{OrderFile, OrderPage, PlaceOrder};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

/// `POST /v1/orders` with `Idempotency-Key`: 201 when the work is done now, 200 when it was done before.
pub(crate) async fn place(State(app): State<App>, headers: HeaderMap, body: String) -> Result<Response, OpsRefusal> {
    let key = idempotency_key(&headers)?;
    let order: PlaceOrder = serde_json::from_str(&body)?;
    let afterwards = app.faults.before(Operation::PlaceOrder).await?;
    check(&order)?;
    let services = known_services(&app, &order).await?;
    let answer = match store::orders::place(&app, key, &order, &services).await? {
        Taken::New(answer) => (StatusCode::CREATED, Json(answer)).into_response(),
        Taken::Again(answer) => (StatusCode::OK, Json(answer)).into_response(),
    };
    Ok(afterwards.answer(answer))
}

fn idempotency_key(headers: &HeaderMap) -> Result<&str, OpsRefusal> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    key.filter(|key| (1..=100).contains(&key.len())).ok_or(OpsRefusal::KeyMissing)
}

fn check(order: &PlaceOrder) -> Result<(), OpsRefusal> {
    let faults = [
        (order.order_number.trim().is_empty(), "the order number"),
        (order.customer.family_name.trim().is_empty(), "the family name"),
        (order.dwelling_id.trim().is_empty(), "the dwelling"),
        (order.services.is_empty(), "at least one service"),
        (order.services.iter().any(|service| !(1..=99).contains(&service.quantity)), "quantities from 1 to 99"),
        (
            !matches!(order.delivery.kind.as_str(), "appointment" | "shipment" | "pickup" | "remote"),
            "the kind of delivery",
        ),
        (order.delivery.kind == "pickup" && order.delivery.pickup_point.is_none(), "the pick-up point"),
        (!matches!(order.payment.method.as_str(), "invoice" | "direct_debit" | "card"), "the method of payment"),
        (order.payment.method == "direct_debit" && order.payment.iban.is_none(), "the account to be debited"),
        (order.payment.method == "card" && order.payment.card.card_token.is_none(), "the card's token"),
    ];
    match faults.into_iter().find(|(missing, _)| *missing) {
        Some((_, what)) => Err(OpsRefusal::Incomplete(what)),
        None => Ok(()),
    }
}

/// The services, read again once before one is called unknown.
async fn known_services(app: &App, order: &PlaceOrder) -> Result<Arc<ServiceList>, OpsRefusal> {
    let unknown = |services: &ServiceList| {
        order.services.iter().find(|ordered| !services.contains_key(&ordered.code)).map(|ordered| ordered.code.clone())
    };
    let services = app.services();
    if unknown(&services).is_none() {
        return Ok(services);
    }
    let services = app.reload_services().await?;
    match unknown(&services) {
        Some(code) => Err(OpsRefusal::UnknownService(code)),
        None => Ok(services),
    }
}

/// `GET /v1/orders/{order_number}`
pub(crate) async fn one(
    State(app): State<App>,
    Path(order_number): Path<String>,
) -> Result<Json<OrderFile>, OpsRefusal> {
    Ok(Json(store::orders::one(&app.db, &order_number).await?))
}

/// Which page.
#[derive(Debug, Deserialize)]
pub(crate) struct PageQuery {
    #[serde(default = "first")]
    page: u32,
}

const fn first() -> u32 {
    1
}

/// `GET /v1/orders?page=1`
pub(crate) async fn list(
    State(app): State<App>,
    Query(query): Query<PageQuery>,
) -> Result<Json<OrderPage>, OpsRefusal> {
    Ok(Json(store::orders::page(&app.db, query.page.max(1)).await?))
}
