//! The row that says that users, groups or rights have changed.

use crate::error::ApiError;
use weblys_db::{Session, Tx, execute, fetch_one};

/// The version of users, groups and rights.
pub async fn version(mut on: impl Session) -> Result<i64, ApiError> {
    let (version,) = fetch_one!(on, (i64,), "select version from security_change where base = 'security'").await?;
    Ok(version)
}

/// Raises the version. Whoever changes something does this first: the row keeps others waiting until the commit.
pub async fn raise(tx: &mut Tx) -> Result<(), ApiError> {
    execute!(&mut *tx, "update security_change set version = version + 1 where base = 'security'").await?;
    Ok(())
}
