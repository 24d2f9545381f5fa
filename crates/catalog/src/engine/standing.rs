//! A snapshot seen from one sale: each restriction and each service is judged once, when first asked for.

use crate::engine::context::stated;
use crate::engine::{Criterion, SaleContext, Snapshot, Withheld};
use crate::model::{Criteria, Effect, Service};
use std::cell::Cell;

/// The working memory of one question.
pub(crate) struct Standing<'s, 'c> {
    pub snapshot: &'s Snapshot,
    pub sale: &'c SaleContext,
    zones: Vec<bool>,
    restrictions: Vec<Cell<Option<bool>>>,
    services: Vec<Cell<Option<bool>>>,
}

impl<'s, 'c> Standing<'s, 'c> {
    pub fn new(snapshot: &'s Snapshot, sale: &'c SaleContext) -> Self {
        let catalogue = &snapshot.catalogue;
        Self {
            snapshot,
            sale,
            zones: catalogue.zones.iter().map(|zone| sale.is_in(zone)).collect(),
            restrictions: vec![Cell::new(None); catalogue.restrictions.len()],
            services: vec![Cell::new(None); catalogue.services.len()],
        }
    }

    /// Adds the restrictions, among those at these places, that take their target away.
    pub fn restricted(&self, places: &[usize], against: &mut Vec<Withheld<'s>>) {
        for at in places {
            if self.takes_away(*at)
                && let Some(restriction) = self.snapshot.catalogue.restrictions.get(*at)
            {
                let because = self.decisive(&restriction.criteria, restriction.effect);
                against.push(Withheld::Restricted { restriction, because });
            }
        }
    }

    /// The stated criteria that do not hold.
    pub fn unmet(&self, criteria: &Criteria) -> Vec<Criterion> {
        self.decisive(criteria, Effect::OnlyWhere)
    }

    /// Adds what stands against a base service: the network, or a missing tariff.
    pub fn unserved(&self, service: usize, against: &mut Vec<Withheld<'s>>) {
        if self.is_served(service) {
            return;
        }
        if let Some(known) = self.snapshot.catalogue.services.get(service) {
            let missing = self.network_lack(known);
            if let Some(missing) = missing
                && !against.contains(&missing)
            {
                against.push(missing);
            }
            self.without_tariff(service, against);
        }
    }

    /// Adds that a service has no tariff on the day of the sale.
    pub fn without_tariff(&self, service: usize, against: &mut Vec<Withheld<'s>>) {
        if let Some(known) = self.snapshot.catalogue.services.get(service)
            && self.snapshot.tariff_at(service, self.sale.day).is_none()
        {
            against.push(Withheld::NoTariff { service: &known.code });
        }
    }

    fn takes_away(&self, at: usize) -> bool {
        let (Some(known), Some(restriction)) =
            (self.restrictions.get(at), self.snapshot.catalogue.restrictions.get(at))
        else {
            return false;
        };
        known.get().unwrap_or_else(|| {
            let all_hold = self.facts(&restriction.criteria).iter().all(|(_, _, holds)| *holds);
            let taken = match restriction.effect {
                Effect::OnlyWhere => !all_hold,
                Effect::NotWhere => all_hold,
            };
            known.set(Some(taken));
            taken
        })
    }

    fn is_served(&self, at: usize) -> bool {
        let (Some(known), Some(service)) = (self.services.get(at), self.snapshot.catalogue.services.get(at)) else {
            return false;
        };
        known.get().unwrap_or_else(|| {
            let served = self.network_lack(service).is_none() && self.snapshot.tariff_at(at, self.sale.day).is_some();
            known.set(Some(served));
            served
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

    fn decisive(&self, criteria: &Criteria, effect: Effect) -> Vec<Criterion> {
        let facts = self.facts(criteria).into_iter();
        match effect {
            Effect::OnlyWhere => facts.filter(|(_, stated, holds)| *stated && !holds).map(|fact| fact.0).collect(),
            Effect::NotWhere => facts.filter(|(_, stated, _)| *stated).map(|fact| fact.0).collect(),
        }
    }

    fn facts(&self, criteria: &Criteria) -> [(Criterion, bool, bool); 8] {
        let in_zones = criteria.zones.iter().any(|code| {
            self.snapshot.index.zones.get(code).is_some_and(|at| self.zones.get(*at).copied().unwrap_or_default())
        });
        stated(criteria, self.sale, in_zones)
    }
}
