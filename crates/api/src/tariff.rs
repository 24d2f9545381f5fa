//! The price guide (`guide des tarifs`): what everything costs without any promotion (law.md PR-1, CS-12).

use crate::offer::Stamp;
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, ProductInformation};

/// Every price of the shop, all taxes included, without promotions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceGuide {
    /// What it was computed from: see [`Stamp`].
    pub stamp: Stamp,
    /// The offers on sale, in the order of lists.
    pub offers: Vec<GuideOffer>,
    /// What equipment costs, set by set.
    pub equipment: Vec<GuideGroup>,
    /// What options cost, set by set.
    pub options: Vec<GuideGroup>,
}

/// What an offer costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideOffer {
    /// Its name.
    pub name: Label,
    /// Each month.
    pub monthly: Money,
    /// Months of commitment; 0 for none.
    pub commitment_months: u32,
    /// What is paid once with it: fees and deposits.
    pub once: Vec<GuidePrice>,
    /// What is paid by use beyond what is included, in words.
    pub usage_prices: Vec<Label>,
}

/// A set of equipment or options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideGroup {
    /// Its title.
    pub name: Label,
    /// What each of it costs.
    pub prices: Vec<GuidePrice>,
}

/// What one thing costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidePrice {
    /// Its name.
    pub name: Label,
    /// Each month; none: nothing is due each month.
    pub monthly: Option<Money>,
    /// Once; none: nothing is due once.
    pub once: Option<Money>,
    /// A deposit, given back later.
    pub deposit: Option<Money>,
    /// What the law wants told of it beside its price (law.md PR-9).
    #[serde(default, skip_serializing_if = "ProductInformation::is_empty")]
    pub product: ProductInformation,
}
