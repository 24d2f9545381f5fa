//! How many of one thing: a list from the least to the most, which works everywhere.

use super::Words;
use askama::Template;

/// Longest list; what may be had more often is typed as a number.
const LONGEST_LIST: u32 = 20;

/// A quantity to choose.
#[derive(Debug, Clone, Template)]
#[template(path = "components/quantity.html")]
pub struct Quantity {
    pub(super) name: Words,
    label: Words,
    least: u32,
    most: u32,
    pub(super) chosen: u32,
}

impl Quantity {
    /// From 0 to `most`, `chosen` now.
    #[must_use]
    pub fn new(name: impl Into<Words>, label: impl Into<Words>, chosen: u32, most: u32) -> Self {
        Self { name: name.into(), label: label.into(), least: 0, most, chosen }
    }

    const fn is_list(&self) -> bool {
        self.most <= LONGEST_LIST
    }

    fn steps(&self) -> std::ops::RangeInclusive<u32> {
        self.least..=self.most
    }
}
