//! What an offer costs to all consumers on a day, and on which days that can change.

use super::Audience;
use crate::engine::{SaleContext, Selection, Snapshot};
use crate::model::{Charge, DateSpan, OfferCode, OfferStatus};
use crate::pricing::Subject;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use weblys_kernel::Money;

/// The monthly price of an offer alone in the first month, as anybody could have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practised {
    /// With the promotions that are for all: no coupon, no place, no grouping.
    pub price: Money,
    /// Without any promotion.
    pub full: Money,
}

impl Practised {
    /// Whether a reduction is announced to all.
    #[must_use]
    pub fn is_reduced(&self) -> bool {
        self.price < self.full
    }
}

impl Snapshot {
    /// The price of an offer to all on a day; none when it is not on sale, or has no price.
    pub(super) fn practised(&self, offer: &OfferCode, day: NaiveDate, audience: &Audience) -> Option<Practised> {
        let found = self.offer(offer)?;
        if found.status != OfferStatus::OnSale || !found.sale.contains(day) {
            return None;
        }
        // A sale of which nothing more is known meets no condition of place, network or grouping.
        let anybody = SaleContext::prospect(audience.channel.clone(), audience.customer_type.clone(), day);
        let selection = Selection::of(offer.clone());
        let mut charges = self.charges(day, &selection).ok()?;
        charges.retain(|line| matches!(line.subject, Subject::Base(_)) && line.charge == Charge::Monthly);
        let reductions = self.reductions(&anybody, &selection, &charges, found.commitment_months);
        let full: Money = charges.iter().map(|line| line.amount).sum();
        let taken: Money = reductions.iter().filter_map(|one| one.monthly.first()).flatten().copied().sum();
        Some(Practised { price: full - taken, full })
    }

    /// The days from one on, itself included, on which a price of this publication can change.
    pub(super) fn days_of_change(&self, from: NaiveDate) -> BTreeSet<NaiveDate> {
        let catalogue = self.catalogue();
        let tariffs = catalogue.tariffs.iter().map(|tariff| tariff.validity);
        let sales = catalogue.offers.iter().map(|offer| offer.sale);
        let promotions = catalogue.promotions.iter().filter_map(|promotion| promotion.conditions.days);
        let restrictions = catalogue.restrictions.iter().filter_map(|restriction| restriction.criteria.days);
        let spans = tariffs.chain(sales).chain(promotions).chain(restrictions);
        let begins_and_ends = |span: DateSpan| [Some(span.from), span.until.and_then(|last| last.succ_opt())];
        let later = spans.flat_map(begins_and_ends).flatten().filter(|day| *day > from);
        later.chain([from]).collect()
    }
}
