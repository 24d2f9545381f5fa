//! The catalogue's workbook, cell by cell: a small sound one, of which the input changes any cells to whatever a cell can
//! hold. The archive and its XML are a real writer's, so everything that comes is looked at by our own reading.
//!
//! An input is changes with the byte FF between them: sheet, column, row and kind of cell as a byte each, then the text.

#![no_main]

#[allow(dead_code, reason = "made for the tests that it comes from")]
#[path = "../../crates/catalog/tests/faulty_files/book.rs"]
mod book;

use book::{Book, Cell};
use libfuzzer_sys::fuzz_target;
use weblys_catalog::Sheet;
use weblys_catalog::workbook::columns;

/// More than this no cell of Excel holds.
const LONGEST_CELL: usize = 32_767;
/// Of what a formula is, Excel takes less.
const LONGEST_FORMULA: usize = 255;

fuzz_target!(init: weblys_fuzz::caught_is_answered(), |input: &[u8]| {
    let mut book = Book::sound();
    for change in input.split(|byte| *byte == 0xFF).take(64) {
        if let [sheet, column, row, kind, text @ ..] = change {
            let sheet = Sheet::ALL[usize::from(*sheet) % Sheet::ALL.len()];
            put(&mut book, sheet, (usize::from(*column), usize::from(*row)), cell(*kind, text));
        }
    }
    weblys_fuzz::read_as_sent(&book.write());
});

/// Puts a cell into a row that is there, into the header, or into one of two rows after the last.
fn put(book: &mut Book, sheet: Sheet, (column, row): (usize, usize), cell: Option<Cell>) {
    let rows = book.rows(sheet.name());
    let specs = columns::of(sheet);
    let header = specs[column % specs.len()].header;
    let is_it = |cell: &Option<Cell>| matches!(cell, Some(Cell::Text(text)) if text == header);
    let column = rows[0].iter().position(is_it).unwrap_or_else(|| {
        rows[0].push(Some(Cell::Text(header.to_owned())));
        rows[0].len() - 1
    });
    let row = row % (rows.len() + 2);
    rows.resize(rows.len().max(row + 1), Vec::new());
    let length = rows[row].len().max(column + 1);
    rows[row].resize(length, None);
    rows[row][column] = cell;
}

fn cell(kind: u8, text: &[u8]) -> Option<Cell> {
    let written = |most: usize| String::from_utf8_lossy(text).chars().take(most).collect::<String>();
    match kind % 8 {
        0 => None,
        1 => {
            let number = written(40).parse().ok().filter(|number: &f64| number.is_finite());
            Some(Cell::Number(number.unwrap_or(text.len() as f64)))
        }
        2 => {
            let part = |at: usize, most: u8| text.get(at).copied().unwrap_or_default() % most;
            Some(Cell::Date(format!(
                "{:04}-{:02}-{:02}",
                1900 + 40 * u16::from(part(0, 200)),
                1 + part(1, 12),
                1 + part(2, 28)
            )))
        }
        3 => Some(Cell::NotComputed(written(LONGEST_FORMULA))),
        4 => Some(Cell::Error(written(LONGEST_FORMULA))),
        _ => Some(Cell::Text(written(LONGEST_CELL))),
    }
}
