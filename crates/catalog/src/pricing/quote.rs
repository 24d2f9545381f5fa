//! What a choice costs: the answer, as data for pages, contracts and bills.

use crate::model::{EquipmentCode, OfferCode, OptionCode, PromotionCode, ServiceCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, VatRate};

/// The price of a selection, in full. Every amount is all taxes included (PR-1).
///
/// Months are months of the contract: month 1 starts on the first day of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The publication it was computed with: a cart that kept it can see that a price has changed.
    pub catalogue_version: u64,
    /// The offer.
    pub offer: OfferCode,
    /// The first day of the contract.
    pub start: NaiveDate,
    /// Each thing charged or taken off.
    pub lines: Vec<QuoteLine>,
    /// What is paid each month, without a gap from month 1 on; the last step has no end (PR-4).
    pub schedule: Vec<PriceStep>,
    /// What is paid for month 1.
    pub monthly_now: Money,
    /// What is paid each month once every promotion has ended.
    pub monthly_after: Money,
    /// What is paid once, deposits apart, promotions taken off.
    pub once: Money,
    /// What is held and given back at the end (`dépôts de garantie`).
    pub deposits: Money,
    /// The first bill.
    pub first_bill: FirstBill,
    /// The tax in `monthly_now`, by rate.
    pub vat_monthly: Vec<VatTotal>,
    /// The tax in `once`, by rate.
    pub vat_once: Vec<VatTotal>,
    /// The minimum period, when there is one (CO-1).
    pub commitment: Option<Commitment>,
    /// The promotions that were applied.
    pub promotions: Vec<AppliedPromotion>,
    /// The lowest monthly price of the offer alone in the 30 days before the reduction that it has now; none
    /// without a reduction for all, and where those days are not known (PR-2, PR-3).
    #[serde(default)]
    pub before_reduction: Option<Money>,
    /// What would be paid once at the lowest prices of the 30 days before the reductions in it; none without a
    /// reduction for all, and where those days are not known (PR-2).
    #[serde(default)]
    pub once_before_reduction: Option<Money>,
}

/// One thing charged, or taken off when the amount is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteLine {
    /// What it is for.
    pub subject: Subject,
    /// The operator system's service behind it.
    pub service: ServiceCode,
    /// What bills call it.
    pub label: Label,
    /// How many.
    pub quantity: u16,
    /// All of them together, for one month or once. Negative for a promotion.
    pub amount: Money,
    /// When it is paid.
    pub due: Due,
    /// The amount split by rate of tax; the parts add up to it. Several for a promotion over several rates (PR-11).
    pub vat: Vec<VatShare>,
    /// Whether it is equipment that becomes the customer's own for a price, so that the legal guarantee goes with it (PR-9).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_sale: bool,
    /// For a fee, equipment or an option: the lowest price, all of them together, in the 30 days before the reduction
    /// that it has now; none without one for all, and where those days are not known (PR-2, PR-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_reduction: Option<Money>,
}

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Subject {
    /// A base service of the offer.
    Base(ServiceCode),
    /// A fee of the offer.
    Fee(ServiceCode),
    /// A deposit, of the offer or of a piece of equipment.
    Deposit(ServiceCode),
    /// A piece of equipment.
    Equipment(EquipmentCode),
    /// An option.
    Option(OptionCode),
    /// A promotion.
    Promotion(PromotionCode),
}

/// When an amount is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "due", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Due {
    /// Each month from one to another, both included.
    Monthly {
        /// The first month of the contract in which it is paid; 1 is the first.
        from_month: u16,
        /// The last one; none: as long as the contract.
        until_month: Option<u16>,
    },
    /// One time, on the first bill.
    Once,
    /// One time, and given back at the end.
    Deposit,
}

impl Due {
    /// Whether the amount is paid in that month of the contract as a monthly charge.
    #[must_use]
    pub fn is_due_in(&self, month: u16) -> bool {
        match self {
            Self::Monthly { from_month, until_month } => {
                *from_month <= month && until_month.is_none_or(|last| month <= last)
            }
            Self::Once | Self::Deposit => false,
        }
    }
}

/// A part of an amount, by rate of tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatShare {
    /// The rate.
    pub rate: VatRate,
    /// The part, tax included.
    pub amount: Money,
}

/// Months during which the same is paid: "months 1 to 12: 29.99 €".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceStep {
    /// The first month.
    pub from_month: u16,
    /// The last month; none: from then on.
    pub until_month: Option<u16>,
    /// What is paid each of these months.
    pub monthly: Money,
    /// What would be paid without promotions.
    pub without_promotions: Money,
}

/// The tax in a sum, at one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatTotal {
    /// The rate.
    pub rate: VatRate,
    /// The sum at this rate, tax included.
    pub amount: Money,
    /// The tax contained in it.
    pub tax: Money,
}

/// The first bill: the days left of the first calendar month, what is paid once, and deposits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstBill {
    /// The first day billed: that of the contract.
    pub from: NaiveDate,
    /// The last day billed: the last of that calendar month.
    pub until: NaiveDate,
    /// The days billed, both ends included.
    pub days: u8,
    /// The days of that calendar month.
    pub days_in_month: u8,
    /// The monthly charges of month 1 in proportion to the days, rounded once on their sum.
    pub prorated: Money,
    /// What is paid once.
    pub once: Money,
    /// What is held.
    pub deposits: Money,
    /// All of it.
    pub total: Money,
    /// The tax in it, deposits apart, by rate.
    pub vat: Vec<VatTotal>,
}

/// The minimum period of the contract (`engagement`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Its length.
    pub months: u8,
    /// The last day of as many months of service. The minimum period itself runs from the conclusion of the contract
    /// (CO-1), which a quote does not know.
    pub until: NaiveDate,
    /// What is paid over as many months of service: each month in full, and what is paid once; deposits apart.
    pub total: Money,
}

/// A promotion that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedPromotion {
    /// Its code.
    pub code: PromotionCode,
    /// What people read.
    pub label: Label,
    /// The service that expresses it to the operator system.
    pub service: ServiceCode,
    /// The last month it lowers; none: as long as the contract, or a one-off amount.
    pub until_month: Option<u16>,
    /// The last day of that month.
    pub until: Option<NaiveDate>,
}
