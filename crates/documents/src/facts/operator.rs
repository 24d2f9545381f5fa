//! Who sells, and by which rules of law: given by the configuration.

use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use weblys_kernel::Country;
use weblys_kernel::locale::Label;

/// The operator as the law wants it named on every document (law.md DV-1, DV-2, SP-1, GD-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorIdentity {
    /// The commercial name: `Cablorama`.
    pub name: String,
    /// The company with its legal form and capital: `Cablorama SAS au capital de 1 000 000 €`.
    pub company: String,
    /// The registered office, in lines.
    pub address: Vec<String>,
    /// Register and number: `RCS Ville-Exemple 000 000 000`, or the Belgian enterprise number.
    pub registration: String,
    /// The VAT number.
    pub vat_number: String,
    /// The site, as people type it: `www.cablorama.example.fr`.
    pub website: String,
    /// Customer care.
    pub care: HelpDesk,
    /// Where complaints (`réclamations`) go.
    pub complaints: HelpDesk,
    /// The mediator to turn to when a complaint found no answer (DV-1).
    pub mediator: Mediator,
    /// Who collects direct debits (SP-1).
    pub creditor: Creditor,
    /// The general terms in force, as a page.
    pub terms_url: String,
    /// The tariff guide (`guide des tarifs`): every price that is not in the offer.
    pub tariffs_url: String,
    /// The notice on personal data (GD-1).
    pub privacy_url: String,
    /// The accessibility statement (AC-6).
    pub accessibility_url: String,
    /// The function to withdraw from a contract online (WD-6, WD-11).
    pub withdrawal_url: String,
    /// The function to end a contract online (TE-2).
    pub termination_url: String,
    /// Where to write about personal data: an e-mail address.
    pub data_protection_email: String,
    /// The authority for personal data: `CNIL`, `APD-GBA`.
    pub data_protection_authority: String,
    /// Whether the operator pays for sending equipment back after a withdrawal (WD-5); else the customer does.
    #[serde(default)]
    pub returns_paid_by_operator: bool,
    /// What the operator does for people with disabilities, sentence by sentence (CS-11).
    #[serde(default)]
    pub accessible_services: Vec<Label>,
    /// The operator's place, an IANA zone: `Europe/Paris`.
    #[serde(with = "zone_name")]
    pub time_zone: Tz,
}

/// Where people reach the operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpDesk {
    /// What it is called: `Service client`.
    pub name: Label,
    /// E-mail.
    pub email: String,
    /// Phone, as people read it.
    pub phone: String,
    /// Hours and price of a call, in words.
    pub hours: Label,
    /// Postal address in lines.
    pub address: Vec<String>,
}

/// The mediator for consumers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mediator {
    /// The official name.
    pub name: Label,
    /// Postal address in lines.
    pub address: Vec<String>,
    /// The site, as people type it.
    pub website: String,
}

/// Who collects direct debits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Creditor {
    /// The name on bank statements.
    pub name: String,
    /// Address in lines, postal code and town in the one before the country.
    pub address: Vec<String>,
    /// The SEPA creditor identifier (`ICS`).
    pub identifier: String,
}

/// The values of law that documents write out, by country and date of the contract (G-1, G-2, section 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalTerms {
    /// Days to withdraw (WD-1).
    pub withdrawal_days: u32,
    /// Ending early is free from the end of this month of commitment (CO-2, CO-7).
    pub exit_free_after_months: u32,
    /// Hundredths of a percent of what remains due after that month, with a subsidised device (CO-2).
    pub exit_subsidised_basis_points: u16,
    /// Longest notice to end the contract, in days; 0: on the day the customer chooses (CO-5, CO-7).
    pub notice_days: u32,
    /// Days announced before a direct debit (SP-3).
    pub debit_notice_days: u32,
}

impl LegalTerms {
    /// Those of a country of sale.
    #[must_use]
    pub const fn of(country: Country) -> Self {
        match country {
            Country::France => Self::france(),
            Country::Belgium => Self::belgium(),
        }
    }

    /// France, contracts from 1 January 2023.
    #[must_use]
    pub const fn france() -> Self {
        Self {
            withdrawal_days: 14,
            exit_free_after_months: 12,
            exit_subsidised_basis_points: 2_000,
            notice_days: 10,
            debit_notice_days: 14,
        }
    }

    /// Belgium.
    #[must_use]
    pub const fn belgium() -> Self {
        Self {
            withdrawal_days: 14,
            exit_free_after_months: 6,
            exit_subsidised_basis_points: 0,
            notice_days: 0,
            debit_notice_days: 14,
        }
    }
}

mod zone_name {
    use super::{Deserialize, Deserializer, Serializer, Tz};
    use serde::de::Error;

    pub(super) fn serialize<S: Serializer>(zone: &Tz, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(zone.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Tz, D::Error> {
        let name = String::deserialize(input)?;
        name.parse().map_err(|_| D::Error::custom(format!("not an IANA time zone: {name:?}")))
    }
}
