//! Orders as they came.

use crate::problem::OpsRefusal;
use crate::store::customers::shortened;
use crate::wire::{OrderAnswer, OrderFile, OrderLine, OrderPage, PlaceOrder};
use chrono::{DateTime, Utc};
use weblys_db::{Database, JsonText, fetch_all, fetch_one, fetch_optional};

/// Orders on a page.
const PAGE: i64 = 50;

#[derive(sqlx::FromRow)]
struct OrderRow {
    payload: JsonText<PlaceOrder>,
    answer: JsonText<OrderAnswer>,
    received_at: DateTime<Utc>,
}

/// An order by the caller's number.
pub(crate) async fn one(db: &Database, order_number: &str) -> Result<OrderFile, OpsRefusal> {
    let sql = "select payload, answer, received_at from procable_order where order_number = $1";
    let row = fetch_optional!(db, OrderRow, sql, order_number).await?.ok_or(OpsRefusal::NotFound("order"))?;
    let JsonText(mut order) = row.payload;
    for secret in [&mut order.payment.iban, &mut order.payment.card.card_token].into_iter().flatten() {
        *secret = shortened(secret);
    }
    Ok(OrderFile { order, answer: row.answer.0, received_at: row.received_at })
}

/// A page of orders, counted from 1, the latest first.
pub(crate) async fn page(db: &Database, page: u32) -> Result<OrderPage, OpsRefusal> {
    let sql = "select order_number, customer_number, contract_number, received_at from procable_order
               order by received_at desc, order_number desc limit $1 offset $2";
    let offset = i64::from(page.saturating_sub(1)) * PAGE;
    let orders = fetch_all!(db, OrderLine, sql, PAGE, offset).await?;
    let (total,) = fetch_one!(db, (i64,), "select count(*) from procable_order").await?;
    Ok(OrderPage { page, total, orders })
}
