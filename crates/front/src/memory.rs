//! What this FRONT holds in memory, told with the words by which it tells that it is there; and forgetting it when somebody
//! wants that (WCF-08, WCF-29).
//!
//! What this is: the notes about offers that are kept under what is published. What it is not: those offers, which are
//! [`crate::published`]'s.

use crate::state::Shop;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use weblys_api::caches::{Cache, CacheTold, Counted};

/// Since when offers are kept as they are.
#[derive(Debug)]
pub struct Memory {
    stamp: String,
    since: DateTime<Utc>,
    reload: i64,
}

impl Memory {
    /// A process that begins holds nothing of before.
    #[must_use]
    pub const fn new(now: DateTime<Utc>) -> Self {
        Self { stamp: String::new(), since: now, reload: 0 }
    }

    /// What is held now.
    pub fn told(&mut self, shop: &Shop, now: DateTime<Utc>) -> Vec<CacheTold> {
        let (stamp, dwellings) = shop.published.held();
        if stamp != self.stamp {
            (self.stamp, self.since) = (stamp, now);
        }
        vec![CacheTold {
            cache: Cache::Offers.code().to_owned(),
            version: self.stamp.clone(),
            loaded_at: self.since,
            counts: vec![Counted::of("dwellings", dwellings)],
            bytes: None,
            reload: self.reload,
        }]
    }

    /// Forgets what somebody wants forgotten; says whether it did.
    pub fn follows(&mut self, shop: &Shop, wishes: &BTreeMap<String, i64>, now: DateTime<Utc>) -> bool {
        let wish = wishes.get(Cache::Offers.code()).copied().unwrap_or_default();
        if wish == self.reload {
            return false;
        }
        shop.published.forget();
        (self.reload, self.since) = (wish, now);
        true
    }
}
