//! SEPA creditor identifiers (`identifiant créancier SEPA`, ICS): who collects direct debits.
//!
//! What this is: the form and check digits of EPC262-08. What it is not: the right to collect, which the bank gives.

use crate::canonical::{compact, travels_as_text};
use crate::iban::is_in_sepa;
use serde::{Deserialize, Serialize};

/// Why a text is not a creditor identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreditorIdError {
    /// Characters are missing.
    #[error("the creditor identifier lacks characters")]
    TooShort,
    /// More characters than creditors of this country have.
    #[error("the creditor identifier has too many characters")]
    TooLong,
    /// A character that has no place there.
    #[error("a creditor identifier has no {0:?} at this place")]
    BadChar(char),
    /// The country is outside SEPA.
    #[error("creditors of {0} are outside the SEPA zone")]
    NotSepa(String),
    /// The check digits do not fit: something is mistyped.
    #[error("the check digits of the creditor identifier are wrong")]
    BadKey,
}

impl crate::Refusal for CreditorIdError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "VAL-040",
            Self::TooLong => "VAL-041",
            Self::BadChar(_) => "VAL-042",
            Self::NotSepa(_) => "VAL-043",
            Self::BadKey => "VAL-044",
        }
    }
}

/// A creditor identifier: country 2, check digits 2, business code 3 (free, `ZZZ` by default), national part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CreditorId(String);

const NATIONAL_AT: usize = 7;

impl CreditorId {
    /// Reads an identifier as typed: spaces and letter case do not count.
    ///
    /// # Errors
    /// [`CreditorIdError`] when it is no such identifier.
    pub fn parse(text: &str) -> Result<Self, CreditorIdError> {
        let typed = compact(text, &[]);
        let country = typed.get(..2).filter(|_| typed.is_ascii());
        let in_place = |at: usize, c: char| match at {
            0..2 => c.is_ascii_uppercase(),
            2..4 => c.is_ascii_digit(),
            _ => c.is_ascii_alphanumeric(),
        };
        if let Some((_, bad)) = typed.chars().enumerate().find(|(at, c)| !in_place(*at, *c)) {
            return Err(CreditorIdError::BadChar(bad));
        }
        let country = country.ok_or(CreditorIdError::TooShort)?;
        if !is_in_sepa(country) {
            return Err(CreditorIdError::NotSepa(country.to_owned()));
        }
        let (shortest, longest) = lengths_in(country);
        match typed.len() {
            length if length < shortest => Err(CreditorIdError::TooShort),
            length if length > longest => Err(CreditorIdError::TooLong),
            _ if rest_of_97(&typed) != 1 => Err(CreditorIdError::BadKey),
            _ => Ok(Self(typed)),
        }
    }

    /// The identifier without spaces: the form to keep and send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The business code, three characters: the creditor's own to tell its activities apart.
    #[must_use]
    pub fn business_code(&self) -> &str {
        self.0.get(4..NATIONAL_AT).unwrap_or_default()
    }

    /// Whether both name the same creditor, whatever the business code.
    #[must_use]
    pub fn is_same_creditor(&self, other: &Self) -> bool {
        let without_business =
            |id: &Self| (id.0.get(..4).map(str::to_owned), id.0.get(NATIONAL_AT..).map(str::to_owned));
        without_business(self) == without_business(other)
    }
}

/// Shortest and longest identifier of a country: France has a 6-character number (NNE), Belgium its
/// 10-digit enterprise number, others up to 28 characters.
fn lengths_in(country: &str) -> (usize, usize) {
    match country {
        "FR" => (13, 13),
        "BE" => (17, 17),
        _ => (NATIONAL_AT + 1, 35),
    }
}

/// ISO 7064 mod 97-10 over the national part, then country and check digits; the business code does not count.
fn rest_of_97(identifier: &str) -> u32 {
    let head = identifier.chars().take(4);
    identifier.chars().skip(NATIONAL_AT).chain(head).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}

impl std::fmt::Display for CreditorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

travels_as_text!(CreditorId, CreditorIdError, |id| id.0);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_identifiers_are_accepted_and_read_back() {
        for text in ["FR25ZZZ999ABC", "FR25C01999ABC", "BE81ZZZ0123456749", "DE98ZZZ09999999999"] {
            let id = CreditorId::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
            assert_eq!(CreditorId::parse(&id.to_string()), Ok(id));
        }
        assert_eq!(CreditorId::parse("fr25 zzz 999 abc").unwrap().as_str(), "FR25ZZZ999ABC");
    }

    #[test]
    fn the_business_code_makes_no_other_creditor() {
        let (one, other) = (CreditorId::parse("FR25ZZZ999ABC").unwrap(), CreditorId::parse("FR25C01999ABC").unwrap());
        assert!(one.is_same_creditor(&other));
        assert_eq!(other.business_code(), "C01");
    }

    #[test]
    fn a_wrong_identifier_is_refused_by_name() {
        let table = [
            ("FR26ZZZ999ABC", CreditorIdError::BadKey),
            ("FR25ZZZ999AB", CreditorIdError::TooShort),
            ("FR25ZZZ999ABCD", CreditorIdError::TooLong),
            ("", CreditorIdError::TooShort),
            ("FRXXZZZ999ABC", CreditorIdError::BadChar('X')),
            ("FR25ZZZ999AB٣", CreditorIdError::BadChar('٣')),
            ("US25ZZZ999ABC", CreditorIdError::NotSepa("US".to_owned())),
        ];
        for (text, refusal) in table {
            assert_eq!(CreditorId::parse(text), Err(refusal), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_changed_digit_outside_the_business_code_is_noticed(at in 7..17_usize, step in 1..10_u8) {
            let mut typed = b"BE81ZZZ0123456749".to_vec();
            typed[at] = (typed[at] - b'0' + step) % 10 + b'0';
            prop_assert_eq!(CreditorId::parse(&String::from_utf8(typed).unwrap()), Err(CreditorIdError::BadKey));
        }
    }
}
