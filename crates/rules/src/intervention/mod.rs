//! From the context of an order to what the operator must do (RUL-01 to RUL-39).
//!
//! What this is: two tables asked one after the other, because what the first one says of payment comes before
//! what the second one needs to know: whether the customer has paid (features.md Q16). [`Before`] is what the
//! pages need, [`After`] is what the order becomes.
//! What it is not: the list of service codes; that is the catalogue's.
//! Where to start: [`InterventionRules::decide_before`]; the demo's own tables are in [`selfshop`].

mod demo;

#[cfg(test)]
mod tests;

use crate::{Decision, Fact, Facts, RuleRefusal, Table};
use serde::{Deserialize, Serialize};
use weblys_kernel::Money;

pub use demo::selfshop;

/// What must be done at the place or with the parcel (`type d'intervention`, RUL-11 to RUL-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Intervention {
    /// A technician comes, by appointment (`raccordement`).
    Connection,
    /// Sent by post or carrier (`expédition`).
    Shipment,
    /// Handed over in a shop (`remise de matériel`).
    HandOver,
    /// Nothing (`aucun`).
    None,
}

impl Intervention {
    /// The word that tables use; the same as the catalogue's installation modes.
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

/// How the customer will pay each month (RUL-27 to RUL-29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MonthlyMethod {
    /// On invoice.
    Invoice,
    /// SEPA direct debit.
    DirectDebit,
    /// Card, credit or debit.
    Card,
}

impl MonthlyMethod {
    /// The word that tables use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invoice => "INVOICE",
            Self::DirectDebit => "DIRECT_DEBIT",
            Self::Card => "CARD",
        }
    }
}

/// What is known from the moment the equipment and its delivery are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderContext {
    /// The customer's grouping code; `RG` for a new sale (RUL-02).
    pub grouping: String,
    /// `PROSPECT`, `UPSELL` or `CROSS_SELL` (RUL-03 to RUL-05).
    pub sale_type: String,
    /// The sales channel (RUL-06 to RUL-10).
    pub channel: String,
    /// The type of intervention (RUL-11 to RUL-14).
    pub intervention: Intervention,
    /// How the customer will pay each month.
    pub monthly_method: MonthlyMethod,
}

/// What is known when the order is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderFacts {
    /// Whether the customer has paid (RUL-24).
    pub paid: bool,
    /// Whether a valid e-mail was given and the electronic contract accepted (RUL-25).
    pub electronic_contract: bool,
    /// Whether the final cart has at least one active mobile line (RUL-26).
    pub mvno_line: bool,
}

/// Whether something is paid when ordering (RUL-20 to RUL-22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImmediatePayment {
    /// The order waits for it.
    Required,
    /// The customer may.
    Optional,
    /// It is not spoken of.
    Hidden,
}

/// What the pages must ask, before the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Payment when ordering.
    pub immediate_payment: ImmediatePayment,
    /// Whether the serial numbers of equipment are entered (RUL-23).
    pub serials_entered: bool,
    /// The deposit asked for, if any (RUL-38, RUL-39).
    pub deposit: Option<Deposit>,
}

/// A deposit (`dépôt`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deposit {
    /// The operator system's service.
    pub service: String,
    /// Its amount.
    pub amount: Money,
}

/// What the operator system must be told, once the order is placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// The letters to send (`codes courriers`, RUL-30).
    pub letters: Vec<String>,
    /// The code of the first service call (`appel de service primaire`, RUL-31).
    pub primary_call: String,
    /// The codes of the other service calls, the contract's apart (RUL-32, RUL-33).
    pub secondary_calls: Vec<String>,
    /// Days from the order to the planned date of each call (RUL-34). An appointment taken goes before it.
    pub delay_days: u16,
    /// The state in which calls for cable are made (RUL-35).
    pub cable_status: String,
    /// The state in which calls for mobile lines are made (RUL-36).
    pub mvno_status: String,
    /// The code of the call that makes the contract (RUL-37).
    pub contract_call: String,
}

/// The two tables of an operator, with the version of their publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterventionRules {
    /// The version of the publication.
    pub version: u64,
    /// What the pages must ask.
    pub before: Table<Before>,
    /// What the operator system must be told.
    pub after: Table<After>,
}

impl OrderContext {
    fn facts(&self) -> Facts {
        let words = [
            ("grouping", self.grouping.as_str()),
            ("sale_type", &self.sale_type),
            ("channel", &self.channel),
            ("intervention", self.intervention.word()),
            ("monthly_method", self.monthly_method.word()),
        ];
        words.map(|(criterion, word)| (criterion.to_owned(), Fact::from(word))).into()
    }
}

impl InterventionRules {
    /// Checks both tables, before they are published.
    ///
    /// # Errors
    /// The first [`RuleRefusal`] found.
    pub fn check(&self) -> Result<(), RuleRefusal> {
        self.before.check()?;
        self.after.check()
    }

    /// What the pages must ask.
    ///
    /// # Errors
    /// As [`Table::evaluate`].
    pub fn decide_before(&self, context: &OrderContext) -> Result<Decision<'_, Before>, RuleRefusal> {
        self.before.evaluate(&context.facts())
    }

    /// What the operator system must be told.
    ///
    /// # Errors
    /// As [`Table::evaluate`].
    pub fn decide_after(&self, context: &OrderContext, order: OrderFacts) -> Result<Decision<'_, After>, RuleRefusal> {
        let mut facts = context.facts();
        let flags =
            [("paid", order.paid), ("electronic_contract", order.electronic_contract), ("mvno_line", order.mvno_line)];
        facts.extend(flags.map(|(criterion, flag)| (criterion.to_owned(), Fact::from(flag))));
        self.after.evaluate(&facts)
    }
}
