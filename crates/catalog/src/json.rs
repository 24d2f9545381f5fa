//! A catalogue as JSON, as it is kept: for other programs, and to go from one environment to another.
//!
//! What is written here is read back the same. What is read and not understood is a fault, with its place: a field that
//! somebody misspelt would else be lost without a word.

use crate::fault::{Fault, FaultKind};
use crate::model::Catalogue;
use crate::workbook::cut;
use weblys_kernel::locale::Label;

/// Unknown fields that are listed at most.
const MOST_FAULTS: usize = 50;

/// Reads a catalogue. Whether it is sound is another question: [`check`](crate::check).
///
/// # Errors
/// Faults with their places: where it is no JSON, no catalogue, or has fields that no catalogue has.
pub fn read(bytes: &[u8]) -> Result<Catalogue, Vec<Fault>> {
    let mut unknown = Vec::new();
    let mut note = |path: serde_ignored::Path<'_>| {
        if unknown.len() < MOST_FAULTS {
            unknown.push(not_understood(&path.to_string()));
        }
    };
    // Nothing is kept of what is not understood: a file may be full of it.
    let mut file = serde_json::Deserializer::from_slice(without_mark(bytes));
    let read = serde_ignored::deserialize(&mut file, &mut note);
    let read = read.and_then(|catalogue| file.end().map(|()| catalogue));
    let catalogue = read.map_err(|error| vec![unreadable(&error)])?;
    if unknown.is_empty() { Ok(catalogue) } else { Err(unknown) }
}

/// The bytes without the mark that some editors write before UTF-8: a reader may leave it aside (RFC 8259, 8.1).
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Writes a catalogue, to be read by people too.
///
/// # Errors
/// Never for what a catalogue is made of; said for completeness.
pub fn write(catalogue: &Catalogue) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec_pretty(catalogue)
}

fn unreadable(error: &serde_json::Error) -> Fault {
    let place = format!("line {}, column {}", error.line(), error.column());
    fault(place, error.to_string(), "un catalogue au format JSON", "a catalogue as JSON")
}

fn fault(item: String, found: String, fr: &str, en: &str) -> Fault {
    let expected = Label { fr: fr.to_owned(), en: en.to_owned() };
    let (item, found) = (cut(item), cut(found));
    Fault { kind: FaultKind::Unreadable, sheet: None, row: None, column: None, item: Some(item), found, expected }
}

/// A field that no catalogue has, by its path: `offers.2.comitment_months`.
fn not_understood(path: &str) -> Fault {
    let name = path.rsplit('.').next().unwrap_or(path).to_owned();
    fault(path.to_owned(), name, "un champ du catalogue", "a field of the catalogue")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::demo;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let catalogue = demo().catalogue();
        assert_eq!(&read(&write(catalogue).unwrap()).unwrap(), catalogue);
    }

    #[test]
    fn a_field_that_no_catalogue_has_is_told_with_its_place() {
        let mut value = serde_json::to_value(demo().catalogue()).unwrap();
        value["offers"][2]["comitment_months"] = 12.into();
        value["ofers"] = serde_json::json!([]);
        let faults = read(&serde_json::to_vec(&value).unwrap()).unwrap_err();
        let places: Vec<&str> = faults.iter().filter_map(|fault| fault.item.as_deref()).collect();
        assert_eq!(places, ["ofers", "offers.2.comitment_months"]);
    }

    #[test]
    fn what_is_no_catalogue_is_told_with_its_line() {
        let told = |text: &str| read(text.as_bytes()).unwrap_err()[0].item.clone().unwrap();
        assert_eq!(told("{\n  \"offers\": [,]\n}"), "line 2, column 14");
        assert_eq!(told(r#"{"offers": 3}"#), "line 1, column 12");
        assert!(told(&"[".repeat(10_000)).starts_with("line 1"), "no depth breaks it");
    }

    #[test]
    fn what_is_told_of_a_long_text_is_short() {
        let long = "x".repeat(1_000_000);
        for text in [format!(r#"{{"{long}": 1}}"#), format!(r#"{{"currency": "{long}"}}"#)] {
            let fault = read(text.as_bytes()).unwrap_err().remove(0);
            assert!(fault.to_string().len() < 300 && fault.item.unwrap().len() < 300);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_read_breaks_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            drop(read(&bytes));
        }

        #[test]
        fn a_torn_file_is_refused(at in 0usize..10_000) {
            let whole = write(demo().catalogue()).unwrap();
            let torn = &whole[..at % whole.len()];
            prop_assert!(read(torn).is_err());
        }
    }
}
