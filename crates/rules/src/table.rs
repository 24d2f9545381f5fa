//! The table and its evaluation.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use weblys_kernel::Refusal;

#[cfg(test)]
mod tests;

/// One thing known of a sale.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fact {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A word, such as a code.
    Word(String),
}

impl From<bool> for Fact {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<&str> for Fact {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => flag.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Word(word) => word.fmt(f),
        }
    }
}

/// Everything known of a sale, by criterion.
pub type Facts = BTreeMap<String, Fact>;

/// What a row asks of one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing: any fact does, even none.
    Any,
    /// This fact.
    Is(Fact),
    /// One of these facts.
    OneOf(BTreeSet<Fact>),
    /// A number from one to another, both included.
    Between(i64, i64),
}

impl Cell {
    /// A cell that one of these words satisfies.
    #[must_use]
    pub fn one_of(words: &[&str]) -> Self {
        Self::OneOf(words.iter().map(|word| Fact::from(*word)).collect())
    }

    /// Whether the fact satisfies the cell.
    #[must_use]
    pub fn holds(&self, fact: Option<&Fact>) -> bool {
        match (self, fact) {
            (Self::Any, _) => true,
            (Self::Is(wanted), Some(fact)) => wanted == fact,
            (Self::OneOf(wanted), Some(fact)) => wanted.contains(fact),
            (Self::Between(least, most), Some(Fact::Number(number))) => (*least..=*most).contains(number),
            _ => false,
        }
    }
}

/// Which row wins when several would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitPolicy {
    /// The first one from the top.
    #[default]
    First,
}

/// A row: what must hold, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row<O> {
    /// What people call it, unique in its table: what support reads out.
    pub code: String,
    /// What must hold, by criterion; a criterion that is not named is [`Cell::Any`].
    pub cells: BTreeMap<String, Cell>,
    /// What follows.
    pub outcome: O,
}

/// A decision table (`table de décision`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table<O> {
    /// Its name.
    pub name: String,
    /// Which row wins.
    #[serde(default)]
    pub hit: HitPolicy,
    /// The criteria that its cells may name; each needs a fact.
    pub criteria: BTreeSet<String>,
    /// Its rows from the top.
    pub rows: Vec<Row<O>>,
}

/// A row that did not win, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassedOver<'t> {
    /// Some of its cells do not hold.
    Fails {
        /// The row.
        row: &'t str,
        /// The criteria of those cells.
        criteria: Vec<&'t str>,
    },
    /// It would hold, and stands below the winner.
    Below {
        /// The row.
        row: &'t str,
    },
}

/// Which row won, and why each other did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'t, O> {
    /// The code of the winning row.
    pub row: &'t str,
    /// What follows.
    pub outcome: &'t O,
    /// Every other row, from the top.
    pub passed_over: Vec<PassedOver<'t>>,
}

/// Why a table gives no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleRefusal {
    /// A criterion of the table has no fact.
    #[error("the table {table} needs to know {criterion}")]
    FactMissing {
        /// The table.
        table: String,
        /// The criterion.
        criterion: String,
    },
    /// No row holds: a gap in the table.
    #[error("no row of the table {table} holds")]
    NoRow {
        /// The table.
        table: String,
    },
    /// A row names a criterion that the table does not have.
    #[error("the row {row} of the table {table} names {criterion}, which is no criterion of it")]
    CriterionUnknown {
        /// The table.
        table: String,
        /// The row.
        row: String,
        /// The criterion.
        criterion: String,
    },
    /// Two rows have the same code.
    #[error("the table {table} has two rows {row}")]
    RowTwice {
        /// The table.
        table: String,
        /// The row.
        row: String,
    },
}

impl Refusal for RuleRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::FactMissing { .. } => "RUL-001",
            Self::NoRow { .. } => "RUL-002",
            Self::CriterionUnknown { .. } => "RUL-003",
            Self::RowTwice { .. } => "RUL-004",
        }
    }
}

impl<O> Table<O> {
    /// Checks the table itself, before it is published.
    ///
    /// # Errors
    /// The first [`RuleRefusal`] of its rows, from the top.
    pub fn check(&self) -> Result<(), RuleRefusal> {
        let mut seen = BTreeSet::new();
        for row in &self.rows {
            let (table, code) = (self.name.clone(), row.code.clone());
            if !seen.insert(&row.code) {
                return Err(RuleRefusal::RowTwice { table, row: code });
            }
            if let Some(criterion) = row.cells.keys().find(|criterion| !self.criteria.contains(*criterion)) {
                return Err(RuleRefusal::CriterionUnknown { table, row: code, criterion: criterion.clone() });
            }
        }
        Ok(())
    }

    /// Finds the row that wins on these facts, and why each other did not.
    ///
    /// # Errors
    /// [`RuleRefusal::FactMissing`] when a criterion has no fact, [`RuleRefusal::NoRow`] when no row holds.
    pub fn evaluate(&self, facts: &Facts) -> Result<Decision<'_, O>, RuleRefusal> {
        if let Some(criterion) = self.criteria.iter().find(|criterion| !facts.contains_key(*criterion)) {
            return Err(RuleRefusal::FactMissing { table: self.name.clone(), criterion: criterion.clone() });
        }
        let mut winner: Option<&Row<O>> = None;
        let mut passed_over = Vec::new();
        for row in &self.rows {
            let fails = row.failing(facts);
            if !fails.is_empty() {
                passed_over.push(PassedOver::Fails { row: &row.code, criteria: fails });
            } else if winner.is_some() {
                passed_over.push(PassedOver::Below { row: &row.code });
            } else {
                winner = Some(row);
            }
        }
        let winner = winner.ok_or_else(|| RuleRefusal::NoRow { table: self.name.clone() })?;
        Ok(Decision { row: &winner.code, outcome: &winner.outcome, passed_over })
    }
}

impl<O> Row<O> {
    fn failing(&self, facts: &Facts) -> Vec<&str> {
        let fails = |(criterion, cell): &(&String, &Cell)| !cell.holds(facts.get(criterion.as_str()));
        self.cells.iter().filter(fails).map(|(criterion, _)| criterion.as_str()).collect()
    }
}
