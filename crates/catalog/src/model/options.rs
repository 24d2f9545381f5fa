//! Options: what can be added to an offer (CAT-09, CAT-15, CAT-30).

use crate::model::{EquipmentCode, GroupCode, OptionCode, ServiceCode};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// A set of options to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionGroup {
    /// Its code.
    pub code: GroupCode,
    /// Its title, such as "Cinema and series".
    pub label: Label,
    /// The least number of its options, usually 0.
    pub min: u16,
    /// The greatest number of its options, quantities included.
    pub max: u16,
    /// Its place on the page: the lowest first.
    pub rank: u16,
}

/// An option. None is ever chosen in advance (OR-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionItem {
    /// Its code.
    pub code: OptionCode,
    /// The set it belongs to.
    pub group: GroupCode,
    /// The service that charges it.
    pub service: ServiceCode,
    /// Its name.
    pub label: Label,
    /// A sentence on what it does.
    pub description: Label,
    /// How many of it one contract may have.
    pub max_quantity: u16,
    /// Options without which it cannot be had: all of them.
    pub requires: Vec<OptionCode>,
    /// Options that it cannot be had with, whichever of the two says so.
    pub excludes: Vec<OptionCode>,
    /// Options whose place it takes: chosen anew, it ends them; the two never go together (EXP-22).
    #[serde(default)]
    pub replaces: Vec<OptionCode>,
    /// Equipment without which it cannot be had: any of these.
    pub requires_equipment: Vec<EquipmentCode>,
    /// Its place in its set: the lowest first.
    pub rank: u16,
}

impl OptionItem {
    /// The options that it says it cannot be had with: those it excludes, and those whose place it takes.
    pub fn not_with(&self) -> impl Iterator<Item = &OptionCode> {
        self.excludes.iter().chain(&self.replaces)
    }
}
