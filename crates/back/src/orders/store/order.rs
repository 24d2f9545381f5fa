//! Orders.

use crate::error::ApiError;
use weblys_db::{Session, execute, fetch_optional};
use weblys_orders::{CartId, Order, OrderId};

/// An order as stored.
#[derive(Debug, Clone)]
pub struct StoredOrder {
    /// The order.
    pub order: Order,
    /// The version read: a change must name it.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct OrderRow {
    version: i64,
    content: String,
}

impl OrderRow {
    fn read(self) -> Result<StoredOrder, ApiError> {
        let order = serde_json::from_str(&self.content).map_err(ApiError::internal)?;
        Ok(StoredOrder { order, version: self.version })
    }
}

/// Keeps a new order. A second one for the same cart violates a unique key.
pub async fn insert(mut on: impl Session, order: &Order) -> Result<(), ApiError> {
    let content = serde_json::to_string(order).map_err(ApiError::internal)?;
    execute!(
        on,
        "insert into orders_order (order_id, order_number, cart_id, state, version, content, ordered_at)
         values ($1, $2, $3, $4, 1, $5, $6)",
        order.order_id.uuid(),
        order.number.as_str(),
        order.cart.cart_id.uuid(),
        order.state.word(),
        &content,
        order.ordered_at
    )
    .await?;
    Ok(())
}

/// Keeps a change, if nobody else changed the order since.
pub async fn update(mut on: impl Session, order: &Order, version: i64) -> Result<bool, ApiError> {
    let content = serde_json::to_string(order).map_err(ApiError::internal)?;
    let rows = execute!(
        on,
        "update orders_order set state = $1, content = $2, version = version + 1
         where order_id = $3 and version = $4",
        order.state.word(),
        &content,
        order.order_id.uuid(),
        version
    )
    .await?;
    Ok(rows == 1)
}

/// An order by its id.
pub async fn by_id(mut on: impl Session, order_id: OrderId) -> Result<Option<StoredOrder>, ApiError> {
    fetch_optional!(on, OrderRow, "select version, content from orders_order where order_id = $1", order_id.uuid())
        .await?
        .map(OrderRow::read)
        .transpose()
}

/// An order by its number.
pub async fn by_number(mut on: impl Session, number: &str) -> Result<Option<StoredOrder>, ApiError> {
    fetch_optional!(on, OrderRow, "select version, content from orders_order where order_number = $1", number)
        .await?
        .map(OrderRow::read)
        .transpose()
}

/// The order made from a cart.
pub async fn of_cart(mut on: impl Session, cart_id: CartId) -> Result<Option<StoredOrder>, ApiError> {
    fetch_optional!(on, OrderRow, "select version, content from orders_order where cart_id = $1", cart_id.uuid())
        .await?
        .map(OrderRow::read)
        .transpose()
}
