//! What contracts hold: the services that a customer has, without anything about the person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a contract that has not ended holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The contract's number.
    pub contract_number: String,
    /// When it was signed, UTC.
    pub signed_at: DateTime<Utc>,
    /// Its services.
    pub services: Vec<HeldService>,
}

/// A service that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldService {
    /// The service's code.
    pub code: String,
    /// At least one.
    pub quantity: u16,
}

/// Some contracts, by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldingPage {
    /// How many contracts have not ended, in all.
    pub total: i64,
    /// The contracts.
    pub holdings: Vec<Holding>,
    /// The contract after which the next page begins; none: there is none.
    pub next: Option<String>,
}
