//! What a package holds, and its file: one JSON object, in the order of its codes, so that the same configuration is the
//! same file byte for byte.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use weblys_api::configuration::Part;
use weblys_kernel::locale::Label;

/// The version of the format.
const FORMAT: u16 = 1;

/// The parts of a configuration that are some hundreds of lines; the catalogue goes beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Parameters that were set, by code; all others are what the process' configuration says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<BTreeMap<String, String>>,
    /// What is ours of codes, by table and code. Of tables of our own those that are offered: there are no others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_tables: Option<BTreeMap<String, BTreeMap<String, PackedCode>>>,
    /// Groups made in Weblys, by code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<BTreeMap<String, PackedGroup>>,
}

/// What is ours of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedCode {
    /// Whether forms leave it out.
    pub is_hidden: bool,
    /// Its place in its table.
    pub position: i64,
    /// Our label; empty in a language where there is none.
    pub label: Label,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedGroup {
    /// Its name.
    pub name: String,
    /// The codes of its rights.
    pub rights: BTreeSet<String>,
}

/// A file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    weblys_configuration: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    catalogue: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parameters: Option<BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code_tables: Option<BTreeMap<String, BTreeMap<String, PackedCode>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    groups: Option<BTreeMap<String, PackedGroup>>,
}

/// Reads a file.
///
/// # Errors
/// What is wrong with it, in the words of who reads JSON: line, column, and what was expected.
pub fn read(bytes: &[u8]) -> Result<(Settings, Option<Value>), String> {
    let file: File = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if file.weblys_configuration != FORMAT {
        return Err(format!("weblys_configuration: {}", file.weblys_configuration));
    }
    let File { catalogue, parameters, code_tables, groups, .. } = file;
    let settings = Settings { parameters, code_tables, groups };
    if settings == Settings::default() && catalogue.is_none() {
        return Err("{}".to_owned());
    }
    Ok((settings, catalogue))
}

/// A package as its file.
///
/// # Errors
/// Never: everything in it can be written.
pub fn written(settings: Settings, catalogue: Option<Value>) -> serde_json::Result<Value> {
    let Settings { parameters, code_tables, groups } = settings;
    serde_json::to_value(File { weblys_configuration: FORMAT, catalogue, parameters, code_tables, groups })
}

impl Settings {
    /// The parts that are there.
    #[must_use]
    pub fn parts(&self, has_catalogue: bool) -> Vec<Part> {
        let has = |part: &Part| match part {
            Part::Catalogue => has_catalogue,
            Part::Parameters => self.parameters.is_some(),
            Part::CodeTables => self.code_tables.is_some(),
            Part::Groups => self.groups.is_some(),
        };
        Part::ALL.into_iter().filter(has).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_was_written_and_nothing_else_is() {
        let text = r#"{"weblys_configuration":1,"parameters":{"slot_hold":"45"},
            "code_tables":{"T":{"A":{"is_hidden":true,"position":10,"label":{"fr":"Un","en":""}}}},
            "groups":{"sellers":{"name":"Vendeurs","rights":["weshop.sales.use"]}}}"#;
        let (settings, catalogue) = read(text.as_bytes()).unwrap();
        assert_eq!(settings.parts(catalogue.is_some()), [Part::Parameters, Part::CodeTables, Part::Groups]);
        let file = serde_json::to_vec(&written(settings.clone(), catalogue).unwrap()).unwrap();
        assert_eq!(read(&file).unwrap().0, settings);
        for wrong in [
            "",
            "[]",
            "{}",
            r#"{"weblys_configuration":1}"#,
            r#"{"weblys_configuration":2,"parameters":{}}"#,
            r#"{"weblys_configuration":1,"parameters":{"a":1}}"#,
            r#"{"weblys_configuration":1,"parameters":{},"users":{}}"#,
            r#"{"weblys_configuration":1,"groups":{"a":{"name":"A"}}}"#,
        ] {
            assert!(read(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
