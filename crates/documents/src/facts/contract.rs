//! What is sold, before anybody is bound (law.md CS-1 to CS-12, PR-5).

use super::operator::{LegalTerms, OperatorIdentity};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use weblys_api::offer::{MobileSpeedView, SpeedView};
use weblys_api::summary::Summary;
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;

/// The facts of the contract summary (`récapitulatif contractuel`, Regulation (EU) 2019/2243).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractSummary {
    /// Who sells.
    pub operator: Arc<OperatorIdentity>,
    /// The values of law of this contract's country and date.
    pub legal: LegalTerms,
    /// What identifies this summary for people: printed at its foot.
    pub reference: String,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// The offer's commercial name (`OfferCard::name`).
    pub offer_name: Label,
    /// Families of services in it (`OfferCard::domains`): more than one is a bundle (`offre groupée`).
    pub domains: Vec<Domain>,
    /// What is in it, line by line (`OfferCard::highlights`).
    pub highlights: Vec<Label>,
    /// Rates of the fixed internet service, when there is one (`OfferCard::speeds`).
    pub speeds: Option<SpeedView>,
    /// Rates of the mobile internet service, when there is one.
    #[serde(default)]
    pub mobile_speeds: Option<MobileSpeedView>,
    /// Where services are delivered, in lines; empty where it means nothing.
    pub installation: Vec<String>,
    /// Everything chosen and its price, free things included as lines of zero (`CartView::summary`).
    pub summary: Summary,
    /// Prices by use (calls out of plan and the like), a sentence each; empty: the tariff guide only.
    #[serde(default)]
    pub usage_prices: Vec<Label>,
    /// Whether a device is sold at a price lowered against the commitment (CO-2, CO-3).
    #[serde(default)]
    pub subsidised_device: bool,
    /// What producers of sold devices guarantee by themselves; told where the order is confirmed (PR-9).
    #[serde(default)]
    pub durability: Vec<DurabilityGuarantee>,
}

/// A producer's commercial guarantee of durability of one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DurabilityGuarantee {
    /// The device.
    pub device: Label,
    /// How long it holds, in years.
    pub years: u8,
    /// The address of its label, whole.
    pub label: String,
}
