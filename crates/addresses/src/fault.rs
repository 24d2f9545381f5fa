//! What is wrong in a file, and where: made to be read by the person who made the file.

use std::fmt;

use weblys_kernel::Refusal;

/// How many faults of one file are kept; the others are counted.
pub const FAULTS_KEPT: usize = 1000;

/// One fault at one place of a file. Codes of this crate are `IMP-201` to `IMP-220`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column:?}: {code}, found {found:?}, expected {expected}")]
pub struct Fault {
    /// The line of the file, 1 for the header; 0 when the file as a whole is meant.
    pub line: u64,
    /// The column by its header name; empty when the whole line is meant.
    pub column: String,
    /// The stable code, for instance `IMP-207`.
    pub code: &'static str,
    /// What stands there, shortened.
    pub found: String,
    /// What should stand there, in English (the code is the key of its translation).
    pub expected: String,
}

impl Fault {
    /// A fault; what was found is cut at 80 characters.
    #[must_use]
    pub fn new(line: u64, column: &str, code: &'static str, found: &str, expected: &str) -> Self {
        let shown = found.chars().take(80).collect();
        Self { line, column: column.to_owned(), code, found: shown, expected: expected.to_owned() }
    }
}

impl Refusal for Fault {
    fn code(&self) -> &'static str {
        self.code
    }
}

/// All faults of a file, in the order of its lines: nothing of the file is to be used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults {
    /// The first [`FAULTS_KEPT`] faults.
    pub kept: Vec<Fault>,
    /// How many there are in all.
    pub count: usize,
}

impl Faults {
    /// Counts one more fault, and keeps it while there is room.
    pub fn push(&mut self, fault: Fault) {
        self.count += 1;
        if self.kept.len() < FAULTS_KEPT {
            self.kept.push(fault);
        }
    }

    /// The values when nothing was wrong with the file, else its faults.
    ///
    /// # Errors
    /// `self`, when it holds a fault.
    pub fn or<T>(self, values: T) -> Result<T, Self> {
        if self.count == 0 { Ok(values) } else { Err(self) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kept.first() {
            Some(first) => write!(f, "{} faults, the first at {first}", self.count),
            None => f.write_str("no fault"),
        }
    }
}

impl std::error::Error for Faults {}

impl Refusal for Faults {
    fn code(&self) -> &'static str {
        self.kept.first().map_or("IMP-200", |fault| fault.code)
    }
}

/// Reads to the end: every value, or every fault and no value.
///
/// # Errors
/// All the faults met.
pub fn all_or_faults<T>(rows: impl Iterator<Item = Result<T, Fault>>) -> Result<Vec<T>, Faults> {
    let mut values = Vec::new();
    let mut faults = Faults::default();
    for row in rows {
        match row {
            Ok(value) if faults.count == 0 => values.push(value),
            Ok(_) => values = Vec::new(),
            Err(fault) => faults.push(fault),
        }
    }
    faults.or(values)
}
