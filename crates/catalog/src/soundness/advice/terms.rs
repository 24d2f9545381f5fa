//! Criteria made ready to be compared: sorted lists, zones taken apart.

use crate::engine::Criterion;
use crate::model::{Criteria, DateSpan, Zone, ZoneCode};
use std::borrow::Borrow;
use std::collections::HashMap;
use weblys_kernel::network::{Domain, Technology};

/// Criteria with more places than this are left out: they say nothing that is worth the time.
const MOST_PLACES: usize = 1_000;

/// The facts of which a sale has exactly one, in the order of [`Terms::listed`].
pub(super) const LISTED: [Criterion; 4] =
    [Criterion::SaleType, Criterion::Grouping, Criterion::Channel, Criterion::CustomerType];

/// A kind of place of which a dwelling has one at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum PlaceKind {
    Commune,
    DistributionZone,
    Street,
    Dwelling,
}

impl PlaceKind {
    pub const ALL: [Self; 4] = [Self::Commune, Self::DistributionZone, Self::Street, Self::Dwelling];
}

/// A place, by its kind and code.
pub(super) type Place<'a> = (PlaceKind, &'a str);

/// What one access must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Network<'a> {
    pub technologies: &'a [Technology],
    pub min_down_mbps: u32,
    pub domains: &'a [Domain],
}

impl Network<'_> {
    /// Whether an access that does this does the other too.
    pub fn implies(&self, other: &Network<'_>) -> bool {
        let of = |technology: &Technology| other.technologies.contains(technology);
        let technologies =
            other.technologies.is_empty() || (!self.technologies.is_empty() && self.technologies.iter().all(of));
        technologies
            && self.min_down_mbps >= other.min_down_mbps
            && other.domains.iter().all(|domain| self.domains.contains(domain))
    }
}

/// Criteria, each list sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Terms<'a> {
    /// Facts of which a sale has one: an empty list asks nothing.
    pub listed: [Vec<&'a str>; 4],
    /// Where, when it is asked.
    pub places: Option<Vec<Place<'a>>>,
    /// The days, when they are asked.
    pub days: Option<DateSpan>,
    /// The network, when it is asked.
    pub network: Option<Network<'a>>,
    /// Any of these services is held; an empty list asks nothing.
    pub held: Vec<&'a str>,
}

/// The zones by their codes.
pub(super) type Zones<'a> = HashMap<&'a ZoneCode, &'a Zone>;

impl<'a> Terms<'a> {
    /// None for criteria of which nothing can be said: a zone that is not there, days that end before they begin.
    pub fn of(criteria: &'a Criteria, zones: &Zones<'a>) -> Option<Self> {
        if criteria.days.is_some_and(|days| days.is_backwards()) {
            return None;
        }
        let network = Network {
            technologies: &criteria.technologies,
            min_down_mbps: criteria.min_down_mbps.unwrap_or_default(),
            domains: &criteria.domains,
        };
        let asks_network =
            !criteria.technologies.is_empty() || criteria.min_down_mbps.is_some() || !criteria.domains.is_empty();
        Some(Self {
            listed: [
                sorted(criteria.sale_types.iter().map(|one| one.word())),
                texts(&criteria.groupings),
                texts(&criteria.channels),
                texts(&criteria.customer_types),
            ],
            places: places(criteria, zones)?,
            days: criteria.days,
            network: asks_network.then_some(network),
            held: texts(&criteria.services_held),
        })
    }
}

fn places<'a>(criteria: &'a Criteria, zones: &Zones<'a>) -> Option<Option<Vec<Place<'a>>>> {
    if criteria.communes.is_empty() && criteria.zones.is_empty() {
        return Some(None);
    }
    let mut places: Vec<Place<'a>> = Vec::new();
    places.extend(criteria.communes.iter().map(|code| (PlaceKind::Commune, code.as_str())));
    for code in &criteria.zones {
        let zone = zones.get(code)?;
        let parts = zone.communes.len() + zone.distribution_zones.len() + zone.streets.len() + zone.dwellings.len();
        if places.len() + parts > MOST_PLACES {
            return None;
        }
        places.extend(zone.communes.iter().map(|code| (PlaceKind::Commune, code.as_str())));
        places.extend(zone.distribution_zones.iter().map(|code| (PlaceKind::DistributionZone, code.as_str())));
        places.extend(zone.streets.iter().map(|code| (PlaceKind::Street, code.as_str())));
        places.extend(zone.dwellings.iter().map(|code| (PlaceKind::Dwelling, code.as_str())));
    }
    Some(Some(sorted(places)))
}

/// Codes as texts, sorted.
pub(super) fn texts<T: Borrow<str>>(codes: &[T]) -> Vec<&str> {
    sorted(codes.iter().map(Borrow::borrow))
}

/// Sorted, none twice.
pub(super) fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = items.into_iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

/// Whether all of the one list are in the other, which is sorted.
pub(super) fn all_in<T: Ord>(some: &[T], all: &[T]) -> bool {
    some.iter().all(|one| all.binary_search(one).is_ok())
}
