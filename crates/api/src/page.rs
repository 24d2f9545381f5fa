//! One page of a list of the staff.

use serde::{Deserialize, Serialize};

/// Some rows of all that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<R> {
    /// The rows, in the order asked for.
    pub rows: Vec<R>,
    /// How many there are on all pages.
    pub total: i64,
    /// Which page, from 1.
    pub page: u32,
    /// Rows of a full page.
    pub size: u32,
}
