//! A name (of a street or of a commune) as terms: each of its words at its place, and the other
//! ways people write them.

use crate::abbreviations::{PHRASES, expansions};
use crate::numerals;

/// More words than any name has; the rest is not looked at.
pub const MOST_WORDS: usize = 16;

/// One way to write one or several consecutive words of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelTerm {
    /// The plain word.
    pub text: String,
    /// The first word of the name that it writes.
    pub at: usize,
    /// How many words of the name it writes.
    pub span: usize,
}

/// The terms of a name: for each word the word itself first, then its other forms.
pub fn terms(words: &[String]) -> Vec<LabelTerm> {
    let words = &words[..words.len().min(MOST_WORDS)];
    let mut terms = Vec::with_capacity(words.len() + 2);
    let mut push = |text: &str, at, span| terms.push(LabelTerm { text: text.to_owned(), at, span });
    for (at, word) in words.iter().enumerate() {
        push(word, at, 1);
        for full in expansions(word) {
            push(full, at, 1);
        }
        if let Some(value) = numerals::value(word) {
            push(&value.to_string(), at, 1);
        }
        match words.get(at + 1) {
            Some(next) if elided(word) => push(&format!("{word}{next}"), at, 2),
            Some(next) if word == "grand" && next == "rue" => push("grande", at, 1),
            _ => {}
        }
        for (phrase, short) in PHRASES {
            if starts_with(&words[at..], phrase) {
                push(short, at, phrase.len());
            }
        }
    }
    terms
}

/// Whether words start with a phrase.
pub fn starts_with(words: &[String], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, expected)| word == expected)
}

/// Whether a word is the first half of an elision (`d'`, `l'`), which people glue to the next word.
pub fn elided(word: &str) -> bool {
    matches!(word, "d" | "l" | "j" | "m" | "n" | "s" | "qu")
}
