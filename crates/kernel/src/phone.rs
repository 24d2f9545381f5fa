//! Telephone numbers of France (mainland and overseas) and Belgium, kept in E.164.
//!
//! Decision: a table of our own rather than the crate `phonenumber`: that one refuses the fictional mobile block
//! 06 39 98, takes 0596… for the mainland, and brings the world's metadata (a 15 MB package) and `nom` for two countries.
//!
//! What this is not: proof that the number answers, nor the right to call it. Short and
//! emergency numbers are refused: no customer is reached there. Start at [`PhoneNumber::parse_in`].

mod plan;
#[cfg(test)]
mod tests;

use crate::Country;
use crate::canonical::{compact, tail, travels_as_text};
use plan::Block;
use serde::{Deserialize, Serialize};

/// What kind of line a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    /// Fixed line, geographic or not (01 to 05 and 09 in France).
    Fixed,
    /// Mobile line: can receive a text message.
    Mobile,
    /// Free, shared-cost and premium numbers (`numéros spéciaux`), and lines between machines.
    Special,
}

/// A territory with its own numbering, as the world dials it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    /// Mainland France and Corsica, +33.
    Mainland,
    /// Guadeloupe, Saint-Martin and Saint-Barthélemy, +590.
    Guadeloupe,
    /// French Guiana (`Guyane`), +594.
    Guyane,
    /// Martinique, +596.
    Martinique,
    /// La Réunion, +262.
    LaReunion,
    /// Mayotte, +262.
    Mayotte,
    /// Saint-Pierre-et-Miquelon, +508.
    SaintPierreEtMiquelon,
    /// Belgium, +32.
    Belgium,
}

impl Territory {
    /// The country calling code, without the plus sign.
    #[must_use]
    pub const fn calling_code(self) -> &'static str {
        match self {
            Self::Mainland => "33",
            Self::Guadeloupe => "590",
            Self::Guyane => "594",
            Self::Martinique => "596",
            Self::LaReunion | Self::Mayotte => "262",
            Self::SaintPierreEtMiquelon => "508",
            Self::Belgium => "32",
        }
    }

    /// The country whose numbering plan it belongs to.
    #[must_use]
    pub const fn country(self) -> Country {
        if matches!(self, Self::Belgium) { Country::Belgium } else { Country::France }
    }
}

/// Why a text is not a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Digits are missing.
    #[error("the telephone number lacks digits")]
    TooShort,
    /// Too many digits.
    #[error("the telephone number has too many digits")]
    TooLong,
    /// A character that a number does not have, or a digit of another script.
    #[error("a telephone number has no {0:?}")]
    BadChar(char),
    /// A calling code that is neither of France, overseas France nor Belgium.
    #[error("the telephone number is of another country")]
    UnknownCountry,
    /// A short or emergency number (15, 112, 3179, 118 218): no customer is reached there.
    #[error("a short or emergency number reaches no customer")]
    ShortNumber,
    /// Neither a leading zero nor a calling code: it could be dialled in several countries.
    #[error("the telephone number lacks its leading 0 or its country code")]
    MissingPrefix,
    /// The numbering plan has no such block.
    #[error("no numbers begin like this")]
    Unassigned,
}

impl crate::Refusal for PhoneError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "VAL-060",
            Self::TooLong => "VAL-061",
            Self::BadChar(_) => "VAL-062",
            Self::UnknownCountry => "VAL-063",
            Self::ShortNumber => "VAL-064",
            Self::MissingPrefix => "VAL-065",
            Self::Unassigned => "VAL-066",
        }
    }
}

/// A telephone number in full, compared and kept in E.164 (`+33639980012`).
///
/// `Display` is what a person reads in France: the national form of a French number, the
/// international form of a Belgian one, so that reading it back gives the same number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber {
    e164: String,
    national: String,
    block: &'static Block,
}

const SEPARATORS: [char; 7] = ['.', '-', '/', '_', '\u{2010}', '\u{2011}', '\u{2013}'];
const TRUNK_REMINDER: &str = "(0)";

