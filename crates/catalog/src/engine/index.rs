//! Places of things by their codes, and which restriction is about what: computed once for each publication.

use crate::engine::holdings::Holdings;
use crate::engine::openings::Openings;
use crate::engine::places::Places;
use crate::model::{
    Catalogue, ChannelCode, Criteria, CustomerTypeCode, EquipmentCode, EquipmentItem, GroupCode, GroupingCode,
    OfferCode, OptionCode, PromotionCode, ServiceCode, Target, TargetKind, ZoneCode,
};
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use weblys_kernel::network::{Domain, Technology};

/// Positions in the lists of the catalogue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    pub services: HashMap<ServiceCode, usize>,
    pub offers: HashMap<OfferCode, usize>,
    pub equipment: HashMap<EquipmentCode, usize>,
    pub options: HashMap<OptionCode, usize>,
    pub promotions: HashMap<PromotionCode, usize>,
    pub zones: HashMap<ZoneCode, usize>,
    pub equipment_groups: HashMap<GroupCode, usize>,
    pub option_groups: HashMap<GroupCode, usize>,
    /// For each service its tariffs, the earliest first.
    pub tariffs: Vec<Vec<usize>>,
    /// For each offer the services it is made of.
    pub offer_services: Vec<Vec<usize>>,
    /// For each offer its fees.
    pub offer_fees: Vec<Vec<usize>>,
    /// For each piece of equipment what charges it: its service and its deposit.
    pub equipment_services: Vec<Vec<usize>>,
    /// For each option the service that charges it.
    pub option_services: Vec<Vec<usize>>,
    /// For each promotion the service that expresses it.
    pub promotion_services: Vec<Vec<usize>>,
    /// The places of offers in the order of lists.
    pub offers_by_rank: Vec<usize>,
    /// For each set of equipment its items, in the order of the page.
    pub group_equipment: HashMap<GroupCode, Vec<usize>>,
    /// For each set of options its options, in the order of the page.
    pub group_options: HashMap<GroupCode, Vec<usize>>,
    /// For each thing the restrictions about it.
    pub on_offer: Vec<Vec<usize>>,
    pub on_equipment: Vec<Vec<usize>>,
    pub on_option: Vec<Vec<usize>>,
    pub on_promotion: Vec<Vec<usize>>,
    /// For each offer the promotions that name it.
    pub promotions_of_offer: Vec<Vec<usize>>,
    /// The promotions that go with every offer.
    pub promotions_of_all: Vec<usize>,
    /// The promotions that may be used so many times only.
    pub limited_promotions: Vec<usize>,
    /// The zones of a place.
    pub places: Places,
    /// The offers that may be sold in a sale.
    pub openings: Openings,
    /// What criteria speak of.
    pub values: Values,
    /// What held services can stand for.
    pub holdings: Holdings,
}

/// Every value that some criteria name, sorted: what a sale could be otherwise.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    pub technologies: Vec<Technology>,
    pub groupings: Vec<GroupingCode>,
    pub channels: Vec<ChannelCode>,
    pub customer_types: Vec<CustomerTypeCode>,
}

impl Values {
    fn of(catalogue: &Catalogue) -> Self {
        let restrictions = catalogue.restrictions.iter().map(|restriction| &restriction.criteria);
        let criteria: Vec<&Criteria> =
            restrictions.chain(catalogue.promotions.iter().map(|one| &one.conditions)).collect();
        Self {
            technologies: every(&criteria, |one| &one.technologies),
            groupings: every(&criteria, |one| &one.groupings),
            channels: every(&criteria, |one| &one.channels),
            customer_types: every(&criteria, |one| &one.customer_types),
        }
    }
}

fn every<T: Ord + Clone>(criteria: &[&Criteria], named: impl Fn(&Criteria) -> &Vec<T>) -> Vec<T> {
    let values: BTreeSet<&T> = criteria.iter().flat_map(|one| named(one)).collect();
    values.into_iter().cloned().collect()
}

