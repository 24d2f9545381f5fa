//! What has a price of its own that a promotion can lower, and how that price is known day by day.

use super::Practised;
use crate::engine::Selection;
use crate::model::{Charge, EquipmentCode, OfferCode, OptionCode, ServiceCode};
use crate::pricing::{ChargeLine, Subject};
use chrono::NaiveDate;

/// What a price is asked of, within an offer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priced {
    /// The offer alone: its base services together.
    Offer,
    /// A fee of it.
    Fee(ServiceCode),
    /// One piece of equipment.
    Equipment(EquipmentCode),
    /// One of an option.
    Option(OptionCode),
}

impl Priced {
    /// What a charge is the price of, or a part of it; none for what nothing lowers, and for what a base service costs
    /// once, which is no part of an offer's monthly price.
    pub(crate) fn of(charge: &ChargeLine) -> Option<Self> {
        match &charge.subject {
            Subject::Base(_) => (charge.charge == Charge::Monthly).then_some(Self::Offer),
            Subject::Fee(code) => Some(Self::Fee(code.clone())),
            Subject::Equipment(code) => Some(Self::Equipment(code.clone())),
            Subject::Option(code) => Some(Self::Option(code.clone())),
            Subject::Deposit(_) | Subject::Promotion(_) => None,
        }
    }

    /// The offer with one of it.
    pub(super) fn alone_with(&self, offer: &OfferCode) -> Selection {
        let mut selection = Selection::of(offer.clone());
        match self {
            Self::Offer | Self::Fee(_) => {}
            Self::Equipment(code) => selection.equipment.push((code.clone(), 1)),
            Self::Option(code) => selection.options.push((code.clone(), 1)),
        }
        selection
    }
}

/// A price with each day from which it is another, the earliest first; none: not on sale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Steps(Vec<(NaiveDate, Option<Practised>)>);

impl Steps {
    /// The price on each of these days, in their order; it is the same in between.
    pub fn on_days(days: impl IntoIterator<Item = NaiveDate>, price: impl Fn(NaiveDate) -> Option<Practised>) -> Self {
        let mut steps: Vec<(NaiveDate, Option<Practised>)> = Vec::new();
        for day in days {
            let practised = price(day);
            if steps.last().is_none_or(|(_, before)| *before != practised) {
                steps.push((day, practised));
            }
        }
        Self(steps)
    }

    /// The price on a day; none before the first.
    pub fn on(&self, day: NaiveDate) -> Option<Practised> {
        let begun = self.0.partition_point(|(from, _)| *from <= day);
        self.0.get(begun.checked_sub(1)?)?.1
    }
}
