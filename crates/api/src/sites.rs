//! Public sites that the staff stops and starts again (WCF-24, WCF-25).

use crate::parameters::SetBy;
use crate::security::Site;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// The code of a refusal: the site is stopped, what it holds is kept.
pub const SITE_STOPPED: &str = "OPS-003";
/// The code of a refusal: an instant that is over already, or too far ahead.
pub const NOT_LATER: &str = "SEC-150";
/// The code of a refusal: words that are too long.
pub const TOO_LONG: &str = "ORD-052";
/// The most characters of what visitors read, in each language.
pub const LONGEST_WORDS: u16 = 500;

/// How many carts a stop would interrupt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OpenCarts {
    /// Carts that somebody has begun and not ordered.
    pub all: i64,
    /// Those of them that were changed within a quarter of an hour.
    pub recent: i64,
}

/// A public site, as the staff sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteRow {
    /// Which.
    pub site: Site,
    /// Whether it is stopped now.
    pub is_stopped: bool,
    /// What its visitors read while it is; empty: the usual words.
    pub words: Label,
    /// When it runs again by itself, UTC; none: when somebody starts it.
    pub opens_at: Option<DateTime<Utc>>,
    /// Who stopped or started it last, and when; none: nobody ever did. By itself it is the schedule.
    pub set: Option<SetBy>,
    /// What a stop would interrupt.
    pub carts: OpenCarts,
    /// Counts changes.
    pub version: i64,
}

/// Every public site that can be stopped.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SiteList {
    /// The sites, in menu order.
    pub sites: Vec<SiteRow>,
}

/// A site is to be stopped, started, or to tell something else while it is stopped.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeSite {
    /// Whether it is to be stopped.
    pub is_stopped: bool,
    /// What its visitors are to read; of no use to one that runs.
    pub words: Label,
    /// When it is to run again by itself, UTC; of no use to one that runs.
    pub opens_at: Option<DateTime<Utc>>,
    /// The version that was shown.
    pub version: i64,
}

/// A site that is stopped, as its visitors are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedSite {
    /// Which.
    pub site: Site,
    /// What they read; empty: the usual words.
    pub words: Label,
    /// When it runs again by itself, UTC.
    pub opens_at: Option<DateTime<Utc>>,
}

/// Every public site that is stopped now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StoppedSites {
    /// The sites.
    pub sites: Vec<StoppedSite>,
}
