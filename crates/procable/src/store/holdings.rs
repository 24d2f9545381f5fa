//! What contracts hold, and customers who were there before.

use crate::numbers::{self, Serials};
use crate::problem::OpsRefusal;
use crate::seed::FormerCustomer;
use crate::wire::{HeldService, Holding};
use chrono::{DateTime, Utc};
use serde_json::json;
use weblys_db::{Database, Durability, JsonText, bulk_insert, fetch_all, fetch_one};

/// Contracts after a number that have not ended.
pub(crate) async fn page(db: &Database, after: &str, limit: i64) -> Result<Vec<Holding>, OpsRefusal> {
    let sql = "select number, signed_at, services from procable_contract
               where number > $1 and state <> 'terminated' order by number limit $2";
    let rows = fetch_all!(db, (String, DateTime<Utc>, JsonText<Vec<HeldService>>), sql, after, limit).await?;
    let holding = |(contract_number, signed_at, services): (String, _, JsonText<_>)| Holding {
        contract_number,
        signed_at,
        services: services.0,
    };
    Ok(rows.into_iter().map(holding).collect())
}

/// How many contracts have not ended.
pub(crate) async fn count(db: &Database) -> Result<i64, OpsRefusal> {
    let sql = "select count(*) from procable_contract where state <> 'terminated'";
    let (count,) = fetch_one!(db, (i64,), sql).await?;
    Ok(count)
}

/// Adds customers with a contract each, all or none.
pub(crate) async fn add(db: &Database, customers: &[FormerCustomer]) -> Result<(), OpsRefusal> {
    let serials = Serials::default();
    let mut rows = Vec::with_capacity(customers.len());
    for one in customers {
        let serial = serials.next(db).await?;
        rows.push((numbers::customer_number(serial), numbers::contract_number(serial), one));
    }
    let mut tx = db.begin(Durability::Full).await?;
    let nothing = json!({});
    bulk_insert!(
        &mut tx,
        "insert into procable_customer (number, given_name, family_name, locale, billing_address, consents,
         password_hash, created_at)",
        &rows,
        |row| &row.0, &row.2.given_name, &row.2.family_name, "fr", JsonText(&nothing), JsonText(&nothing), "",
        row.2.signed_at;
        ""
    )
    .await?;
    bulk_insert!(
        &mut tx,
        "insert into procable_contract (number, customer_number, order_number, grouping_code, sales_channel,
         dwelling_id, installation_address, services, payment, state, signed_at)",
        &rows,
        |row| &row.1, &row.0, "", "RG", "SHOP", "", JsonText(&nothing), JsonText(&row.2.services), JsonText(&nothing),
        "active", row.2.signed_at;
        ""
    )
    .await?;
    Ok(tx.commit().await?)
}
