//! CASE records: what became of carts and orders, for follow-up and analysis (CAS-01 to CAS-04).

use crate::cart::Cart;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// An order was taken by the operator system (CAS-01).
    Success,
    /// An order was refused by the operator system (CAS-02).
    Rejection,
    /// A cart was left behind (CAS-03).
    Abandonment,
    /// A cart was taken up again by a mailed link (CAS-04).
    Resumption,
    /// A contact request was left (CAS-04).
    ContactRequest,
}

impl CaseKind {
    /// The word of stores.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Rejection => "rejection",
            Self::Abandonment => "abandonment",
            Self::Resumption => "resumption",
            Self::ContactRequest => "contact_request",
        }
    }
}

/// One CASE record: facts for analysis, without personal data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// What happened.
    pub kind: CaseKind,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// The sales channel.
    pub channel: String,
    /// The cart or order it is about.
    pub subject: String,
    /// How far the cart had come, which offer, which campaign, why it was refused…
    pub facts: BTreeMap<String, String>,
}

impl CaseRecord {
    /// A record about a cart, with what is worth analysing in it.
    #[must_use]
    pub fn of_cart(kind: CaseKind, cart: &Cart, channel: &str, subject: &str, at: DateTime<Utc>) -> Self {
        let mut facts = BTreeMap::from([
            ("state".to_owned(), cart.state.word().to_owned()),
            ("publication".to_owned(), cart.publication.to_string()),
        ]);
        if let Some(selection) = &cart.selection {
            facts.insert("offer".to_owned(), selection.offer.to_string());
        }
        for (tag, value) in &cart.campaign {
            facts.insert(format!("campaign.{tag}"), value.clone());
        }
        Self { kind, at, channel: channel.to_owned(), subject: subject.to_owned(), facts }
    }

    /// The same record with one more fact.
    #[must_use]
    pub fn with(mut self, fact: &str, value: impl Into<String>) -> Self {
        self.facts.insert(fact.to_owned(), value.into());
        self
    }
}
