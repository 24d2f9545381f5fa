//! Cells as they are, read as a stream: what a sheet claims as its dimension is not believed.

use crate::fault::{Column, Fault, FaultKind, Sheet};
use crate::workbook::{MOST_FAULTS, columns, cut};
use calamine::{DataRef, Reader, Xlsx, XlsxError, XlsxFormulaMetadata};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use weblys_kernel::locale::Label;

const MOST_ROWS: usize = 200_000;
const MOST_COLUMNS: u32 = 200;
const MOST_SHEETS: usize = 100;
/// Rows that Excel has.
const LAST_ROW: u32 = 1_048_576;
/// Signs that a cell of Excel holds.
const LONGEST_TEXT: usize = 32_767;
/// Bytes of text in all cells together: a text is kept once in a file and may stand in any number of cells.
const MOST_TEXT: usize = 100 * 1024 * 1024;

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Flag(bool),
    Error(String),
    /// A formula that the writing tool did not compute.
    NotComputed(String),
}

impl Value {
    /// How much text it holds: bytes, and signs.
    fn size(&self) -> (usize, usize) {
        match self {
            Self::Text(text) | Self::Error(text) | Self::NotComputed(text) => (text.len(), text.chars().count()),
            Self::Number(_) | Self::Date(_) | Self::Flag(_) => (0, 0),
        }
    }
}

/// One sheet: its headers and its filled rows.
#[derive(Debug)]
pub(crate) struct Grid {
    pub sheet: Sheet,
    columns: HashMap<&'static str, u32>,
    /// Row as Excel counts it, and its cells by column from 0.
    pub rows: Vec<(u32, BTreeMap<u32, Value>)>,
}

/// The sheets of a workbook that are the catalogue's.
#[derive(Debug, Default)]
pub(super) struct Book {
    grids: Vec<Grid>,
    /// What is wrong with the sheets themselves.
    pub faults: Vec<Fault>,
    /// Bytes of text so far.
    text: usize,
}

type Cells = BTreeMap<u32, BTreeMap<u32, Value>>;

impl Book {
    /// Opens inspected bytes. A reference beyond all numbers breaks the reader of workbooks off instead of being told: it is
    /// caught here, and its arithmetic is checked in every build (`Cargo.toml`).
    pub fn open(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let beyond = |_| vec![of_file(FaultKind::Unreadable, "a reference beyond the last row or column".to_owned())];
        std::panic::catch_unwind(|| Self::opened(bytes)).map_err(beyond)?
    }

    fn opened(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let unreadable = |error: &XlsxError| vec![of_file(FaultKind::Unreadable, error.to_string())];
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let names = workbook.sheet_names();
        if names.len() > MOST_SHEETS {
            return Err(vec![of_file(FaultKind::SheetTooLarge, format!("{} sheets", names.len()))]);
        }
        let mut book = Self::default();
        for sheet in Sheet::ALL {
            match names.iter().find(|name| normalised(name) == sheet.name()) {
                None => book.faults.push(of_sheet(sheet, FaultKind::SheetMissing, sheet.name().to_owned(), None)),
                Some(name) => book.take(&mut workbook, sheet, name)?,
            }
        }
        Ok(book)
    }

    /// The cells of a sheet.
    pub fn sheet(&self, sheet: Sheet) -> Option<&Grid> {
        self.grids.iter().find(|grid| grid.sheet == sheet)
    }

    fn take(&mut self, workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: Sheet, name: &str) -> Result<(), Vec<Fault>> {
        let unreadable = |error: XlsxError| vec![of_sheet(sheet, FaultKind::Unreadable, error.to_string(), None)];
        for merged in workbook.merge_cells_by_sheet_name(name).map_err(unreadable)?.iter().take(MOST_FAULTS) {
            let row = merged.start.0.saturating_add(1);
            let place = format!("{}{row}", letters(merged.start.1));
            self.faults.push(of_sheet(sheet, FaultKind::MergedCells, place, Some(row)));
        }
        let cells = self.cells(workbook, sheet, name)?;
        let mut rows = cells.into_iter().map(|(row, cells)| (row + 1, cells));
        let (header_row, header) = rows.next().unwrap_or((1, BTreeMap::new()));
        let columns = self.headers(sheet, header_row, &header);
        self.grids.push(Grid { sheet, columns, rows: rows.collect() });
        Ok(())
    }