impl PhoneNumber {
    /// Reads a number typed in France, or anywhere in international form.
    ///
    /// # Errors
    /// [`PhoneError`] when it is no number of France or Belgium.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        Self::parse_in(Country::France, text)
    }

    /// Reads a number as typed in a country: national (`06 39 98 00 12`) or international
    /// (`+33 (0)6…`, `0033 6…`). Overseas numbers are known by their national prefix.
    ///
    /// # Errors
    /// [`PhoneError`] when it is no number of France or Belgium.
    pub fn parse_in(home: Country, text: &str) -> Result<Self, PhoneError> {
        let typed = without_marks(text);
        let abroad = typed.strip_prefix('+').or_else(|| typed.strip_prefix("00"));
        let digits = abroad.unwrap_or(&typed);
        if let Some(bad) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(PhoneError::BadChar(bad));
        }
        match abroad {
            Some(digits) => Self::from_international(digits),
            None if digits.starts_with('0') => Self::from_national(home, digits),
            None => Err(without_prefix(digits)),
        }
    }

    fn from_national(home: Country, national: &str) -> Result<Self, PhoneError> {
        let block = plan::block_of(home, national)?;
        let code = block.territory.calling_code();
        let significant = national.get(1..).unwrap_or_default();
        // Fixed lines of Saint-Pierre-et-Miquelon have six digits: their 0508 already holds the calling code.
        let e164 = if block.prefix == "0508" { format!("+{significant}") } else { format!("+{code}{significant}") };
        Ok(Self { e164, national: national.to_owned(), block })
    }

    fn from_international(digits: &str) -> Result<Self, PhoneError> {
        let codes = ["33", "32", "590", "594", "596", "262", "508"];
        let code = codes.into_iter().find(|code| digits.starts_with(code)).ok_or(PhoneError::UnknownCountry)?;
        let rest = digits.get(code.len()..).unwrap_or_default();
        let home = if code == "32" { Country::Belgium } else { Country::France };
        let national = match rest.strip_prefix('0').unwrap_or(rest) {
            _ if code == "508" && rest.len() == 6 => format!("0508{rest}"),
            significant => format!("0{significant}"),
        };
        let number = Self::from_national(home, &national)?;
        // `+33 596…` is dialled by mistake for `+596 596…`: the national prefix decides.
        let dialled_well = code == "33" || number.territory().calling_code() == code;
        if dialled_well { Ok(number) } else { Err(PhoneError::Unassigned) }
    }

    /// The number in E.164: plus sign, country code, no spaces. The form to keep and compare.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.e164
    }

    /// The kind of line.
    #[must_use]
    pub const fn kind(&self) -> PhoneKind {
        self.block.kind
    }

    /// The territory whose code it has.
    #[must_use]
    pub const fn territory(&self) -> Territory {
        self.block.territory
    }

    /// The digits dialled inside the country, with the leading zero and without spaces.
    #[must_use]
    pub fn national_digits(&self) -> &str {
        &self.national
    }

    /// The number as written inside its country: `06 39 98 00 12`, `0692 01 23 45`, `04 223 45 67`.
    #[must_use]
    pub fn national(&self) -> String {
        let mut written = String::with_capacity(20);
        let mut rest = self.national.as_str();
        for length in self.block.groups {
            let (group, after) = rest.split_at_checked(*length).unwrap_or((rest, ""));
            if !written.is_empty() {
                written.push(' ');
            }
            written.push_str(group);
            rest = after;
        }
        written
    }

    /// The number as written for the world: `+33 6 39 98 00 12`.
    #[must_use]
    pub fn international(&self) -> String {
        let national = self.national();
        let trunk = if self.block.prefix == "0508" { "0508 " } else { "0" };
        format!("+{} {}", self.territory().calling_code(), national.strip_prefix(trunk).unwrap_or(&national))
    }

    /// The number for logs and for people who need not know it: its last four digits.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("…{}", tail(&self.e164, 4))
    }
}

/// Typed text without blanks, separators, and the `(0)` that reminds callers of the trunk digit.
fn without_marks(text: &str) -> String {
    let typed = compact(text, &SEPARATORS);
    let start = typed.trim_start_matches('(');
    let typed =
        if start.starts_with('+') || start.starts_with("00") { typed.replace(TRUNK_REMINDER, "") } else { typed };
    typed.replace(['(', ')'], "")
}

fn without_prefix(digits: &str) -> PhoneError {
    let services = ["116", "118"];
    match digits.len() {
        0 | 1 => PhoneError::TooShort,
        2..=4 => PhoneError::ShortNumber,
        6 if services.iter().any(|service| digits.starts_with(service)) => PhoneError::ShortNumber,
        _ => PhoneError::MissingPrefix,
    }
}

impl std::fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.territory().country() {
            Country::France => f.write_str(&self.national()),
            Country::Belgium => f.write_str(&self.international()),
        }
    }
}

impl std::fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

travels_as_text!(PhoneNumber, PhoneError, |number| number.e164);
