//! The operator system's services and what they cost: imported, never invented here (CAT-23, CAT-25).

use crate::model::{DateSpan, ServiceCode};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;
use weblys_kernel::{Money, VatRate};

/// What a service is to the customer (`nature`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServiceKind {
    /// Part of the combination that makes an offer (`service de base`).
    Base,
    /// A piece of equipment lent for a monthly rent.
    EquipmentRental,
    /// A piece of equipment sold.
    EquipmentPurchase,
    /// Something added to an offer.
    Option,
    /// A reduction for a time.
    Promotion,
    /// A reduction that lasts as long as its conditions.
    Discount,
    /// A compulsory charge, such as activation.
    Fee,
    /// Money held and given back at the end (`dépôt de garantie`).
    Deposit,
}

impl ServiceKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Base,
        Self::EquipmentRental,
        Self::EquipmentPurchase,
        Self::Option,
        Self::Promotion,
        Self::Discount,
        Self::Fee,
        Self::Deposit,
    ];

    /// The word of the workbook and of JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Base => "BASE",
            Self::EquipmentRental => "EQUIPMENT_RENTAL",
            Self::EquipmentPurchase => "EQUIPMENT_PURCHASE",
            Self::Option => "OPTION",
            Self::Promotion => "PROMOTION",
            Self::Discount => "DISCOUNT",
            Self::Fee => "FEE",
            Self::Deposit => "DEPOSIT",
        }
    }

    /// Whether it lowers what is paid, so that its tariff is zero or negative.
    #[must_use]
    pub const fn reduces(self) -> bool {
        matches!(self, Self::Promotion | Self::Discount)
    }
}

/// A service of the operator system (`service Pro-Cable`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The operator system's code.
    pub code: ServiceCode,
    /// The family of services it belongs to.
    pub domain: Domain,
    /// What it is to the customer.
    pub kind: ServiceKind,
    /// What bills and summaries call it.
    pub label: Label,
    /// Whether the dwelling's network must carry its domain. Mobile services need no network at home.
    pub needs_network: bool,
    /// The lowest rate to the customer that the network must reach, in megabits per second; 0: any.
    pub min_down_mbps: u32,
}

/// How often an amount is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Charge {
    /// Every month.
    Monthly,
    /// One time, on the first bill.
    Once,
}

/// What a service costs during a span of days (`tarif`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// The service.
    pub service: ServiceCode,
    /// The amount for one, all taxes included (PR-1). Zero or negative for promotions and discounts.
    pub amount: Money,
    /// The rate of value added tax contained in it: data of the operator (PR-10 to PR-12).
    pub vat: VatRate,
    /// Monthly or once.
    pub charge: Charge,
    /// The days on which a contract made pays this amount.
    pub validity: DateSpan,
}
