//! Code tables of PARAM: imported from the operator system, filtered, ordered and named by us (PAR-01 to PAR-04), and
//! tables of our own (WCF-06).

use crate::page::Page;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weblys_kernel::locale::Label;

/// The table of our own that says how contact requests end.
pub const CONTACT_OUTCOMES: &str = "WEBLYS.CONTACT_OUTCOME";

/// Every table of our own (WCF-06): the operator system cannot take these names.
pub const OWN_TABLES: [&str; 1] = [CONTACT_OUTCOMES];

/// Whether a table is of our own.
#[must_use]
pub fn is_own(table_code: &str) -> bool {
    OWN_TABLES.contains(&table_code)
}

/// A code as forms offer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedCode {
    /// The code.
    pub code: String,
    /// What it means: our label where there is one, else the operator system's.
    pub label: Label,
}

/// A code table as forms use it: what is hidden, obsolete or gone is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTable {
    /// Its code.
    pub table_code: String,
    /// Its name.
    pub label: Label,
    /// Its codes, in our order.
    pub codes: Vec<OfferedCode>,
    /// Counts changes of all tables: who keeps this asks again when it has moved.
    pub version: i64,
}

/// A table in the list of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTableRow {
    /// Its code.
    pub table_code: String,
    /// Its name.
    pub label: Label,
    /// Whether it is of our own: its codes are made here, no import touches them.
    pub is_own: bool,
    /// Whether the operator system has it no more.
    pub is_gone: bool,
    /// How many codes it has in all.
    pub codes: i64,
    /// How many are offered.
    pub offered: i64,
    /// How many we hide.
    pub hidden: i64,
}

/// One code of an import's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedCode {
    /// Its table.
    pub table_code: String,
    /// The code.
    pub code: String,
    /// `new`, `changed`, `gone` or `back`.
    pub what: String,
}

/// What of an import could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFault {
    /// The table.
    pub table_code: String,
    /// Which row of it, from 1; 0 for the table itself.
    pub place: u32,
    /// Which field.
    pub field: String,
    /// Why, by a stable code.
    pub code: String,
}

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportReport {
    /// How many tables were told.
    pub tables: i64,
    /// How many codes were told.
    pub told: i64,
    /// How many are new.
    pub new: i64,
    /// How many have another label, or became obsolete.
    pub changed: i64,
    /// How many are there no more.
    pub gone: i64,
    /// How many are there again.
    pub back: i64,
    /// How many rows could not be taken.
    pub faulty: i64,
    /// The first codes that differ from before.
    pub codes: Vec<ImportedCode>,
    /// The first rows that could not be taken.
    pub faults: Vec<ImportFault>,
    /// Why it failed and changed nothing, for support; empty if it did not.
    pub error: String,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeImport {
    /// Its id.
    pub import_id: Uuid,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// The login of who started it.
    pub actor: String,
    /// What it came to.
    pub report: ImportReport,
}

/// Every table, and the last imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTableList {
    /// The tables, in the operator system's order.
    pub tables: Vec<CodeTableRow>,
    /// The last imports, the newest first.
    pub imports: Vec<CodeImport>,
}

/// Which codes of a table to list. Empty and missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeQuery {
    /// A part of a code or of a label.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// `offered`, `hidden`, `obsolete` or `gone`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// A code, in a list and alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeRow {
    /// Its id.
    pub code_id: Uuid,
    /// Its table.
    pub table_code: String,
    /// The code.
    pub code: String,
    /// The operator system's label.
    pub label: Label,
    /// Ours; empty for theirs.
    pub own_label: Label,
    /// Whether the operator system lets it be chosen no more.
    pub is_obsolete: bool,
    /// Whether the operator system has it no more.
    pub is_gone: bool,
    /// Whether we hide it (PAR-03).
    pub is_hidden: bool,
    /// Its place: smaller ones come first.
    pub position: i64,
    /// Counts changes: a change must name it.
    pub version: i64,
}

/// A table with a page of its codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTablePage {
    /// The table.
    pub table: CodeTableRow,
    /// Its codes, in our order.
    pub codes: Page<CodeRow>,
}

/// A code for a table of our own, put last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AddCode {
    /// The code: letters, digits, `.`, `_` and `-`, at most 40. Once made it stays.
    pub code: String,
    /// What it means; the French label is needed.
    pub label: Label,
}

/// What is ours of a code, changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeCode {
    /// The version that was shown.
    pub version: i64,
    /// Whether we hide it.
    pub is_hidden: bool,
    /// Its place, from 1 to [`LAST_POSITION`].
    pub position: i64,
    /// Our label; empty for theirs. In a table of our own the French one is needed.
    pub own_label: Label,
}

/// The last place of a code.
pub const LAST_POSITION: i64 = 1_000_000;

/// A code, moved by one place among those of its table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveCode {
    /// The version that was shown.
    pub version: i64,
    /// Before the one before it, else behind the one behind it.
    pub up: bool,
}
