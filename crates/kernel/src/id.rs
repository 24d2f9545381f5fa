//! Identifiers: one type each, so that a cart's can never be taken for an order's.

/// Declares an identifier of our own, a UUID version 7 (RFC 9562): unique and ordered by time.
///
/// Making a new one reads the clock and chance, so only BACK does it (`from_uuid`).
#[macro_export]
macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// Takes a UUID for this kind of thing.
            #[must_use]
            pub const fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID behind it, for stores and wires.
            #[must_use]
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

/// Declares a code given by people or by the operator system: `Arc<str>`, cheap to clone,
/// trimmed, 1 to 40 characters of `A-Z a-z 0-9 . _ / -`.
#[macro_export]
macro_rules! text_code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// Reads a code as it is written.
            ///
            /// # Errors
            /// [`CodeError`]($crate::id::CodeError) when it is empty, too long or has another character.
            pub fn parse(text: &str) -> Result<Self, $crate::id::CodeError> {
                $crate::id::check_code(text).map(|code| Self(code.into()))
            }

            /// The code as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::id::CodeError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::CodeError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0.to_string()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

/// Why a text is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing but spaces.
    #[error("a code cannot be empty")]
    Empty,
    /// More than 40 characters.
    #[error("a code has at most 40 characters")]
    TooLong,
    /// A character that a code does not have.
    #[error("a code has letters, digits and . _ / - only, not {0:?}")]
    BadChar(char),
}

impl crate::Refusal for CodeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "VAL-001",
            Self::TooLong => "VAL-002",
            Self::BadChar(_) => "VAL-003",
        }
    }
}

#[doc(hidden)]
pub fn check_code(text: &str) -> Result<&str, CodeError> {
    let code = text.trim();
    if code.is_empty() {
        return Err(CodeError::Empty);
    }
    if code.chars().count() > 40 {
        return Err(CodeError::TooLong);
    }
    match code.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '-'))) {
        Some(bad) => Err(CodeError::BadChar(bad)),
        None => Ok(code),
    }
}

#[cfg(test)]
mod tests {
    use super::CodeError;
    text_code!(
        /// A code for this test.
        Sample
    );

    #[test]
    fn codes_are_read_as_written_or_refused_by_name() {
        assert_eq!(Sample::parse(" TV-100 ").unwrap().as_str(), "TV-100");
        assert_eq!(Sample::parse("  "), Err(CodeError::Empty));
        assert_eq!(Sample::parse("A B"), Err(CodeError::BadChar(' ')));
        assert_eq!(Sample::parse(&"x".repeat(41)), Err(CodeError::TooLong));
    }
}
