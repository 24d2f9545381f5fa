//! The operator's workbook, changed cell by cell as his product team would, and written to be imported again.

use anyhow::Context;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::Workbook as Written;
use std::io::Cursor;
use std::path::Path;

const DEMO: &[u8] = include_bytes!("../../demo/catalogue.xlsx");

/// Sheets with their rows, headers first, every cell as text until it is written.
#[derive(Debug)]
pub struct Workbook(Vec<(String, Vec<Vec<String>>)>);

impl Workbook {
    /// The demonstration's.
    pub fn demo() -> anyhow::Result<Self> {
        let mut read: Xlsx<_> = open_workbook_from_rs(Cursor::new(DEMO))?;
        let sheets = read.worksheets().into_iter().map(|(name, cells)| {
            let rows = cells.rows().map(|row| row.iter().map(written).collect());
            (name, rows.collect())
        });
        Ok(Self(sheets.collect()))
    }

    /// What a column of a sheet has in the row of a key, the key being in the first column.
    pub fn cell(&mut self, sheet: &str, key: &str, header: &str) -> anyhow::Result<&mut String> {
        let (_, rows) = self.0.iter_mut().find(|(name, _)| name == sheet).context("no such sheet")?;
        let (headers, rows) = rows.split_first_mut().context("an empty sheet")?;
        let column = headers.iter().position(|own| own == header).context("no such column")?;
        let row = rows.iter_mut().find(|row| row.first().is_some_and(|own| own == key));
        row.and_then(|row| row.get_mut(column)).with_context(|| format!("{sheet} has no {key}"))
    }

    /// Writes it as a file to be imported.
    pub fn save(&self, file: &Path) -> anyhow::Result<()> {
        let mut workbook = Written::new();
        for (name, rows) in &self.0 {
            let sheet = workbook.add_worksheet().set_name(name)?;
            for (at, row) in (0u32..).zip(rows) {
                for (column, text) in (0u16..).zip(row).filter(|(_, text)| !text.is_empty()) {
                    match text.parse::<f64>() {
                        // A number stays one: 0.2 is 20 % as a number only.
                        Ok(number) if number.to_string() == *text => sheet.write(at, column, number)?,
                        _ => sheet.write(at, column, text)?,
                    };
                }
            }
        }
        Ok(workbook.save(file)?)
    }
}

fn written(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}
