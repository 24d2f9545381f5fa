//! Filling the database before the service runs: the demo's first start, and tests.

use crate::server::StartError;
use crate::store;
use crate::wire::{CodeListing, PickupPoint, Service, WebUser};
use weblys_db::Database;

/// Adds services or replaces them by code.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn services(database: &Database, services: &[Service]) -> Result<(), StartError> {
    Ok(store::services::put(database, services, false).await?)
}

/// Replaces the shops.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn pickup_points(database: &Database, points: &[PickupPoint]) -> Result<(), StartError> {
    Ok(store::pickup_points::replace(database, points).await?)
}

/// Adds WEB users who are not there yet.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn web_users(database: &Database, users: &[WebUser]) -> Result<(), StartError> {
    Ok(store::web_users::add(database, users).await?)
}

/// Adds a code table, or replaces it.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn code_table(database: &Database, code: &str, listing: &CodeListing) -> Result<(), StartError> {
    Ok(store::code_tables::put(database, code, listing).await?)
}

/// Whether services were ever brought in.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn is_done(database: &Database) -> Result<bool, StartError> {
    Ok(!store::services::all(database).await?.is_empty())
}
