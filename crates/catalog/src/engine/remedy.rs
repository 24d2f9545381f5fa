//! The smallest change of a sale that gives something back (IDEA-03): found by asking the engine itself, so that what is
//! proposed is what would be answered.
//!
//! What takes a thing away names the criteria that decided. One of them must be otherwise, whatever else changes: so the
//! search goes from reason to reason, with as few criteria as possible, over the values that the catalogue speaks of and
//! those of a usual sale.
//! What it is not: a search over all dwellings; a place is a commune or zone that some restriction names, or none of them.

use crate::engine::judged::enough_for;
use crate::engine::standing::Standing;
use crate::engine::{Criterion, SaleContext, Snapshot, Withheld};
use crate::model::{
    ChannelCode, Criteria, CustomerTypeCode, DateSpan, Effect, EquipmentCode, GroupingCode, OfferCode, OptionCode,
    SaleType, ServiceCode, Zone, ZoneCode,
};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::cell::Cell;
use weblys_kernel::network::{Access, CommuneCode, Domain, Eligibility, Technology};

/// Criteria that are changed together at most: who must change more is told of the restrictions only.
const MOST_CHANGES: usize = 3;

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
}

impl Wanted<'_> {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Offer(code) => code.as_str(),
            Self::Equipment(code) => code.as_str(),
            Self::Option(code) => code.as_str(),
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
        let candidates = self.candidates(sale, usual, wanted)?;
        let search = Search { snapshot: self, wanted, candidates: &candidates, effort };
        (0..=MOST_CHANGES).find_map(|most| search.within(sale, &mut Vec::new(), most))
    }

    /// What stands against it, as the engine answers it.
    fn against(&self, sale: &SaleContext, wanted: Wanted<'_>) -> Option<Vec<Withheld<'_>>> {
        let standing = Standing::new(self, sale);
        Some(match wanted {
            Wanted::Offer(code) => standing.offer(*self.index.offers.get(code)?)?.withheld,
            Wanted::Equipment(code) => standing.equipment(*self.index.equipment.get(code)?)?.withheld,
            Wanted::Option(code) => {
                let at = *self.index.options.get(code)?;
                standing.option(at, &enough_for(self.catalogue.options.get(at)?))?.withheld
            }
        })
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

struct Search<'s, 'a> {
    snapshot: &'s Snapshot,
    wanted: Wanted<'a>,
    candidates: &'a [Change],
    effort: &'a Effort,
}

impl Search<'_, '_> {
    /// The first way with at most so many more changes.
    fn within(&self, sale: &SaleContext, made: &mut Vec<Change>, most: usize) -> Option<Vec<Change>> {
        self.effort.spend()?;
        let against = self.snapshot.against(sale, self.wanted)?;
        let Some(reason) = against.first() else { return Some(made.clone()) };
        if most < least(&against, made)? {
            return None;
        }
        for criterion in decided_by(reason) {
            if made.iter().any(|one| one.criterion() == criterion) {
                continue;
            }
            for change in self.candidates.iter().filter(|change| change.criterion() == criterion) {
                let next = self.snapshot.changed(sale, std::slice::from_ref(change));
                made.push(change.clone());
                let found = self.within(&next, made, most - 1);
                made.pop();
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }
}

/// The fewest facts that must still be changed; none when a reason cannot go.
fn least(against: &[Withheld<'_>], made: &[Change]) -> Option<usize> {
    let mut certain: Vec<Criterion> = Vec::new();
    for reason in against {
        let mut open = decided_by(reason);
        open.retain(|criterion| made.iter().all(|one| one.criterion() != *criterion));
        match open.as_slice() {
            [] => return None,
            [one] if !certain.contains(one) => certain.push(*one),
            _ => {}
        }
    }
    Some(certain.len().max(1))
}

/// The criteria of which one must be otherwise for a reason to go. Where all of several must, the first stands for them:
/// the others are reasons still.
fn decided_by(reason: &Withheld<'_>) -> Vec<Criterion> {
    match reason {
        Withheld::NotCarried { .. } | Withheld::RateTooLow { .. } => vec![Criterion::Network],
        Withheld::OutOfWindow { .. } | Withheld::NoTariff { .. } => vec![Criterion::Day],
        Withheld::Restricted { restriction, because } => match restriction.effect {
            Effect::OnlyWhere => because.first().copied().into_iter().collect(),
            Effect::NotWhere => because.clone(),
        },
        Withheld::ConditionsNotMet { because } => because.first().copied().into_iter().collect(),
        Withheld::NotOnSale { .. }
        | Withheld::NeedsEquipment { .. }
        | Withheld::OtherOffers
        | Withheld::CouponNotGiven => Vec::new(),
    }
}

/// What the catalogue says about a thing, for the values that a change may take.
struct About<'s> {
    criteria: Vec<&'s Criteria>,
    services: Vec<&'s ServiceCode>,
    window: Option<DateSpan>,
}

impl Snapshot {
    fn about(&self, wanted: Wanted<'_>) -> Option<About<'_>> {
        let (places, services, window) = match wanted {
            Wanted::Offer(code) => {
                let at = *self.index.offers.get(code)?;
                let offer = self.catalogue.offers.get(at)?;
                let services = offer.services.iter().chain(&offer.fees).collect();
                (self.index.on_offer.get(at)?, services, Some(offer.sale))
            }
            Wanted::Equipment(code) => {
                let at = *self.index.equipment.get(code)?;
                let item = self.catalogue.equipment.get(at)?;
                let services = [Some(&item.service), item.deposit.as_ref()].into_iter().flatten().collect();
                (self.index.on_equipment.get(at)?, services, None)
            }
            Wanted::Option(code) => {
                let at = *self.index.options.get(code)?;
                (self.index.on_option.get(at)?, vec![&self.catalogue.options.get(at)?.service], None)
            }
        };
        let restrictions = places.iter().filter_map(|at| self.catalogue.restrictions.get(*at));
        Some(About { criteria: restrictions.map(|one| &one.criteria).collect(), services, window })
    }

    /// Values that could make a difference, the likeliest first.
    fn candidates(&self, sale: &SaleContext, usual: &SaleContext, wanted: Wanted<'_>) -> Option<Vec<Change>> {
        let about = self.about(wanted)?;
        let mut found = Vec::new();
        let mut add = |change: Change| {
            if !found.contains(&change) {
                found.push(change);
            }
        };
        let values = &self.index.values;
        let channels = values.channels.iter().chain([&usual.channel]).filter(|one| **one != sale.channel);
        channels.cloned().map(Change::Channel).for_each(&mut add);
        SaleType::ALL.into_iter().filter(|one| *one != sale.sale_type).map(Change::SaleType).for_each(&mut add);
        let regular = GroupingCode::regular();
        let groupings = values.groupings.iter().chain([&regular]).filter(|one| **one != sale.grouping);
        groupings.cloned().map(Change::Grouping).for_each(&mut add);
        let kinds = values.customer_types.iter().chain([&usual.customer_type]);
        let kinds = kinds.filter(|one| **one != sale.customer_type);
        kinds.cloned().map(Change::CustomerType).for_each(&mut add);
        for criteria in &about.criteria {
            criteria.communes.iter().cloned().map(Change::Commune).for_each(&mut add);
            criteria.zones.iter().cloned().map(Change::Zone).for_each(&mut add);
            criteria.services_held.iter().cloned().map(Change::Holds).for_each(&mut add);
        }
        add(Change::Elsewhere);
        add(Change::HoldsNothing);
        self.days(sale.day, &about).into_iter().map(Change::Day).for_each(&mut add);
        self.networks(sale, &about).into_iter().map(Change::Network).for_each(&mut add);
        Some(found)
    }

    /// Later days on which something begins or ends, the nearest first.
    fn days(&self, today: NaiveDate, about: &About<'_>) -> Vec<NaiveDate> {
        let tariffs = about.services.iter().filter_map(|code| self.index.services.get(*code));
        let tariffs = tariffs.filter_map(|at| self.index.tariffs.get(*at)).flatten();
        let tariffs = tariffs.filter_map(|at| self.catalogue.tariffs.get(*at)).map(|tariff| tariff.validity);
        let dated = about.criteria.iter().filter_map(|criteria| criteria.days);
        let spans = tariffs.chain(dated).chain(about.window);
        let edges =
            spans.flat_map(|span| [Some(span.from), span.until.and_then(|day| day.checked_add_days(Days::new(1)))]);
        let mut days: Vec<NaiveDate> = edges.flatten().filter(|day| *day > today).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Networks that would carry it: by each technology that is named or is there, at the rate that is needed.
    fn networks(&self, sale: &SaleContext, about: &About<'_>) -> Vec<Option<Access>> {
        let services = about.services.iter().filter_map(|code| self.service(code)).filter(|one| one.needs_network);
        let (mut domains, mut rate): (Vec<Domain>, u32) = (Vec::new(), 0);
        for service in services {
            domains.push(service.domain.clone());
            rate = rate.max(service.min_down_mbps);
        }
        let needed = domains.clone();
        domains.extend(about.criteria.iter().flat_map(|criteria| criteria.domains.iter().cloned()));
        let here = &sale.eligibility.accesses;
        domains.extend(here.iter().flat_map(|access| access.domains.iter().cloned()));
        let named = about.criteria.iter().filter_map(|criteria| criteria.min_down_mbps);
        let best = sale.eligibility.best_down_mbps();
        let mut rates = vec![best.max(rate), rate];
        // Enough for what asks for a rate, just too little for what excludes from one on.
        rates.extend(named.flat_map(|named| [named, named.saturating_sub(1)]).filter(|named| *named >= rate));
        let present = here.iter().map(|access| access.technology.clone());
        let technologies: Vec<Technology> = present.chain(self.index.values.technologies.iter().cloned()).collect();
        let mut found: Vec<Option<Access>> = Vec::new();
        for mut domains in [domains, needed] {
            domains.sort();
            domains.dedup();
            for down_mbps in &rates {
                for technology in &technologies {
                    let (technology, domains, down_mbps) = (technology.clone(), domains.clone(), *down_mbps);
                    let access = Some(Access { technology, down_mbps, up_mbps: down_mbps, domains });
                    if !found.contains(&access) {
                        found.push(access);
                    }
                }
            }
        }
        found.push(None);
        found
    }
}

#[cfg(test)]
mod tests;
