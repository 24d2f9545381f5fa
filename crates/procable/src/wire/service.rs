//! Services with their tariffs, and shops.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, VatRate};

/// A service of the operator (`service Pro-Cable`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its code in this system.
    pub code: String,
    /// Its family: `TELEVISION`, `INTERNET`…
    pub domain: String,
    /// `BASE`, `EQUIPMENT_RENTAL`, `EQUIPMENT_PURCHASE`, `OPTION`, `PROMOTION`, `DISCOUNT`, `FEE`, `DEPOSIT`.
    pub kind: String,
    /// What bills call it.
    pub label: Label,
    /// Its prices, each for a time.
    pub tariffs: Vec<Tariff>,
}

/// A price of a service for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// In euro cents, taxes included; negative for a reduction.
    pub amount_cents: Money,
    /// Value added tax in hundredths of a percent.
    pub vat_basis_points: VatRate,
    /// `month`, or `once`.
    pub period: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none: until further notice.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
}

/// All services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceListing {
    /// By code.
    pub services: Vec<Service>,
}

/// A shop where equipment is handed over (`boutique`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupPoint {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// As on an envelope, without the name.
    pub address_lines: Vec<String>,
    /// When it is open, in words.
    pub opening_hours: Label,
}

/// All shops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupPointList {
    /// In the order in which they are shown.
    pub pickup_points: Vec<PickupPoint>,
}