    fn cells(&mut self, workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: Sheet, name: &str) -> Result<Cells, Vec<Fault>> {
        let unreadable = |error: XlsxError| vec![of_sheet(sheet, FaultKind::Unreadable, error.to_string(), None)];
        let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
        let mut cells = Cells::new();
        // Shared formulas are not written out for each cell: room would be made for as many as a cell claims.
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
            let (row, column) = cell.pos;
            let Some(value) = value(&cell.value, cell.formula.as_ref().map(formula_of)) else { continue };
            let (text, signs) = value.size();
            self.text = self.text.saturating_add(text);
            let is_place = row < LAST_ROW && column < MOST_COLUMNS;
            let is_room = cells.len() < MOST_ROWS || cells.contains_key(&row);
            if !is_place || !is_room || signs > LONGEST_TEXT || self.text > MOST_TEXT {
                let place = format!("{}{}", letters(column), row.saturating_add(1));
                return Err(vec![of_sheet(sheet, FaultKind::SheetTooLarge, place, Some(row.saturating_add(1)))]);
            }
            cells.entry(row).or_default().insert(column, value);
        }
        Ok(cells)
    }

    fn headers(&mut self, sheet: Sheet, row: u32, header: &BTreeMap<u32, Value>) -> HashMap<&'static str, u32> {
        let mut found: HashMap<&'static str, u32> = HashMap::new();
        for (at, value) in header {
            let Value::Text(text) = value else { continue };
            let Some(column) = columns::of(sheet).iter().find(|column| column.header == normalised(text)) else {
                continue;
            };
            if found.insert(column.header, *at).is_some() {
                let place = Some(Column { letter: Some(letters(*at)), header: column.header });
                let mut fault = of_sheet(sheet, FaultKind::ColumnTwice, text.clone(), Some(row));
                fault.column = place;
                self.faults.push(fault);
            }
        }
        for column in columns::of(sheet).iter().filter(|column| column.required) {
            if !found.contains_key(column.header) {
                let mut fault = of_sheet(sheet, FaultKind::ColumnMissing, String::new(), Some(row));
                fault.column = Some(Column { letter: None, header: column.header });
                fault.expected = Label {
                    fr: format!("une colonne « {} »", column.header),
                    en: format!("a column “{}”", column.header),
                };
                self.faults.push(fault);
            }
        }
        found
    }
}

impl Grid {
    /// A sheet as it would be for a row that was typed, and the cells of that row. What no column holds is left out.
    pub fn of_typed(sheet: Sheet, typed: &BTreeMap<String, String>) -> (Self, BTreeMap<u32, Value>) {
        let columns: HashMap<&'static str, u32> =
            (0..).zip(columns::of(sheet)).map(|(at, column)| (column.header, at)).collect();
        let cell = |(header, text): (&String, &String)| {
            Some((*columns.get(header.as_str())?, value(&DataRef::String(text.clone()), None)?))
        };
        let cells = typed.iter().filter_map(cell).collect();
        (Self { sheet, columns, rows: Vec::new() }, cells)
    }

    /// The letter of a column, when the sheet has it.
    pub fn letter(&self, header: &str) -> Option<String> {
        self.columns.get(header).map(|at| letters(*at))
    }

    /// The place of a column, from 0.
    pub fn column(&self, header: &str) -> Option<u32> {
        self.columns.get(header).copied()
    }
}

/// The text of a formula where it is written; one that is shared is written once.
fn formula_of(told: &XlsxFormulaMetadata) -> &str {
    match told {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
        _ => "",
    }
}

/// A cell's value; none when it holds nothing but spaces.
fn value(cell: &DataRef<'_>, formula: Option<&str>) -> Option<Value> {
    let text = |text: &str| {
        let trimmed = bare(text).to_owned();
        match formula {
            Some(formula) if trimmed.is_empty() => Some(Value::NotComputed(format!("={formula}"))),
            _ => (!trimmed.is_empty()).then_some(Value::Text(trimmed)),
        }
    };
    match cell {
        DataRef::Empty => formula.map(|formula| Value::NotComputed(format!("={formula}"))),
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::Bool(flag) => Some(Value::Flag(*flag)),
        DataRef::DateTime(date) => Some(match date.as_datetime().filter(|_| date.is_datetime()) {
            Some(moment) => Value::Date(moment.date()),
            None => Value::Number(date.as_f64()),
        }),
        DataRef::DateTimeIso(iso) => Some(match iso.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Value::Date(day),
            None => Value::Text(iso.clone()),
        }),
        DataRef::DurationIso(iso) => Some(Value::Text(iso.clone())),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

/// A text without what nobody sees around it. Inside, a no-break space is meant: French writes one before a sign.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// A name without regard to case, accents of French, spaces and dashes.
pub(super) fn normalised(name: &str) -> String {
    let plain = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        c if c.is_alphanumeric() => c,
        _ => '_',
    };
    let lower: String = name.trim().to_lowercase().chars().map(plain).collect();
    lower.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

/// The letters of a column counted from 0: A, B… Z, AA.
pub(super) fn letters(column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { letter.to_string() } else { format!("{}{letter}", letters(column / 26 - 1)) }
}

fn of_file(kind: FaultKind, found: String) -> Fault {
    let (found, expected) = (cut(found), structure(kind));
    Fault { kind, sheet: None, row: None, column: None, item: None, found, expected }
}

fn of_sheet(sheet: Sheet, kind: FaultKind, found: String, row: Option<u32>) -> Fault {
    let (found, expected) = (cut(found), structure(kind));
    Fault { kind, sheet: Some(sheet), row, column: None, item: None, found, expected }
}

fn structure(kind: FaultKind) -> Label {
    let (fr, en) = match kind {
        FaultKind::SheetMissing => ("une feuille de ce nom", "a sheet of this name"),
        FaultKind::ColumnTwice => ("une seule colonne de ce nom", "one column of this name"),
        FaultKind::MergedCells => ("des cellules non fusionnées", "cells that are not merged"),
        FaultKind::SheetTooLarge => (
            "au plus 100 feuilles, 200 000 lignes, 200 colonnes, 32 767 signes par cellule et 100 Mo de texte",
            "at most 100 sheets, 200,000 rows, 200 columns, 32,767 signs in a cell and 100 MB of text",
        ),
        _ => ("un classeur lisible", "a readable workbook"),
    };
    Label { fr: fr.to_owned(), en: en.to_owned() }
}
