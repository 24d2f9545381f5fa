//! Code tables: what forms choose from (PAR-01).

use serde::{Deserialize, Serialize};
use weblys_kernel::locale::Label;

/// A code table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTable {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: Label,
}

/// All code tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTableListing {
    /// In their order.
    pub code_tables: Vec<CodeTable>,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The code.
    pub code: String,
    /// What it means.
    pub label: Label,
    /// Whether it is not to be chosen any more.
    #[serde(default)]
    pub is_obsolete: bool,
}

/// A table with its codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeListing {
    /// The name of the table.
    pub label: Label,
    /// In their order.
    pub codes: Vec<Code>,
}
