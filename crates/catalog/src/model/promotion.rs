//! Promotions and discounts: what lowers a price, for how long and for whom (CAT-10).

use crate::model::{
    CouponCode, Criteria, EquipmentCode, OfferCode, OptionCode, PromotionCode, ServiceCode, StackingGroup,
};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// By how much a price is lowered. Never below zero, whatever adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reduction {
    /// By the tariff of the promotion's own service, which is zero or negative.
    Tariff,
    /// By a part of what it reduces, in hundredths of a percent: 10000 makes it free.
    BasisPoints(u16),
}

/// What a promotion lowers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reduces {
    /// The monthly price of the offer: its base services together.
    Offer,
    /// Fees, by service.
    Fees(Vec<ServiceCode>),
    /// Pieces of equipment, monthly or once as they are charged.
    Equipment(Vec<EquipmentCode>),
    /// Options, monthly or once as they are charged.
    Options(Vec<OptionCode>),
}

/// A promotion or a discount, told to the operator system by a service of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promotion {
    /// Its code.
    pub code: PromotionCode,
    /// What people read, such as "10 € off for 12 months".
    pub label: Label,
    /// The service of kind promotion or discount that expresses it.
    pub service: ServiceCode,
    /// By how much.
    pub reduction: Reduction,
    /// On what.
    pub reduces: Reduces,
    /// The month of the contract in which it starts: 1 is the first.
    pub from_month: u16,
    /// How many months it lasts; none: as long as the contract. A one-off charge is lowered in any case.
    pub months: Option<u16>,
    /// The offers it goes with; none named: every one.
    pub offers: Vec<OfferCode>,
    /// What must hold on the day of the sale.
    pub conditions: Criteria,
    /// The coupon that must be given; none: applied by itself.
    pub coupon: Option<CouponCode>,
    /// Promotions of one group exclude each other; none: adds up with any.
    pub stacking: Option<StackingGroup>,
    /// The order of application: the lowest first.
    pub rank: u16,
    /// How many orders it may lower, all customers together; none: any number (EXP-23).
    #[serde(default)]
    pub max_uses: Option<u32>,
    /// How many orders of one customer it may lower; none: any number. Goes with a coupon only (EXP-23).
    #[serde(default)]
    pub max_uses_each: Option<u16>,
    /// Whether it lowers the price of a device in return for the commitment (`terminal subventionné`): leaving early
    /// then costs more (law.md CO-2). Counts with an offer that has a commitment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub subsidy: bool,
}

impl Promotion {
    /// Whether it may be used so many times only, by all or by one customer (EXP-23).
    #[must_use]
    pub const fn is_limited(&self) -> bool {
        self.max_uses.is_some() || self.max_uses_each.is_some()
    }
}
