//! What somebody types to sign in (`code d'identification`, WCR-11).

use crate::SecurityRefusal;
use serde::{Deserialize, Serialize};

/// A login: 3 to 64 characters of `a-z 0-9 . _ - @`, capitals folded, spaces around it dropped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

impl Login {
    /// Reads a login as typed.
    ///
    /// # Errors
    /// [`SecurityRefusal::LoginLength`] or [`SecurityRefusal::LoginCharacter`].
    pub fn parse(text: &str) -> Result<Self, SecurityRefusal> {
        let login = text.trim().to_ascii_lowercase();
        let is_ours = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '@');
        if !(3..=64).contains(&login.chars().count()) {
            return Err(SecurityRefusal::LoginLength);
        }
        if !login.chars().all(is_ours) {
            return Err(SecurityRefusal::LoginCharacter);
        }
        Ok(Self(login))
    }

    /// The login, folded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Login {
    type Err = SecurityRefusal;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Login {
    type Error = SecurityRefusal;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Login> for String {
    fn from(login: Login) -> Self {
        login.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_login_is_folded_or_refused_by_name() {
        assert_eq!(Login::parse(" Camille.Fictif ").unwrap().as_str(), "camille.fictif");
        assert_eq!(Login::parse("camille@example.fr").unwrap().as_str(), "camille@example.fr");
        assert_eq!(Login::parse(&"x".repeat(64)).unwrap().as_str().len(), 64);
        for bad in ["", "  ", "ab", &"x".repeat(65)] {
            assert_eq!(Login::parse(bad), Err(SecurityRefusal::LoginLength), "{bad:?}");
        }
        // The last is a Cyrillic letter that looks like ours.
        for bad in ["camille fictif", "zoé", "a/b/c", "cam\0ille", "camill\u{435}"] {
            assert_eq!(Login::parse(bad), Err(SecurityRefusal::LoginCharacter), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_once_is_accepted_again(text in any::<String>()) {
            if let Ok(login) = Login::parse(&text) {
                prop_assert_eq!(Login::parse(login.as_str()), Ok(login));
            }
        }
    }
}
