//! Periods of whole days: when an offer is on sale, a price holds, a contract binds.
//!
//! What this is: days of the calendar at the operator's place, the end left out (half-open), so that
//! periods that follow each other neither overlap nor leave a hole. What it is not: a span of hours.

use crate::canonical::{iso_day, travels_as_text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why two days are not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateIntervalError {
    /// Not `2026-01-01/2026-02-01` nor `2026-01-01/..`.
    #[error("not a period: two days as YYYY-MM-DD with a slash between, or .. for no end")]
    Malformed,
    /// It ends before it begins.
    #[error("the period ends before it begins")]
    Backwards,
    /// It ends the day it begins: no day is in it, since the end is left out.
    #[error("the period holds no day")]
    Empty,
}

impl crate::Refusal for DateIntervalError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "VAL-100",
            Self::Backwards => "VAL-101",
            Self::Empty => "VAL-102",
        }
    }
}

/// Days from one (inside) until another (outside), or without end. Holds at least one day.
///
/// Written as in ISO 8601: `2026-01-01/2026-02-01` is January, `2026-01-01/..` has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateInterval {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl DateInterval {
    /// The days from `from` (inside) until `until` (outside); `None` for no end.
    ///
    /// # Errors
    /// [`DateIntervalError::Backwards`] or [`DateIntervalError::Empty`].
    pub fn new(from: NaiveDate, until: Option<NaiveDate>) -> Result<Self, DateIntervalError> {
        match until {
            Some(until) if until < from => Err(DateIntervalError::Backwards),
            Some(until) if until == from => Err(DateIntervalError::Empty),
            _ => Ok(Self { from, until }),
        }
    }

    /// Every day from this one on.
    #[must_use]
    pub const fn starting(from: NaiveDate) -> Self {
        Self { from, until: None }
    }

    /// Reads a period as it is written.
    ///
    /// # Errors
    /// [`DateIntervalError`] when it is no period.
    pub fn parse(text: &str) -> Result<Self, DateIntervalError> {
        let (from, until) = text.trim().split_once('/').ok_or(DateIntervalError::Malformed)?;
        let from = iso_day(from).ok_or(DateIntervalError::Malformed)?;
        match until {
            ".." => Ok(Self::starting(from)),
            day => Self::new(from, Some(iso_day(day).ok_or(DateIntervalError::Malformed)?)),
        }
    }

    /// The first day, inside.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// The first day after the period, outside; `None` when it has no end.
    #[must_use]
    pub const fn until(&self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether this day is in the period.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether some day is in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.contains(other.from) || other.contains(self.from)
    }
}

impl std::fmt::Display for DateInterval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.until {
            Some(until) => write!(f, "{}/{until}", self.from),
            None => write!(f, "{}/..", self.from),
        }
    }
}

travels_as_text!(DateInterval, DateIntervalError, |interval| interval.to_string());

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn period(text: &str) -> DateInterval {
        DateInterval::parse(text).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_day_is_inside_and_the_last_outside() {
        let january = period("2026-01-01/2026-02-01");
        assert!(january.contains(day("2026-01-01")) && january.contains(day("2026-01-31")));
        assert!(!january.contains(day("2025-12-31")) && !january.contains(day("2026-02-01")));
        assert!(period("2026-01-01/..").contains(day("2999-01-01")));
    }

    #[test]
    fn periods_that_follow_each_other_do_not_overlap() {
        let january = period("2026-01-01/2026-02-01");
        assert!(!january.overlaps(&period("2026-02-01/..")));
        assert!(january.overlaps(&period("2026-01-31/..")));
        assert!(january.overlaps(&period("2025-01-01/2027-01-01")));
    }

    #[test]
    fn a_backward_or_empty_period_is_refused_by_name() {
        let table = [
            ("2026-02-01/2026-01-01", DateIntervalError::Backwards),
            ("2026-02-01/2026-02-01", DateIntervalError::Empty),
            ("2026-02-30/..", DateIntervalError::Malformed),
            ("2026-02-01", DateIntervalError::Malformed),
            ("2026-2-1/..", DateIntervalError::Malformed),
            ("/2026-02-01", DateIntervalError::Malformed),
            ("", DateIntervalError::Malformed),
        ];
        for (text, refusal) in table {
            assert_eq!(DateInterval::parse(text), Err(refusal), "{text}");
        }
    }

    fn any_interval() -> impl Strategy<Value = DateInterval> {
        (0..20_000_u64, proptest::option::of(1..900_u64)).prop_map(|(start, length)| {
            let from = day("2000-01-01") + Days::new(start);
            DateInterval::new(from, length.map(|length| from + Days::new(length))).unwrap()
        })
    }

    proptest! {
        #[test]
        fn reading_back_gives_the_same_period(interval in any_interval()) {
            prop_assert_eq!(DateInterval::parse(&interval.to_string()), Ok(interval));
            let sent = serde_json::to_string(&interval).unwrap();
            prop_assert_eq!(serde_json::from_str::<DateInterval>(&sent).unwrap(), interval);
        }

        #[test]
        fn overlapping_is_mutual_and_means_a_common_day(a in any_interval(), b in any_interval()) {
            prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
            prop_assert_eq!(a.overlaps(&b), a.contains(a.from().max(b.from())) && b.contains(a.from().max(b.from())));
        }
    }
}
