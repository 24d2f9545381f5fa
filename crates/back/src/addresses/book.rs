//! The search index in memory, replaced at a stroke after an import.

use super::store;
use crate::error::ApiError;
use arc_swap::ArcSwap;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use weblys_addresses::SearchIndex;
use weblys_db::Database;

/// The search index in force, with the version of the data it was built from.
#[derive(Debug, Default)]
pub struct AddressBook {
    index: ArcSwap<SearchIndex>,
    version: AtomicI64,
}

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

    /// Builds the index again from the database, if anything was imported since.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        let newest = store::version(db).await?;
        if newest == self.version() {
            return Ok(());
        }
        let (communes, addresses, served) =
            tokio::try_join!(store::communes(db), store::addresses(db), store::served_addresses(db))?;
        let served: HashSet<_> = served.into_iter().collect();
        let built = tokio::task::spawn_blocking(move || {
            SearchIndex::build(&communes, addresses, |address| served.contains(address.as_str()))
        });
        self.index.store(Arc::new(built.await.map_err(ApiError::internal)?));
        self.version.store(newest, Ordering::Relaxed);
        Ok(())
    }
}
