//! A file of rows under a header, read one line at a time and by column name.
//!
//! What this is: UTF-8 text or its gzip (told by its first bytes), with or without byte order
//! mark, LF or CRLF, cells with or without RFC 4180 quotes. What it is not: a reader of cells
//! that hold line ends; a line is a row, so that one bad quote spoils one row and memory stays
//! bounded whatever the file.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::Fault;

const LONGEST_LINE: u64 = 64 * 1024;
/// What a quote asks for.
const QUOTED: &str = "a quote around the whole cell, closed on its line";

/// A file opened at its first row.
pub struct Table<'a> {
    input: Box<dyn BufRead + 'a>,
    separator: char,
    columns: Vec<&'static str>,
    places: Vec<Option<usize>>,
    width: usize,
    line: u64,
    /// Whether any row came, sound or not.
    any: bool,
    ended: bool,
}

/// One row: its line in the file and its cells, in the order the reader asked for them.
#[derive(Debug)]
pub struct Row {
    pub line: u64,
    columns: Vec<&'static str>,
    cells: Vec<String>,
}

impl<'a> Table<'a> {
    /// Opens a file and finds the columns by name; others are ignored.
    pub fn open(
        source: impl Read + 'a,
        separator: char,
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Result<Self, Fault> {
        let input = plain(source).map_err(|error| unreadable(0, &error))?;
        let columns: Vec<_> = required.iter().chain(optional).copied().collect();
        let mut table =
            Self { input, separator, columns, places: Vec::new(), width: 0, line: 0, any: false, ended: false };
        let Some(header) = table.next_line().transpose()? else {
            return Err(Fault::new(1, "", "IMP-217", "", "a header line with the names of the columns"));
        };
        let names = split(header.trim_start_matches('\u{feff}'), separator)
            .ok_or_else(|| Fault::new(1, "", "IMP-205", &header, QUOTED))?;
        table.width = names.len();
        table.places = table.columns.iter().map(|wanted| place(&names, wanted)).collect::<Result<_, _>>()?;
        match table.places.iter().zip(required).position(|(place, _)| place.is_none()) {
            Some(missing) => Err(Fault::new(1, required[missing], "IMP-202", &header, "a column of this name")),
            None => Ok(table),
        }
    }

    fn next_line(&mut self) -> Option<Result<String, Fault>> {
        let mut bytes = Vec::new();
        self.line += 1;
        let read = (&mut self.input).take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        match read {
            Err(error) => {
                self.ended = true;
                return Some(Err(unreadable(self.line, &error)));
            }
            Ok(0) => return None,
            Ok(_) => {}
        }
        if bytes.len() as u64 == LONGEST_LINE && bytes.last() != Some(&b'\n') {
            self.ended = true;
            return Some(Err(Fault::new(self.line, "", "IMP-206", "", "a line of at most 65536 bytes")));
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        Some(String::from_utf8(bytes).map_err(|error| {
            let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Fault::new(self.line, "", "IMP-204", &shown, "text in UTF-8")
        }))
    }

    fn row(&self, text: &str) -> Result<Row, Fault> {
        let Some(cells) = split(text, self.separator) else {
            return Err(Fault::new(self.line, "", "IMP-205", text, QUOTED));
        };
        if cells.len() != self.width {
            let found = format!("{} cells", cells.len());
            return Err(Fault::new(self.line, "", "IMP-203", &found, &format!("{} cells", self.width)));
        }
        let cell = |place: &Option<usize>| place.map_or_else(String::new, |at| cells[at].trim().to_owned());
        Ok(Row { line: self.line, columns: self.columns.clone(), cells: self.places.iter().map(cell).collect() })
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.next_line() {
                Some(Ok(text)) if text.is_empty() => {}
                Some(line) => {
                    self.any = true;
                    return Some(line.and_then(|text| self.row(&text)));
                }
                None => self.ended = true,
            }
        }
        // What is read takes the place of what was there: a file that was cut short would leave nothing.
        let is_empty = !std::mem::replace(&mut self.any, true);
        is_empty.then(|| Err(Fault::new(self.line, "", "IMP-220", "", "at least one row below the header")))
    }
}

impl Row {
    /// A cell by the name of its column; empty when the column is optional and missing.
    pub fn text(&self, column: &str) -> &str {
        self.columns.iter().position(|name| *name == column).map_or("", |at| &self.cells[at])
    }

