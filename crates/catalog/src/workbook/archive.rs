//! What the file is, before anything reads it: its size, its entries, what they inflate to (formats.md section 8).
//!
//! Sizes are counted while inflating: declared ones may lie.

use crate::fault::{Fault, FaultKind};
use std::io::{Cursor, Read};
use weblys_kernel::locale::Label;
use zip::ZipArchive;

/// The largest file that is accepted, in bytes: 20 MB.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
const MOST_ENTRIES: usize = 1_000;
const LARGEST_ENTRY: u64 = 100 * 1024 * 1024;
const LARGEST_TOTAL: u64 = 200 * 1024 * 1024;
const GREATEST_RATIO: u64 = 100;
/// Small files may well inflate a hundred times; only beyond this does the ratio say anything.
const RATIO_MATTERS_FROM: u64 = 10 * 1024 * 1024;

type Refused = Box<Fault>;

/// Refuses what should not be read at all.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), Refused> {
    if bytes.len() > LARGEST_FILE {
        let found = format!("{} MB", bytes.len() / (1024 * 1024));
        return Err(refused(FaultKind::FileTooLarge, found, "au plus 20 Mo", "at most 20 MB"));
    }
    if !bytes.starts_with(b"PK") {
        let old = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
        let found = if old { "Excel 97-2003 or password" } else { "no .xlsx content" };
        return Err(not_a_workbook(found));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| not_a_workbook(&e.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(refuse_archive(format!("{} entries", archive.len())));
    }
    let mut total = 0;
    let mut has_types = false;
    for index in 0..archive.len() {
        let (name, size) = inspect_entry(&mut archive, index)?;
        total += size;
        has_types |= name == "[Content_Types].xml";
        if total > LARGEST_TOTAL || (total > RATIO_MATTERS_FROM && total / GREATEST_RATIO > bytes.len() as u64) {
            return Err(refuse_archive(format!("inflates to more than {} MB", total / (1024 * 1024))));
        }
    }
    if has_types { Ok(()) } else { Err(not_a_workbook("no [Content_Types].xml")) }
}

fn inspect_entry(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<(String, u64), Refused> {
    let entry = archive.by_index(index).map_err(|e| refuse_archive(e.to_string()))?;
    let name = entry.name().map_err(|e| refuse_archive(e.to_string()))?.into_owned();
    if entry.enclosed_name().is_none() || name.contains('\\') {
        return Err(refuse_archive(name));
    }
    if name.ends_with("vbaProject.bin") {
        return Err(forbidden(&name));
    }
    let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
    let mut reader = entry.take(LARGEST_ENTRY + 1);
    let mut buffer = [0u8; 16 * 1024];
    let mut size = 0u64;
    loop {
        let read = reader.read(&mut buffer).map_err(|e| refuse_archive(format!("{name}: {e}")))?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
        // A document type can only stand before the root element, so in the first block.
        if size == 0 && is_xml && has_doctype(chunk) {
            return Err(forbidden(&name));
        }
        size += read as u64;
    }
    if size > LARGEST_ENTRY { Err(refuse_archive(format!("{name}: more than 100 MB"))) } else { Ok((name, size)) }
}

fn has_doctype(chunk: &[u8]) -> bool {
    chunk.windows(9).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE"))
}

fn not_a_workbook(found: &str) -> Refused {
    refused(
        FaultKind::NotAWorkbook,
        found.to_owned(),
        "un classeur Excel .xlsx sans mot de passe",
        "an Excel workbook (.xlsx) without a password",
    )
}

fn refuse_archive(found: String) -> Refused {
    refused(FaultKind::ArchiveRefused, found, "une archive .xlsx ordinaire", "an ordinary .xlsx archive")
}

fn forbidden(found: &str) -> Refused {
    refused(
        FaultKind::ForbiddenContent,
        found.to_owned(),
        "un classeur sans macro ni entité XML",
        "a workbook without macros or XML entities",
    )
}

fn refused(kind: FaultKind, found: String, fr: &str, en: &str) -> Refused {
    let expected = Label { fr: fr.to_owned(), en: en.to_owned() };
    Box::new(Fault { kind, sheet: None, row: None, column: None, item: None, found, expected })
}
