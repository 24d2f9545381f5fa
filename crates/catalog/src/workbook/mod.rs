//! The Excel workbook in which a product team keeps the catalogue.
//!
//! What this is: the reading of `.xlsx` bytes into a [`Catalogue`], or into every fault with its sheet, row and
//! column (formats.md section 8). Nine sheets are read: `services`, `tariffs`, `offers`, `groups`, `equipment`,
//! `options`, `promotions`, `restrictions`, `zones`; any other sheet is left alone. The first filled row of a
//! sheet holds the headers; [`columns`] says what each column means. Lists are separated by `;`, highlights by `|`.
//! What it is not: a store. Nothing is changed by reading; a faulty file changes nothing at all.
//!
//! Where to start: [`read`]; the columns are in [`columns::of`].

mod archive;
pub mod columns;
mod grid;
mod row;
mod sheets;
pub(crate) mod thing;
pub(crate) mod write;

#[cfg(test)]
mod tests;

use crate::fault::{Column, Fault, FaultKind};
use crate::model::Catalogue;
use crate::soundness::{self, Finding, List};
use grid::Book;
use sheets::Reading;
use std::collections::HashMap;
use weblys_kernel::locale::Label;

pub use archive::LARGEST_FILE;
pub use write::{WriteError, write};

/// No more faults than this are listed; the last one then says that there are more.
pub const MOST_FAULTS: usize = 500;

/// Reads a workbook.
///
/// # Errors
/// All its faults at once, at most [`MOST_FAULTS`], in the order of sheets and rows. Warnings do not
/// stand in the way: ask [`check`](crate::check) for them.
pub fn read(bytes: &[u8]) -> Result<Catalogue, Vec<Fault>> {
    archive::inspect(bytes).map_err(|fault| vec![*fault])?;
    let book = Book::open(bytes)?;
    if !book.faults.is_empty() {
        return Err(in_order(book.faults));
    }
    let mut reading = Reading::default();
    let catalogue = reading.catalogue(&book);
    let findings = soundness::findings(&catalogue).into_iter().filter(|finding| !reading.explains(finding));
    let located: Vec<Fault> = findings.map(|finding| locate(finding, &book, &reading.rows)).collect();
    let mut faults = reading.faults;
    faults.extend(located);
    if faults.is_empty() { Ok(catalogue) } else { Err(in_order(faults)) }
}

/// Gives a finding its place in the workbook.
fn locate(finding: Finding, book: &Book, rows: &ListRows) -> Fault {
    let sheet = finding.list.sheet();
    let row = rows.get(&finding.list).and_then(|rows| rows.get(finding.index)).copied();
    let letter = book.sheet(sheet).and_then(|grid| grid.letter(finding.header));
    Fault {
        kind: finding.kind,
        sheet: Some(sheet),
        row,
        column: Some(Column { letter, header: finding.header }),
        item: Some(finding.item),
        found: shortened(&finding.found),
        expected: finding.expected,
    }
}

fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| (fault.sheet, fault.row));
    if faults.len() > MOST_FAULTS {
        let found = faults.len().to_string();
        faults.truncate(MOST_FAULTS - 1);
        let expected = Label {
            fr: "corrigez d'abord les fautes listées".to_owned(),
            en: "correct the faults listed first".to_owned(),
        };
        let kind = FaultKind::TooManyFaults;
        faults.push(Fault { kind, sheet: None, row: None, column: None, item: None, found, expected });
    }
    faults
}

/// Signs of a text that a screen can show.
const SHOWN: usize = 80;

/// A text cut to what a screen can show.
pub(crate) fn shortened(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

/// The same of a text that nobody else has.
pub(crate) fn cut(text: String) -> String {
    if text.len() <= SHOWN { text } else { shortened(&text) }
}

/// Rows of things read, by list, for the places of findings.
pub(crate) type ListRows = HashMap<List, Vec<u32>>;
