//! What a held service can stand for: computed once for each publication, so that recognition scans no list.

use crate::model::{Catalogue, ServiceCode};
use std::collections::HashMap;

/// Positions in the lists of the catalogue, by positions of services.
#[derive(Debug, Clone, Default)]
pub(crate) struct Holdings {
    /// For each combination of base services, sorted, its offer.
    pub combinations: HashMap<Box<[usize]>, usize>,
    /// For each service the equipment it charges, by rank and code.
    pub equipment: Vec<Vec<usize>>,
    /// For each service the options it charges, by rank and code.
    pub options: Vec<Vec<usize>>,
    /// For each service the promotions it expresses, by rank and code.
    pub promotions: Vec<Vec<usize>>,
}

impl Holdings {
    pub fn of(catalogue: &Catalogue, services: &HashMap<ServiceCode, usize>) -> Self {
        let combination = |codes: &[ServiceCode]| {
            let mut places: Vec<usize> = codes.iter().filter_map(|code| services.get(code).copied()).collect();
            places.sort_unstable();
            places.dedup();
            places.into_boxed_slice()
        };
        let offers = catalogue.offers.iter().enumerate();
        let equipment = catalogue.equipment.iter().map(|item| (item.rank, item.code.as_str(), &item.service));
        let options = catalogue.options.iter().map(|item| (item.rank, item.code.as_str(), &item.service));
        let promotions = catalogue.promotions.iter().map(|one| (one.rank, one.code.as_str(), &one.service));
        Self {
            combinations: offers.map(|(at, offer)| (combination(&offer.services), at)).collect(),
            equipment: by_service(services, equipment),
            options: by_service(services, options),
            promotions: by_service(services, promotions),
        }
    }
}

/// The places of things, by rank and code, under the place of their service.
fn by_service<'c>(
    services: &HashMap<ServiceCode, usize>,
    things: impl Iterator<Item = (u16, &'c str, &'c ServiceCode)>,
) -> Vec<Vec<usize>> {
    let mut ranked: Vec<_> = things.enumerate().map(|(at, (rank, code, service))| (rank, code, at, service)).collect();
    ranked.sort_unstable();
    let mut lists = vec![Vec::new(); services.len()];
    for (_, _, at, service) in ranked {
        if let Some(list) = services.get(service).and_then(|place| lists.get_mut(*place)) {
            list.push(at);
        }
    }
    lists
}
