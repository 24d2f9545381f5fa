//! Orders.

use crate::auth::Session;
use crate::error::ApiError;
use crate::flows::{calendar, submit};
use crate::orders::store::order::StoredOrder;
use crate::orders::{store, wire};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use weblys_api::order::{OrderView, PlaceOrder};
use weblys_orders::OrderNumber;

/// The secret of a link.
#[derive(Debug, Deserialize)]
pub struct Key {
    #[serde(default)]
    key: String,
}

impl Key {
    /// Whether it opens what this secret locks; compared in constant time.
    pub fn opens(&self, secret: &str) -> bool {
        bool::from(self.key.as_bytes().ct_eq(secret.as_bytes()))
    }
}

/// `POST /v1/cart/order`: the button that obliges to pay (SSH-15).
pub async fn place(
    State(app): State<App>,
    session: Session,
    Json(place): Json<PlaceOrder>,
) -> Result<Json<OrderView>, ApiError> {
    let stored = submit::order(&app, &session, &place).await?;
    view(&app, &stored).await.map(Json)
}

/// `GET /v1/orders/{order_number}`. A wrong key and a wrong number are answered alike.
pub async fn show(
    State(app): State<App>,
    Path(order_number): Path<String>,
    Query(key): Query<Key>,
) -> Result<Json<OrderView>, ApiError> {
    OrderNumber::parse(&order_number).map_err(|_| ApiError::NotFound("order"))?;
    let stored = store::order::by_number(&app.db, &order_number).await?;
    let stored = stored.filter(|stored| key.opens(&stored.order.key)).ok_or(ApiError::NotFound("order"))?;
    view(&app, &stored).await.map(Json)
}

async fn view(app: &App, stored: &StoredOrder) -> Result<OrderView, ApiError> {
    let snapshot = app.publications.version(&app.db, stored.order.cart.publication).await?;
    let mut view = wire::order::view(app, &stored.order, &snapshot)?;
    if let Some(delivery) = view.delivery.as_mut().filter(|delivery| delivery.pickup_point.is_some()) {
        let why = crate::adapters::operator_system::Purpose::default();
        if let Ok(shops) = calendar::shops(app, &why).await {
            wire::delivery::with_shops(delivery, &shops);
        }
    }
    Ok(view)
}
