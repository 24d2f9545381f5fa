//! The French number-porting identifier (`relevé d'identité opérateur`, RIO).
//!
//! What this is: format and control key of the identifier that a customer gets by calling 3179
//! (Arcep decision of 6 December 2022, annex 1; duty to check: decision 2013-0830 art. 12).
//! What it is not: which operator a code names; that list is data. Start at [`Rio::parse`], then [`Rio::check`].

use crate::canonical::{compact, tail, travels_as_text};
use crate::phone::{PhoneKind, PhoneNumber};
use serde::{Deserialize, Serialize};

/// Who holds the line. Told by the identifier of mobile lines only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RioHolder {
    /// A consumer (`P`, `particulier`).
    Consumer,
    /// A business (`E`, `entreprise`).
    Business,
}

/// Why a text is not a porting identifier, or not the one of this number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RioError {
    /// Fewer than twelve characters. A `+` lost on the way (form encoding makes it a space) shows here.
    #[error("a RIO has twelve characters: some are missing")]
    TooShort,
    /// More than twelve characters.
    #[error("a RIO has twelve characters: there are more")]
    TooLong,
    /// A character that has no place there; `+` is for the key alone.
    #[error("a RIO has no {0:?} at this place")]
    BadChar(char),
    /// The third character names no kind of line.
    #[error("no kind of line is named {0:?} in a RIO")]
    UnknownQuality(char),
    /// The key does not fit this number: one of them is mistyped, or the identifier is of another line.
    #[error("the RIO is not the one of this number")]
    BadKey,
    /// A mobile identifier for a fixed number, or the like.
    #[error("the RIO and the number are of different kinds of line")]
    WrongKind,
    /// The number is not a ten-digit French one: it has no such identifier.
    #[error("this number has no RIO")]
    NotPortable,
}

impl crate::Refusal for RioError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "VAL-020",
            Self::TooLong => "VAL-021",
            Self::BadChar(_) => "VAL-022",
            Self::UnknownQuality(_) => "VAL-023",
            Self::BadKey => "VAL-024",
            Self::WrongKind => "VAL-025",
            Self::NotPortable => "VAL-026",
        }
    }
}

/// A porting identifier of the right form: `OO Q RRRRRR CCC`, twelve characters. One for each number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rio(String);

const LENGTH: usize = 12;
const KEY_AT: usize = 9;
const FIXED_QUALITIES: &str = "FGMNRSTUVWXYZ";
const KEY_ALPHABET: &[u8; 37] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+";

impl Rio {
    /// Reads an identifier as typed: spaces, dots, hyphens and letter case do not count.
    ///
    /// # Errors
    /// [`RioError`] when the form is wrong. The key needs the number: see [`check`](Self::check).
    pub fn parse(text: &str) -> Result<Self, RioError> {
        let rio = compact(text, &['.', '-']);
        let bad = |c: &char| !(c.is_ascii_alphanumeric() || *c == '+');
        if let Some(bad) = rio.chars().find(bad) {
            return Err(RioError::BadChar(bad));
        }
        match rio.len() {
            ..LENGTH => return Err(RioError::TooShort),
            LENGTH => {}
            _ => return Err(RioError::TooLong),
        }
        if rio.chars().take(KEY_AT).any(|c| c == '+') {
            return Err(RioError::BadChar('+'));
        }
        let rio = Self(rio);
        match kind_of(rio.quality()) {
            Some(_) => Ok(rio),
            None => Err(RioError::UnknownQuality(rio.quality())),
        }
    }

    /// Checks that this is the identifier of this number, by kind of line and by control key.
    ///
    /// # Errors
    /// [`RioError::WrongKind`], [`RioError::BadKey`] or [`RioError::NotPortable`].
    pub fn check(&self, number: &PhoneNumber) -> Result<(), RioError> {
        let national = number.national_digits();
        if number.territory().country() != crate::Country::France || national.len() != 10 {
            return Err(RioError::NotPortable);
        }
        if number.kind() != self.kind() {
            return Err(RioError::WrongKind);
        }
        let (head, key) = self.0.split_at_checked(KEY_AT).unwrap_or_default();
        if key_of(head, national) == key { Ok(()) } else { Err(RioError::BadKey) }
    }

    /// The identifier without spaces: the form to keep, compare and send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The donor operator's code, two characters (`01` to `04` for the first mobile ones).
    #[must_use]
    pub fn operator(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The kind of line.
    #[must_use]
    pub fn kind(&self) -> PhoneKind {
        kind_of(self.quality()).unwrap_or(PhoneKind::Special)
    }

    /// Who holds the line, for mobile lines; nothing for others.
    #[must_use]
    pub fn holder(&self) -> Option<RioHolder> {
        match self.quality() {
            'P' => Some(RioHolder::Consumer),
            'E' => Some(RioHolder::Business),
            _ => None,
        }
    }

    /// The identifier for logs: its last four characters.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("…{}", tail(&self.0, 4))
    }

    fn quality(&self) -> char {
        self.0.chars().nth(2).unwrap_or_default()
    }
}

fn kind_of(quality: char) -> Option<PhoneKind> {
    match quality {
        'E' | 'P' => Some(PhoneKind::Mobile),
        'A' => Some(PhoneKind::Special),
        fixed if FIXED_QUALITIES.contains(fixed) => Some(PhoneKind::Fixed),
        _ => None,
    }
}

/// The control key of annex 1, § 2.1: three weighted sums modulo 37 over the head and the number.
fn key_of(head: &str, national: &str) -> String {
    let value = |c: u8| KEY_ALPHABET.iter().position(|letter| *letter == c).unwrap_or_default();
    let mut sums = [0; 3];
    for value in head.bytes().chain(national.bytes()).map(value) {
        for (sum, weight) in sums.iter_mut().zip([1, 2, 4]) {
            *sum = (weight * *sum + value) % KEY_ALPHABET.len();
        }
    }
    sums.into_iter().filter_map(|sum| KEY_ALPHABET.get(sum)).map(|letter| char::from(*letter)).collect()
}

impl std::fmt::Display for Rio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = |range| self.0.get(range).unwrap_or_default();
        write!(f, "{} {} {} {}", part(0..2), part(2..3), part(3..9), part(9..12))
    }
}

impl std::fmt::Debug for Rio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rio({})", self.masked())
    }
}

travels_as_text!(Rio, RioError, |rio| rio.0);

#[cfg(test)]
mod tests;