    /// A cell that may be empty, at most 200 characters.
    pub fn optional(&self, column: &'static str) -> Result<Option<String>, Fault> {
        let text = self.text(column);
        if text.chars().count() > 200 {
            return Err(self.fault(column, "IMP-218", "at most 200 characters"));
        }
        Ok(Some(text).filter(|text| !text.is_empty()).map(str::to_owned))
    }

    /// A cell that must hold something.
    pub fn required(&self, column: &'static str) -> Result<String, Fault> {
        self.optional(column)?.ok_or_else(|| self.fault(column, "IMP-207", "a value"))
    }

    /// A cell that holds a whole number within bounds.
    pub fn number(&self, column: &'static str, least: u32, most: u32) -> Result<u32, Fault> {
        let text = self.required(column)?;
        let digits = text.chars().all(|c| c.is_ascii_digit());
        let expected = format!("a whole number from {least} to {most}");
        let value = if digits { text.parse().ok() } else { None };
        value.filter(|number| (least..=most).contains(number)).ok_or_else(|| self.fault(column, "IMP-208", &expected))
    }

    /// A cell that holds a code.
    pub fn code<T: std::str::FromStr<Err = weblys_kernel::id::CodeError>>(
        &self,
        column: &'static str,
    ) -> Result<T, Fault> {
        self.required(column)?.parse().map_err(|error: T::Err| self.fault(column, "IMP-209", &error.to_string()))
    }

    /// A fault in a cell of this row.
    pub fn fault(&self, column: &str, code: &'static str, expected: &str) -> Fault {
        Fault::new(self.line, column, code, self.text(column), expected)
    }
}

fn plain<'a>(mut source: impl Read + 'a) -> std::io::Result<Box<dyn BufRead + 'a>> {
    let mut start = Vec::new();
    (&mut source).take(2).read_to_end(&mut start)?;
    let zipped = start == [0x1f, 0x8b];
    let whole = BufReader::new(std::io::Cursor::new(start).chain(source));
    Ok(if zipped { Box::new(BufReader::new(MultiGzDecoder::new(whole))) } else { Box::new(whole) })
}

fn unreadable(line: u64, error: &std::io::Error) -> Fault {
    Fault::new(line, "", "IMP-201", &error.to_string(), "a readable text file, plain or gzip")
}

fn place(names: &[String], wanted: &str) -> Result<Option<usize>, Fault> {
    let mut found = names.iter().enumerate().filter(|(_, name)| name.trim().eq_ignore_ascii_case(wanted));
    let first = found.next().map(|(at, _)| at);
    match found.next() {
        Some(_) => Err(Fault::new(1, wanted, "IMP-219", wanted, "a column that stands once")),
        None => Ok(first),
    }
}

/// The cells of a line; `None` when a quote is not closed, or something stands beside a quoted text.
fn split(line: &str, separator: char) -> Option<Vec<String>> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let (cell, after) = quoted_cell(quoted)?;
                let beside = after.find(separator).map_or(after, |end| &after[..end]);
                // A cell that is quoted in part would lose the other part without a word.
                if !beside.trim().is_empty() {
                    return None;
                }
                (cell, after)
            }
            None => {
                let end = rest.find(separator).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        cells.push(cell);
        let end = after.find(separator);
        match end {
            Some(at) => rest = &after[at + separator.len_utf8()..],
            None => return Some(cells),
        }
    }
}

fn quoted_cell(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return Some((cell, rest)),
        }
    }
}
