//! Contact requests and statements left by people: never a dead end.

use crate::codes::OfferedCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_kernel::Locale;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// The address was not found.
    AddressNotFound,
    /// The address is not served yet.
    NotEligible,
    /// Wants to be called about an order.
    #[default]
    Callback,
    /// Withdraws from a contract (WD-6 to WD-10).
    Withdrawal,
    /// Ends a contract (TE-1 to TE-8).
    Termination,
    /// Of BACK itself: the operator system refused an order, and its customer was promised a call.
    OrderRefused,
    /// Of BACK itself: an order was taken without a date for the technician, and its customer was promised a call.
    AppointmentToFix,
}

impl ContactKind {
    /// Whether BACK files it by itself: no form brings it.
    #[must_use]
    pub const fn is_filed_by_back(self) -> bool {
        match self {
            Self::OrderRefused | Self::AppointmentToFix => true,
            Self::AddressNotFound | Self::NotEligible | Self::Callback | Self::Withdrawal | Self::Termination => false,
        }
    }
}

/// When somebody wants to be called; working days, by the clocks of the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallTime {
    /// As soon as can be.
    Soon,
    /// Before noon.
    Morning,
    /// From noon to two.
    Noon,
    /// From two to five.
    Afternoon,
    /// After five.
    Evening,
}

impl CallTime {
    /// In the order of the day.
    pub const ALL: [Self; 5] = [Self::Soon, Self::Morning, Self::Noon, Self::Afternoon, Self::Evening];

    /// Its word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Morning => "morning",
            Self::Noon => "noon",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }
}

/// Neither an e-mail address nor a phone number: a fault of the field `email`.
pub const NO_WAY_TO_ANSWER: &str = "ORD-054";
/// A termination that names neither a contract nor a line: a fault of the field `contract`.
pub const NOTHING_TO_END: &str = "ORD-055";
/// A termination with neither an e-mail address nor a postal one for its receipt: a fault of the field `email`.
pub const NO_WAY_FOR_RECEIPT: &str = "ORD-056";
/// An end wished on no day, or on one that has passed: a fault of the field `wished_on`.
pub const NO_DAY_TO_END: &str = "ORD-057";

/// A request or statement, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// Phone; who wants to be called needs it, others need either this or the e-mail.
    #[serde(default)]
    pub phone: String,
    /// When to call, for a wish to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_at: Option<CallTime>,
    /// The address as typed: that of the home, which a request about one needs; for a termination without an e-mail, where
    /// its receipt goes (TE-5).
    #[serde(default)]
    pub address: String,
    /// Identifies the contract or the order, for a statement; a termination may name the line instead.
    #[serde(default)]
    pub contract: String,
    /// The number of the line concerned, for a termination (TE-5).
    #[serde(default)]
    pub line: String,
    /// The end date wished, `YYYY-MM-DD`, for a termination; empty: as soon as can be.
    #[serde(default)]
    pub wished_on: String,
    /// Anything else, at most 2,000 characters.
    #[serde(default)]
    pub message: String,
    /// The code of the offer that the portal's link wished (SSH-03), or empty.
    #[serde(default)]
    pub offer: String,
    /// The campaign tags of the portal's link (SSH-03).
    #[serde(default)]
    pub campaign: BTreeMap<String, String>,
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
    pub received_at: DateTime<Utc>,
}

/// Which contact requests to list. Empty and missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactQuery {
    /// The number that people quote, or its beginning.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// What they are about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ContactKind>,
    /// `open` or `handled`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Which page, from 1; the newest come first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Only those behind one in the list: when that one was taken, and its id. Who reads page after page while others work
    /// leaves nobody out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_at: Option<DateTime<Utc>>,
    /// See `before_at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_id: Option<Uuid>,
}

/// A contact request or a statement, as the staff sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRow {
    /// Its id.
    pub contact_id: Uuid,
    /// The number that people quote.
    pub reference: String,
    /// When it was taken, UTC.
    pub received_at: DateTime<Utc>,
    /// What was typed.
    pub left: LeaveContact,
    /// When somebody of the staff has dealt with it, UTC; none while it is open.
    pub handled_at: Option<DateTime<Utc>>,
    /// The login of who has.
    pub handled_by: String,
    /// How it ended, of [`CONTACT_OUTCOMES`](crate::codes::CONTACT_OUTCOMES); none if nobody said.
    pub outcome: Option<OfferedCode>,
    /// What was noted about it.
    pub note: String,
    /// Counts changes.
    pub version: i64,
}

/// An outcome was chosen for a request that is not dealt with: a fault of the field `outcome`.
pub const OUTCOME_OF_OPEN: &str = "SEC-060";

/// Takes note of what was done about a request, or opens it again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HandleContact {
    /// Whether it is dealt with.
    pub handled: bool,
    /// How it ended: a code of [`CONTACT_OUTCOMES`](crate::codes::CONTACT_OUTCOMES) that is offered or that it bears
    /// already, or empty. One that is opened again loses it; a new one for one that is open is refused
    /// ([`OUTCOME_OF_OPEN`]).
    #[serde(default)]
    pub outcome: String,
    /// What to note, at most 2,000 characters.
    pub note: String,
    /// The version that was shown; another one now is refused with [`STALE`](crate::users::STALE).
    pub version: i64,
}
