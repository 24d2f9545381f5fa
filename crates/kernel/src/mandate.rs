//! References of direct debit mandates (`référence unique de mandat`, RUM; UMR in the scheme's words).
//!
//! What this is: the reference that the debtor is told before the first collection; unique for
//! a creditor, never reused. What it is not: the mandate itself, nor its signature.

use crate::canonical::{is_blank, travels_as_text};
use serde::{Deserialize, Serialize};

/// Why a text is not a mandate reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MandateReferenceError {
    /// Nothing but spaces.
    #[error("a mandate reference cannot be empty")]
    Empty,
    /// More than 35 characters.
    #[error("a mandate reference has at most 35 characters")]
    TooLong,
    /// A character outside the scheme's set, or outside `A-Z 0-9 -` in a prefix of ours.
    #[error("a mandate reference has no {0:?}")]
    BadChar(char),
    /// A slash at an end, or two in a row: banks reject the file.
    #[error("slashes stand neither at the ends of a mandate reference nor in pairs")]
    BadSlash,
}

impl crate::Refusal for MandateReferenceError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "VAL-050",
            Self::TooLong => "VAL-051",
            Self::BadChar(_) => "VAL-052",
            Self::BadSlash => "VAL-053",
        }
    }
}

/// A mandate reference, upper case: banks do not tell cases apart, so neither do we.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MandateReference(String);

const LONGEST: usize = 35;

impl MandateReference {
    /// Reads any reference that the scheme allows: the ones given by former systems too.
    ///
    /// # Errors
    /// [`MandateReferenceError`] when banks would not take it.
    pub fn parse(text: &str) -> Result<Self, MandateReferenceError> {
        let reference = text.trim_matches(is_blank).to_ascii_uppercase();
        let allowed = |c: char| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c);
        if reference.is_empty() {
            return Err(MandateReferenceError::Empty);
        }
        if let Some(bad) = reference.chars().find(|c| !allowed(*c)) {
            return Err(MandateReferenceError::BadChar(bad));
        }
        if reference.len() > LONGEST {
            return Err(MandateReferenceError::TooLong);
        }
        if reference.starts_with('/') || reference.ends_with('/') || reference.contains("//") {
            return Err(MandateReferenceError::BadSlash);
        }
        Ok(Self(reference))
    }

    /// A reference of our own making: `WEB-0000000042`. The prefix has `A-Z 0-9 -` only; never put
    /// anything of the customer's account in it.
    ///
    /// # Errors
    /// [`MandateReferenceError`] for a bad prefix or one that leaves no room for the number.
    pub fn from_parts(prefix: &str, number: u64) -> Result<Self, MandateReferenceError> {
        let prefix = prefix.trim();
        if prefix.is_empty() {
            return Err(MandateReferenceError::Empty);
        }
        match prefix.chars().find(|c| !(c.is_ascii_alphanumeric() || *c == '-')) {
            Some(bad) => Err(MandateReferenceError::BadChar(bad)),
            None => Self::parse(&format!("{prefix}-{number:010}")),
        }
    }

    /// The reference, upper case: the form to keep, compare and send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for MandateReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

travels_as_text!(MandateReference, MandateReferenceError, |reference| reference.0);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_of_the_scheme_are_read_in_upper_case() {
        for (text, canonical) in
            [(" web-42 ", "WEB-42"), ("A/B-C?D:E(F).G,H'I+J", "A/B-C?D:E(F).G,H'I+J"), ("a b", "A B")]
        {
            assert_eq!(MandateReference::parse(text).unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn what_banks_reject_is_refused_by_name() {
        let table = [
            ("  ".to_owned(), MandateReferenceError::Empty),
            ("X".repeat(36), MandateReferenceError::TooLong),
            ("ÉTÉ".to_owned(), MandateReferenceError::BadChar('É')),
            ("A_B".to_owned(), MandateReferenceError::BadChar('_')),
            ("/A".to_owned(), MandateReferenceError::BadSlash),
            ("A/".to_owned(), MandateReferenceError::BadSlash),
            ("A//B".to_owned(), MandateReferenceError::BadSlash),
        ];
        for (text, refusal) in table {
            assert_eq!(MandateReference::parse(&text), Err(refusal), "{text}");
        }
    }

    #[test]
    fn our_own_references_have_a_prefix_and_a_number() {
        assert_eq!(MandateReference::from_parts("web", 42).unwrap().as_str(), "WEB-0000000042");
        assert_eq!(MandateReference::from_parts("", 42), Err(MandateReferenceError::Empty));
        assert_eq!(MandateReference::from_parts("A/B", 42), Err(MandateReferenceError::BadChar('/')));
        assert_eq!(MandateReference::from_parts(&"W".repeat(30), 42), Err(MandateReferenceError::TooLong));
    }

    proptest! {
        #[test]
        fn reading_back_gives_the_same_reference(prefix in "[A-Z0-9]{1,14}", number in any::<u64>()) {
            let reference = MandateReference::from_parts(&prefix, number).unwrap();
            prop_assert_eq!(MandateReference::parse(&reference.to_string()), Ok(reference));
        }

        #[test]
        fn no_text_breaks_the_reader(text in any::<String>()) {
            let _ = MandateReference::parse(&text);
        }
    }
}
