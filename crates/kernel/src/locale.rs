//! The languages that people read.

use serde::{Deserialize, Serialize};

/// A language of the platform. French is the default; a language is a file of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Every language, the default one first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language tag (BCP 47) for `lang` attributes and headers.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Reads a language tag, by its primary language: `en-GB` is English.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|locale| locale.tag() == primary)
    }
}

/// A text for people in each language, as product teams write it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Label {
    /// In French: the text that counts in law (loi 94-665).
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Label {
    /// The text in one language; French where the other is missing.
    #[must_use]
    pub fn in_locale(&self, locale: Locale) -> &str {
        match locale {
            Locale::En if !self.en.is_empty() => &self.en,
            Locale::Fr | Locale::En => &self.fr,
        }
    }
}
