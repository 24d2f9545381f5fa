//! The search index in memory, replaced at a stroke after an import.

use super::store;
use crate::error::ApiError;
use arc_swap::ArcSwap;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};
use weblys_addresses::SearchIndex;
use weblys_db::Database;
use weblys_orders::cart::Place;

/// The search index in force, with the version of the data it was built from.
#[derive(Debug, Default)]
pub struct AddressBook {
    index: ArcSwap<SearchIndex>,
    version: AtomicI64,
    dwellings: RwLock<HashMap<String, Place>>,
}

/// Dwellings remembered at most; then all are forgotten at once, which costs one reading each.
const MOST_DWELLINGS: usize = 4_000;

impl AddressBook {
    /// The index in force.
    #[must_use]
    pub fn index(&self) -> Arc<SearchIndex> {
        self.index.load_full()
    }

    /// The version of the data: another one after each import.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version.load(Ordering::Relaxed)
    }

    /// How many dwellings are remembered.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.dwellings.read().map_or(0, |known| known.len())
    }

    /// A dwelling with its place in the network: remembered from a moment ago, or read. Imports make all forgotten.
    ///
    /// # Errors
    /// [`ApiError::NotFound`], or when the database fails.
    pub async fn dwelling(&self, db: &Database, dwelling_id: &str) -> Result<Place, ApiError> {
        if let Some(known) = self.dwellings.read().ok().and_then(|known| known.get(dwelling_id).cloned()) {
            return Ok(known);
        }
        let version = self.version();
        let place = store::dwelling(db, dwelling_id).await?.ok_or(ApiError::NotFound("dwelling"))?;
        self.remember(version, std::slice::from_ref(&place));
        Ok(place)
    }

    /// Remembers dwellings that were read while this version was in force.
    pub fn remember(&self, version: i64, places: &[Place]) {
        let Ok(mut known) = self.dwellings.write() else { return };
        if version != self.version() {
            return;
        }
        if known.len() + places.len() > MOST_DWELLINGS {
            known.clear();
        }
        known.extend(places.iter().map(|place| (place.dwelling_id.to_string(), place.clone())));
    }

    /// Builds the index again from the database, if anything was imported since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        let newest = store::version(db).await?;
        if newest == self.version() { Ok(()) } else { self.build(db, newest).await }
    }

    /// Builds the index again, whether anything was imported or not. The older one answers until the new one is there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reload(&self, db: &Database) -> Result<(), ApiError> {
        let newest = store::version(db).await?;
        self.build(db, newest).await
    }

    async fn build(&self, db: &Database, newest: i64) -> Result<(), ApiError> {
        let (communes, addresses, served) =
            tokio::try_join!(store::communes(db), store::addresses(db), store::served_addresses(db))?;
        let served: HashSet<_> = served.into_iter().collect();
        let built = tokio::task::spawn_blocking(move || {
            SearchIndex::build(&communes, addresses, |address| served.contains(address.as_str()))
        });
        self.index.store(Arc::new(built.await.map_err(ApiError::internal)?));
        self.version.store(newest, Ordering::Relaxed);
        if let Ok(mut known) = self.dwellings.write() {
            known.clear();
        }
        Ok(())
    }
}
