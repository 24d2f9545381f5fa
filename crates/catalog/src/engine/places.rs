//! The zones of a place, found by each of its parts: a question about one dwelling reads no list of communes.

use crate::engine::SaleContext;
use crate::model::{DistributionZoneCode, StreetCode, Zone};
use std::collections::HashMap;
use std::hash::Hash;
use weblys_kernel::network::{CommuneCode, DwellingId};

/// For each part of some zone the places of those zones in the catalogue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    communes: HashMap<CommuneCode, Vec<usize>>,
    distribution_zones: HashMap<DistributionZoneCode, Vec<usize>>,
    streets: HashMap<StreetCode, Vec<usize>>,
    dwellings: HashMap<DwellingId, Vec<usize>>,
}

impl Places {
    pub fn of(zones: &[Zone]) -> Self {
        let mut places = Self::default();
        for (at, zone) in zones.iter().enumerate() {
            file(&mut places.communes, &zone.communes, at);
            file(&mut places.distribution_zones, &zone.distribution_zones, at);
            file(&mut places.streets, &zone.streets, at);
            file(&mut places.dwellings, &zone.dwellings, at);
        }
        places
    }

    /// The zones that the dwelling of a sale is in, each once.
    pub fn zones(&self, sale: &SaleContext) -> Vec<usize> {
        let mut zones = Vec::new();
        zones.extend(filed(&self.communes, sale.commune.as_ref()));
        zones.extend(filed(&self.distribution_zones, sale.distribution_zone.as_ref()));
        zones.extend(filed(&self.streets, sale.street.as_ref()));
        zones.extend(filed(&self.dwellings, sale.dwelling.as_ref()));
        zones.sort_unstable();
        zones.dedup();
        zones
    }
}

/// Files something under each of these codes.
pub(super) fn file<C: Eq + Hash + Clone>(under: &mut HashMap<C, Vec<usize>>, codes: &[C], at: usize) {
    for code in codes {
        under.entry(code.clone()).or_default().push(at);
    }
}

/// What is filed under a code.
pub(super) fn filed<'f, C: Eq + Hash>(under: &'f HashMap<C, Vec<usize>>, code: Option<&C>) -> &'f [usize] {
    code.and_then(|code| under.get(code)).map_or(&[], Vec::as_slice)
}
