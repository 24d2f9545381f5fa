//! A snapshot seen from one sale: what holds there, of restrictions and of services.

use crate::engine::against::Against;
use crate::engine::context::CriterionSet;
use crate::engine::{Criterion, CurrentOffer, SaleContext, Snapshot, Withheld};
use crate::model::{Criteria, Effect, Offer, Restriction, Service};
use std::cell::Cell;
use std::ops::ControlFlow;

/// The working memory of one question.
pub(crate) struct Standing<'s, 'c> {
    pub snapshot: &'s Snapshot,
    pub sale: &'c SaleContext,
    /// The zones the dwelling is in.
    pub zones: Vec<usize>,
    /// The offer the customer has, where it is known.
    pub current: Option<&'s Offer>,
    /// Whether it is known that what he has is no offer of this catalogue.
    pub has_no_offer: bool,
    /// For each restriction the criteria that do not hold, once it was asked for; nothing at all where nothing is kept.
    restrictions: Vec<Cell<Option<CriterionSet>>>,
    /// For each service whether it is served, likewise.
    services: Vec<Cell<Option<bool>>>,
}

impl<'s, 'c> Standing<'s, 'c> {
    /// For a question about a few things: nothing is kept of what was judged.
    pub fn new(snapshot: &'s Snapshot, sale: &'c SaleContext) -> Self {
        let zones = snapshot.index.places.zones(sale);
        let current = sale.current_offer.code().and_then(|code| snapshot.offer(code));
        let has_no_offer = current.is_none() && sale.current_offer != CurrentOffer::Unknown;
        Self { snapshot, sale, zones, current, has_no_offer, restrictions: Vec::new(), services: Vec::new() }
    }

    /// For a question about everything: each restriction and each service is judged once.
    pub fn of_all(snapshot: &'s Snapshot, sale: &'c SaleContext) -> Self {
        let restrictions = vec![Cell::new(None); snapshot.catalogue.restrictions.len()];
        let services = vec![Cell::new(None); snapshot.catalogue.services.len()];
        Self { restrictions, services, ..Self::new(snapshot, sale) }
    }

    /// Adds the restrictions, among those at these places, that take their target away.
    pub fn restricted(&self, places: Option<&Vec<usize>>, against: &mut impl Against<'s>) -> ControlFlow<()> {
        for at in places.into_iter().flatten() {
            let Some(restriction) = self.snapshot.catalogue.restrictions.get(*at) else { continue };
            let unmet = self.unmet_of(*at, restriction);
            let takes_away = match restriction.effect {
                Effect::OnlyWhere => !unmet.is_empty(),
                Effect::NotWhere => unmet.is_empty(),
            };
            if takes_away {
                against.add(|| {
                    let because = match restriction.effect {
                        Effect::OnlyWhere => unmet,
                        Effect::NotWhere => stated(&restriction.criteria),
                    };
                    Withheld::Restricted { restriction, because: because.list() }
                })?;
            }
        }
        ControlFlow::Continue(())
    }

    /// The stated criteria that do not hold.
    pub fn unmet(&self, criteria: &Criteria) -> CriterionSet {
        CriterionSet::of(|criterion| criterion.is_stated(criteria) && !self.holds(criterion, criteria))
    }

    /// Whether the sale is as criteria that state this one ask.
    pub fn holds(&self, criterion: Criterion, criteria: &Criteria) -> bool {
        let zones = &self.snapshot.catalogue.zones;
        let mut here = self.zones.iter().filter_map(|at| zones.get(*at));
        criterion.holds(criteria, self.sale, || here.any(|zone| criteria.zones.contains(&zone.code)))
    }

    /// Adds what stands against a base service: the network, or a missing tariff.
    pub fn unserved(&self, service: usize, against: &mut impl Against<'s>) -> ControlFlow<()> {
        if self.is_served(service) {
            return ControlFlow::Continue(());
        }
        if let Some(known) = self.snapshot.catalogue.services.get(service)
            && let Some(missing) = self.network_lack(known)
        {
            against.add_once(missing)?;
        }
        self.without_tariff(service, against)
    }

    /// Adds that a service has no tariff on the day of the sale.
    pub fn without_tariff(&self, service: usize, against: &mut impl Against<'s>) -> ControlFlow<()> {
        if self.snapshot.tariff_at(service, self.sale.day).is_some() {
            return ControlFlow::Continue(());
        }
        let known = self.snapshot.catalogue.services.get(service);
        known.map_or(ControlFlow::Continue(()), |known| against.add(|| Withheld::NoTariff { service: &known.code }))
    }

    fn unmet_of(&self, at: usize, restriction: &Restriction) -> CriterionSet {
        kept(self.restrictions.get(at), || self.unmet(&restriction.criteria))
    }

    fn is_served(&self, at: usize) -> bool {
        kept(self.services.get(at), || {
            let service = self.snapshot.catalogue.services.get(at);
            let carried = service.is_some_and(|service| self.network_lack(service).is_none());
            carried && self.snapshot.tariff_at(at, self.sale.day).is_some()
        })
    }

    fn network_lack(&self, service: &'s Service) -> Option<Withheld<'s>> {
        if !service.needs_network {
            return None;
        }
        let carrying = self.sale.eligibility.accesses.iter().filter(|access| access.domains.contains(&service.domain));
        match carrying.map(|access| access.down_mbps).max() {
            None => Some(Withheld::NotCarried { domain: &service.domain }),
            Some(best) if best < service.min_down_mbps => {
                Some(Withheld::RateTooLow { domain: &service.domain, needed: service.min_down_mbps, best })
            }
            Some(_) => None,
        }
    }
}

/// Every criterion that is stated.
fn stated(criteria: &Criteria) -> CriterionSet {
    CriterionSet::of(|criterion| criterion.is_stated(criteria))
}

/// What is known already, or is found out now and kept where there is room for it.
fn kept<T: Copy>(room: Option<&Cell<Option<T>>>, find: impl FnOnce() -> T) -> T {
    room.and_then(Cell::get).unwrap_or_else(|| {
        let found = find();
        room.into_iter().for_each(|room| room.set(Some(found)));
        found
    })
}
