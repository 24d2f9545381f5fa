//! Filling the database before the service runs: the demo's first start, and tests.

use crate::server::StartError;
use crate::store;
use crate::wire::{CodeListing, HeldService, PickupPoint, Service, WebUser};
use chrono::{DateTime, Utc};
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

/// A customer from before, with one contract. He has no password yet.
#[derive(Debug, Clone)]
pub struct FormerCustomer {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// What he holds.
    pub services: Vec<HeldService>,
    /// Since when, UTC.
    pub signed_at: DateTime<Utc>,
}

/// Adds customers with a contract each, under numbers of their own: all of them, or none.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn former_customers(database: &Database, customers: &[FormerCustomer]) -> Result<(), StartError> {
    Ok(store::holdings::add(database, customers).await?)
}

/// Whether there is any customer.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn has_customers(database: &Database) -> Result<bool, StartError> {
    Ok(store::holdings::count(database).await? > 0)
}

/// Whether services were ever brought in.
///
/// # Errors
/// [`StartError`] when the database refuses.
pub async fn is_done(database: &Database) -> Result<bool, StartError> {
    Ok(!store::services::all(database).await?.is_empty())
}
