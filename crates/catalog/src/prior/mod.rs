//! The price before an announced reduction (law.md PR-2, PR-3): the lowest practised to all consumers in the
//! 30 days before it began, from the publications that were in force.
//!
//! What this is: a pure history of what offers cost, by channel and day, and one question to it.
//! What it is not: the price of a sale; see [`pricing`](crate::pricing).
//! Where to start: [`Snapshot::published_prices`], then [`PriceHistory::before_reduction`].

mod lowest;
mod practised;

#[cfg(test)]
mod tests;

pub use practised::Practised;

use crate::engine::Snapshot;
use crate::model::{ChannelCode, CustomerTypeCode, OfferCode};
use chrono::NaiveDate;
use lowest::{Known, lowest_before};
use std::collections::BTreeMap;
use std::sync::Arc;
use weblys_kernel::{Country, Money};

/// To whom prices are shown: all consumers of a kind in a channel, under the law of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// The country whose law the announcement follows (G-1).
    pub country: Country,
    /// The sales channel.
    pub channel: ChannelCode,
    /// The kind of customer.
    pub customer_type: CustomerTypeCode,
}

/// What each offer of one publication costs from the day it was published, as far as is known then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPrices {
    from: NaiveDate,
    /// Each price with the first day it is practised, the earliest first; none: not on sale.
    offers: BTreeMap<OfferCode, Vec<(NaiveDate, Option<Practised>)>>,
}

impl PublishedPrices {
    /// The price practised on a day; none when the offer was not on sale.
    fn on(&self, offer: &OfferCode, day: NaiveDate) -> Option<Practised> {
        let steps = self.offers.get(offer)?;
        let begun = steps.partition_point(|(from, _)| *from <= day);
        steps.get(begun.checked_sub(1)?)?.1
    }
}

/// The prices of the publications that were in force, the oldest first, up to the one in force.
#[derive(Debug, Clone)]
pub struct PriceHistory {
    audience: Audience,
    publications: Vec<Arc<PublishedPrices>>,
}

impl PriceHistory {
    /// A history; publications in the order in which they were published.
    #[must_use]
    pub const fn new(audience: Audience, publications: Vec<Arc<PublishedPrices>>) -> Self {
        Self { audience, publications }
    }

    /// To whom these prices were shown.
    #[must_use]
    pub const fn audience(&self) -> &Audience {
        &self.audience
    }

    /// The lowest price practised in the 30 days before the reduction that holds on a day (PR-2, PR-3).
    ///
    /// None when there is no reduction for all that day, and when those 30 days are not all known: nothing is said
    /// then rather than something that may be false.
    #[must_use]
    pub fn before_reduction(&self, offer: &OfferCode, day: NaiveDate) -> Option<Money> {
        lowest_before(self.audience.country, day, |day| self.on(offer, day))
    }

    /// What is known of a day: of two publications in force on it, both count.
    fn on(&self, offer: &OfferCode, day: NaiveDate) -> Known {
        let begun = self.publications.partition_point(|published| published.from <= day);
        let in_force = self.publications.get(..begun).unwrap_or_default();
        let Some(last) = in_force.last() else { return Known::Nothing };
        let before = in_force.iter().rposition(|published| published.from < day).unwrap_or_default();
        let prices = in_force.iter().skip(before).filter_map(|published| published.on(offer, day));
        Known::Prices { lowest: prices.map(|practised| practised.price).min(), last: last.on(offer, day) }
    }
}

impl Snapshot {
    /// What its offers cost to all from the day it was published.
    #[must_use]
    pub fn published_prices(&self, from: NaiveDate, audience: &Audience) -> PublishedPrices {
        let days = self.days_of_change(from);
        let steps = |offer: &OfferCode| {
            let mut steps: Vec<(NaiveDate, Option<Practised>)> = Vec::new();
            for day in &days {
                let practised = self.practised(offer, *day, audience);
                if steps.last().is_none_or(|(_, before)| *before != practised) {
                    steps.push((*day, practised));
                }
            }
            steps
        };
        let offers = self.catalogue().offers.iter().map(|offer| (offer.code.clone(), steps(&offer.code)));
        PublishedPrices { from, offers: offers.collect() }
    }
}
