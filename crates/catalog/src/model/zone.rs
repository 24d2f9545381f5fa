//! Zones: named places that the product team speaks of.

use crate::model::{DistributionZoneCode, StreetCode, ZoneCode};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::network::{CommuneCode, DwellingId};

/// A commercial zone (`zone géographique`, CAT-12): a dwelling is in it by any one of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Its code.
    pub code: ZoneCode,
    /// Its name.
    pub label: Label,
    /// Whole communes.
    pub communes: Vec<CommuneCode>,
    /// Whole parts of the network.
    pub distribution_zones: Vec<DistributionZoneCode>,
    /// Whole streets.
    pub streets: Vec<StreetCode>,
    /// Single dwellings.
    pub dwellings: Vec<DwellingId>,
}
