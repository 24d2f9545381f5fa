//! Codes of a table as the operator system tells them: each row is read or refused by itself, and what was read is read the
//! same when it is told again.

#![no_main]

#[path = "../../crates/back/src/code_tables/told.rs"]
mod told;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use std::collections::HashSet;
use told::{Told, read};

fuzz_target!(|input: &[u8]| {
    let Ok(rows) = serde_json::from_slice::<Vec<Value>>(input) else { return };
    let (mut came, mut codes) = (HashSet::new(), HashSet::new());
    for (place, row) in (1..).zip(rows) {
        match read("T", place, row, &mut came) {
            Err(fault) => {
                assert_eq!((fault.table_code.as_str(), fault.place), ("T", place));
                assert!(["", "code", "label.fr", "label.en"].contains(&fault.field.as_str()) && !fault.code.is_empty());
            }
            Ok(told) => {
                assert!(codes.insert(told.code.clone()), "a code twice");
                assert!(came.contains(&told.code));
                again(&told);
            }
        }
    }
});

fn again(told: &Told) {
    let row = json!({"code": told.code, "label": told.label, "is_obsolete": told.is_obsolete});
    let same = read("T", 1, row, &mut HashSet::new()).expect("what was read is read again");
    assert_eq!((&same.code, &same.label, same.is_obsolete), (&told.code, &told.label, told.is_obsolete));
}
