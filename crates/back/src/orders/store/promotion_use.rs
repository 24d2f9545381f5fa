//! Which orders promotions with a limit have lowered (EXP-23).

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use weblys_catalog::model::PromotionCode;
use weblys_db::{Database, Session, Tx, execute, fetch_all, fetch_one};
use weblys_orders::OrderId;

/// The uses of one customer.
pub const OF_CUSTOMER: &str =
    "select promotion, count(*) from orders_promotion_use where customer_hash = $1 group by promotion";

/// How often each was used. There are as many rows as promotions that ever had a limit.
pub async fn counts(db: &Database) -> Result<HashMap<PromotionCode, u64>, ApiError> {
    let rows = fetch_all!(db, (String, i64), "select promotion, used from orders_promotion_count").await?;
    Ok(by_code(rows))
}

/// How often one customer used each.
pub async fn counts_of(mut on: impl Session, customer_hash: &str) -> Result<HashMap<PromotionCode, u64>, ApiError> {
    Ok(by_code(fetch_all!(on, (String, i64), OF_CUSTOMER, customer_hash).await?))
}

fn by_code(rows: Vec<(String, i64)>) -> HashMap<PromotionCode, u64> {
    let read = |(code, used): (String, i64)| Some((PromotionCode::parse(&code).ok()?, u64::try_from(used).ok()?));
    rows.into_iter().filter_map(read).collect()
}

/// Counts one use more, if that is not above the most; says whether. Others who use the same promotion wait for the end
/// of this transaction.
pub async fn count_one(tx: &mut Tx, promotion: &PromotionCode, most: Option<u32>) -> Result<bool, ApiError> {
    let most = most.map_or(i64::MAX, i64::from);
    let counted = execute!(
        tx,
        "insert into orders_promotion_count (promotion, used) values ($1, 1)
         on conflict (promotion) do update set used = orders_promotion_count.used + 1
         where orders_promotion_count.used < $2",
        promotion.as_str(),
        most
    )
    .await?;
    Ok(counted > 0)
}

/// How often a customer used one; asked in the transaction that counts it.
pub async fn used_by(tx: &mut Tx, promotion: &PromotionCode, customer_hash: &str) -> Result<u64, ApiError> {
    let sql = "select count(*) from orders_promotion_use where customer_hash = $1 and promotion = $2";
    let (used,) = fetch_one!(tx, (i64,), sql, customer_hash, promotion.as_str()).await?;
    Ok(u64::try_from(used).unwrap_or_default())
}

/// Keeps which order it was.
pub async fn insert(
    tx: &mut Tx,
    order_id: OrderId,
    promotion: &PromotionCode,
    customer_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    execute!(
        tx,
        "insert into orders_promotion_use (order_id, promotion, customer_hash, used_at) values ($1, $2, $3, $4)",
        order_id.uuid(),
        promotion.as_str(),
        customer_hash,
        now
    )
    .await?;
    Ok(())
}

/// Gives back what an order used, which was not accepted: one after the other in the order in which orders count them, so
/// that none waits for another that waits for it.
pub async fn give_back(tx: &mut Tx, order_id: OrderId) -> Result<(), ApiError> {
    let sql = "select promotion from orders_promotion_use where order_id = $1";
    let mut used = fetch_all!(&mut *tx, (String,), sql, order_id.uuid()).await?;
    used.sort();
    for (promotion,) in used {
        let sql = "update orders_promotion_count set used = used - 1 where used > 0 and promotion = $1";
        execute!(&mut *tx, sql, promotion).await?;
    }
    execute!(&mut *tx, "delete from orders_promotion_use where order_id = $1", order_id.uuid()).await?;
    Ok(())
}
