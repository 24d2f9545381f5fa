//! Contact requests and statements left by people: never a dead end.

use serde::{Deserialize, Serialize};
use weblys_kernel::Locale;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// The address was not found.
    AddressNotFound,
    /// The address is not served yet.
    NotEligible,
    /// Wants to be called about an order.
    Callback,
    /// Withdraws from a contract (WD-6 to WD-10).
    Withdrawal,
    /// Ends a contract (TE-1 to TE-8).
    Termination,
}

/// A request or statement, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveContact {
    /// What it is about.
    pub kind: ContactKind,
    /// Repeats of the same form bear the same key: a double click leaves one request.
    pub idempotency_key: String,
    /// Who.
    pub name: String,
    /// E-mail; for a statement the receipt goes there.
    #[serde(default)]
    pub email: String,
    /// Phone; either this or the e-mail is needed.
    #[serde(default)]
    pub phone: String,
    /// The address as typed, when the request is about one.
    #[serde(default)]
    pub address: String,
    /// Identifies the contract or the order, for a statement.
    #[serde(default)]
    pub contract: String,
    /// The end date wished, `YYYY-MM-DD`, for a termination.
    #[serde(default)]
    pub wished_on: String,
    /// Anything else, at most 2,000 characters.
    #[serde(default)]
    pub message: String,
    /// The language to answer in.
    #[serde(default)]
    pub locale: Locale,
}

/// The request was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactReceipt {
    /// The number that people quote.
    pub reference: String,
    /// When it was taken.
    pub received_at: chrono::DateTime<chrono::Utc>,
}
