//! The operator's brand: name, logo, colours, company data. Data, embedded: two ship, so that no
//! page can know one by heart.

use chrono_tz::Tz;
use config::{File, FileFormat};
use serde::Deserialize;
use weblys_kernel::Country;
use weblys_kernel::locale::Label;

#[cfg(test)]
mod tests;

/// A brand, read once at the start.
#[derive(Debug, Clone)]
pub struct Brand {
    /// What `brand.toml` says.
    pub facts: BrandFacts,
    /// The logo, drawn in the text's colour (`currentColor`) and the accent: put into pages as it is.
    pub logo: &'static str,
    /// The icon of browser tabs.
    pub icon: &'static str,
    /// The colours, as custom properties.
    pub theme: &'static str,
}

/// Who the operator is, in the words of `brand.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrandFacts {
    /// The commercial name.
    pub name: String,
    /// The country whose law its contracts follow (G-1): the words of the order button depend on it.
    pub country: Country,
    /// One line that says what the operator stands for.
    pub promise: Label,
    /// The phone number of sales and service, as dialled.
    pub hotline: String,
    /// When it is answered, in words.
    pub hotline_hours: Label,
    /// The operator's own portal.
    pub portal: String,
    /// Who the operator is in law (DV-2).
    pub company: Company,
    /// Where complaints go (DV-1).
    pub complaint: Complaint,
    /// How far the sites meet the accessibility rules (AC-5).
    pub accessibility: Conformity,
}

/// The company, for the legal notice (DV-2, LCEN, CDE XII.6).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Legal name with its form.
    pub name: String,
    /// Capital, in words.
    pub capital: String,
    /// Address in lines.
    pub address: Vec<String>,
    /// E-mail of customer service.
    pub email: String,
    /// Register and number.
    pub register: String,
    /// VAT number.
    pub vat: String,
    /// Who answers for what is published.
    pub director: String,
    /// Who hosts the sites, with address and phone.
    pub host: String,
    /// Whom to ask about personal data.
    pub privacy_email: String,
}

/// The complaint path (DV-1).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// Where to complain first.
    pub contact: String,
    /// The mediator's name.
    pub mediator: Label,
    /// The mediator's site.
    pub mediator_url: String,
    /// The mediator's postal address.
    pub mediator_address: String,
}

/// How far the accessibility rules are met (AC-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Conformity {
    /// Not, or not audited.
    None,
    /// In part.
    Partial,
    /// Wholly.
    Full,
}

/// Why a brand cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BrandError {
    /// No such folder.
    #[error("no brand is called {0:?}; there are: exemplia, fictivo")]
    Unknown(String),
    /// Its `brand.toml` is not as expected.
    #[error("brand.toml of {name} cannot be read")]
    Malformed {
        /// The brand.
        name: &'static str,
        /// What is wrong with it.
        #[source]
        source: Box<config::ConfigError>,
    },
}

struct Source {
    name: &'static str,
    facts: &'static str,
    logo: &'static str,
    icon: &'static str,
    theme: &'static str,
}

macro_rules! brand_files {
    ($name:literal) => {
        Source {
            name: $name,
            facts: include_str!(concat!("../../../templates/assets/brands/", $name, "/brand.toml")),
            logo: include_str!(concat!("../../../templates/assets/brands/", $name, "/logo.svg")),
            icon: include_str!(concat!("../../../templates/assets/brands/", $name, "/icon.svg")),
            theme: include_str!(concat!("../../../templates/assets/brands/", $name, "/theme.css")),
        }
    };
}

const SOURCES: [Source; 2] = [brand_files!("exemplia"), brand_files!("fictivo")];

impl BrandFacts {
    /// The time zone of the operator's place: days and hours on pages are of this zone.
    #[must_use]
    pub const fn zone(&self) -> Tz {
        match self.country {
            Country::France => chrono_tz::Europe::Paris,
            Country::Belgium => chrono_tz::Europe::Brussels,
        }
    }
}

impl Brand {
    /// The brands that ship.
    pub const NAMES: [&'static str; 2] = [SOURCES[0].name, SOURCES[1].name];

    /// The brand of this name.
    ///
    /// # Errors
    /// [`BrandError`] when there is none, or it cannot be read.
    pub fn named(name: &str) -> Result<Self, BrandError> {
        let source = SOURCES.iter().find(|source| source.name == name);
        let source = source.ok_or_else(|| BrandError::Unknown(name.to_owned()))?;
        let malformed = |fault| BrandError::Malformed { name: source.name, source: Box::new(fault) };
        let facts = config::Config::builder()
            .add_source(File::from_str(source.facts, FileFormat::Toml))
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(malformed)?;
        Ok(Self { facts, logo: source.logo, icon: source.icon, theme: source.theme })
    }
}
