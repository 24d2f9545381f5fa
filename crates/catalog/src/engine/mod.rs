//! What a person is entitled to, and why not the rest: one engine for the answer and its explanation.
//!
//! What this is: pure evaluation of an immutable [`Snapshot`] against a [`SaleContext`]. The sequence is
//! always the same: address, offer, equipment, options (CAT-11).
//! What it is not: prices; see [`pricing`](crate::pricing).
//! Where to start: [`Snapshot::offers`], then [`Snapshot::check`].

mod against;
mod availability;
mod choice;
mod context;
mod default_choice;
mod holdings;
mod index;
mod judged;
mod openings;
mod places;
mod remedy;
mod replacement;
mod selection;
mod standing;
mod verdict;
mod ways;

#[cfg(test)]
mod tests;

use crate::fault::Fault;
use crate::model::{
    Catalogue, EquipmentCode, EquipmentItem, GroupCode, Offer, OfferCode, OptionCode, OptionItem, Promotion,
    PromotionCode, Service, ServiceCode, Tariff,
};
use crate::model::{EquipmentGroup, OptionGroup};
use crate::prior::PriceHistory;
use chrono::NaiveDate;
use holdings::Holdings;
use index::Index;
use std::collections::HashMap;
use weblys_kernel::network::Domain;

pub(crate) use choice::summed;
pub use context::{Criterion, CurrentOffer, SaleContext};
pub use judged::{Judged, Kind};
pub use remedy::{Change, Effort, Wanted};
pub use selection::{Selection, SelectionRefusal};
pub(crate) use standing::Standing;
pub use verdict::{Cause, Verdict, Withheld};
pub use ways::ways;

/// A published catalogue, indexed and never changed: held in memory and shared by every request.
#[derive(Debug, Clone)]
pub struct Snapshot {
    version: u64,
    catalogue: Catalogue,
    index: Index,
    history: Option<PriceHistory>,
}

impl Snapshot {
    /// Makes a catalogue ready for questions. `version` is that of its publication.
    ///
    /// # Errors
    /// Every fault of [`check`](crate::check) that is not a mere warning: an unsound catalogue is never sold from.
    pub fn compile(version: u64, catalogue: Catalogue) -> Result<Self, Vec<Fault>> {
        let faults = crate::soundness::blocking(&catalogue);
        if !faults.is_empty() {
            return Err(faults);
        }
        let index = Index::of(&catalogue);
        Ok(Self { version, catalogue, index, history: None })
    }

    /// The same with the prices of the publications before, itself the last: its quotes tell the price before a
    /// reduction.
    #[must_use]
    pub fn with_history(self, history: PriceHistory) -> Self {
        Self { history: Some(history), ..self }
    }

    /// The prices practised up to this publication, as far as they are known.
    pub(crate) const fn history(&self) -> Option<&PriceHistory> {
        self.history.as_ref()
    }

    /// The version of the publication.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The catalogue as it was written.
    #[must_use]
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// An offer, sold or not.
    #[must_use]
    pub fn offer(&self, code: &OfferCode) -> Option<&Offer> {
        self.index.offers.get(code).and_then(|at| self.catalogue.offers.get(*at))
    }

    /// The families of services that an offer is made of, in the order of its services.
    #[must_use]
    pub fn domains(&self, offer: &Offer) -> Vec<&Domain> {
        let mut domains = Vec::new();
        for service in offer.services.iter().filter_map(|code| self.service(code)) {
            if !domains.contains(&&service.domain) {
                domains.push(&service.domain);
            }
        }
        domains
    }

    /// A service.
    #[must_use]
    pub fn service(&self, code: &ServiceCode) -> Option<&Service> {
        self.index.services.get(code).and_then(|at| self.catalogue.services.get(*at))
    }

    /// What a service costs in a contract made on that day.
    #[must_use]
    pub fn tariff(&self, service: &ServiceCode, day: NaiveDate) -> Option<&Tariff> {
        self.tariff_at(*self.index.services.get(service)?, day)
    }

    /// A piece of equipment.
    #[must_use]
    pub fn equipment_item(&self, code: &EquipmentCode) -> Option<&EquipmentItem> {
        self.index.equipment.get(code).and_then(|at| self.catalogue.equipment.get(*at))
    }

    /// An option.
    #[must_use]
    pub fn option(&self, code: &OptionCode) -> Option<&OptionItem> {
        self.index.options.get(code).and_then(|at| self.catalogue.options.get(*at))
    }

    /// A promotion.
    #[must_use]
    pub fn promotion(&self, code: &PromotionCode) -> Option<&Promotion> {
        self.index.promotions.get(code).and_then(|at| self.catalogue.promotions.get(*at))
    }

    /// The promotions that may be used so many times only (EXP-23).
    pub fn limited_promotions(&self) -> impl Iterator<Item = &Promotion> {
        self.index.limited_promotions.iter().filter_map(|at| self.catalogue.promotions.get(*at))
    }

    /// The promotions that go with an offer, whoever may have them.
    pub(crate) fn promotions_with(&self, offer: &OfferCode) -> impl Iterator<Item = &Promotion> {
        let its_own = self.index.offers.get(offer).and_then(|at| self.index.promotions_of_offer.get(*at));
        let places = its_own.into_iter().flatten().chain(&self.index.promotions_of_all);
        places.filter_map(|at| self.catalogue.promotions.get(*at))
    }

    /// The sets of equipment of an offer, in the order of the page.
    #[must_use]
    pub fn equipment_groups(&self, offer: &Offer) -> Vec<&EquipmentGroup> {
        let mut groups: Vec<_> = offer.equipment_groups.iter().filter_map(|code| self.equipment_group(code)).collect();
        groups.sort_by_key(|group| (group.rank, &group.code));
        groups
    }

    /// The sets of options of an offer, in the order of the page.
    #[must_use]
    pub fn option_groups(&self, offer: &Offer) -> Vec<&OptionGroup> {
        let mut groups: Vec<_> = offer.option_groups.iter().filter_map(|code| self.option_group(code)).collect();
        groups.sort_by_key(|group| (group.rank, &group.code));
        groups
    }

    /// A set of equipment.
    #[must_use]
    pub fn equipment_group(&self, code: &GroupCode) -> Option<&EquipmentGroup> {
        self.index.equipment_groups.get(code).and_then(|at| self.catalogue.equipment_groups.get(*at))
    }

    /// A set of options.
    #[must_use]
    pub fn option_group(&self, code: &GroupCode) -> Option<&OptionGroup> {
        self.index.option_groups.get(code).and_then(|at| self.catalogue.option_groups.get(*at))
    }

    /// The position of a service, and what held services can stand for.
    pub(crate) fn holdings(&self) -> (&HashMap<ServiceCode, usize>, &Holdings) {
        (&self.index.services, &self.index.holdings)
    }

    /// The tariffs of a service, the earliest first.
    pub(crate) fn tariffs(&self, service: &ServiceCode) -> impl Iterator<Item = &Tariff> {
        let places = self.index.services.get(service).and_then(|at| self.index.tariffs.get(*at));
        places.into_iter().flatten().filter_map(|at| self.catalogue.tariffs.get(*at))
    }

    pub(crate) fn tariff_at(&self, service: usize, day: NaiveDate) -> Option<&Tariff> {
        let tariffs = self.index.tariffs.get(service)?;
        tariffs.iter().filter_map(|at| self.catalogue.tariffs.get(*at)).find(|tariff| tariff.validity.contains(day))
    }
}
