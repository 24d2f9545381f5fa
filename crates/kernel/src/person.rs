//! People's names and birth dates, as contracts need them.
//!
//! What this is: one name (given or family) that can stand on a contract, and a birth date from
//! which coming of age is known. What it is not: an identity check, nor a civil status.

#[cfg(test)]
mod tests;

use crate::canonical::{iso_day, tidy, travels_as_text};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Why a text is not a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PersonNameError {
    /// No letter in it.
    #[error("the name is empty")]
    Empty,
    /// More than 60 characters.
    #[error("a name has at most 60 characters")]
    TooLong,
    /// A digit, a line break or another sign that names do not have.
    #[error("a name has no {0:?}")]
    BadChar(char),
}

impl crate::Refusal for PersonNameError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "VAL-080",
            Self::TooLong => "VAL-081",
            Self::BadChar(_) => "VAL-082",
        }
    }
}

/// A given or a family name: 1 to 60 characters, letters of any script, apostrophes, hyphens, dots, spaces.
///
/// Case and accents stay as typed; spaces are folded, curved apostrophes and long hyphens made plain.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

const LONGEST_NAME: usize = 60;

impl PersonName {
    /// Reads a name as typed.
    ///
    /// # Errors
    /// [`PersonNameError`] when it cannot be a name.
    pub fn parse(text: &str) -> Result<Self, PersonNameError> {
        let name: String = tidy(text).map_err(PersonNameError::BadChar)?.chars().map(plain_sign).collect();
        let in_names = |c: char| {
            c.is_alphabetic()
                || unicode_normalization::char::is_combining_mark(c)
                || matches!(c, '\'' | '-' | '.' | ' ')
        };
        if let Some(bad) = name.chars().find(|c| !in_names(*c)) {
            return Err(PersonNameError::BadChar(bad));
        }
        if !name.contains(char::is_alphabetic) {
            return Err(PersonNameError::Empty);
        }
        if name.chars().count() > LONGEST_NAME { Err(PersonNameError::TooLong) } else { Ok(Self(name)) }
    }

    /// The name: the form to keep and to show.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const fn plain_sign(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`' | '\u{00B4}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        other => other,
    }
}

impl std::fmt::Display for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let initial: String = self.0.chars().take(1).collect();
        write!(f, "PersonName({initial}…)")
    }
}

travels_as_text!(PersonName, PersonNameError, |name| name.0);

/// Why a text is not the birth date of somebody living.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BirthDateError {
    /// Neither `1984-07-14` nor `14/07/1984`, or no such day.
    #[error("not a date: YYYY-MM-DD or DD/MM/YYYY")]
    Malformed,
    /// After today.
    #[error("the birth date is in the future")]
    Future,
    /// More than 120 years ago.
    #[error("the birth date is more than 120 years ago")]
    TooOld,
}

impl crate::Refusal for BirthDateError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "VAL-085",
            Self::Future => "VAL-086",
            Self::TooOld => "VAL-087",
        }
    }
}

/// The day somebody was born.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate(NaiveDate);

const OLDEST: u16 = 120;
const OF_AGE: u16 = 18;

impl BirthDate {
    /// Reads a date as forms send it (`1984-07-14`) or as people write it (`14/07/1984`).
    ///
    /// # Errors
    /// [`BirthDateError`] when nobody living on `today` (at the operator's place) was born then.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, BirthDateError> {
        let typed = text.trim();
        let day = iso_day(typed).or_else(|| NaiveDate::parse_from_str(typed, "%d/%m/%Y").ok());
        let born = Self(day.ok_or(BirthDateError::Malformed)?);
        if born.0 > today {
            Err(BirthDateError::Future)
        } else if born.age_on(today) > OLDEST {
            Err(BirthDateError::TooOld)
        } else {
            Ok(born)
        }
    }

    /// Takes back a birth date from a store: it was checked the day it was given.
    #[must_use]
    pub const fn from_kept(day: NaiveDate) -> Self {
        Self(day)
    }

    /// The day.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        self.0
    }

    /// The age in whole years on a day; 0 before birth. Born on 29 February: a year older on 1 March.
    #[must_use]
    pub fn age_on(self, day: NaiveDate) -> u16 {
        let birthday_to_come = (day.month(), day.day()) < (self.0.month(), self.0.day());
        let years = day.year().saturating_sub(self.0.year()).saturating_sub(i32::from(birthday_to_come));
        u16::try_from(years.max(0)).unwrap_or(u16::MAX)
    }

    /// Whether somebody born then is of age (18 in France and Belgium) on a day, and may sign alone.
    #[must_use]
    pub fn is_adult_on(self, day: NaiveDate) -> bool {
        self.age_on(day) >= OF_AGE
    }
}

impl std::fmt::Display for BirthDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%d/%m/%Y"))
    }
}

impl std::fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BirthDate({}-…)", self.0.year())
    }
}

impl TryFrom<String> for BirthDate {
    type Error = BirthDateError;

    /// Takes back a date as written by `String::from`: its age was checked the day it was given.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        iso_day(&text).map(Self).ok_or(BirthDateError::Malformed)
    }
}

impl From<BirthDate> for String {
    fn from(born: BirthDate) -> Self {
        born.0.to_string()
    }
}
