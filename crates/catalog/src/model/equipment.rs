//! Equipment: what is lent or sold with an offer (CAT-08, CAT-14).

use crate::model::{EquipmentCode, GroupCode, ServiceCode};
use serde::{Deserialize, Serialize};
use weblys_kernel::ProductInformation;
use weblys_kernel::locale::Label;

/// How a service or a piece of equipment reaches the customer (`mode d'installation`, RUL-11 to RUL-19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InstallMode {
    /// A technician comes, by appointment (`raccordement`).
    Connection,
    /// Sent by post or carrier (`expédition`).
    Shipment,
    /// Handed over in a shop (`remise de matériel`).
    HandOver,
    /// Nothing to do (`aucun`).
    None,
}

impl InstallMode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Connection, Self::Shipment, Self::HandOver, Self::None];

    /// The word of the workbook, of JSON and of the rules.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Connection => "CONNECTION",
            Self::Shipment => "SHIPMENT",
            Self::HandOver => "HAND_OVER",
            Self::None => "NONE",
        }
    }
}

/// Whether a piece of equipment stays the operator's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Provision {
    /// Lent, to be given back at the end (`location`).
    Rental,
    /// Sold (`achat`).
    Purchase,
}

/// A set of equipment to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EquipmentGroup {
    /// Its code.
    pub code: GroupCode,
    /// The question it asks, such as "Your modem-router".
    pub label: Label,
    /// The least number of pieces, all items together.
    pub min: u16,
    /// The greatest number of pieces, all items together.
    pub max: u16,
    /// What is proposed before any choice. It must be free: no paid extra is chosen for anybody (OR-4).
    pub default: Option<EquipmentCode>,
    /// Its place on the page: the lowest first.
    pub rank: u16,
}

/// A piece of equipment, rented or bought through one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EquipmentItem {
    /// Its code.
    pub code: EquipmentCode,
    /// The set it belongs to.
    pub group: GroupCode,
    /// The service that charges it; its kind says rental or purchase.
    pub service: ServiceCode,
    /// The deposit held for it, when there is one.
    pub deposit: Option<ServiceCode>,
    /// Its name.
    pub label: Label,
    /// A sentence on what it does.
    pub description: Label,
    /// How many of it one contract may have.
    pub max_quantity: u16,
    /// How it can reach the customer.
    pub install_modes: Vec<InstallMode>,
    /// Its place in its set: the lowest first.
    pub rank: u16,
    /// What the law wants told of it beside its price (law.md PR-9).
    #[serde(default, skip_serializing_if = "ProductInformation::is_empty")]
    pub product: ProductInformation,
}
