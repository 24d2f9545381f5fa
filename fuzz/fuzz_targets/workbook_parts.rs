//! The parts of a workbook: one of a sound one is replaced by the input, whatever it is, in an archive in good order. It is
//! here that the XML of other writers, torn and hostile, reaches the reading of cells.
//!
//! An input is the number of the part as a byte, then what is in it.

#![no_main]

#[allow(dead_code, reason = "made for the tests that it comes from")]
#[path = "../../crates/catalog/tests/faulty_files/book.rs"]
mod book;

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use weblys_catalog::{Catalogue, file};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

type Parts = Vec<(String, Vec<u8>)>;

static SOUND: LazyLock<Parts> =
    LazyLock::new(|| parts(&book::Book::sound().write()).expect("our own writer's archive"));

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| file::read(&book::Book::sound().write()).expect("it is sound"));

fuzz_target!(init: weblys_fuzz::caught_is_answered(), |input: &[u8]| {
    let Some((number, content)) = input.split_first() else { return };
    let bytes = archive(usize::from(*number) % SOUND.len(), content).expect("an archive in memory");
    match file::read(&bytes) {
        // What nobody looks at makes no difference, and nothing more is asked.
        Ok(catalogue) if catalogue == *CATALOGUE => {}
        answer => weblys_fuzz::asked(answer, true),
    }
});

fn parts(bytes: &[u8]) -> zip::result::ZipResult<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let mut content = Vec::new();
        part.read_to_end(&mut content)?;
        parts.push((part.name()?.into_owned(), content));
    }
    Ok(parts)
}

fn archive(replaced: usize, by: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (at, (name, content)) in SOUND.iter().enumerate() {
        writer.start_file(name.as_str(), stored)?;
        writer.write_all(if at == replaced { by } else { content })?;
    }
    Ok(writer.finish()?.into_inner())
}
