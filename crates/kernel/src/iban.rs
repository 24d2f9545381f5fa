//! Bank account numbers of the SEPA zone (IBAN, ISO 13616), with the national key of French and Belgian ones.
//!
//! What this is: proof that the number is well formed, by the crate `iban_validate` for the
//! world's part and by us for the national key. What it is not: proof that the account exists
//! or who holds it. The BIC is not needed inside SEPA (since 1 February 2016).

#[cfg(test)]
mod tests;

use crate::canonical::{compact, tail, travels_as_text};
use serde::{Deserialize, Serialize};

/// Countries and territories of SEPA with the length of their IBANs (EPC409-09 list, Serbia included: May 2026).
const SEPA: [(&str, usize); 42] = [
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// Whether direct debits in euros reach the banks of this country (ISO 3166 code, upper case).
pub(crate) fn is_in_sepa(country: &str) -> bool {
    length_in(country).is_some()
}

fn length_in(country: &str) -> Option<usize> {
    SEPA.iter().find(|(code, _)| *code == country).map(|(_, length)| *length)
}

/// Why a text is not an account that can be debited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Fewer characters than accounts of this country have.
    #[error("the IBAN lacks characters")]
    TooShort,
    /// More characters than accounts of this country have.
    #[error("the IBAN has too many characters")]
    TooLong,
    /// Neither a Latin letter nor a Latin digit.
    #[error("an IBAN has no {0:?}")]
    BadChar(char),
    /// The country is outside SEPA: the account cannot be debited.
    #[error("accounts of {0} are outside the SEPA zone")]
    NotSepa(String),
    /// Letters where this country has digits, or the reverse.
    #[error("the IBAN is not built like the ones of its country")]
    BadStructure,
    /// The two check digits do not fit: something is mistyped.
    #[error("the check digits of the IBAN are wrong")]
    BadKey,
    /// The national key inside (`clé RIB` in France) does not fit.
    #[error("the national key inside the IBAN is wrong")]
    BadNationalKey,
}

impl crate::Refusal for IbanError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort => "VAL-030",
            Self::TooLong => "VAL-031",
            Self::BadChar(_) => "VAL-032",
            Self::NotSepa(_) => "VAL-033",
            Self::BadStructure => "VAL-034",
            Self::BadKey => "VAL-035",
            Self::BadNationalKey => "VAL-036",
        }
    }
}

/// The number of an account that SEPA direct debits can reach. Sensitive: screens and logs show [`masked`](Self::masked).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban(String);

impl Iban {
    /// Reads an account number as typed: spaces of any kind, letter case and a leading `IBAN` do not count.
    ///
    /// # Errors
    /// [`IbanError`] when it is no account of SEPA.
    pub fn parse(text: &str) -> Result<Self, IbanError> {
        let typed = compact(text, &[]);
        let number = typed.strip_prefix("IBAN").unwrap_or(&typed);
        if let Some(bad) = number.chars().find(|c| !c.is_ascii_alphanumeric()) {
            return Err(IbanError::BadChar(bad));
        }
        let country = number.get(..2).ok_or(IbanError::TooShort)?;
        if let Some(digit) = country.chars().find(char::is_ascii_digit) {
            return Err(IbanError::BadChar(digit));
        }
        let length = length_in(country).ok_or_else(|| IbanError::NotSepa(country.to_owned()))?;
        match number.len().cmp(&length) {
            std::cmp::Ordering::Less => Err(IbanError::TooShort),
            std::cmp::Ordering::Greater => Err(IbanError::TooLong),
            std::cmp::Ordering::Equal => check_keys(country, number).map(|()| Self(number.to_owned())),
        }
    }

    /// The account number without spaces: the form to keep, compare and send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country of the bank (ISO 3166 code): overseas France and its accounts are `FR`.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The whole number in groups of four, as printed on a bank's paper: for its owner's eyes only.
    #[must_use]
    pub fn formatted(&self) -> String {
        let spaced =
            self.0.char_indices().flat_map(|(at, c)| (at > 0 && at % 4 == 0).then_some(' ').into_iter().chain([c]));
        spaced.collect()
    }

    /// The first and last four characters, for screens and logs: `FR14 •••• 2606`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{} •••• {}", self.0.get(..4).unwrap_or_default(), tail(&self.0, 4))
    }
}

fn check_keys(country: &str, number: &str) -> Result<(), IbanError> {
    use iban::{ParseBaseIbanError::InvalidChecksum, ParseIbanError::InvalidBaseIban};
    match number.parse::<iban::Iban>() {
        Ok(_) => {}
        Err(InvalidBaseIban { source: InvalidChecksum }) => return Err(IbanError::BadKey),
        Err(_) => return Err(IbanError::BadStructure),
    }
    let (head, national) = number.split_at_checked(4).ok_or(IbanError::TooShort)?;
    // 00, 01 and 99 pass the division too, but no bank computes them.
    if matches!(head.get(2..), Some("00" | "01" | "99")) {
        return Err(IbanError::BadKey);
    }
    let fits = match country {
        "FR" | "MC" => french_key_fits(national),
        "BE" => belgian_key_fits(national),
        _ => true,
    };
    if fits { Ok(()) } else { Err(IbanError::BadNationalKey) }
}

/// The `clé RIB`: bank 5, branch 5, account 11 (letters count as digits), key 2.
fn french_key_fits(national: &str) -> bool {
    let part = |from: usize, to: usize| national.get(from..to).and_then(number_in);
    match (part(0, 5), part(5, 10), part(10, 21), part(21, 23)) {
        (Some(bank), Some(branch), Some(account), Some(key)) => {
            97 - (89 * bank + 15 * branch + 3 * account) % 97 == key
        }
        _ => false,
    }
}

/// The Belgian account: ten digits, then what is left of them after division by 97, 97 standing for none.
fn belgian_key_fits(national: &str) -> bool {
    let Some((account, key)) = national.split_at_checked(10) else { return false };
    match (number_in(account), number_in(key)) {
        (Some(account), Some(key)) => (if account % 97 == 0 { 97 } else { account % 97 }) == key,
        _ => false,
    }
}

/// The number that digits make, letters counting as in a `clé RIB`: A J are 1, B K S are 2, to I R Z, 9.
fn number_in(part: &str) -> Option<u64> {
    part.bytes().try_fold(0_u64, |number, c| {
        let digit = match c {
            b'0'..=b'9' => c - b'0',
            b'A'..=b'I' => c - b'A' + 1,
            b'J'..=b'R' => c - b'J' + 1,
            b'S'..=b'Z' => c - b'S' + 2,
            _ => return None,
        };
        Some(number * 10 + u64::from(digit))
    })
}

impl std::fmt::Display for Iban {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.formatted())
    }
}

impl std::fmt::Debug for Iban {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Iban({})", self.masked())
    }
}

travels_as_text!(Iban, IbanError, |iban| iban.0);
