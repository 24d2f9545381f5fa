//! Services and tariffs of the operator system beside those of the catalogue (CAT-23, CAT-25).

use crate::catalogue::{CatalogueChange, CatalogueFault, DraftView, Tally};
use crate::jobs::JobProgress;
use crate::page::Page;
use crate::things::NamedCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The code of the job that reads them.
pub const READ_SERVICES: &str = "read_services";

/// What is asked. Missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldQuery {
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// What the operator system told last, and what it would change in the draft, or in what is in force when there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToldView {
    /// The last reading; none before the first.
    pub reading: Option<Reading>,
    /// How far a reading under way is.
    pub running: Option<JobProgress>,
    /// Whether a reading is wanted and has not begun yet.
    pub is_wanted: bool,
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
