//! A list as a file: Excel, or CSV for other programs.
//!
//! What a spreadsheet would take for a formula is made plain text: whoever can choose his own name must not be able
//! to run something on the screen of who opens the list (CWE-1236).

use super::Cell;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Rows of a workbook at most, for it is whole before its first byte is sent. A CSV has no such bound.
pub const MOST_ROWS: usize = 100_000;

/// What a list is taken out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook.
    Excel,
    /// Values between semicolons, UTF-8 with a mark, as spreadsheets of our countries open it.
    Csv,
}

impl FileKind {
    /// Reads `format` of an address; a workbook if it says nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text == "csv" { Self::Csv } else { Self::Excel }
    }
}

/// What begins a list that is taken out.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name of the file, without its ending: letters, digits and hyphens.
    pub name: String,
    /// The titles of the columns.
    pub titles: Vec<String>,
}

/// Why a file cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook.
    #[error("the workbook cannot be written")]
    Excel(#[from] XlsxError),
    /// The CSV.
    #[error("the CSV cannot be written")]
    Csv(#[from] csv::Error),
}

impl Sheet {
    /// The answer that carries the file, to be kept.
    pub fn answer(&self, kind: FileKind, content: impl Into<Body>) -> Response {
        let (media, ending) = match kind {
            FileKind::Excel => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            FileKind::Csv => ("text/csv; charset=utf-8", "csv"),
        };
        let place = HeaderValue::from_str(&format!("attachment; filename=\"{}.{ending}\"", self.name));
        let place = place.unwrap_or(HeaderValue::from_static("attachment"));
        let media = HeaderValue::from_static(media);
        ([(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, place)], content.into()).into_response()
    }

    /// The first bytes of a CSV: the mark of its encoding, and the titles.
    ///
    /// # Errors
    /// [`ExportError::Csv`].
    pub fn csv_head(&self) -> Result<Vec<u8>, ExportError> {
        let mut head = b"\xEF\xBB\xBF".to_vec();
        csv_into(&mut head, self.titles.iter().map(|title| neutral(title)))?;
        Ok(head)
    }
}

/// Some rows of a CSV.
///
/// # Errors
/// [`ExportError::Csv`].
pub fn csv(rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, ExportError> {
    let mut lines = Vec::new();
    for cells in rows {
        csv_into(&mut lines, cells.iter().map(|cell| neutral(&cell.text())))?;
    }
    Ok(lines)
}

fn csv_into(lines: &mut Vec<u8>, fields: impl Iterator<Item = String>) -> Result<(), ExportError> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(lines);
    writer.write_record(fields)?;
    writer.flush().map_err(csv::Error::from)?;
    Ok(())
}

/// A workbook of one sheet, written row by row: what is written is not held in memory.
pub struct Excel {
    workbook: Workbook,
    rows: u32,
    columns: u16,
}

impl std::fmt::Debug for Excel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Excel").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// How wide a column is made for its text, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

impl Excel {
    /// Begins one, with a fixed and filtered first row; `first` are the rows that its columns are made wide enough for.
    ///
    /// # Errors
    /// [`ExportError::Excel`].
    pub fn new(titles: &[String], first: &[Vec<Cell>]) -> Result<Self, ExportError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        let bold = Format::new().set_bold();
        sheet.set_freeze_panes(1, 0)?;
        for (column, title) in titles.iter().enumerate() {
            let longest = first.iter().filter_map(|cells| cells.get(column)).map(|cell| cell.text().chars().count());
            let width = longest.chain([title.chars().count() + 3]).max().unwrap_or(0);
            let width = u32::try_from(width.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(u32::MAX);
            sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), f64::from(width))?;
        }
        for (column, title) in (0..).zip(titles) {
            sheet.write_string_with_format(0, column, neutral(title), &bold)?;
        }
        Ok(Self { workbook, rows: 0, columns: u16::try_from(titles.len()).unwrap_or(u16::MAX) })
    }

    /// So many rows are in it.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows as usize
    }

    /// Writes a row below the others.
    ///
    /// # Errors
    /// [`ExportError::Excel`].
    pub fn push(&mut self, cells: &[Cell]) -> Result<(), ExportError> {
        self.rows += 1;
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(self.rows, column, neutral(&cell.text()))?;
        }
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// [`ExportError::Excel`].
    pub fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        let (rows, columns) = (self.rows, self.columns.saturating_sub(1));
        self.workbook.worksheet_from_index(0)?.autofilter(0, 0, rows, columns)?;
        Ok(self.workbook.save_to_buffer()?)
    }
}

/// The text so that no spreadsheet takes it for a formula.
#[must_use]
pub fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
