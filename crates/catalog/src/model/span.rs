//! A span of calendar days at the operator's place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days from the first to the last, both included; without a last day it has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateSpan {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; none: until further notice.
    pub until: Option<NaiveDate>,
}

impl DateSpan {
    /// Whether the day is within.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }

    /// Whether the last day comes before the first, so that it holds no day.
    #[must_use]
    pub fn is_backwards(&self) -> bool {
        self.until.is_some_and(|last| last < self.from)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|last| other.from <= last) && other.until.is_none_or(|last| self.from <= last)
    }
}
