//! Offers: the commercial face of exactly one combination of base services (CAT-02, CAT-16).

use crate::model::{DateSpan, GroupCode, InstallMode, OfferCode, ServiceCode};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// Where an offer stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OfferStatus {
    /// Being prepared: nobody is sold it.
    Draft,
    /// Sold within its window.
    OnSale,
    /// Was sold: kept so that the customers who have it are recognised (CAT-01, CAT-07).
    Withdrawn,
}

/// Rates in one direction, in megabits per second (PR-5, Regulation (EU) 2015/2120 art. 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeedRange {
    /// What advertising says.
    pub advertised: u32,
    /// What is normally available.
    pub normal: u32,
    /// The least that is promised.
    pub min: u32,
    /// The most that can be reached.
    pub max: u32,
}

/// The rates of an offer with Internet access, as its contract must state them (PR-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speeds {
    /// To the customer (`débit descendant`).
    pub down: SpeedRange,
    /// From the customer (`débit montant`).
    pub up: SpeedRange,
}

/// The rates of an offer with mobile Internet access, in megabits per second (PR-5): what can be reached at most by
/// estimate, and what advertising says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MobileSpeeds {
    /// Advertised, to the customer.
    pub down_advertised: u32,
    /// Estimated maximum, to the customer.
    pub down_max: u32,
    /// Advertised, from the customer.
    pub up_advertised: u32,
    /// Estimated maximum, from the customer.
    pub up_max: u32,
}

/// An offer (`offre`). Its price is the sum of its base services' tariffs; it has none of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its code, also in links such as `?offer=…`.
    pub code: OfferCode,
    /// Its name in shops.
    pub name: Label,
    /// One line under the name.
    pub tagline: Label,
    /// A paragraph.
    pub description: Label,
    /// The base services it is made of; no two offers have the same ones.
    pub services: Vec<ServiceCode>,
    /// When it is sold.
    pub sale: DateSpan,
    /// Where it stands in its life.
    pub status: OfferStatus,
    /// The minimum period of the contract in months: 0 (free to leave) to 24 (CO-1).
    pub commitment_months: u8,
    /// Its place in lists: the lowest first.
    pub rank: u16,
    /// What to say of it in a few words each.
    pub highlights: Vec<Label>,
    /// Its rates, where it has Internet access over a line.
    pub speeds: Option<Speeds>,
    /// Its rates, where it has mobile Internet access.
    #[serde(default)]
    pub mobile_speeds: Option<MobileSpeeds>,
    /// What is paid by use beyond what is included, such as "Calls beyond 2 h: €0.05 a minute" (CS-12).
    #[serde(default)]
    pub usage_prices: Vec<Label>,
    /// The sets of equipment to choose from.
    pub equipment_groups: Vec<GroupCode>,
    /// The sets of options to choose from.
    pub option_groups: Vec<GroupCode>,
    /// What is charged with it, such as activation: services of kind fee or deposit.
    pub fees: Vec<ServiceCode>,
    /// How it can be put into service.
    pub install_modes: Vec<InstallMode>,
    /// Better offers of the same families that it may become (CAT-35).
    pub upsell: Vec<OfferCode>,
    /// Offers with more families that it may become (CAT-35).
    pub cross_sell: Vec<OfferCode>,
    /// The key of its picture and colours in the brand's theme.
    pub theme: String,
}
