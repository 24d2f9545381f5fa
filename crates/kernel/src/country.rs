//! The countries where the platform sells: their formats of numbers, addresses and holidays differ.

use crate::canonical::travels_as_text;
use serde::{Deserialize, Serialize};

/// A country of sale. Overseas France is France: its own telephone codes and holidays are in
/// [`phone`](crate::phone) and [`calendar`](crate::calendar).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Country {
    /// France, mainland and overseas.
    #[default]
    France,
    /// Belgium.
    Belgium,
}

/// The text names no country of sale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a country of sale: FR or BE")]
pub struct CountryError;

impl crate::Refusal for CountryError {
    fn code(&self) -> &'static str {
        "VAL-005"
    }
}

impl Country {
    /// Every country of sale.
    pub const ALL: [Self; 2] = [Self::France, Self::Belgium];

    /// Reads a country code (ISO 3166-1 alpha-2), in either case.
    ///
    /// # Errors
    /// [`CountryError`] for any other country.
    pub fn parse(text: &str) -> Result<Self, CountryError> {
        let code = text.trim();
        Self::ALL.into_iter().find(|country| country.code().eq_ignore_ascii_case(code)).ok_or(CountryError)
    }

    /// The country code (ISO 3166-1 alpha-2), upper case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::France => "FR",
            Self::Belgium => "BE",
        }
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

travels_as_text!(Country, CountryError, |country| country.code().to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_of_sale_is_read_from_its_code() {
        assert_eq!(Country::parse(" be "), Ok(Country::Belgium));
        assert_eq!(Country::parse("FR"), Ok(Country::France));
        assert_eq!(Country::parse("LU"), Err(CountryError));
        for country in Country::ALL {
            assert_eq!(Country::parse(&country.to_string()), Ok(country));
        }
    }
}
