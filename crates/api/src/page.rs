//! One page of a list of the staff.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Behind every row of a list that is read behind a row, the newest first: the end of the year 9999.
pub const NEVER: DateTime<Utc> = match DateTime::from_timestamp(253_402_300_799, 0) {
    Some(end_of_9999) => end_of_9999,
    None => DateTime::UNIX_EPOCH,
};

/// Some rows of all that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<R> {
    /// The rows, in the order asked for.
    pub rows: Vec<R>,
    /// How many there are on all pages.
    pub total: i64,
    /// Which page, from 1.
    pub page: u32,
    /// Rows of a full page.
    pub size: u32,
}

/// Rows of a page when nothing is said.
pub const ROWS: u32 = 50;
/// Rows of a page at most.
pub const MOST_ROWS: u32 = 200;

/// A page of a list that nothing limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: [`ROWS`] if not said, at most [`MOST_ROWS`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// A page as it was asked for, brought within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Which page, from 1.
    pub page: u32,
    /// Rows of a page, from 1 to [`MOST_ROWS`].
    pub size: u32,
}

impl Window {
    /// What was asked for, or what is usual.
    #[must_use]
    pub fn of(page: Option<u32>, size: Option<u32>) -> Self {
        Self { page: page.unwrap_or(1).max(1), size: size.unwrap_or(ROWS).clamp(1, MOST_ROWS) }
    }

    /// The most rows to read.
    #[must_use]
    pub fn limit(self) -> i64 {
        i64::from(self.size)
    }

    /// How many rows to pass over.
    #[must_use]
    pub fn offset(self) -> i64 {
        i64::from(self.page - 1) * i64::from(self.size)
    }

    /// The answer out of a list that is in memory whole: its rows are made of those of the page.
    #[must_use]
    pub fn of_list<T, R>(self, all: &[T], row: impl FnMut(&T) -> R) -> Page<R> {
        let (skip, take) = self.place();
        let rows = all.iter().skip(skip).take(take).map(row).collect();
        self.with(rows, i64::try_from(all.len()).unwrap_or(i64::MAX))
    }

    /// How many rows of a list in memory to pass over, and how many to take.
    #[must_use]
    pub fn place(self) -> (usize, usize) {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let before = usize::try_from(self.page - 1).unwrap_or(usize::MAX);
        (before.saturating_mul(size), size)
    }

    /// The answer.
    #[must_use]
    pub fn with<R>(self, rows: Vec<R>, total: i64) -> Page<R> {
        Page { rows, total, page: self.page, size: self.size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_asked_for_is_a_page_within_bounds() {
        let usual = Window::of(None, None);
        assert_eq!((usual.page, usual.limit(), usual.offset()), (1, 50, 0));
        let nothing = Window::of(Some(0), Some(0));
        assert_eq!((nothing.page, nothing.limit(), nothing.offset()), (1, 1, 0));
        let everything = Window::of(Some(u32::MAX), Some(u32::MAX));
        assert_eq!((everything.limit(), everything.offset()), (200, (i64::from(u32::MAX) - 1) * 200));
    }

    #[test]
    fn a_page_of_a_list_has_its_rows_and_tells_how_many_there_are() {
        let all: Vec<u32> = (1..=7).collect();
        let page = Window::of(Some(2), Some(3)).of_list(&all, |number| number * 10);
        assert_eq!((page.rows, page.total, page.page), (vec![40, 50, 60], 7, 2));
        let beyond = Window::of(Some(u32::MAX), Some(200)).of_list(&all, |number| *number);
        assert_eq!((beyond.rows, beyond.total), (Vec::new(), 7));
    }
}
