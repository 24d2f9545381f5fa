//! Slots of the technicians' calendar, and holds on them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A slot with its places. Times are UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotPlaces {
    /// Its id.
    pub slot_id: String,
    /// The distribution zone.
    pub zone: String,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// Visits that can still be taken.
    pub free: u32,
}

/// The slots of a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotList {
    /// The zone of time of the place, for showing.
    pub time_zone: String,
    /// In order of time.
    pub slots: Vec<SlotPlaces>,
}

/// Asks to hold a place in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldRequest {
    /// Which slot.
    pub slot_id: String,
    /// For how long, 1 to 120 minutes.
    pub minutes: u32,
}

/// A place held in a slot. Times are UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Which slot.
    pub slot_id: String,
    /// Begin of the visit.
    pub starts_at: DateTime<Utc>,
    /// End of the visit.
    pub ends_at: DateTime<Utc>,
    /// Until when the place is kept.
    pub expires_at: DateTime<Utc>,
}
