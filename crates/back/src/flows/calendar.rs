//! Free slots of the operator's calendar, asked at most once every few seconds for each zone.
//!
//! The list may be a little old; holding a slot is what decides, and that always asks the operator system.

use crate::adapters::operator_system::{CalendarSlot, OperatorError, Purpose, Shop};
use crate::state::Parts;
use chrono::{DateTime, Duration, Utc};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

const FRESH_SECONDS: i64 = 5;
const SHOPS_FRESH_SECONDS: i64 = 300;

type Slots = Arc<Vec<CalendarSlot>>;
type Shops = Arc<Vec<Shop>>;

/// Slots by zone, and shops, each with the instant of its answer.
#[derive(Debug, Default)]
pub struct CalendarCache {
    slots: Mutex<HashMap<String, (DateTime<Utc>, Slots)>>,
    shops: Mutex<Option<(DateTime<Utc>, Shops)>>,
}

impl CalendarCache {
    /// Forgets a zone: a slot of it was just taken.
    pub fn forget(&self, zone: &str) {
        if let Ok(mut slots) = self.slots.lock() {
            slots.remove(zone);
        }
    }
}

/// Free slots of a zone.
///
/// # Errors
/// When the operator system does not answer and nothing recent is known.
pub async fn slots(app: &Parts, why: &Purpose, zone: &str) -> Result<Slots, OperatorError> {
    let now = app.now();
    let known = app.calendar.slots.lock().ok().and_then(|slots| slots.get(zone).cloned());
    if let Some((at, slots)) = known.filter(|(at, _)| now - *at < Duration::seconds(FRESH_SECONDS)) {
        tracing::trace!(%at, zone, "slots still fresh");
        return Ok(slots);
    }
    let from = app.today().succ_opt().unwrap_or(app.today());
    let answered = app.operator_system.slots(why, zone, from, app.terms().calendar_days).await?;
    let free: Slots = Arc::new(answered.into_iter().filter(|slot| slot.free > 0).collect());
    if let Ok(mut slots) = app.calendar.slots.lock() {
        slots.insert(zone.to_owned(), (now, free.clone()));
    }
    Ok(free)
}

/// Shops where equipment is handed over.
///
/// # Errors
/// When the operator system does not answer and nothing recent is known.
pub async fn shops(app: &Parts, why: &Purpose) -> Result<Shops, OperatorError> {
    let now = app.now();
    let known = app.calendar.shops.lock().ok().and_then(|shops| shops.clone());
    if let Some((_, shops)) = known.filter(|(at, _)| now - *at < Duration::seconds(SHOPS_FRESH_SECONDS)) {
        return Ok(shops);
    }
    let answered: Shops = Arc::new(app.operator_system.shops(why).await?);
    if let Ok(mut shops) = app.calendar.shops.lock() {
        *shops = Some((now, answered.clone()));
    }
    Ok(answered)
}
