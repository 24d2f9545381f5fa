//! Shops.

use crate::problem::OpsRefusal;
use crate::wire::PickupPoint;
use weblys_db::{Database, Durability, JsonText, Tx, bulk_insert, execute, fetch_all, fetch_optional};

/// All shops, in the order in which they are shown.
pub(crate) async fn all(db: &Database) -> Result<Vec<PickupPoint>, OpsRefusal> {
    let rows =
        fetch_all!(db, (JsonText<PickupPoint>,), "select content from procable_pickup_point order by position").await?;
    Ok(rows.into_iter().map(|(JsonText(point),)| point).collect())
}

/// Replaces all shops.
pub(crate) async fn replace(db: &Database, points: &[PickupPoint]) -> Result<(), OpsRefusal> {
    let rows: Vec<(i64, &PickupPoint)> = (0..).zip(points).collect();
    let mut tx = db.begin(Durability::Full).await?;
    execute!(&mut tx, "delete from procable_pickup_point").await?;
    let inserted = bulk_insert!(
        &mut tx,
        "insert into procable_pickup_point (code, position, content)",
        &rows,
        |row| &row.1.code,
        row.0,
        JsonText(row.1)
    );
    inserted.await?;
    Ok(tx.commit().await?)
}

/// Whether there is such a shop.
pub(crate) async fn exists(tx: &mut Tx, code: &str) -> Result<bool, OpsRefusal> {
    let sql = "select code from procable_pickup_point where code = $1";
    Ok(fetch_optional!(tx, (String,), sql, code).await?.is_some())
}
