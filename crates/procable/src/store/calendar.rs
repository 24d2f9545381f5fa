//! Places taken in slots: held until a time, or booked by an order until the slot is over.

use crate::calendar::Slot;
use crate::problem::OpsRefusal;
use crate::state::App;
use crate::wire::Hold;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use weblys_db::{Database, Durability, Tx, execute, fetch_all, fetch_one, fetch_optional};

#[derive(sqlx::FromRow)]
struct TakenRow {
    slot_id: String,
    taken: i64,
}

/// How many places of each slot of a zone are taken now.
pub(crate) async fn taken(
    db: &Database,
    zone: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<HashMap<String, i64>, OpsRefusal> {
    let sql = "select slot_id, count(*) as taken from procable_hold
               where zone = $1 and starts_at >= $2 and starts_at <= $3 and expires_at > $4 group by slot_id";
    let rows = fetch_all!(db, TakenRow, sql, zone, from, until, now).await?;
    Ok(rows.into_iter().map(|row| (row.slot_id, row.taken)).collect())
}

/// Holds a place under a key, instead of what the key held before.
pub(crate) async fn hold(
    app: &App,
    key: &str,
    slot: &Slot,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Hold, OpsRefusal> {
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    lock(&mut tx, slot).await?;
    if !has_place(app, &mut tx, slot, key, now).await? {
        return Err(OpsRefusal::SlotFull);
    }
    let sql = "insert into procable_hold (hold_key, slot_id, zone, starts_at, ends_at, expires_at)
               values ($1, $2, $3, $4, $5, $6)
               on conflict (hold_key) do update set slot_id = excluded.slot_id, zone = excluded.zone,
               starts_at = excluded.starts_at, ends_at = excluded.ends_at, expires_at = excluded.expires_at
               where procable_hold.order_number is null";
    let rows = execute!(&mut tx, sql, key, &slot.id, &slot.zone, slot.starts_at, slot.ends_at, expires_at).await?;
    if rows == 0 {
        return Err(OpsRefusal::Rejected("an order has booked with this key".to_owned()));
    }
    tx.commit().await?;
    Ok(Hold { slot_id: slot.id.clone(), starts_at: slot.starts_at, ends_at: slot.ends_at, expires_at })
}

/// Gives a held place back; a booked one stays.
pub(crate) async fn release(db: &Database, key: &str) -> Result<(), OpsRefusal> {
    let sql = "delete from procable_hold where hold_key = $1 and order_number is null";
    execute!(db.writer_with(Durability::Relaxed), sql, key).await?;
    Ok(())
}

/// The slot that a key holds or held, if it was not cleared away.
pub(crate) async fn slot_of(tx: &mut Tx, key: &str) -> Result<Option<String>, OpsRefusal> {
    let sql = "select slot_id from procable_hold where hold_key = $1";
    Ok(fetch_optional!(tx, (String,), sql, key).await?.map(|(slot_id,)| slot_id))
}

/// Books a place for an order within its transaction: the one held under the key, else a free one.
pub(crate) async fn book(
    app: &App,
    tx: &mut Tx,
    slot: &Slot,
    (key, order_number): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), OpsRefusal> {
    lock(tx, slot).await?;
    let held = "update procable_hold set order_number = $1, expires_at = ends_at
                where hold_key = $2 and slot_id = $3 and expires_at > $4 and order_number is null";
    if execute!(tx, held, order_number, key, &slot.id, now).await? == 1 {
        return Ok(());
    }
    if !has_place(app, tx, slot, key, now).await? {
        return Err(OpsRefusal::SlotFull);
    }
    let sql = "insert into procable_hold (hold_key, slot_id, zone, starts_at, ends_at, expires_at, order_number)
               values ($1, $2, $3, $4, $5, $6, $7)";
    let key = format!("order/{order_number}");
    execute!(tx, sql, key, &slot.id, &slot.zone, slot.starts_at, slot.ends_at, slot.ends_at, order_number).await?;
    Ok(())
}

/// Lets one transaction at a time count and take the places of a slot. The update changes nothing:
/// it is there for its lock.
async fn lock(tx: &mut Tx, slot: &Slot) -> Result<(), OpsRefusal> {
    let sql = "insert into procable_slot (slot_id) values ($1) on conflict (slot_id) do update set slot_id = $1";
    execute!(tx, sql, &slot.id).await?;
    Ok(())
}

async fn has_place(app: &App, tx: &mut Tx, slot: &Slot, key: &str, now: DateTime<Utc>) -> Result<bool, OpsRefusal> {
    let sql = "select count(*) from procable_hold where slot_id = $1 and expires_at > $2 and hold_key <> $3";
    let (taken,) = fetch_one!(tx, (i64,), sql, &slot.id, now, key).await?;
    Ok(taken < i64::from(app.config.calendar.places(slot)))
}
