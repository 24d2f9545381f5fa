//! Slots, shops and deliveries as FRONT reads them: times at the operator's place.

use crate::adapters::operator_system::{CalendarSlot, Shop};
use crate::config::Sale;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use weblys_api::delivery as api;
use weblys_kernel::locale::Label;
use weblys_orders::{Delivery, DeliveryKind};

/// A way of delivery.
#[must_use]
pub const fn kind(kind: DeliveryKind) -> api::DeliveryKind {
    match kind {
        DeliveryKind::Appointment => api::DeliveryKind::Appointment,
        DeliveryKind::Shipment => api::DeliveryKind::Shipment,
        DeliveryKind::Pickup => api::DeliveryKind::Pickup,
        DeliveryKind::Remote => api::DeliveryKind::Remote,
    }
}

/// A slot of the calendar.
#[must_use]
pub fn calendar_slot(slot: &CalendarSlot, zone: Tz) -> api::Slot {
    of_times(&slot.slot_id, slot.starts_at, slot.ends_at, zone)
}

fn of_times(slot_id: &str, begins_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Tz) -> api::Slot {
    let begins = begins_at.with_timezone(&zone);
    api::Slot {
        slot_id: slot_id.to_owned(),
        day: begins.date_naive(),
        begins: begins.format("%H:%M").to_string(),
        ends: ends_at.with_timezone(&zone).format("%H:%M").to_string(),
    }
}

/// A shop.
#[must_use]
pub fn shop(shop: &Shop) -> api::PickupPoint {
    api::PickupPoint {
        code: shop.code.clone(),
        name: shop.name.clone(),
        address: shop.address.clone(),
        opening: shop.opening.clone(),
    }
}

/// What was chosen. A shop is only known by its code here: see [`with_shops`].
#[must_use]
pub fn view(delivery: &Delivery, sale: &Sale) -> api::DeliveryView {
    let slot = delivery.slot.as_ref();
    let bare = |code: &String| api::PickupPoint {
        code: code.clone(),
        name: code.clone(),
        address: Vec::new(),
        opening: Label::default(),
    };
    api::DeliveryView {
        kind: kind(delivery.kind),
        slot: slot.map(|slot| of_times(&slot.slot_id, slot.begins_at, slot.ends_at, sale.time_zone)),
        held_until: slot.map(|slot| slot.held_until),
        pickup_point: delivery.pickup_point.as_ref().map(bare),
        express_start: delivery.express_start,
    }
}

/// Puts name and address to the shop that was chosen, where they are known.
pub fn with_shops(view: &mut api::DeliveryView, shops: &[Shop]) {
    if let Some(point) = &mut view.pickup_point
        && let Some(known) = shops.iter().find(|shop| shop.code == point.code)
    {
        *point = shop(known);
    }
}
