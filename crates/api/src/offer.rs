//! Offers, equipment and options as they are shown before they are chosen (SSH-06 to SSH-08).

use crate::address::DwellingView;
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::network::{Domain, Technology};
use weblys_kernel::{Money, ProductInformation};

/// Names everything that offers at a dwelling depend on: the publication of the catalogue, the state of the
/// network's data, the day. What was computed under one stamp is right as long as BACK answers the same one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamp(pub String);

/// What may be sold at a dwelling, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersView {
    /// What it was computed from: see [`Stamp`].
    pub stamp: Stamp,
    /// Where.
    pub dwelling: DwellingView,
    /// Offers that may be ordered there.
    pub offers: Vec<OfferCard>,
}

/// An offer as a card: everything that must be read together before choosing (law.md PR-1, PR-4, PR-5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferCard {
    /// The offer's code.
    pub code: String,
    /// Commercial name.
    pub name: Label,
    /// One line under the name.
    pub tagline: Label,
    /// Families of services in it.
    pub domains: Vec<Domain>,
    /// What is in it, line by line.
    pub highlights: Vec<Label>,
    /// The price with its promotions and what follows.
    pub price: PriceHeadline,
    /// Months of commitment; 0 for none.
    pub commitment_months: u32,
    /// Rates of the internet service, when there is one.
    pub speeds: Option<SpeedView>,
    /// Rates of the mobile internet service, when there is one.
    #[serde(default)]
    pub mobile_speeds: Option<MobileSpeedView>,
    /// Promotions in the price, in words.
    pub promotions: Vec<Label>,
    /// Whether the operator puts it forward.
    pub recommended: bool,
}

/// A monthly price, now and later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceHeadline {
    /// To be paid each month at first.
    pub monthly: Money,
    /// For how many months, when a promotion ends.
    pub months: Option<u32>,
    /// To be paid each month afterwards, when it differs.
    pub then_monthly: Option<Money>,
    /// The lowest monthly price of the offer in the 30 days before the reduction in it; none without a reduction
    /// for all, and where those days are not known (law.md PR-2).
    #[serde(default)]
    pub before_reduction: Option<Money>,
    /// To be paid once (activation and the like).
    pub once: Money,
    /// The same without promotions: where it is more, one of them says so.
    #[serde(default)]
    pub once_without_promotions: Money,
    /// The same at the lowest prices of the 30 days before the reductions in it; none as above (law.md PR-2).
    #[serde(default)]
    pub once_before_reduction: Option<Money>,
}

/// Rates of an internet service in Mb/s (Regulation (EU) 2015/2120, article 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeedView {
    /// The technology that brings it.
    pub technology: Option<Technology>,
    /// Advertised, to the customer.
    pub down_advertised: u32,
    /// Maximum, to the customer.
    pub down_max: u32,
    /// Normally available, to the customer.
    pub down_normal: u32,
    /// Minimum, to the customer.
    pub down_min: u32,
    /// Advertised, from the customer.
    pub up_advertised: u32,
    /// Maximum, from the customer.
    pub up_max: u32,
    /// Normally available, from the customer.
    pub up_normal: u32,
    /// Minimum, from the customer.
    pub up_min: u32,
}

/// Rates of a mobile internet service in Mb/s: estimated maximum and advertised (Regulation (EU) 2015/2120, article 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MobileSpeedView {
    /// Estimated maximum, to the customer.
    pub down_max: u32,
    /// Advertised, to the customer.
    pub down_advertised: u32,
    /// Estimated maximum, from the customer.
    pub up_max: u32,
    /// Advertised, from the customer.
    pub up_advertised: u32,
}

/// Groups of things to choose from: equipment or options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoicesView {
    /// Groups in the order they are shown.
    pub groups: Vec<ChoiceGroup>,
}

/// One group: choose between `min` and `max` of its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceGroup {
    /// The group's code.
    pub code: String,
    /// Its title.
    pub name: Label,
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
    /// What may be chosen.
    pub items: Vec<ChoiceItem>,
}

/// One thing that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceItem {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Label,
    /// What it is for.
    pub description: Label,
    /// Per month and unit; none when nothing is due each month.
    pub monthly: Option<Money>,
    /// Once and per unit; none when nothing is due once.
    pub once: Option<Money>,
    /// A deposit given back later.
    pub deposit: Option<Money>,
    /// What one costs at first, when a promotion lowers it from the beginning.
    #[serde(default)]
    pub at_first: Option<FirstPrice>,
    /// A promotion on it, in words.
    pub promotion: Option<Label>,
    /// The lowest price of one in the 30 days before that promotion; none where it is not for all, and where those days
    /// are not known (law.md PR-2).
    #[serde(default)]
    pub before_reduction: Option<Money>,
    /// At most so many of it.
    pub max_quantity: u32,
    /// So many are chosen now.
    pub quantity: u32,
    /// What must be chosen with it, in words (names of items).
    pub requires: Vec<Label>,
    /// What cannot be chosen with it, in words (names of items).
    pub excludes: Vec<Label>,
    /// What it ends when it is chosen, in words (names of items).
    #[serde(default)]
    pub replaces: Vec<Label>,
    /// What the law wants told of it beside its price (law.md PR-9).
    #[serde(default, skip_serializing_if = "ProductInformation::is_empty")]
    pub product: ProductInformation,
}

/// A price with a promotion, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstPrice {
    /// What is paid at first, each month or once.
    pub amount: Money,
    /// For so many months; none: as long as the contract, or due once.
    pub months: Option<u32>,
    /// What is paid each month afterwards, when that ends.
    pub then_monthly: Option<Money>,
}

/// So many of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The code of an item of equipment or of an option.
    pub code: String,
    /// How many, at least 1.
    pub quantity: u32,
}
