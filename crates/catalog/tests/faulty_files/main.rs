//! A corpus of faulty files: each is one change to a sound file, and is refused by its code at its place.
//!
//! The tables read as lists: the name of the case, the change, what the product team is told. [`book`] writes
//! workbooks, [`archive`] what is inside and around them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

mod archive;
mod book;
mod cells;
mod files;
mod json;
mod references;
mod sheets;

use weblys_catalog::Catalogue;
use weblys_kernel::Refusal;

/// What the product team is told of a file, a line for each fault: code and place.
fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let Err(faults) = weblys_catalog::file::read(bytes) else { panic!("{name}: accepted") };
    let lines = faults.iter().map(|fault| {
        let words = &fault.expected;
        assert!(!words.fr.is_empty() && !words.en.is_empty(), "{name}: {fault} says why in one language only");
        assert!(!fault.is_warning(), "{name}: {fault} would not stand in the way");
        let place = if fault.sheet.is_some() { fault.place() } else { fault.item.clone().unwrap_or_default() };
        format!("{} {place}", fault.code()).trim_end().to_owned()
    });
    lines.collect()
}

/// Asserts each case of a table, and shows all that are answered wrongly.
fn assert_told(cases: impl IntoIterator<Item = (String, Vec<u8>, String)>) {
    let answers = cases.into_iter().map(|(name, bytes, expected)| {
        let answer = told(&name, &bytes).join(" AND ");
        (name, answer, expected)
    });
    let wrong: Vec<_> = answers.filter(|(_, answer, expected)| answer != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn read(bytes: &[u8]) -> Catalogue {
    weblys_catalog::file::read(bytes).unwrap()
}
