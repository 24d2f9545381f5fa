//! Packages of the configuration as somebody brings them: read or refused, bounded, and what was read is written and read the
//! same.

#![no_main]

#[path = "../../crates/back/src/configuration/package.rs"]
mod package;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Ok((settings, catalogue)) = package::read(input) else { return };
    assert!(!settings.parts(catalogue.is_some()).is_empty(), "a package of nothing");
    let file = package::written(settings.clone(), catalogue.clone()).expect("what was read is written");
    let bytes = serde_json::to_vec(&file).expect("what was read is written");
    let (same, other) = package::read(&bytes).expect("what was written is read");
    assert_eq!(same, settings);
    // The catalogue is read by itself, and has no fractions.
    assert_eq!(other.is_some(), catalogue.is_some());
});
