//! Imports of communes, addresses and the network: all of a file or nothing, with progress.

use super::store;
use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_addresses::ban::BanAddress;
use weblys_addresses::communes::Commune;
use weblys_addresses::network::Dwelling;
use weblys_db::{Database, Durability};

/// Rows between two words about progress; a whole import is one transaction all the same.
const STRIDE: usize = 5_000;

/// Tells how far an import has come: rows done, rows in all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Send + Sync);

/// Replaces the communes.
///
/// # Errors
/// When the database fails; nothing is changed then.
pub async fn communes(db: &Database, communes: &[Commune], now: DateTime<Utc>) -> Result<(), ApiError> {
    let mut tx = db.begin(Durability::Full).await?;
    store::replace_communes(&mut tx, communes).await?;
    store::mark_imported(&mut tx, "communes", communes.len(), now).await?;
    Ok(tx.commit().await?)
}

/// Replaces addresses and dwellings.
///
/// # Errors
/// When the database fails; nothing is changed then.
pub async fn addresses(
    db: &Database,
    addresses: &[BanAddress],
    dwellings: &[Dwelling],
    now: DateTime<Utc>,
    progress: Progress<'_>,
) -> Result<(), ApiError> {
    let total = addresses.len() + dwellings.len();
    let mut done = 0;
    let mut tx = db.begin(Durability::Full).await?;
    store::clear_addresses(&mut tx).await?;
    for part in addresses.chunks(STRIDE) {
        store::insert_addresses(&mut tx, part).await?;
        done += part.len();
        progress(done, total);
    }
    let mut first = 0;
    for part in dwellings.chunks(STRIDE) {
        store::insert_dwellings(&mut tx, part, first).await?;
        first += i64::try_from(part.len()).unwrap_or_default();
        done += part.len();
        progress(done, total);
    }
    store::mark_imported(&mut tx, "addresses", total, now).await?;
    Ok(tx.commit().await?)
}
