//! Which sites are stopped, in memory: every change that a visitor makes is asked against it. A change raises a version,
//! which each BACK looks at several times a second.

use crate::error::ApiError;
use crate::sites::SITES;
use crate::sites::store::{self, Kept};
use arc_swap::ArcSwap;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::sync::Arc;
use weblys_api::security::Site;
use weblys_api::sites::StoppedSite;
use weblys_db::Database;

#[derive(Debug, Default)]
struct Held {
    version: i64,
    sites: HashMap<Site, Kept>,
}

/// What is held, replaced as a whole.
#[derive(Debug, Default)]
pub struct Sites(ArcSwap<Held>);

impl Sites {
    /// Whether a site is stopped.
    #[must_use]
    pub fn is_stopped(&self, site: Site, now: DateTime<Utc>) -> bool {
        self.0.load().sites.get(&site).is_some_and(|kept| kept.is_stopped_at(now))
    }

    /// Lets only those go on whose site runs.
    ///
    /// # Errors
    /// [`ApiError::SiteStopped`].
    pub fn must_run(&self, site: Site, now: DateTime<Utc>) -> Result<(), ApiError> {
        if self.is_stopped(site, now) { Err(ApiError::SiteStopped(site)) } else { Ok(()) }
    }

    /// Those that are stopped, as their visitors are told.
    #[must_use]
    pub fn stopped(&self, now: DateTime<Utc>) -> Vec<StoppedSite> {
        let held = self.0.load();
        let stopped = |site: Site| {
            let kept = held.sites.get(&site).filter(|kept| kept.is_stopped_at(now))?;
            Some(StoppedSite { site, words: kept.words.clone(), opens_at: kept.opens_at })
        };
        SITES.into_iter().filter_map(stopped).collect()
    }

    /// Loads everything anew if something has changed.
    ///
    /// # Errors
    /// The database's.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        // Read before the rest: a change that comes between is loaded again next time.
        let version = store::version(db).await?;
        if version != self.0.load().version {
            self.0.store(Arc::new(Held { version, sites: store::all(db).await? }));
        }
        Ok(())
    }
}
