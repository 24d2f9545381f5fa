//! The search index in memory, replaced at a stroke after an import.

use super::store;
use crate::error::ApiError;
use arc_swap::ArcSwap;
use std::collections::HashSet;
use std::sync::Arc;
use weblys_addresses::SearchIndex;
use weblys_db::Database;

/// The search index in force.
#[derive(Debug, Default)]
pub struct AddressBook(ArcSwap<SearchIndex>);

impl AddressBook {
    /// The index in force.
    #[must_use]
    pub fn index(&self) -> Arc<SearchIndex> {
        self.0.load_full()
    }

    /// Builds the index again from the database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        let (communes, addresses, served) =
            tokio::try_join!(store::communes(db), store::addresses(db), store::served_addresses(db))?;
        let served: HashSet<_> = served.into_iter().collect();
        let built = tokio::task::spawn_blocking(move || {
            SearchIndex::build(&communes, addresses, |address| served.contains(address.as_str()))
        });
        self.0.store(Arc::new(built.await.map_err(ApiError::internal)?));
        Ok(())
    }
}
