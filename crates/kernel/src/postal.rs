//! Postal codes and postal addresses, as a letter or a parcel needs them.
//!
//! What this is: what somebody gives to receive post. What it is not: a dwelling of the network (that is a
//! [`DwellingId`](crate::network::DwellingId)), nor proof that the street exists. A postal code never names a commune: several share one.

#[cfg(test)]
mod tests;

mod address;
pub use address::{AddressFault, AddressField, AddressParts, PostalAddress, PostalAddressError};

use crate::Country;
use crate::canonical::{compact, travels_as_text};
use serde::{Deserialize, Serialize};

/// Why a text is not a postal code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostalCodeError {
    /// Nothing but spaces.
    #[error("the postal code is empty")]
    Empty,
    /// Not a Latin digit.
    #[error("a postal code has no {0:?}")]
    BadChar(char),
    /// Neither five digits in France nor four in Belgium.
    #[error("a postal code has five digits in France and four in Belgium")]
    WrongLength,
    /// No code begins like this: 00 in France, 0 in Belgium.
    #[error("no postal code begins like this")]
    Unassigned,
}

impl crate::Refusal for PostalCodeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "VAL-090",
            Self::BadChar(_) => "VAL-091",
            Self::WrongLength => "VAL-092",
            Self::Unassigned => "VAL-093",
        }
    }
}

/// A postal code of France (five digits, `01000`) or Belgium (four, `1000`). Text: its leading zero counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

const fn length_in(country: Country) -> usize {
    match country {
        Country::France => 5,
        Country::Belgium => 4,
    }
}

impl PostalCode {
    /// Reads a code of either country, told by its length; spaces do not count.
    ///
    /// # Errors
    /// [`PostalCodeError`] when it is no such code.
    pub fn parse(text: &str) -> Result<Self, PostalCodeError> {
        let code = compact(text, &[]);
        if code.is_empty() {
            return Err(PostalCodeError::Empty);
        }
        if let Some(bad) = code.chars().find(|c| !c.is_ascii_digit()) {
            return Err(PostalCodeError::BadChar(bad));
        }
        let country = Country::ALL.into_iter().find(|country| length_in(*country) == code.len());
        let nobody_s = match country.ok_or(PostalCodeError::WrongLength)? {
            Country::France => "00",
            Country::Belgium => "0",
        };
        if code.starts_with(nobody_s) { Err(PostalCodeError::Unassigned) } else { Ok(Self(code)) }
    }

    /// Reads a code of one country.
    ///
    /// # Errors
    /// [`PostalCodeError::WrongLength`] for a code of the other country, and as [`parse`](Self::parse).
    pub fn parse_in(country: Country, text: &str) -> Result<Self, PostalCodeError> {
        let code = Self::parse(text)?;
        if code.country() == country { Ok(code) } else { Err(PostalCodeError::WrongLength) }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country it is of.
    #[must_use]
    pub fn country(&self) -> Country {
        if self.0.len() == length_in(Country::Belgium) { Country::Belgium } else { Country::France }
    }
}

impl std::fmt::Display for PostalCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

travels_as_text!(PostalCode, PostalCodeError, |code| code.0);
