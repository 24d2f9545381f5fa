//! What the fuzz targets ask of every importer, whatever comes in: a file that is refused says what is wrong and where, a
//! file that is accepted is written and read back the same.
//!
//! What this is: the questions that several targets ask, and the base that they ask them of. What it is not: a target;
//! those are in `fuzz_targets`, one file for each importer. Time and memory are libFuzzer's to watch
//! (`crates/xtask/src/fuzz.rs` gives it the limits), and a panic is always a fault.

use weblys_addresses::Faults;
use weblys_catalog::workbook::{self, WriteError};
use weblys_catalog::{Catalogue, Fault, Snapshot, file, json};
use weblys_kernel::Refusal;

/// The workbook of the demonstration.
pub const DEMO: &[u8] = include_bytes!("../../demo/catalogue.xlsx");

/// The catalogue of the demonstration.
pub fn demo() -> Catalogue {
    match workbook::read(DEMO) {
        Ok(catalogue) => catalogue,
        Err(faults) => panic!("the demonstration is sound: {faults:?}"),
    }
}

/// Reads a file as somebody sends it, and asks everything that holds of its answer.
pub fn read_as_sent(bytes: &[u8]) {
    asked(file::read(bytes), bytes.starts_with(b"PK"));
}

/// Asks it of an answer.
pub fn asked(answer: Result<Catalogue, Vec<Fault>>, was_workbook: bool) {
    match answer {
        Err(faults) => told(&faults),
        Ok(catalogue) => kept(catalogue, was_workbook),
    }
}

/// A refusal has faults: each with a code, a place and words in both languages, none too long for a screen, the first one
/// standing in the way.
pub fn told(faults: &[Fault]) {
    assert!(!faults.is_empty(), "refused without a word");
    assert!(faults.len() <= workbook::MOST_FAULTS, "{} faults", faults.len());
    assert!(!faults[0].is_warning(), "only advice stands in the way: {}", faults[0]);
    for fault in faults {
        assert!(fault.code().starts_with("IMP-"), "{fault}");
        assert!(
            !fault.expected.fr.is_empty() && !fault.expected.en.is_empty(),
            "{fault} does not say what was expected"
        );
        let of_file = fault.code() < "IMP-010" || fault.code() == "IMP-099";
        assert!(of_file || fault.sheet.is_some(), "{fault} has no place");
        let length = fault.to_string().chars().count();
        assert!(length <= 2_000, "a fault of {length} characters: {}", fault.place());
        assert!(fault.item.as_ref().is_none_or(|item| item.chars().count() <= 100), "{fault}: too long a name");
    }
}

/// What was accepted can be sold from, is written as JSON and read back the same; and so as a workbook when it came from
/// one. What came as JSON may be more than a workbook can hold, which is then said.
fn kept(catalogue: Catalogue, was_workbook: bool) {
    let text = json::write(&catalogue).expect("what was read can be written");
    assert_eq!(json::read(&text).as_ref(), Ok(&catalogue), "JSON reads back something else");
    match workbook::write(&catalogue) {
        // It is read back, and compared, before it is given out.
        Ok(_) => {}
        Err(WriteError::Lossy) => assert!(!was_workbook, "what came from a workbook goes into none"),
        Err(error) => panic!("{error}: {error:?}"),
    }
    assert!(Snapshot::compile(1, catalogue).is_ok(), "what was accepted cannot be sold from");
}

/// A panic in a library that is caught where it is called is an answer; one that comes out of a target still ends it.
pub fn caught_is_answered() {
    std::panic::set_hook(Box::new(|told| eprintln!("{told}")));
}

/// The same of a file of rows: every fault has a line of the file, a code and what was expected.
pub fn told_of_rows(faults: &Faults, bytes: &[u8]) {
    assert!(faults.count > 0 && !faults.kept.is_empty(), "refused without a word");
    // Of a compressed file the lines are not counted here.
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let is_plain = !bytes.starts_with(&[0x1f, 0x8b]);
    for fault in &faults.kept {
        assert!(fault.code.starts_with("IMP-2") && !fault.expected.is_empty(), "{fault}");
        // A row that is missing is missed behind the last one.
        assert!(fault.line > 0 && (!is_plain || fault.line <= lines + 1), "{fault}, of {lines} lines");
        assert!(fault.found.chars().count() <= 80, "{fault}");
    }
}
