//! How the monthly bill is paid.

use crate::identity::FieldRefusal;
use serde::{Deserialize, Serialize};
use weblys_kernel::Refusal;
use weblys_kernel::iban::Iban;
use weblys_kernel::mandate::MandateReference;
use weblys_kernel::person::PersonName;

/// What the provider of the hosted card page says of a card; never its number (CA-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardToken {
    /// The provider's token for later payments.
    pub token: String,
    /// Last four digits.
    pub last4: String,
    /// Brand.
    pub brand: String,
    /// `2028-04`.
    pub expiry: String,
}

/// How the monthly bill is paid (`mode de paiement`, RUL-27 to RUL-29).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Payment {
    /// On invoice.
    Invoice,
    /// SEPA direct debit, with its mandate (SP-1).
    DirectDebit {
        /// The holder of the account.
        holder: PersonName,
        /// The account.
        iban: Iban,
        /// The mandate's unique reference (`RUM`).
        mandate: MandateReference,
    },
    /// Card, through the provider's page.
    Card {
        /// The provider's session, while its page is open.
        session: Option<String>,
        /// The card, once authorised.
        card: Option<CardToken>,
    },
}

impl Payment {
    /// Whether nothing is left to do; a card waits for the provider's word.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        match self {
            Self::Invoice | Self::DirectDebit { .. } => true,
            Self::Card { card, .. } => card.is_some(),
        }
    }

    /// Reads the form of a direct debit.
    ///
    /// # Errors
    /// Every refused field.
    pub fn direct_debit(
        holder: &str,
        iban: &str,
        signed: bool,
        mandate: MandateReference,
    ) -> Result<Self, Vec<FieldRefusal>> {
        let mut faults = Vec::new();
        let holder = PersonName::parse(holder).map_err(|e| faults.push(FieldRefusal::new("holder", e.code()))).ok();
        let iban = Iban::parse(iban).map_err(|e| faults.push(FieldRefusal::new("iban", e.code()))).ok();
        if !signed {
            faults.push(FieldRefusal::new("mandate", "ORD-045"));
        }
        match (holder, iban) {
            (Some(holder), Some(iban)) if faults.is_empty() => Ok(Self::DirectDebit { holder, iban, mandate }),
            _ => Err(faults),
        }
    }
}
