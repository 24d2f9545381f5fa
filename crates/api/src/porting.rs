//! Numbers that come along from another operator (`portabilité`), and when (PO-1 to PO-4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which line a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortKind {
    /// The fixed line.
    Fixed,
    /// A mobile line.
    Mobile,
}

/// A number to bring along, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortNumber {
    /// Which line.
    pub kind: PortKind,
    /// The number.
    pub number: String,
    /// Its RIO code.
    pub rio: String,
    /// The day wished for, `YYYY-MM-DD`; empty: as soon as the line works (PO-4).
    #[serde(default)]
    pub wanted_on: String,
    /// The mandate to ask the present operator: ticked by the holder (PO-1).
    pub mandate: bool,
}

/// When numbers may come along to a cart, by the holidays of its place (PO-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortingDays {
    /// The first day that may be wished for.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
    /// When each number of the customer comes along, in the same order.
    pub of_numbers: Vec<PortingDay>,
}

/// When a number comes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortingDay {
    /// The day, at the operator's place; the earliest one where the line has no day yet.
    pub day: NaiveDate,
    /// What the day means.
    pub term: PortingTerm,
}

/// What a day of porting means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortingTerm {
    /// As soon as the line works, on this day at the earliest.
    Soon,
    /// On the day that was wished for.
    Wished,
    /// On the first possible day after the one that was wished for.
    Later,
    /// As soon as the line works, but not before the day that was wished for.
    NotBefore,
}

impl PortingTerm {
    /// Whether it is that day; else it is the earliest one.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Wished | Self::Later)
    }
}

/// A number that comes along with an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingNumber {
    /// The number, masked but for its last digits.
    pub masked_number: String,
    /// When.
    #[serde(flatten)]
    pub when: PortingDay,
}