fn places<T, C: Eq + Hash + Clone>(things: &[T], code: impl Fn(&T) -> &C) -> HashMap<C, usize> {
    things.iter().enumerate().map(|(at, thing)| (code(thing).clone(), at)).collect()
}

impl Index {
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut index = Self {
            services: places(&catalogue.services, |s| &s.code),
            offers: places(&catalogue.offers, |o| &o.code),
            equipment: places(&catalogue.equipment, |e| &e.code),
            options: places(&catalogue.options, |o| &o.code),
            promotions: places(&catalogue.promotions, |p| &p.code),
            zones: places(&catalogue.zones, |z| &z.code),
            equipment_groups: places(&catalogue.equipment_groups, |g| &g.code),
            option_groups: places(&catalogue.option_groups, |g| &g.code),
            places: Places::of(&catalogue.zones),
            ..Self::default()
        };
        index.link_tariffs(catalogue);
        index.link_offers(catalogue);
        index.link_groups(catalogue);
        index.link_promotions(catalogue);
        index.link_restrictions(catalogue);
        index.openings = Openings::of(catalogue, &index);
        index.values = Values::of(catalogue);
        index.holdings = Holdings::of(catalogue, &index.services);
        index
    }

    fn link_tariffs(&mut self, catalogue: &Catalogue) {
        self.tariffs = vec![Vec::new(); catalogue.services.len()];
        for (at, tariff) in catalogue.tariffs.iter().enumerate() {
            if let Some(of_service) = self.services.get(&tariff.service).and_then(|s| self.tariffs.get_mut(*s)) {
                of_service.push(at);
            }
        }
        for of_service in &mut self.tariffs {
            of_service.sort_by_key(|at| catalogue.tariffs.get(*at).map(|tariff| tariff.validity.from));
        }
    }

    fn link_offers(&mut self, catalogue: &Catalogue) {
        let places = |codes: &[ServiceCode]| codes.iter().filter_map(|code| self.services.get(code).copied()).collect();
        self.offer_services = catalogue.offers.iter().map(|offer| places(&offer.services)).collect();
        self.offer_fees = catalogue.offers.iter().map(|offer| places(&offer.fees)).collect();
        let place = |code: &ServiceCode| self.services.get(code).copied();
        let charged =
            |item: &EquipmentItem| place(&item.service).into_iter().chain(item.deposit.as_ref().and_then(place));
        self.equipment_services = catalogue.equipment.iter().map(|item| charged(item).collect()).collect();
        self.option_services =
            catalogue.options.iter().map(|item| place(&item.service).into_iter().collect()).collect();
        self.promotion_services =
            catalogue.promotions.iter().map(|item| place(&item.service).into_iter().collect()).collect();
        let mut by_rank: Vec<_> =
            catalogue.offers.iter().enumerate().map(|(at, offer)| (offer.rank, &offer.code, at)).collect();
        by_rank.sort();
        self.offers_by_rank = by_rank.into_iter().map(|(_, _, at)| at).collect();
    }

    fn link_groups(&mut self, catalogue: &Catalogue) {
        let mut equipment: Vec<_> =
            catalogue.equipment.iter().enumerate().map(|(at, item)| (&item.group, item.rank, &item.code, at)).collect();
        equipment.sort();
        for (group, _, _, at) in equipment {
            self.group_equipment.entry(group.clone()).or_default().push(at);
        }
        let mut options: Vec<_> =
            catalogue.options.iter().enumerate().map(|(at, item)| (&item.group, item.rank, &item.code, at)).collect();
        options.sort();
        for (group, _, _, at) in options {
            self.group_options.entry(group.clone()).or_default().push(at);
        }
    }

    fn link_promotions(&mut self, catalogue: &Catalogue) {
        self.promotions_of_offer = vec![Vec::new(); catalogue.offers.len()];
        for (at, promotion) in catalogue.promotions.iter().enumerate() {
            if promotion.offers.is_empty() {
                self.promotions_of_all.push(at);
            }
            if promotion.is_limited() {
                self.limited_promotions.push(at);
            }
            for offer in &promotion.offers {
                add(&mut self.promotions_of_offer, self.offers.get(offer), at);
            }
        }
    }

    fn link_restrictions(&mut self, catalogue: &Catalogue) {
        self.on_offer = vec![Vec::new(); catalogue.offers.len()];
        self.on_equipment = vec![Vec::new(); catalogue.equipment.len()];
        self.on_option = vec![Vec::new(); catalogue.options.len()];
        self.on_promotion = vec![Vec::new(); catalogue.promotions.len()];
        let families = Families::of(catalogue, self);
        for (at, restriction) in catalogue.restrictions.iter().enumerate() {
            for target in &restriction.targets {
                self.link_target(&families, at, target);
            }
        }
    }

    fn link_target(&mut self, families: &Families<'_>, restriction: usize, target: &Target) {
        match target {
            Target::Offer(code) => add(&mut self.on_offer, self.offers.get(code), restriction),
            Target::Equipment(code) => add(&mut self.on_equipment, self.equipment.get(code), restriction),
            Target::Option(code) => add(&mut self.on_option, self.options.get(code), restriction),
            Target::Promotion(code) => add(&mut self.on_promotion, self.promotions.get(code), restriction),
            Target::All(TargetKind::Offer) => add_to_all(&mut self.on_offer, restriction),
            Target::All(TargetKind::Equipment) => add_to_all(&mut self.on_equipment, restriction),
            Target::All(TargetKind::Option) => add_to_all(&mut self.on_option, restriction),
            Target::All(TargetKind::Promotion) => add_to_all(&mut self.on_promotion, restriction),
            Target::Domain(domain) => {
                families.offers.get(domain).into_iter().flatten().for_each(|at| {
                    add(&mut self.on_offer, Some(at), restriction);
                });
                families.equipment.get(domain).into_iter().flatten().for_each(|at| {
                    add(&mut self.on_equipment, Some(at), restriction);
                });
                families.options.get(domain).into_iter().flatten().for_each(|at| {
                    add(&mut self.on_option, Some(at), restriction);
                });
            }
        }
    }
}

