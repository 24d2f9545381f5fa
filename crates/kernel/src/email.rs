//! E-mail addresses, as customers give them and as mail servers take them.
//!
//! What this is: the form (RFC 5321) by the crate `email_address`, and our own narrower rules. What
//! it is not: proof that the mailbox exists; only a message that comes back answered proves that.

use crate::canonical::{is_blank, travels_as_text};
use serde::{Deserialize, Serialize};

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing but spaces.
    #[error("the e-mail address is empty")]
    Empty,
    /// More than 254 bytes: mail servers refuse it (RFC 5321, 4.5.3.1.3).
    #[error("the e-mail address is too long")]
    TooLong,
    /// No `@`, a space inside, a character out of place.
    #[error("this is not an e-mail address")]
    Malformed,
    /// A domain without a dot, such as `localhost`.
    #[error("the domain of the e-mail address has no dot")]
    NoDot,
    /// A name beside the address: `Camille <camille@example.fr>`.
    #[error("the e-mail address alone is wanted, without a name")]
    DisplayName,
}

impl crate::Refusal for EmailError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "VAL-070",
            Self::TooLong => "VAL-071",
            Self::Malformed => "VAL-072",
            Self::NoDot => "VAL-073",
            Self::DisplayName => "VAL-074",
        }
    }
}

/// An e-mail address: local part as typed (its case may matter there), domain in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

const LONGEST: usize = 254;

impl EmailAddress {
    /// Reads an address as typed; spaces around it do not count. Quoted local parts are refused: no consumer has one.
    ///
    /// # Errors
    /// [`EmailError`] when mail could not be sent to it.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let typed = text.trim_matches(is_blank);
        if typed.is_empty() {
            return Err(EmailError::Empty);
        }
        if typed.contains(['<', '>']) {
            return Err(EmailError::DisplayName);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(EmailError::Malformed)?;
        if local.contains('"') || !domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-')) {
            return Err(EmailError::Malformed);
        }
        let address = format!("{local}@{}", domain.to_lowercase());
        if address.len() > LONGEST {
            return Err(EmailError::TooLong);
        }
        let options = email_address::Options::default().without_display_text().without_domain_literal();
        match email_address::EmailAddress::parse_with_options(&address, options.with_required_tld()) {
            Ok(_) => Ok(Self(address)),
            Err(email_address::Error::DomainTooFew) => Err(EmailError::NoDot),
            Err(_) => Err(EmailError::Malformed),
        }
    }

    /// The address: the form to keep, compare and send to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The domain, in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The address for logs and for people who need not know it: `c…@example.fr`.
    #[must_use]
    pub fn masked(&self) -> String {
        let first: String = self.0.chars().take(1).collect();
        format!("{first}…@{}", self.domain())
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

travels_as_text!(EmailAddress, EmailError, |email| email.0);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_trimmed_and_their_domain_lower_cased() {
        let table = [
            ("camille@example.fr", "camille@example.fr"),
            ("  Camille.Fictif+tv@Example.FR\u{a0}", "Camille.Fictif+tv@example.fr"),
            ("o'fictif@mail.example.com", "o'fictif@mail.example.com"),
            ("zoé@exämple.fr", "zoé@exämple.fr"),
        ];
        for (typed, canonical) in table {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn what_no_mail_reaches_is_refused_by_name() {
        let table = [
            (" ", EmailError::Empty),
            ("camille", EmailError::Malformed),
            ("camille@", EmailError::Malformed),
            ("@example.fr", EmailError::Malformed),
            ("camille@localhost", EmailError::NoDot),
            ("Camille <camille@example.fr>", EmailError::DisplayName),
            ("camille fictif@example.fr", EmailError::Malformed),
            ("camille@exa mple.fr", EmailError::Malformed),
            ("camille@example..fr", EmailError::Malformed),
            (".camille@example.fr", EmailError::Malformed),
            ("camille@-example.fr", EmailError::Malformed),
            ("camille@[127.0.0.1]", EmailError::Malformed),
            ("\"a b\"@example.fr", EmailError::Malformed),
            ("camille@example.fr\r\nBcc: x@example.fr", EmailError::Malformed),
            ("a@b@example.fr", EmailError::Malformed),
        ];
        for (typed, refusal) in table {
            assert_eq!(EmailAddress::parse(typed), Err(refusal), "{typed}");
        }
        let long = format!("a@{}.fr", ["x".repeat(60).as_str(); 5].join("."));
        assert_eq!(EmailAddress::parse(&long), Err(EmailError::TooLong));
    }

    #[test]
    fn logs_do_not_name_the_customer() {
        assert_eq!(format!("{:?}", EmailAddress::parse("camille@example.fr").unwrap()), "EmailAddress(c…@example.fr)");
    }

    proptest! {
        #[test]
        fn reading_back_gives_the_same_address(text in "[A-Za-z0-9]{1,9}(\\.[a-z]{1,9})?@[A-Za-z0-9]{1,9}\\.[A-Za-z]{2,4}") {
            let email = EmailAddress::parse(&text).unwrap();
            prop_assert_eq!(EmailAddress::parse(&email.to_string()), Ok(email));
        }

        #[test]
        fn what_is_accepted_once_is_accepted_again(text in any::<String>()) {
            if let Ok(email) = EmailAddress::parse(&text) {
                prop_assert_eq!(EmailAddress::parse(email.as_str()), Ok(email));
            }
        }
    }
}
