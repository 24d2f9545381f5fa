//! Restrictions: the only thing that takes anything away (CAT-17 to CAT-22).

use crate::model::{
    ChannelCode, CustomerTypeCode, DateSpan, EquipmentCode, GroupingCode, OfferCode, OptionCode, PromotionCode,
    RestrictionCode, ServiceCode, ZoneCode,
};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::network::{CommuneCode, Domain, Technology};

/// The situation of the customer in a sale (`type de vente`, CAT-20, RUL-03 to RUL-05).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SaleType {
    /// Not yet a customer.
    Prospect,
    /// A customer who takes better services of the same families.
    Upsell,
    /// A customer who adds families of services.
    CrossSell,
}

impl SaleType {
    /// Every sale type.
    pub const ALL: [Self; 3] = [Self::Prospect, Self::Upsell, Self::CrossSell];

    /// The word of the workbook, of JSON and of the rules.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prospect => "PROSPECT",
            Self::Upsell => "UPSELL",
            Self::CrossSell => "CROSS_SELL",
        }
    }
}

/// The kinds of thing that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TargetKind {
    /// Offers.
    Offer,
    /// Equipment.
    Equipment,
    /// Options.
    Option,
    /// Promotions.
    Promotion,
}

/// What a restriction is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Target {
    /// One offer.
    Offer(OfferCode),
    /// One piece of equipment.
    Equipment(EquipmentCode),
    /// One option.
    Option(OptionCode),
    /// One promotion.
    Promotion(PromotionCode),
    /// Everything of a kind.
    All(TargetKind),
    /// Every offer, piece of equipment and option with a service of this family.
    Domain(Domain),
}

/// How the criteria of a restriction are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Effect {
    /// Kept only where all the criteria hold (`réservé à`).
    OnlyWhere,
    /// Taken away where all the criteria hold (`exclu pour`).
    NotWhere,
}

/// Facts of a sale that must hold together. An empty criterion says nothing.
///
/// Communes and zones are one criterion, "place": any one of them is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Criteria {
    /// One of these technologies is at the dwelling.
    pub technologies: Vec<Technology>,
    /// The network reaches this rate to the customer, in megabits per second.
    pub min_down_mbps: Option<u32>,
    /// The network carries each of these families at the dwelling.
    pub domains: Vec<Domain>,
    /// The dwelling is in one of these communes or zones.
    pub communes: Vec<CommuneCode>,
    /// The dwelling is in one of these zones or communes.
    pub zones: Vec<ZoneCode>,
    /// The sale is of one of these types.
    pub sale_types: Vec<SaleType>,
    /// The customer's grouping is one of these.
    pub groupings: Vec<GroupingCode>,
    /// The sale goes through one of these channels.
    pub channels: Vec<ChannelCode>,
    /// The customer is of one of these types.
    pub customer_types: Vec<CustomerTypeCode>,
    /// The day of the sale is within.
    pub days: Option<DateSpan>,
    /// The customer already holds one of these services.
    pub services_held: Vec<ServiceCode>,
}

impl Criteria {
    /// Whether nothing is asked, so that it always holds.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A restriction: a row of the product team's list of what is not for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restriction {
    /// Its code.
    pub code: RestrictionCode,
    /// What it is about.
    pub targets: Vec<Target>,
    /// Whether the criteria keep or take away.
    pub effect: Effect,
    /// Where it bites.
    pub criteria: Criteria,
    /// Why, in kind words for customers.
    pub reason: Label,
    /// Why, in plain words for staff.
    pub staff_note: Label,
}
