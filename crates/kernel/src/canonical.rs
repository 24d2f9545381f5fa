//! Canonical form: what a typed text becomes before it is compared, kept and sent.
//!
//! What this is: the one meaning of "spacing does not count" for numbers that people copy from
//! a bill or words from a form, and the one way a value travels (its canonical text). What it is
//! not: any rule of a particular number or name; each type says for itself which characters it has.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

/// Drops blanks and the given separators, and upper-cases Latin letters.
///
/// Copying from a web page or a telephone's contacts brings no-break spaces and invisible
/// direction marks: they count as blanks. Digits of other scripts are kept, so that the type
/// refuses them by name.
pub(crate) fn compact(text: &str, separators: &[char]) -> String {
    let counts = |c: &char| !is_blank(*c) && !separators.contains(c);
    text.chars().filter(counts).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether a character shows nothing: a space of any width or an invisible mark.
pub(crate) const fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Words as people mean them: one space between them, none around, accents in composed form (Unicode NFC).
///
/// A control character inside (a line break, a tab) is given back as the error: it would break a line of a letter or a log.
pub(crate) fn tidy(text: &str) -> Result<String, char> {
    let trimmed = text.trim_matches(is_blank);
    match trimmed.chars().find(|c| c.is_control()) {
        Some(control) => Err(control),
        None => {
            let words: Vec<&str> = trimmed.split(is_blank).filter(|word| !word.is_empty()).collect();
            Ok(words.join(" ").nfc().collect())
        }
    }
}

/// A calendar day as systems write it (ISO 8601): `2026-11-22`, neither shorter nor longer.
pub(crate) fn iso_day(text: &str) -> Option<NaiveDate> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

/// The last characters of a canonical text, for logs and screens that must not show it whole.
pub(crate) fn tail(canonical: &str, length: usize) -> &str {
    canonical.get(canonical.len().saturating_sub(length)..).unwrap_or_default()
}

/// Makes a type travel as its canonical text: read back through `parse`, written by the given function.
macro_rules! travels_as_text {
    ($name:ident, $refusal:ident, $write:expr) => {
        impl std::str::FromStr for $name {
            type Err = $refusal;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $refusal;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                let write: fn($name) -> Self = $write;
                write(value)
            }
        }
    };
}
pub(crate) use travels_as_text;
