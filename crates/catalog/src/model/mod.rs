//! The catalogue as data: what the product team writes, stored as one JSON publication.
//!
//! What this is: plain values without behaviour beyond what they say of themselves.
//! What it is not: an index or an engine; compile it with [`Snapshot`](crate::Snapshot) to ask it questions.

mod codes;
mod equipment;
mod offer;
mod options;
mod promotion;
mod restriction;
mod service;
mod span;
mod zone;

use serde::{Deserialize, Serialize};

pub use codes::{
    ChannelCode, CouponCode, CustomerTypeCode, DistributionZoneCode, EquipmentCode, GroupCode, GroupingCode, OfferCode,
    OptionCode, PromotionCode, RestrictionCode, ServiceCode, StackingGroup, StreetCode, ZoneCode,
};
pub use equipment::{EquipmentGroup, EquipmentItem, InstallMode, Provision};
pub use offer::{MobileSpeeds, Offer, OfferStatus, SpeedRange, Speeds};
pub use options::{OptionGroup, OptionItem};
pub use promotion::{Promotion, Reduces, Reduction};
pub use restriction::{Criteria, Effect, Restriction, SaleType, Target, TargetKind};
pub use service::{Charge, Service, ServiceKind, Tariff};
pub use span::DateSpan;
pub use zone::Zone;

/// The currency of all amounts: both countries served pay in euros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Currency {
    /// The euro.
    #[default]
    #[serde(rename = "EUR")]
    Eur,
}

/// The word of a value that has one: JSON and the workbook have the same.
pub(crate) fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Everything that is or was ever sold, with its prices and its limits (base CATALOGUE, CAT-01, CAT-05).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Catalogue {
    /// The currency of every amount below.
    pub currency: Currency,
    /// The operator system's services that this catalogue speaks of.
    pub services: Vec<Service>,
    /// What services cost, and when.
    pub tariffs: Vec<Tariff>,
    /// One offer for each combination of base services.
    pub offers: Vec<Offer>,
    /// Sets of equipment to choose from.
    pub equipment_groups: Vec<EquipmentGroup>,
    /// Pieces of equipment.
    pub equipment: Vec<EquipmentItem>,
    /// Sets of options to choose from.
    pub option_groups: Vec<OptionGroup>,
    /// Options.
    pub options: Vec<OptionItem>,
    /// Promotions and discounts.
    pub promotions: Vec<Promotion>,
    /// What takes things away: without one, everything is open to everybody (CAT-17).
    pub restrictions: Vec<Restriction>,
    /// Named places that restrictions and promotions speak of.
    pub zones: Vec<Zone>,
}
