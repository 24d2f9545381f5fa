//! The postal address: parts in, an address or every fault of it out, each with its field's name.

use super::{PostalCode, PostalCodeError};
use crate::Country;
use crate::canonical::tidy;
use serde::{Deserialize, Serialize};

/// A part of an address that a person fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressField {
    /// House number and street.
    Line1,
    /// Building, staircase, floor, door.
    Complement,
    /// Postal code.
    PostalCode,
    /// Town.
    Town,
    /// Country.
    Country,
}

impl AddressField {
    /// Its name in forms and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line1 => "line1",
            Self::Complement => "complement",
            Self::PostalCode => "postal_code",
            Self::Town => "town",
            Self::Country => "country",
        }
    }
}

/// What is wrong with one part of an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// A part without which nothing arrives.
    #[error("{} is missing", .0.name())]
    Missing(AddressField),
    /// More than 100 characters.
    #[error("{} has more than 100 characters", .0.name())]
    TooLong(AddressField),
    /// A line break or another control character.
    #[error("{name} has no {1:?}", name = .0.name())]
    BadChar(AddressField, char),
    /// A bad postal code, or one of another country.
    #[error("postal_code: {0}")]
    PostalCode(PostalCodeError),
    /// Neither France nor Belgium.
    #[error("country: FR or BE")]
    Country,
}

impl AddressFault {
    /// The part to correct.
    #[must_use]
    pub const fn field(&self) -> AddressField {
        match self {
            Self::Missing(field) | Self::TooLong(field) | Self::BadChar(field, _) => *field,
            Self::PostalCode(_) => AddressField::PostalCode,
            Self::Country => AddressField::Country,
        }
    }
}

impl crate::Refusal for AddressFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "VAL-095",
            Self::TooLong(_) => "VAL-096",
            Self::BadChar(..) => "VAL-097",
            Self::PostalCode(refusal) => refusal.code(),
            Self::Country => "VAL-005",
        }
    }
}

/// Every fault of an address, in the order of its fields; at least one. Its code is the first one's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a postal address: {first}")]
pub struct PostalAddressError {
    first: AddressFault,
    others: Vec<AddressFault>,
}

impl PostalAddressError {
    /// The faults, for a form to show beside each field.
    pub fn faults(&self) -> impl Iterator<Item = &AddressFault> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl crate::Refusal for PostalAddressError {
    fn code(&self) -> &'static str {
        self.first.code()
    }
}

/// An address as typed, and as it travels.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressParts {
    /// House number and street.
    pub line1: String,
    /// Building, staircase, floor, door; empty or absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complement: Option<String>,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub town: String,
    /// Country code, `FR` or `BE`.
    pub country: String,
}

/// An address to which post can be sent.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "AddressParts", into = "AddressParts")]
pub struct PostalAddress {
    line1: String,
    complement: Option<String>,
    postal_code: PostalCode,
    town: String,
    country: Country,
}

const LONGEST: usize = 100;
/// Characters of a line beyond which sorting machines may cut it (NF Z10-011).
const ADVISED: usize = 38;

impl PostalAddress {
    /// Reads an address from its parts.
    ///
    /// # Errors
    /// [`PostalAddressError`] with every fault at once, so that a person corrects them together.
    pub fn parse(parts: &AddressParts) -> Result<Self, PostalAddressError> {
        let country = Country::parse(&parts.country).map_err(|_| AddressFault::Country);
        let line1 = required(AddressField::Line1, &parts.line1);
        let complement = line(AddressField::Complement, parts.complement.as_deref().unwrap_or_default());
        let postal_code = match &country {
            Ok(country) => PostalCode::parse_in(*country, &parts.postal_code),
            Err(_) => PostalCode::parse(&parts.postal_code),
        };
        let postal_code = postal_code.map_err(|refusal| match refusal {
            PostalCodeError::Empty => AddressFault::Missing(AddressField::PostalCode),
            other => AddressFault::PostalCode(other),
        });
        let town = required(AddressField::Town, &parts.town);
        match (line1, complement, postal_code, town, country) {
            (Ok(line1), Ok(complement), Ok(postal_code), Ok(town), Ok(country)) => {
                let complement = Some(complement).filter(|line| !line.is_empty());
                Ok(Self { line1, complement, postal_code, town, country })
            }
            (line1, complement, postal_code, town, country) => {
                let faults = [line1.err(), complement.err(), postal_code.err(), town.err(), country.err()];
                let mut faults = faults.into_iter().flatten();
                let first = faults.next().unwrap_or(AddressFault::Missing(AddressField::Line1));
                Err(PostalAddressError { first, others: faults.collect() })
            }
        }
    }

    /// House number and street.
    #[must_use]
    pub fn line1(&self) -> &str {
        &self.line1
    }

    /// Building, staircase, floor, door.
    #[must_use]
    pub fn complement(&self) -> Option<&str> {
        self.complement.as_deref()
    }

    /// The postal code.
    #[must_use]
    pub const fn postal_code(&self) -> &PostalCode {
        &self.postal_code
    }

    /// The town.
    #[must_use]
    pub fn town(&self) -> &str {
        &self.town
    }

    /// The country.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// The lines of a label, from the door to the town in capitals, without the person and the country (NF Z10-011).
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let town = format!("{} {}", self.postal_code, self.town.to_uppercase());
        self.complement.clone().into_iter().chain([self.line1.clone(), town]).collect()
    }

    /// The parts whose line has more than 38 characters: to warn of, never to refuse (NF Z10-011).
    #[must_use]
    pub fn long_lines(&self) -> Vec<AddressField> {
        let town = self.postal_code.as_str().len() + 1 + self.town.chars().count();
        let complement = self.complement.as_deref().unwrap_or_default().chars().count();
        let lengths = [
            (AddressField::Line1, self.line1.chars().count()),
            (AddressField::Complement, complement),
            (AddressField::Town, town),
        ];
        lengths.into_iter().filter(|(_, length)| *length > ADVISED).map(|(field, _)| field).collect()
    }
}

fn line(field: AddressField, text: &str) -> Result<String, AddressFault> {
    let line = tidy(text).map_err(|control| AddressFault::BadChar(field, control))?;
    if line.chars().count() > LONGEST { Err(AddressFault::TooLong(field)) } else { Ok(line) }
}

fn required(field: AddressField, text: &str) -> Result<String, AddressFault> {
    let line = line(field, text)?;
    if line.contains(char::is_alphanumeric) { Ok(line) } else { Err(AddressFault::Missing(field)) }
}

impl std::fmt::Display for PostalAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.line1)?;
        if let Some(complement) = &self.complement {
            write!(f, ", {complement}")?;
        }
        write!(f, ", {} {}", self.postal_code, self.town)
    }
}

impl std::fmt::Debug for PostalAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PostalAddress(…, {} {})", self.postal_code, self.town)
    }
}

impl std::fmt::Debug for AddressParts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AddressParts(…, {} {})", self.postal_code, self.town)
    }
}

impl TryFrom<AddressParts> for PostalAddress {
    type Error = PostalAddressError;
    fn try_from(parts: AddressParts) -> Result<Self, Self::Error> {
        Self::parse(&parts)
    }
}

impl From<PostalAddress> for AddressParts {
    fn from(address: PostalAddress) -> Self {
        Self {
            line1: address.line1,
            complement: address.complement,
            postal_code: address.postal_code.into(),
            town: address.town,
            country: address.country.into(),
        }
    }
}
