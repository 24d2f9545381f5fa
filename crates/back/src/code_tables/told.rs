//! A row of a code table as the operator system tells it, read or refused by itself.

use serde::Deserialize;
use serde_json::Value;
use std::collections::HashSet;
use weblys_api::codes::ImportFault;
use weblys_api::users::{TAKEN, UNREADABLE};
use weblys_kernel::locale::Label;

const LONGEST_CODE: usize = 40;
const LONGEST_LABEL: usize = 200;

/// A code, or a table, as told.
#[derive(Debug)]
pub struct Told {
    /// Its code.
    pub code: String,
    /// What it is called; in English it may be empty.
    pub label: Label,
    /// Whether it is there for what was filed under it only.
    pub is_obsolete: bool,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    label: Label,
    #[serde(default)]
    is_obsolete: bool,
}

/// Reads the row at a place; `came` are the codes of rows before it, and of this one if it has one.
pub fn read(table_code: &str, place: u32, row: Value, came: &mut HashSet<String>) -> Result<Told, ImportFault> {
    let fault = |field: &str, code: &str| ImportFault {
        table_code: table_code.to_owned(),
        place,
        field: field.to_owned(),
        code: code.to_owned(),
    };
    let is_new = row["code"].as_str().is_none_or(|code| came.insert(code.trim().to_owned()));
    let row: Row = serde_json::from_value(row).map_err(|_| fault("", UNREADABLE))?;
    let code = row.code.trim().to_owned();
    if !is_code(&code) {
        return Err(fault("code", UNREADABLE));
    }
    if !is_new {
        return Err(fault("code", TAKEN));
    }
    let fr = plain(&row.label.fr).filter(|fr| !fr.is_empty()).ok_or_else(|| fault("label.fr", UNREADABLE))?;
    let en = plain(&row.label.en).ok_or_else(|| fault("label.en", UNREADABLE))?;
    Ok(Told { code, label: Label { fr, en }, is_obsolete: row.is_obsolete })
}

/// Whether a text can be a code.
pub(crate) fn is_code(text: &str) -> bool {
    let is_ours = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !text.is_empty() && text.len() <= LONGEST_CODE && text.chars().all(is_ours)
}

/// A text of one line; it may be empty.
pub(crate) fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let is_plain = text.chars().count() <= LONGEST_LABEL && !text.chars().any(char::is_control);
    is_plain.then(|| text.to_owned())
}
