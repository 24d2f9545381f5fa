//! What the file is, before anything reads it: its size, its entries, what they inflate to (formats.md section 8).
//!
//! Sizes are counted while inflating: declared ones may lie.

use crate::fault::{Fault, FaultKind};
use crate::workbook::cut;
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

/// More texts than this no part can hold, whatever it claims.
const MOST_TEXTS: u64 = 10_000_000;

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
    // Of two entries with one name each program reads the one it likes: what is checked here would not be what is seen.
    if listed(bytes).is_some_and(|listed| listed != archive.len()) {
        return Err(refuse_archive("an entry twice".to_owned()));
    }
    let ratio = (bytes.len() as u64).saturating_mul(GREATEST_RATIO).max(RATIO_MATTERS_FROM);
    let mut left = LARGEST_TOTAL.min(ratio);
    let mut has_types = false;
    for index in 0..archive.len() {
        let (name, size) = inspect_entry(&mut archive, index, left.min(LARGEST_ENTRY))?;
        left -= size;
        has_types |= name == "[Content_Types].xml";
    }
    if has_types { Ok(()) } else { Err(not_a_workbook("no [Content_Types].xml")) }
}

/// How many entries the end of the archive speaks of; none where it is not plain to see.
fn listed(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"PK\x05\x06";
    let comment = usize::from(u16::MAX) + 22;
    let tail = bytes.get(bytes.len().saturating_sub(comment)..)?;
    let at = tail.windows(END.len()).rposition(|window| window == END)?;
    let count = u16::from_le_bytes([*tail.get(at + 10)?, *tail.get(at + 11)?]);
    (count != u16::MAX).then_some(usize::from(count))
}

/// The name of an entry and its size; refused as soon as it inflates to more than `most` bytes.
fn inspect_entry(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, most: u64) -> Result<(String, u64), Refused> {
    let entry = archive.by_index(index).map_err(|e| refuse_archive(e.to_string()))?;
    let name = entry.name().map_err(|e| refuse_archive(e.to_string()))?.into_owned();
    if entry.enclosed_name().is_none() || name.starts_with('/') || name.contains('\\') {
        return Err(refuse_archive(name));
    }
    // Names of parts are compared without regard to case (ECMA-376 part 2).
    let plain = name.to_ascii_lowercase();
    if plain.ends_with("vbaproject.bin") || plain.contains("/macrosheets/") {
        return Err(forbidden(&name));
    }
    let mut marks = (plain.ends_with(".xml") || plain.ends_with(".rels")).then(<(Doctype, Claim)>::default);
    let mut reader = entry.take(most + 1);
    let mut buffer = [0u8; 16 * 1024];
    let mut size = 0u64;
    loop {
        let read = reader.read(&mut buffer).map_err(|e| refuse_archive(format!("{name}: {e}")))?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
        if let Some((doctype, claim)) = &mut marks {
            if doctype.is_in(chunk) {
                return Err(forbidden(&name));
            }
            if claim.is_in(chunk) {
                return Err(refuse_archive(format!("{name}: uniqueCount")));
            }
        }
        size += read as u64;
    }
    if size > most {
        return Err(refuse_archive(format!("{name}: more than {} MB", most / (1024 * 1024))));
    }
    Ok((name, size))
}

/// The search for a document type in what comes piece by piece. In well-formed XML no text looks like one.
#[derive(Default)]
struct Doctype {
    /// How much of the mark was seen last.
    seen: usize,
}

impl Doctype {
    const MARK: &[u8] = b"<!DOCTYPE";

    /// Whether the mark ends in this piece.
    fn is_in(&mut self, piece: &[u8]) -> bool {
        for byte in piece {
            let fits = Self::MARK.get(self.seen).is_some_and(|wanted| byte.eq_ignore_ascii_case(wanted));
            // Its first sign comes nowhere else in it.
            self.seen = if fits { self.seen + 1 } else { usize::from(*byte == b'<') };
            if self.seen == Self::MARK.len() {
                return true;
            }
        }
        false
    }
}

/// The search for a number of texts that no workbook has: whoever reads them makes room for as many as are claimed, before
/// the first of them was seen.
#[derive(Default)]
struct Claim {
    /// How much of the mark was seen last.
    seen: usize,
    /// The number after it, as far as it was read.
    number: u64,
}

impl Claim {
    const MARK: &[u8] = b"uniqueCount";

    /// Whether such a number ends in this piece, or goes on after it.
    fn is_in(&mut self, piece: &[u8]) -> bool {
        for byte in piece {
            if self.seen < Self::MARK.len() {
                let fits = Self::MARK.get(self.seen) == Some(byte);
                // The name of an attribute begins after a space: nothing of it is in what comes before.
                self.seen = if fits { self.seen + 1 } else { usize::from(*byte == b'u') };
                self.number = 0;
            } else if byte.is_ascii_digit() {
                self.number = self.number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                if self.number > MOST_TEXTS {
                    return true;
                }
            } else if self.number > 0 || !matches!(byte, b'=' | b'"' | b'\'' | b'+' | b' ' | b'\t' | b'\r' | b'\n') {
                self.seen = usize::from(*byte == b'u');
            }
        }
        false
    }
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
    let found = cut(found);
    Box::new(Fault { kind, sheet: None, row: None, column: None, item: None, found, expected })
}
