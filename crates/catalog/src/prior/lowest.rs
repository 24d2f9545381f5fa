//! The rule itself: when the reduction began, and what was the lowest in the 30 days before.

use super::Practised;
use chrono::NaiveDate;
use std::iter::successors;
use weblys_kernel::{Country, Money};

/// The days before a reduction that are looked at (directive 98/6/EC, article 6a).
const DAYS: usize = 30;

/// What is known of the price of an offer on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// No publication was in force yet.
    Nothing,
    /// Publications were in force.
    Prices {
        /// The lowest price of the day; none when the offer was not on sale.
        lowest: Option<Money>,
        /// The price at its end.
        last: Option<Practised>,
    },
}

/// The lowest price of the 30 days before the reduction that holds at the end of `day`.
///
/// France: reductions that follow each other without a day between them keep the price before the first
/// (C. conso L112-1-1 I). Belgium: each has its own price before (CDE VI.18).
pub(super) fn lowest_before(country: Country, day: NaiveDate, on: impl Fn(NaiveDate) -> Known) -> Option<Money> {
    let reduced_on = |day| match on(day) {
        Known::Prices { last: Some(practised), .. } if practised.is_reduced() => Some(practised.price),
        Known::Prices { .. } | Known::Nothing => None,
    };
    let now = reduced_on(day)?;
    let belongs = |day: &NaiveDate| reduced_on(*day).is_some_and(|price| country == Country::France || price == now);
    let began = back_from(day).take_while(belongs).last()?;
    let mut lowest = None;
    for day in back_from(began.pred_opt()?).take(DAYS) {
        match on(day) {
            Known::Nothing => return None,
            Known::Prices { lowest: of_day, .. } => lowest = [lowest, of_day].into_iter().flatten().min(),
        }
    }
    lowest
}

/// A day, the day before, and so on.
fn back_from(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    successors(Some(day), NaiveDate::pred_opt)
}
