//! A list as a file: Excel, or CSV for other programs.
//!
//! What a spreadsheet would take for a formula is made plain text: whoever can choose his own name must not be able
//! to run something on the screen of who opens the list (CWE-1236).

use super::Cell;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Rows of a file at most: more is asked for with filters.
pub const MOST_ROWS: usize = 10_000;

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

/// A list to take out.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name of the file, without its ending: letters, digits and hyphens.
    pub name: String,
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
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
    /// The file, to be kept.
    ///
    /// # Errors
    /// [`ExportError`] when it cannot be written.
    pub fn file(&self, kind: FileKind) -> Result<Response, ExportError> {
        let (content, media, ending) = match kind {
            FileKind::Excel => {
                (self.excel()?, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
            }
            FileKind::Csv => (self.csv()?, "text/csv; charset=utf-8", "csv"),
        };
        let place = HeaderValue::from_str(&format!("attachment; filename=\"{}.{ending}\"", self.name));
        let place = place.unwrap_or(HeaderValue::from_static("attachment"));
        let media = HeaderValue::from_static(media);
        Ok(([(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, place)], content).into_response())
    }

    /// As a workbook of one sheet, with a fixed and filtered first row.
    ///
    /// # Errors
    /// [`XlsxError`] when it cannot be written.
    pub fn excel(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let bold = Format::new().set_bold();
        for (column, title) in (0..).zip(&self.titles) {
            sheet.write_string_with_format(0, column, neutral(title), &bold)?;
        }
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, neutral(&cell.text()))?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let (last_row, last_column) = (self.rows.len(), self.titles.len().saturating_sub(1));
        sheet.autofilter(0, 0, u32::try_from(last_row).unwrap_or(0), u16::try_from(last_column).unwrap_or(0))?;
        sheet.autofit();
        workbook.save_to_buffer()
    }

    /// As CSV.
    ///
    /// # Errors
    /// [`csv::Error`] when it cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xEF\xBB\xBF".to_vec());
        writer.write_record(self.titles.iter().map(|title| neutral(title)))?;
        for cells in &self.rows {
            writer.write_record(cells.iter().map(|cell| neutral(&cell.text())))?;
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }
}

/// The text so that no spreadsheet takes it for a formula.
#[must_use]
pub fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
