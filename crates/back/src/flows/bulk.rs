//! What all bulk actions have in common (EXP-12).

use crate::error::ApiError;
use std::collections::BTreeSet;
use weblys_api::bulk::{BulkRow, MOST_ROWS};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;

/// Each row once.
///
/// # Errors
/// More than [`MOST_ROWS`].
pub fn each(rows: &[BulkRow]) -> Result<Vec<BulkRow>, ApiError> {
    if rows.len() > MOST_ROWS {
        return Err(ApiError::Fields(vec![FieldFault { field: "rows".to_owned(), code: UNREADABLE.to_owned() }]));
    }
    let mut seen = BTreeSet::new();
    Ok(rows.iter().copied().filter(|of| seen.insert(of.id)).collect())
}
