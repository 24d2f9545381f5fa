//! What a package holds, and its file: one JSON object, in the order of its codes, so that the same configuration is the
//! same file byte for byte.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use weblys_api::configuration::Part;
use weblys_kernel::locale::Label;

/// The version of the format.
const FORMAT: u16 = 1;
/// So many parameters, codes and groups a package has at most.
const MOST_PARAMETERS: usize = 500;
const MOST_CODES: usize = 10_000;
const MOST_GROUPS: usize = 1_000;
/// Bytes of one text in it at most.
const LONGEST_TEXT: usize = 2_000;

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
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let file: File = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if file.weblys_configuration != FORMAT {
        return Err(format!("weblys_configuration {} ≠ {FORMAT}", file.weblys_configuration));
    }
    let File { catalogue, parameters, code_tables, groups, .. } = file;
    let settings = Settings { parameters, code_tables, groups };
    if settings == Settings::default() && catalogue.is_none() {
        return Err("catalogue, parameters, code_tables, groups: 0".to_owned());
    }
    settings.bounded()?;
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
    /// A configuration is some hundreds of lines: who sends a hundred thousand means something else.
    ///
    /// # Errors
    /// Of what there is too much.
    pub fn bounded(&self) -> Result<(), String> {
        let codes = self.code_tables.iter().flatten().map(|(_, codes)| codes.len()).sum::<usize>();
        let tables = self.code_tables.as_ref().map_or(0, BTreeMap::len);
        let (parameters, groups) =
            (self.parameters.as_ref().map_or(0, BTreeMap::len), self.groups.as_ref().map_or(0, BTreeMap::len));
        let counts = [
            ("parameters", parameters, MOST_PARAMETERS),
            ("code_tables", tables + codes, MOST_CODES),
            ("groups", groups, MOST_GROUPS),
        ];
        let many = counts.into_iter().find(|(_, count, most)| count > most);
        if let Some((part, count, most)) = many {
            return Err(format!("{part}: {count} > {most}"));
        }
        let texts = self.texts();
        let long = texts.into_iter().find(|text| text.len() > LONGEST_TEXT);
        long.map_or(Ok(()), |text| Err(format!("{} > {LONGEST_TEXT}", text.len())))
    }

    fn texts(&self) -> Vec<&String> {
        let mut texts: Vec<&String> =
            self.parameters.iter().flatten().flat_map(|(code, value)| [code, value]).collect();
        for (table, codes) in self.code_tables.iter().flatten() {
            texts.push(table);
            texts.extend(codes.iter().flat_map(|(code, packed)| [code, &packed.label.fr, &packed.label.en]));
        }
        for (code, group) in self.groups.iter().flatten() {
            texts.extend([code, &group.name]);
            texts.extend(&group.rights);
        }
        texts
    }

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
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        assert!(read(&marked).is_ok(), "as an editor saves it");
    }

    #[test]
    fn a_file_of_too_much_is_refused_before_anything_is_done_with_it() {
        let code = || PackedCode { is_hidden: false, position: 1, label: Label::default() };
        let many: BTreeMap<String, PackedCode> = (0..MOST_CODES + 1).map(|n| (n.to_string(), code())).collect();
        let many = Settings { code_tables: Some([("T".to_owned(), many)].into()), ..Settings::default() };
        let long = Settings {
            parameters: Some([("a".to_owned(), "x".repeat(LONGEST_TEXT + 1))].into()),
            ..Settings::default()
        };
        for wrong in [many, long] {
            let file = serde_json::to_vec(&written(wrong, None).unwrap()).unwrap();
            assert!(read(&file).is_err());
        }
    }
}
