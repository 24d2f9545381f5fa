//! The price before an announced reduction (law.md PR-2, PR-3): the lowest practised to all consumers in the
//! 30 days before it began, from the publications that were in force.
//!
//! What this is: a pure history of what offers and what goes with them cost, by channel and day, and one question to
//! it.
//! What it is not: the price of a sale; see [`pricing`](crate::pricing).
//! Where to start: [`Snapshot::published_prices`], then [`PriceHistory::before_reduction`].

mod lowest;
mod practised;
mod priced;

#[cfg(test)]
mod tests;

pub use practised::Practised;
pub use priced::Priced;

use crate::engine::{SaleContext, Snapshot};
use crate::model::{ChannelCode, CustomerTypeCode, OfferCode};
use chrono::NaiveDate;
use lowest::{Known, lowest_before};
use priced::Steps;
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

impl Audience {
    /// Whether a sale is to them.
    pub(crate) fn is_of(&self, sale: &SaleContext) -> bool {
        self.channel == sale.channel && self.customer_type == sale.customer_type
    }
}

/// What each thing of one publication costs from the day it was published, as far as is known then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPrices {
    from: NaiveDate,
    /// For each offer its own price, and those of what a promotion lowers with it.
    offers: BTreeMap<OfferCode, BTreeMap<Priced, Steps>>,
    /// What everything else costs, with any offer: its tariff.
    others: BTreeMap<Priced, Steps>,
}

impl PublishedPrices {
    fn steps(&self, offer: &OfferCode, thing: &Priced) -> Option<&Steps> {
        let with_offer = self.offers.get(offer).and_then(|things| things.get(thing));
        with_offer.or_else(|| self.others.get(thing))
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

    /// The lowest price practised in the 30 days before the reduction that holds on a day (PR-2, PR-3): of an offer, or
    /// of one thing that is charged for with it.
    ///
    /// None when there is no reduction for all that day, and when those 30 days are not all known: nothing is said
    /// then rather than something that may be false.
    #[must_use]
    pub fn before_reduction(&self, offer: &OfferCode, thing: &Priced, day: NaiveDate) -> Option<Money> {
        let published = |one: &Arc<PublishedPrices>| one.from;
        let steps: Vec<_> = self.publications.iter().map(|one| (published(one), one.steps(offer, thing))).collect();
        lowest_before(self.audience.country, day, |day| known(&steps, day))
    }
}

/// What is known of a day: of two publications in force on it, both count.
fn known(publications: &[(NaiveDate, Option<&Steps>)], day: NaiveDate) -> Known {
    let begun = publications.partition_point(|(from, _)| *from <= day);
    let in_force = publications.get(..begun).unwrap_or_default();
    let Some(last) = in_force.last() else { return Known::Nothing };
    let before = in_force.iter().rposition(|(from, _)| *from < day).unwrap_or_default();
    let on_day = |(_, steps): &(NaiveDate, Option<&Steps>)| steps.and_then(|steps| steps.on(day));
    let prices = in_force.iter().skip(before).filter_map(on_day);
    Known::Prices { lowest: prices.map(|practised| practised.price).min(), last: on_day(last) }
}

impl Snapshot {
    /// What its offers, and what goes with them, cost to all from the day it was published.
    #[must_use]
    pub fn published_prices(&self, from: NaiveDate, audience: &Audience) -> PublishedPrices {
        let days = self.days_of_change(from);
        let of_offer = |offer| {
            let things = std::iter::once(Priced::Offer).chain(self.lowered_with(offer));
            let steps = |thing: &Priced| {
                Steps::on_days(days.iter().copied(), |day| self.practised(&offer.code, thing, day, audience))
            };
            let with_steps = things.map(|thing| {
                let steps = steps(&thing);
                (thing, steps)
            });
            (offer.code.clone(), with_steps.collect())
        };
        PublishedPrices {
            from,
            offers: self.catalogue().offers.iter().map(of_offer).collect(),
            others: self.tariffs_of_things(from),
        }
    }

    /// The lowest price of a thing in the 30 days before the reduction that it has with an offer (PR-2); none where
    /// there is none for all, and where nothing is known for this sale.
    #[must_use]
    pub fn before_reduction(&self, sale: &SaleContext, offer: &OfferCode, thing: &Priced) -> Option<Money> {
        let history = self.history().filter(|history| history.audience().is_of(sale))?;
        history.before_reduction(offer, thing, sale.day)
    }
}
