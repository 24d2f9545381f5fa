//! Addresses and dwellings as FRONT reads them.

use crate::config::Sale;
use weblys_addresses::{Suggestion, SuggestionKind as Kind};
use weblys_api::address::{AddressSuggestion, Availability, DwellingView, SuggestionKind};
use weblys_kernel::network::{Access, Domain, Eligibility};
use weblys_orders::cart::Place;

/// One line of the type-ahead.
#[must_use]
pub fn suggestion(found: &Suggestion) -> AddressSuggestion {
    let numbered =
        |number: &str| if number.is_empty() { found.street.clone() } else { format!("{number} {}", found.street) };
    let (kind, id, line) = match &found.kind {
        Kind::Address { address_id } => (SuggestionKind::Address, address_id.to_string(), numbered(&found.number)),
        Kind::Street { street } => (SuggestionKind::Street, street.0.to_string(), found.street.clone()),
        Kind::NumberUnknown { street, typed } => (SuggestionKind::NumberUnknown, street.0.to_string(), numbered(typed)),
        Kind::Commune { insee } => (SuggestionKind::Commune, insee.to_string(), found.commune.clone()),
    };
    AddressSuggestion {
        kind,
        id,
        line,
        postal_code: found.postal_code.clone(),
        commune: found.commune.clone(),
        served: found.served,
    }
}

/// A dwelling with what the network brings there.
#[must_use]
pub fn dwelling(place: &Place, sale: &Sale) -> DwellingView {
    DwellingView {
        dwelling_id: place.dwelling_id.clone(),
        address_id: place.address_id.clone(),
        line: place.line.clone(),
        postal_code: place.postal_code.clone(),
        commune: place.commune.clone(),
        commune_code: place.commune_code.clone(),
        building: place.building.clone(),
        staircase: place.staircase.clone(),
        floor: place.floor.clone(),
        door: place.door.clone(),
        availability: availability(&place.eligibility, sale),
    }
}

fn availability(eligibility: &Eligibility, sale: &Sale) -> Vec<Availability> {
    let domains = sale.domains.iter().filter_map(|code| Domain::parse(code).ok());
    domains.map(|domain| available(domain, eligibility, sale)).collect()
}

fn available(domain: Domain, eligibility: &Eligibility, sale: &Sale) -> Availability {
    let lineless = sale.lineless_domains.iter().any(|code| code == domain.as_str());
    let carrying = eligibility.accesses.iter().filter(|access| access.domains.contains(&domain));
    let best = carrying.max_by_key(|access| access.down_mbps);
    let reason = match (best, eligibility.accesses.is_empty()) {
        _ if lineless => None,
        (Some(_), _) => None,
        (None, true) => Some("ADR-010".to_owned()),
        (None, false) => Some("ADR-011".to_owned()),
    };
    let has_rate = sale.rated_domains.iter().any(|code| code == domain.as_str());
    let rate = |of: fn(&Access) -> u32| best.filter(|_| has_rate).map_or(0, of);
    Availability {
        available: lineless || best.is_some(),
        technology: best.map(|access| access.technology.clone()),
        down_mbps: rate(|access| access.down_mbps),
        up_mbps: rate(|access| access.up_mbps),
        reason,
        domain,
    }
}
