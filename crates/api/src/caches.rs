//! What processes hold in memory, and having it loaded anew (WCF-08, WCF-27, WCF-29).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something that processes hold in memory. It travels by its code: a process of another version may hold what this
/// one does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cache {
    /// The published catalogue.
    Catalogue,
    /// Towns, streets and addresses that people search.
    Addresses,
    /// Code tables.
    CodeTables,
    /// Parameters.
    Parameters,
    /// Users, groups and rights.
    Users,
    /// Rules that turn an order into service calls and letters.
    Rules,
    /// Offers at dwellings that FRONT keeps under what is published.
    Offers,
}

impl Cache {
    /// Every one, in the order in which they are listed.
    pub const ALL: [Self; 7] =
        [Self::Catalogue, Self::Addresses, Self::CodeTables, Self::Parameters, Self::Users, Self::Rules, Self::Offers];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Addresses => "addresses",
            Self::CodeTables => "code_tables",
            Self::Parameters => "parameters",
            Self::Users => "users",
            Self::Rules => "rules",
            Self::Offers => "offers",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether it comes from somewhere, and can be had from there again. The rules are part of the program.
    #[must_use]
    pub const fn can_be_reloaded(self) -> bool {
        !matches!(self, Self::Rules)
    }

    /// Whether FRONT holds it; else BACK does.
    #[must_use]
    pub const fn is_of_front(self) -> bool {
        matches!(self, Self::Offers)
    }
}

/// So many of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The word of what is counted.
    pub what: String,
    /// How many there are.
    pub count: i64,
}

impl Counted {
    /// So many of it.
    #[must_use]
    pub fn of(what: &str, count: usize) -> Self {
        Self { what: what.to_owned(), count: i64::try_from(count).unwrap_or(i64::MAX) }
    }
}

/// What a process holds of one thing, as it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheTold {
    /// The code of a [`Cache`].
    pub cache: String,
    /// Which version of it; empty: it has none.
    pub version: String,
    /// Since when it is held so, UTC.
    pub loaded_at: DateTime<Utc>,
    /// How much there is, by kind.
    pub counts: Vec<Counted>,
    /// About how much memory it takes, in bytes; none: nobody counts that.
    pub bytes: Option<i64>,
    /// The last wish to have it loaded anew that was followed.
    pub reload: i64,
}

/// Somebody wants something loaded anew, by every process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReloadWanted {
    /// Counts these wishes.
    pub number: i64,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// The login of who.
    pub by: String,
}

/// What one process that is alive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheHeld {
    /// The process.
    pub instance_id: Uuid,
    /// What it is: `front`, `back`.
    pub component: String,
    /// The machine that it runs on.
    pub host: String,
    /// Where it listens.
    pub address: String,
    /// What it holds.
    pub told: CacheTold,
}

/// Something that is held in memory, with everybody who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheRow {
    /// The code of a [`Cache`].
    pub cache: String,
    /// The last wish to have it loaded anew; none: nobody ever wanted it.
    pub wanted: Option<ReloadWanted>,
    /// Who holds it.
    pub held: Vec<CacheHeld>,
}

/// Everything that is held in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CacheList {
    /// In the order of [`Cache::ALL`].
    pub caches: Vec<CacheRow>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_one_cache_and_reads_back() {
        for cache in Cache::ALL {
            assert_eq!(Cache::parse(cache.code()), Some(cache));
        }
        assert_eq!(Cache::parse("kettle"), None);
    }
}
