//! House numbers of a street against the number that was typed.

use crate::index::SearchIndex;
use crate::query::{House, fold_suffix};

/// What a house number found in a street.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door<'q> {
    /// None was typed.
    None,
    /// This address.
    Exact(u32),
    /// The number with another repetition; this is the first of its addresses.
    Number(u32, &'q str),
    /// No such number.
    Unknown(&'q str),
}

impl SearchIndex {
    /// What a house number finds in a street, and what that is worth.
    pub(crate) fn door<'q>(&self, street: u32, house: &'q House) -> (i32, Door<'q>) {
        let placed = if house.placed { 50 } else { 0 };
        let same: Vec<u32> = self.with_number(street, house.number).collect();
        let wanted = house.suffix.as_deref();
        let exact = same.iter().find(|at| {
            let suffix = self.addresses.suffix(**at);
            let folded = fold_suffix(suffix).unwrap_or_else(|| suffix.to_lowercase());
            folded == wanted.unwrap_or("")
        });
        match (exact, same.first(), wanted) {
            (Some(at), _, Some(_)) => (1400 + placed, Door::Exact(*at)),
            (Some(at), _, None) => (1000 + placed, Door::Exact(*at)),
            (None, Some(first), Some(_)) => (700 + placed, Door::Number(*first, &house.typed)),
            (None, Some(first), None) => (800 + placed, Door::Number(*first, &house.typed)),
            (None, None, _) => (-200 + placed, Door::Unknown(&house.typed)),
        }
    }

    pub(crate) fn with_number(&self, street: u32, number: u32) -> std::ops::Range<u32> {
        let all = self.streets.addresses(street);
        let numbers = &self.addresses.number[all.start as usize..all.end as usize];
        let place = |at: usize| all.start + u32::try_from(at).unwrap_or(0);
        place(numbers.partition_point(|of| *of < number))..place(numbers.partition_point(|of| *of <= number))
    }

    pub(crate) fn is_served(&self, street: u32, door: Door<'_>) -> bool {
        match door {
            Door::Exact(at) | Door::Number(at, _) => self.addresses.served[at as usize],
            Door::None | Door::Unknown(_) => street < self.streets.served,
        }
    }
}
