//! Free slots of the operator's calendar, asked at most once every few seconds for each zone.
//!
//! The list may be a little old; holding a slot is what decides, and that always asks the operator system.

use crate::adapters::operator_system::{CalendarSlot, OperatorError, Purpose, Shop};
use crate::orders::wire;
use crate::state::Parts;
use chrono::{DateTime, Duration, Utc};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use weblys_api::delivery::DeliveryView;
use weblys_orders::Cart;

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
    /// One visit of a slot was just taken by somebody who held none: the list is as good as before without it.
    pub fn take(&self, zone: &str, slot_id: &str) {
        let Ok(mut zones) = self.slots.lock() else { return };
        let Some((_, slots)) = zones.get_mut(zone) else { return };
        let left = |slot: &CalendarSlot| {
            let free = if slot.slot_id == slot_id { slot.free.saturating_sub(1) } else { slot.free };
            (free > 0).then(|| CalendarSlot { free, ..slot.clone() })
        };
        *slots = Arc::new(slots.iter().filter_map(left).collect());
    }

    /// Forgets a zone: what is free there is not known any more.
    pub fn forget(&self, zone: &str) {
        if let Ok(mut slots) = self.slots.lock() {
            slots.remove(zone);
        }
    }

    /// The shops as they were listed last, however long ago that is.
    fn known_shops(&self) -> Shops {
        self.shops.lock().ok().and_then(|shops| shops.clone()).map(|(_, shops)| shops).unwrap_or_default()
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

/// Has the shops known before a document or mail names the one of a cart. One that cannot be named now is told by its code.
pub async fn know_shop(app: &Parts, cart: &Cart, why: &Purpose) {
    let is_picked_up = cart.delivery.as_ref().is_some_and(|delivery| delivery.pickup_point.is_some());
    if is_picked_up && let Err(error) = shops(app, why).await {
        tracing::warn!(%error, "the shops are told as they were known before");
    }
}

/// How a cart's things arrive, for documents and mails: a shop with its name and address, where it is [known](know_shop).
#[must_use]
pub fn delivery_of(app: &Parts, cart: &Cart) -> Option<DeliveryView> {
    let mut view = wire::delivery::view(cart.delivery.as_ref()?, &app.config.sale);
    wire::delivery::with_shops(&mut view, &app.calendar.known_shops());
    Some(view)
}
