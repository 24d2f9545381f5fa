//! The smallest change of a sale that gives something back (IDEA-03): found by asking the engine itself, so that what is
//! proposed is what would be answered.
//!
//! What takes a thing away names the criteria that decided. One of them must be otherwise, whatever else changes: so the
//! search goes from reason to reason, with as few criteria as possible, over the values that the catalogue speaks of and
//! those of a usual sale.
//! What it is not: a search over all dwellings; a place is a commune or zone that some restriction names, or none of them.

mod candidates;
mod search;

#[cfg(test)]
mod tests;

use crate::engine::standing::Standing;
use crate::engine::{Criterion, SaleContext, Snapshot};
use crate::model::{
    ChannelCode, CustomerTypeCode, EquipmentCode, GroupingCode, OfferCode, OptionCode, PromotionCode, SaleType,
    ServiceCode, Zone, ZoneCode,
};
use chrono::NaiveDate;
use search::{MOST_CHANGES, Search, least};
use serde::Serialize;
use std::cell::Cell;
use weblys_kernel::network::{Access, CommuneCode, Eligibility};

/// One fact of a sale that would be otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A dwelling whose network is this.
    Network(Option<Access>),
    /// A dwelling in this commune.
    Commune(CommuneCode),
    /// A dwelling in this zone.
    Zone(ZoneCode),
    /// A dwelling in none of the places that restrictions name.
    Elsewhere,
    /// Another type of sale.
    SaleType(SaleType),
    /// Another grouping.
    Grouping(GroupingCode),
    /// Another channel.
    Channel(ChannelCode),
    /// Another kind of customer.
    CustomerType(CustomerTypeCode),
    /// A later day.
    Day(NaiveDate),
    /// The customer holds this service too.
    Holds(ServiceCode),
    /// The customer holds nothing yet.
    HoldsNothing,
}

impl Change {
    /// What it changes.
    #[must_use]
    pub const fn criterion(&self) -> Criterion {
        match self {
            Self::Network(_) => Criterion::Network,
            Self::Commune(_) | Self::Zone(_) | Self::Elsewhere => Criterion::Place,
            Self::SaleType(_) => Criterion::SaleType,
            Self::Grouping(_) => Criterion::Grouping,
            Self::Channel(_) => Criterion::Channel,
            Self::CustomerType(_) => Criterion::CustomerType,
            Self::Day(_) => Criterion::Day,
            Self::Holds(_) | Self::HoldsNothing => Criterion::ServicesHeld,
        }
    }
}

/// How much may be asked of the engine for the remedies of one answer. Things that many facts stand against have many
/// combinations, and nobody waits for all of them.
#[derive(Debug)]
pub struct Effort(Cell<u32>);

impl Effort {
    /// So many questions to the engine.
    #[must_use]
    pub const fn of(questions: u32) -> Self {
        Self(Cell::new(questions))
    }

    fn spend(&self) -> Option<()> {
        self.0.set(self.0.get().checked_sub(1)?);
        Some(())
    }

    const fn is_spent(&self) -> bool {
        self.0.get() == 0
    }
}

/// What a remedy is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// An offer.
    Offer(&'a OfferCode),
    /// A piece of equipment.
    Equipment(&'a EquipmentCode),
    /// An option, with enough equipment chosen.
    Option(&'a OptionCode),
    /// A promotion, with its coupon given: with this offer, or with whichever it goes with.
    Promotion(&'a PromotionCode, Option<&'a OfferCode>),
}

impl Wanted<'_> {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Offer(code) => code.as_str(),
            Self::Equipment(code) => code.as_str(),
            Self::Option(code) => code.as_str(),
            Self::Promotion(code, _) => code.as_str(),
        }
    }
}

impl Snapshot {
    /// The sale with these facts otherwise.
    #[must_use]
    pub fn changed(&self, sale: &SaleContext, changes: &[Change]) -> SaleContext {
        let mut sale = sale.clone();
        for change in changes {
            self.change(&mut sale, change);
        }
        sale
    }

    fn change(&self, sale: &mut SaleContext, change: &Change) {
        match change {
            Change::Network(access) => sale.eligibility = Eligibility { accesses: access.iter().cloned().collect() },
            Change::Commune(commune) => {
                nowhere(sale);
                sale.commune = Some(commune.clone());
            }
            Change::Zone(code) => {
                nowhere(sale);
                if let Some(zone) = self.index.zones.get(code).and_then(|at| self.catalogue.zones.get(*at)) {
                    enter(sale, zone);
                }
            }
            Change::Elsewhere => nowhere(sale),
            Change::SaleType(sale_type) => sale.sale_type = *sale_type,
            Change::Grouping(grouping) => sale.grouping = grouping.clone(),
            Change::Channel(channel) => sale.channel = channel.clone(),
            Change::CustomerType(customer_type) => sale.customer_type = customer_type.clone(),
            Change::Day(day) => sale.day = *day,
            Change::Holds(service) => sale.services_held.push(service.clone()),
            Change::HoldsNothing => sale.services_held.clear(),
        }
    }

    /// The fewest facts that would have to be otherwise for a thing to be available: none when it is; nothing when no
    /// change of at most three facts was found, or the effort is spent. `usual` is a sale whose channel and kind of
    /// customer are worth trying, whether some criteria name them or not.
    #[must_use]
    pub fn remedy(
        &self,
        sale: &SaleContext,
        usual: &SaleContext,
        wanted: Wanted<'_>,
        effort: &Effort,
    ) -> Option<Vec<Change>> {
        effort.spend()?;
        let standing = Standing::new(self, sale);
        let against = standing.against(wanted)?;
        if against.is_empty() {
            return Some(Vec::new());
        }
        let fewest = least(&against, &[])?;
        let candidates = self.candidates(sale, usual, wanted)?;
        let search = Search { snapshot: self, wanted, candidates: &candidates, effort };
        (fewest..=MOST_CHANGES).find_map(|most| search.within(&standing, &mut Vec::new(), most))
    }
}

fn nowhere(sale: &mut SaleContext) {
    (sale.commune, sale.distribution_zone, sale.street, sale.dwelling) = (None, None, None, None);
}

/// A dwelling is in a zone by one of its parts: several of them together may be no place at all.
fn enter(sale: &mut SaleContext, zone: &Zone) {
    if let Some(commune) = zone.communes.first() {
        sale.commune = Some(commune.clone());
    } else if let Some(part) = zone.distribution_zones.first() {
        sale.distribution_zone = Some(part.clone());
    } else if let Some(street) = zone.streets.first() {
        sale.street = Some(street.clone());
    } else {
        sale.dwelling = zone.dwellings.first().cloned();
    }
}
