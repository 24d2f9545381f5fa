//! What offers cost in the publications before one, for the price before a reduction (PR-2, PR-3): read and computed
//! once for each publication, then kept.

use super::publications::compile;
use super::store;
use crate::error::ApiError;
use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use weblys_catalog::Snapshot;
use weblys_catalog::prior::{Audience, PriceHistory, PublishedPrices};
use weblys_db::Database;

/// Publications that were in force within so many days are looked at. A reduction that has lasted longer has no
/// price before any more.
const KNOWN_DAYS: Days = Days::new(400);

/// The prices of publications, by version.
#[derive(Debug)]
pub(super) struct PublishedBefore {
    zone: Tz,
    audience: Audience,
    prices: RwLock<HashMap<i64, Arc<PublishedPrices>>>,
}

impl PublishedBefore {
    /// Nothing is known yet. Publications come into force by days of this zone, for these people.
    pub(super) fn new(zone: Tz, audience: Audience) -> Self {
        Self { zone, audience, prices: RwLock::default() }
    }

    /// A publication with the prices of those before it and its own.
    pub(super) async fn with_history(
        &self,
        db: &Database,
        publication: i64,
        mut snapshot: Snapshot,
    ) -> Result<Snapshot, ApiError> {
        let mut published = store::published_up_to(db, publication).await?;
        let known_from = published.last().and_then(|(_, at)| at.checked_sub_days(KNOWN_DAYS));
        let first = published.iter().rposition(|(_, at)| known_from.is_some_and(|from| *at <= from));
        published.drain(..first.unwrap_or_default());
        let mut history = Vec::with_capacity(published.len());
        for (version, at) in published {
            let from = self.day_of(at);
            match self.known(version) {
                Some(known) => history.push(known),
                None if version == publication => {
                    let prices;
                    (snapshot, prices) = self.priced(snapshot, from, |snapshot| snapshot).await?;
                    history.push(self.keep(version, prices));
                }
                None => match earlier(db, version).await? {
                    Some(earlier) => {
                        let ((), prices) = self.priced(earlier, from, drop).await?;
                        history.push(self.keep(version, prices));
                    }
                    // What it cost cannot be told any more, and so neither what it cost before.
                    None => history.clear(),
                },
            }
        }
        Ok(snapshot.with_history(PriceHistory::new(self.audience.clone(), history)))
    }

    /// The prices of a publication, and what becomes of it then: all of it beside the threads that answer.
    async fn priced<T: Send + 'static>(
        &self,
        snapshot: Snapshot,
        from: NaiveDate,
        then: impl FnOnce(Snapshot) -> T + Send + 'static,
    ) -> Result<(T, PublishedPrices), ApiError> {
        let audience = self.audience.clone();
        let work = move || {
            let prices = snapshot.published_prices(from, &audience);
            (then(snapshot), prices)
        };
        tokio::task::spawn_blocking(work).await.map_err(ApiError::internal)
    }

    fn day_of(&self, published_at: DateTime<Utc>) -> NaiveDate {
        published_at.with_timezone(&self.zone).date_naive()
    }

    fn known(&self, version: i64) -> Option<Arc<PublishedPrices>> {
        self.prices.read().ok()?.get(&version).cloned()
    }

    fn keep(&self, version: i64, prices: PublishedPrices) -> Arc<PublishedPrices> {
        let prices = Arc::new(prices);
        if let Ok(mut known) = self.prices.write() {
            known.insert(version, prices.clone());
        }
        prices
    }
}

/// An earlier publication; none when it is no longer sound by the rules of today.
async fn earlier(db: &Database, version: i64) -> Result<Option<Snapshot>, ApiError> {
    let content = store::text(db, version).await?.ok_or(ApiError::NotFound("publication"))?;
    Ok(compile(u64::try_from(version).unwrap_or_default(), content).await?.ok())
}
