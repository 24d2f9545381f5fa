//! What may be sold to somebody, and why not the rest (IDEA-03): the engine's own answer, in words that pages can say.

use crate::page::Page;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThingKind {
    /// Offers.
    #[default]
    Offers,
    /// Equipment.
    Equipment,
    /// Options.
    Options,
    /// Promotions, each with its coupon given.
    Promotions,
}

/// A sale as it is asked about. What is not said is as in SelfShop today: a prospect, a private person, no grouping.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExplainQuery {
    /// What is listed.
    pub kind: ThingKind,
    /// A part of a code or of a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// `available` or `withheld`; empty for both.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// An address: its first dwelling is looked at.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address_id: String,
    /// A dwelling.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dwelling_id: String,
    /// The channel.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// `PROSPECT`, `UPSELL` or `CROSS_SELL`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sale_type: String,
    /// The customer's grouping.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub grouping: String,
    /// The kind of customer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub customer_type: String,
    /// The day of the sale, `YYYY-MM-DD`; empty for today.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub day: String,
    /// Codes of services that the customer holds, between commas or blanks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub held: String,
    /// The code of the offer that the customer has; empty for the one that his services make. It counts in an upsell and
    /// in a cross-sell, which lead only where it leads.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub current: String,
    /// Of promotions: the code of the offer that they are looked at with; empty for whichever they go with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub offer: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The publication that was asked.
    pub publication: u64,
    /// The sale as it was understood.
    pub sale: SaleView,
    /// What may be said of a sale.
    pub known: KnownValues,
    /// What is listed, each with what stands against it.
    pub things: Page<ThingRow>,
    /// How many of the kind are available in this sale.
    pub available: i64,
}

/// A sale as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleView {
    /// The dwelling, line by line; empty when no place was said.
    pub place: Vec<String>,
    /// What the network brings there.
    pub network: Vec<NetworkView>,
    /// The channel.
    pub channel: String,
    /// The type of sale.
    pub sale_type: String,
    /// The grouping.
    pub grouping: String,
    /// The kind of customer.
    pub customer_type: String,
    /// The day.
    pub day: NaiveDate,
    /// Codes of the services that the customer holds.
    pub held: Vec<String>,
    /// The code of the offer that he has; empty for none, or none that is known.
    #[serde(default)]
    pub current: String,
}

/// A technology at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkView {
    /// Which.
    pub technology: String,
    /// The highest rate to the customer, in megabits per second.
    pub down_mbps: u32,
    /// Families of services.
    pub domains: Vec<String>,
}

/// Codes that the catalogue's criteria speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownValues {
    /// Channels.
    pub channels: Vec<String>,
    /// Groupings.
    pub groupings: Vec<String>,
    /// Kinds of customer.
    pub customer_types: Vec<String>,
}

/// A thing, with all that stands against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Label,
    /// The reasons against it; none: it is available.
    pub reasons: Vec<ReasonView>,
    /// Of a promotion: the coupon that must be typed; empty for none.
    #[serde(default)]
    pub coupon: String,
    /// Of a promotion that is looked at with an offer: the code of the one that is given instead, as it saves more and
    /// they exclude each other; empty for none.
    #[serde(default)]
    pub outdone_by: String,
    /// The fewest facts that would have to be otherwise; none: no change of at most three was found.
    pub remedy: Option<Vec<ChangeView>>,
}

/// Why something is not available.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonView {
    /// The stable code, `OFR-101` to `OFR-113`.
    pub code: String,
    /// What it is about: a family of services, a service, a status.
    pub about: String,
    /// What is needed: a rate, a first day.
    pub needed: String,
    /// What there is: a rate, a last day.
    pub found: String,
    /// The criteria that decided, of a promotion's own conditions, by their words: `channel`.
    #[serde(default)]
    pub because: Vec<String>,
    /// The restriction, when it is one.
    pub restriction: Option<RestrictionView>,
}

/// A restriction that took something away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionView {
    /// Its code.
    pub code: String,
    /// Why, for customers.
    pub reason: Label,
    /// Why, for staff.
    pub staff_note: Label,
    /// The criteria that decided, by their words: `channel`.
    pub because: Vec<String>,
}

/// One fact that would be otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeView {
    /// Which: `network`, `no_network`, `commune`, `zone`, `elsewhere`, `sale_type`, `grouping`, `channel`,
    /// `customer_type`, `day`, `holds`, `holds_nothing`.
    pub what: String,
    /// Its value; empty where there is none.
    pub value: String,
    /// The rate of a network, in megabits per second.
    pub rate: u32,
}
