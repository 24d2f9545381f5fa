//! How services arrive: by appointment, by parcel, at a shop (SSH-13, SSH-14).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// A way for services and equipment to arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// A technician comes (`raccordement sur rendez-vous`).
    Appointment,
    /// A parcel (`expédition`).
    Shipment,
    /// Picked up at a shop (`remise de matériel`).
    Pickup,
    /// Nothing is sent and nobody comes: services are activated from afar.
    Remote,
}

/// The ways open to this cart, with their slots and shops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryChoices {
    /// Ways that may be chosen.
    pub kinds: Vec<DeliveryKind>,
    /// Free slots of the operator's calendar, earliest first.
    pub slots: Vec<Slot>,
    /// Whether the calendar did not answer: offer to be called back about the date instead.
    pub calendar_unavailable: bool,
    /// Shops where equipment can be picked up.
    pub pickup_points: Vec<PickupPoint>,
    /// Whether the shops could not be listed, though equipment may be picked up: offer another way, or a later try.
    #[serde(default)]
    pub shops_unavailable: bool,
    /// The first day services can start without an express request to start within the withdrawal period (WD-3).
    pub earliest_without_express_request: NaiveDate,
}

/// A slot of the operator's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Its id in the operator system.
    pub slot_id: String,
    /// The day, at the operator's place.
    pub day: NaiveDate,
    /// Begin, as `08:00` at the operator's place.
    pub begins: String,
    /// End, as `10:00` at the operator's place.
    pub ends: String,
}

/// A shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupPoint {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Address in lines.
    pub address: Vec<String>,
    /// Opening hours, in words.
    pub opening: Label,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryView {
    /// Which way.
    pub kind: DeliveryKind,
    /// The slot, held until `held_until`.
    pub slot: Option<Slot>,
    /// Until when the slot is held.
    pub held_until: Option<DateTime<Utc>>,
    /// The shop.
    pub pickup_point: Option<PickupPoint>,
    /// Whether an express start within the withdrawal period was asked for (WD-3).
    pub express_start: bool,
}

/// Chooses how services arrive.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChooseDelivery {
    /// `appointment`, `shipment`, `pickup` or `remote`, as chosen.
    pub kind: String,
    /// The slot, for an appointment; empty: to be called back about the date.
    #[serde(default)]
    pub slot_id: String,
    /// The shop, for a pick-up.
    #[serde(default)]
    pub pickup_point: String,
    /// Asks that services start before the end of the withdrawal period (WD-3): never pre-ticked.
    #[serde(default)]
    pub express_start: bool,
    /// Acknowledges what an express start means for the right of withdrawal (WD-3): never pre-ticked.
    #[serde(default)]
    pub express_acknowledged: bool,
}
