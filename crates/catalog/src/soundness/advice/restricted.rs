//! Which restrictions are about what.

use super::terms::{Terms, Zones};
use crate::model::{
    Catalogue, Effect, EquipmentCode, Offer, OfferCode, OptionCode, PromotionCode, Restriction, ServiceCode, Target,
    TargetKind,
};
use crate::soundness::findings::Known;
use std::collections::HashMap;
use weblys_kernel::network::Domain;

/// Of the restrictions about everything or a whole family, so many are looked at for each thing.
const MOST_COMMON: usize = 32;

/// A restriction, ready to be compared.
#[derive(Debug)]
pub(super) struct Rule<'a> {
    pub code: &'a str,
    pub effect: Effect,
    pub terms: Terms<'a>,
}

type Places<'a, C> = HashMap<&'a C, Vec<usize>>;

/// The restrictions of a catalogue by what they are about.
#[derive(Debug, Default)]
pub(super) struct Restricted<'a> {
    /// By their places in the catalogue; those of which nothing can be said are left out.
    rules: Vec<Option<Rule<'a>>>,
    pub zones: Zones<'a>,
    offers: Places<'a, OfferCode>,
    equipment: Places<'a, EquipmentCode>,
    options: Places<'a, OptionCode>,
    promotions: Places<'a, PromotionCode>,
    domains: Places<'a, Domain>,
    all: HashMap<TargetKind, Vec<usize>>,
}

impl<'a> Restricted<'a> {
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let zones: Zones<'a> = catalogue.zones.iter().map(|zone| (&zone.code, zone)).collect();
        let rules = catalogue.restrictions.iter().map(|restriction| rule(restriction, &zones)).collect();
        let mut restricted = Self { rules, zones, ..Self::default() };
        for (at, restriction) in catalogue.restrictions.iter().enumerate() {
            for target in &restriction.targets {
                let places = match target {
                    Target::Offer(code) => restricted.offers.entry(code).or_default(),
                    Target::Equipment(code) => restricted.equipment.entry(code).or_default(),
                    Target::Option(code) => restricted.options.entry(code).or_default(),
                    Target::Promotion(code) => restricted.promotions.entry(code).or_default(),
                    Target::Domain(domain) => restricted.domains.entry(domain).or_default(),
                    Target::All(kind) => restricted.all.entry(*kind).or_default(),
                };
                places.push(at);
            }
        }
        restricted
    }

    pub fn on_offer(&self, offer: &Offer, known: &Known<'_>) -> Vec<&Rule<'a>> {
        let own = self.offers.get(&offer.code);
        self.rules(own, TargetKind::Offer, offer.services.iter(), known)
    }

    pub fn on_equipment(&self, code: &EquipmentCode, service: &ServiceCode, known: &Known<'_>) -> Vec<&Rule<'a>> {
        self.rules(self.equipment.get(code), TargetKind::Equipment, [service].into_iter(), known)
    }

    pub fn on_option(&self, code: &OptionCode, service: &ServiceCode, known: &Known<'_>) -> Vec<&Rule<'a>> {
        self.rules(self.options.get(code), TargetKind::Option, [service].into_iter(), known)
    }

    pub fn on_promotion(&self, code: &PromotionCode, known: &Known<'_>) -> Vec<&Rule<'a>> {
        self.rules(self.promotions.get(code), TargetKind::Promotion, std::iter::empty(), known)
    }

    fn rules<'s>(
        &self,
        own: Option<&Vec<usize>>,
        kind: TargetKind,
        services: impl Iterator<Item = &'s ServiceCode>,
        known: &Known<'_>,
    ) -> Vec<&Rule<'a>> {
        let speaks_of_families = !self.domains.is_empty();
        let services = services.filter(|_| speaks_of_families);
        let domains = services.filter_map(|code| known.services.get(code)).map(|service| &service.domain);
        let of_families = domains.filter_map(|domain| self.domains.get(domain)).flatten();
        let common = self.all.get(&kind).into_iter().flatten().chain(of_families).take(MOST_COMMON);
        let mut places: Vec<usize> = own.into_iter().flatten().chain(common).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| self.rules.get(at)?.as_ref()).collect()
    }
}

fn rule<'a>(restriction: &'a Restriction, zones: &Zones<'a>) -> Option<Rule<'a>> {
    if restriction.criteria.is_empty() {
        return None;
    }
    let terms = Terms::of(&restriction.criteria, zones)?;
    Some(Rule { code: restriction.code.as_str(), effect: restriction.effect, terms })
}
