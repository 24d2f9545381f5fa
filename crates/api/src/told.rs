//! Services and tariffs of the operator system beside those of the catalogue (CAT-23, CAT-25).

use crate::catalogue::{CatalogueChange, CatalogueFault, DraftView, Tally};
use crate::jobs::JobStanding;
use crate::page::Page;
use crate::things::NamedCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The code of the job that reads them.
pub const READ_SERVICES: &str = "read_services";

/// What the operator system told last, and what it would change in the draft, or in what is in force when there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToldView {
    /// The last reading; none before the first.
    pub reading: Option<Reading>,
    /// Where the next one stands.
    pub job: JobStanding,
    /// The draft, if there is one.
    pub draft: Option<DraftView>,
    /// How many services and tariffs differ.
    pub tally: Tally,
    /// Those that do.
    pub changes: Page<CatalogueChange>,
    /// What would stand in the way of publishing, the first of it.
    pub faults: Vec<CatalogueFault>,
    /// How much would.
    pub blocking: i64,
}

/// A reading of the operator system's services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Counted up by each.
    pub version: i64,
    /// When, UTC.
    pub read_at: DateTime<Utc>,
    /// How many services were read.
    pub services: i64,
    /// What could not be read, the first of it: its code, and why.
    pub unread: Vec<(String, String)>,
    /// How much could not be read.
    pub unread_count: i64,
    /// Services of the catalogue that are told no more, the first of them.
    pub gone: Vec<NamedCode>,
    /// How many are.
    pub gone_count: i64,
}

/// What was told is to be taken over into the draft: the reading that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeOver {
    /// Its version.
    pub version: i64,
}
