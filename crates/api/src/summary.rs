//! The summary that is always in sight: what each line is, and how long it lasts (SSH-09 to SSH-11).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, VatRate};

/// What a cart costs, from every side. All amounts include VAT.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Line by line.
    pub lines: Vec<SummaryLine>,
    /// The monthly amount, period by period, without a gap; the last has no end.
    pub schedule: Vec<ScheduleStep>,
    /// Due each month at first.
    pub monthly_now: Money,
    /// Due each month in the end, when it differs.
    pub monthly_later: Option<Money>,
    /// Due once.
    pub once: Money,
    /// Deposits, given back later.
    pub deposit: Money,
    /// The first bill, pro rata by days.
    pub first_bill: Option<FirstBill>,
    /// VAT contained in the first full month and in what is due once, by rate.
    pub vat: Vec<VatPart>,
    /// Months of commitment; 0 for none.
    pub commitment_months: u32,
    /// Everything due over the commitment (or 12 months without one), to compare offers.
    pub total_over_commitment: Money,
}

impl Summary {
    /// Whether equipment is sold, so that the legal guarantee goes with it (PR-9). What is lent or comes for nothing, such
    /// as a SIM card, is not.
    #[must_use]
    pub fn sells_goods(&self) -> bool {
        self.lines.iter().any(|line| line.is_sale)
    }
}

/// When a line is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Each month.
    Monthly,
    /// Once.
    Once,
    /// A deposit, given back later.
    Deposit,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// The offer itself.
    Offer,
    /// Equipment rented or bought.
    Equipment,
    /// An option.
    Option,
    /// A promotion: its amount is negative.
    Promotion,
    /// A fee, such as activation or delivery.
    Fee,
    /// A deposit.
    Deposit,
}

/// One line of the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLine {
    /// What it is for.
    pub kind: LineKind,
    /// The code of the thing sold.
    pub code: String,
    /// Its name.
    pub label: Label,
    /// How many.
    pub quantity: u32,
    /// When it is due.
    pub due: Due,
    /// The amount of the line, quantity included; negative for a promotion.
    pub amount: Money,
    /// The first month it counts in, from 1.
    pub from_month: u32,
    /// The last month it counts in; none: as long as the contract.
    pub until_month: Option<u32>,
    /// Whether it is equipment that becomes the customer's own for a price.
    #[serde(default)]
    pub is_sale: bool,
    /// The lowest price, quantity included, in the 30 days before the reduction that it has; none without a reduction
    /// for all, and where those days are not known (law.md PR-2).
    #[serde(default)]
    pub before_reduction: Option<Money>,
}

/// The same monthly amount from one month to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleStep {
    /// First month, from 1.
    pub from_month: u32,
    /// Last month; none: from then on.
    pub until_month: Option<u32>,
    /// Due each of these months.
    pub monthly: Money,
}

/// The first bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstBill {
    /// First day billed.
    pub from: NaiveDate,
    /// Last day billed.
    pub until: NaiveDate,
    /// To pay, deposits included.
    pub amount: Money,
}

/// VAT at one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatPart {
    /// The rate.
    pub rate: VatRate,
    /// The tax contained.
    pub amount: Money,
}
