//! Parameters as rows.

use crate::error::ApiError;
use crate::parameters::declared::Parameter;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use weblys_db::{Session, Tx, execute, fetch_all, fetch_one};

/// What somebody set.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The value.
    pub value: String,
    /// When.
    pub changed_at: DateTime<Utc>,
    /// The login of who.
    pub changed_by: String,
    /// Rises with each change.
    pub version: i64,
}

/// The version of everything.
pub async fn version(mut on: impl Session) -> Result<i64, ApiError> {
    let sql = "select version from parameter_change where base = 'parameters'";
    Ok(fetch_one!(on, (i64,), sql).await?.0)
}

/// Everything that was set, of what this program knows.
pub async fn all(mut on: impl Session) -> Result<HashMap<Parameter, Kept>, ApiError> {
    let rows = fetch_all!(
        on,
        (String, String, DateTime<Utc>, String, i64),
        "select code, value, changed_at, changed_by, version from parameter_value"
    );
    let kept = |(code, value, changed_at, changed_by, version): (String, _, _, _, _)| {
        Some((Parameter::parse(&code)?, Kept { value, changed_at, changed_by, version }))
    };
    Ok(rows.await?.into_iter().filter_map(kept).collect())
}

/// Raises the version, which lets changes happen one after the other. What is changed bears the new one: a version never
/// comes again, also not of a parameter that was not set for a while.
pub async fn begin_change(tx: &mut Tx) -> Result<i64, ApiError> {
    execute!(&mut *tx, "update parameter_change set version = version + 1 where base = 'parameters'").await?;
    version(&mut *tx).await
}

/// Forgets what was set.
pub async fn unset(tx: &mut Tx, parameter: Parameter) -> Result<(), ApiError> {
    execute!(&mut *tx, "delete from parameter_value where code = $1", parameter.code()).await?;
    Ok(())
}

/// Keeps a value.
pub async fn set(tx: &mut Tx, parameter: Parameter, kept: &Kept) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "insert into parameter_value (code, value, changed_at, changed_by, version) values ($1, $2, $3, $4, $5)
         on conflict (code) do update set value = excluded.value, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by, version = excluded.version",
        parameter.code(),
        &kept.value,
        kept.changed_at,
        &kept.changed_by,
        kept.version
    )
    .await?;
    Ok(())
}
