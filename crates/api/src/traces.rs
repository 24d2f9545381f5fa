//! What happened under one reference (EXP-43): what the operator system was asked and what the staff did, under the
//! reference of a request as problem pages tell it, or about one subject, such as the number of an order.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// So much of each kind is told.
pub const MOST_TRACED: usize = 200;

/// Under which reference.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TraceQuery {
    /// The reference of a request, or a subject, whole.
    pub q: String,
}

/// What happened, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trace {
    /// Each thing that happened.
    pub rows: Vec<TraceRow>,
    /// Whether there may be more than [`MOST_TRACED`] of a kind.
    pub has_more: bool,
    /// Whether what the staff did is kept from the one who asks: that takes the right to read the audit trail.
    pub hides_staff: bool,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceRow {
    /// When it began, UTC.
    pub at: DateTime<Utc>,
    /// What it was about.
    pub subject: String,
    /// The reference of the request behind it.
    pub correlation: String,
    /// What.
    #[serde(flatten)]
    pub what: Traced,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Traced {
    /// The operator system was asked (a frame).
    Call {
        /// The operation.
        operation: String,
        /// Its HTTP status; 0: it did not answer.
        status: i64,
        /// How long it took, in milliseconds.
        millis: i64,
    },
    /// One of the staff, or a schedule, did something (an entry of the audit trail).
    Deed {
        /// Its place in the trail.
        seq: i64,
        /// Who.
        actor: String,
        /// What.
        action: String,
    },
}
