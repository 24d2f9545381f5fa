//! Parameters of the platform, as WeConfig shows and changes them (WCF-05, WCF-17).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a parameter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole platform (WCF-17).
    Global,
    /// A check or a patience (`paramètres de contrôle`, WCF-05).
    Control,
    /// One site.
    Site,
}

/// In what a whole number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Milliseconds.
    Milliseconds,
}

impl Unit {
    /// Its word in keys of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Milliseconds => "milliseconds",
        }
    }
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Type {
    /// A whole number.
    Whole {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
        /// In what it counts.
        unit: Unit,
    },
    /// Words, perhaps none.
    Words {
        /// The most characters.
        longest: u16,
    },
}

impl Type {
    /// The code of what is wrong with a value, if anything is.
    #[must_use]
    pub fn fault(self, value: &str) -> Option<&'static str> {
        match self {
            Self::Whole { least, most, .. } => match value.parse::<u32>() {
                Ok(number) if (least..=most).contains(&number) => None,
                _ => Some("VAL-003"),
            },
            Self::Words { longest } => (value.chars().count() > usize::from(longest)).then_some("VAL-002"),
        }
    }
}

/// Who set a parameter, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetBy {
    /// His login.
    pub login: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterRow {
    /// Its code: what it means is in the texts of FRONT.
    pub code: String,
    /// What it is about.
    pub scope: Scope,
    /// What it may be.
    #[serde(flatten)]
    pub of_type: Type,
    /// What it is when nobody sets it: the value of the configuration.
    pub default: String,
    /// What it is.
    pub value: String,
    /// Who set it; none: it is the default.
    pub set: Option<SetBy>,
    /// Counts changes.
    pub version: i64,
}

/// Every parameter, in the order of their declaration.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ParameterList {
    /// The parameters.
    pub parameters: Vec<ParameterRow>,
}

/// Another value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeParameter {
    /// The value; none: the default again.
    pub value: Option<String>,
    /// The version that was shown.
    pub version: i64,
}

/// What a public site tells its visitors on every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ShopNotice {
    /// In French; empty: nothing.
    pub fr: String,
    /// In English; empty: nothing.
    pub en: String,
}