/// For each family of services the places of what has one of it. An offer with several of a family comes several times.
struct Families<'c> {
    offers: HashMap<&'c Domain, Vec<usize>>,
    equipment: HashMap<&'c Domain, Vec<usize>>,
    options: HashMap<&'c Domain, Vec<usize>>,
}

impl<'c> Families<'c> {
    fn of(catalogue: &'c Catalogue, index: &Index) -> Self {
        let domain = |code: &ServiceCode| {
            let service = index.services.get(code).and_then(|at| catalogue.services.get(*at));
            service.map(|service| &service.domain)
        };
        let offers = catalogue.offers.iter().enumerate();
        let offers = offers.flat_map(|(at, offer)| offer.services.iter().filter_map(domain).map(move |of| (of, at)));
        let equipment = catalogue.equipment.iter().enumerate();
        let options = catalogue.options.iter().enumerate();
        Self {
            offers: grouped(offers),
            equipment: grouped(equipment.filter_map(|(at, item)| Some((domain(&item.service)?, at)))),
            options: grouped(options.filter_map(|(at, item)| Some((domain(&item.service)?, at)))),
        }
    }
}

fn grouped<'c>(things: impl Iterator<Item = (&'c Domain, usize)>) -> HashMap<&'c Domain, Vec<usize>> {
    let mut groups: HashMap<&Domain, Vec<usize>> = HashMap::new();
    things.for_each(|(domain, at)| groups.entry(domain).or_default().push(at));
    groups
}

fn add(lists: &mut [Vec<usize>], at: Option<&usize>, about: usize) {
    if let Some(list) = at.and_then(|at| lists.get_mut(*at))
        && !list.contains(&about)
    {
        list.push(about);
    }
}

fn add_to_all(lists: &mut [Vec<usize>], restriction: usize) {
    for list in lists {
        if !list.contains(&restriction) {
            list.push(restriction);
        }
    }
}
