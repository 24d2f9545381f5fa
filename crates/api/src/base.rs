//! All customers seen by the catalogue: which combinations have an offer (CAT-02, IDEA-05), and what the draft would change
//! for them (IDEA-04).

use crate::catalogue::DraftView;
use crate::jobs::JobStanding;
use crate::page::Page;
use crate::things::NamedCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use weblys_kernel::Money;

/// The code of the job that looks at all customers.
pub const RECOGNISE_CUSTOMERS: &str = "recognise_customers";

/// The last look at all customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseState {
    /// The publication in force.
    pub current: i64,
    /// The draft, if there is one.
    pub draft: Option<DraftView>,
    /// The last look; none before the first.
    pub last: Option<BaseLook>,
    /// Where the next one stands.
    pub job: JobStanding,
}

/// A look at all customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseLook {
    /// The publication that recognised them.
    pub publication: i64,
    /// The version of the draft that was tried on them, if one was.
    pub draft_version: Option<i64>,
    /// When it began, UTC.
    pub began_at: DateTime<Utc>,
    /// When it ended, UTC.
    pub ended_at: DateTime<Utc>,
    /// Contracts whose services could not be read.
    pub unread: i64,
}

/// What is asked of combinations. Missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CoverageQuery {
    /// `missing` or `covered`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// A part of the code of a service or of an offer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// Combinations of base services that customers hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageView {
    /// When that was.
    pub state: BaseState,
    /// Numbers of customers.
    pub totals: CoverageTotals,
    /// Combinations, those of most customers first.
    pub combinations: Page<CombinationRow>,
    /// Services that the catalogue does not know, those of most customers first; the first of them.
    pub unknown: Vec<Counted>,
}

/// Numbers of customers. Each is counted in one of the last four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CoverageTotals {
    /// All.
    pub customers: u64,
    /// With an offer, and every service in its place.
    pub whole: u64,
    /// With an offer, and something that has no place.
    pub partly: u64,
    /// With base services that make no offer.
    pub unrecognised: u64,
    /// Without any base service that the catalogue knows.
    pub without_base: u64,
}

/// A combination that customers hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CombinationRow {
    /// Its base services.
    pub services: Vec<NamedCode>,
    /// How many customers hold just these.
    pub customers: u64,
    /// The offer in force that is made of them.
    pub offer: Option<NamedCode>,
    /// Whether nobody who holds it has an offer.
    pub is_missing: bool,
    /// The offer of the draft that is made of them, where none is in force.
    pub prepared: Option<NamedCode>,
}

/// A thing with a number of customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The thing.
    pub thing: NamedCode,
    /// How many customers.
    pub customers: u64,
}

/// An offer to be prepared for a combination that has none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PrepareOffer {
    /// The base services of the combination.
    pub services: Vec<String>,
}

/// What the draft would change for the customers there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpactView {
    /// When that was.
    pub state: BaseState,
    /// Whether the last look tried the draft as it is now, against what is in force now.
    pub is_of_now: bool,
    /// All of them together; none when no draft was tried.
    pub all: Option<ImpactCount>,
    /// By offer, those of which most customers are concerned first.
    pub offers: Page<ImpactRow>,
    /// What customers lose, the first of it.
    pub lost: Vec<Counted>,
    /// What customers gain, the first of it.
    pub gained: Vec<Counted>,
    /// Numbers of contracts for each outcome that is a change, some of them.
    pub examples: BTreeMap<String, Vec<String>>,
}

/// Numbers of customers by what becomes of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImpactCount {
    /// How many there are.
    pub customers: u64,
    /// For how many of them anything changes.
    pub changed: u64,
    /// How many have each outcome: `NEWLY_RECOGNISED`, `NO_LONGER_RECOGNISED`, `STILL_RECOGNISED`, `STILL_UNRECOGNISED`,
    /// `OTHER_OFFER`, `PRICE_UP`, `PRICE_DOWN`, `PRICE_SAME`, `PRICE_UNKNOWN`, `LOST`, `GAINED`.
    pub outcomes: BTreeMap<String, u64>,
    /// By how much they would pay more each month in all, cents.
    pub raised: Money,
    /// By how much they would pay less each month in all, cents; positive too.
    pub lowered: Money,
}

/// What becomes of the customers of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpactRow {
    /// The offer.
    pub offer: NamedCode,
    /// Their numbers.
    pub count: ImpactCount,
}
