//! Texts as people search for them: whatever their capitals and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in small letters without accents: `ÉLODIE` is `elodie`.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Whether a text has every word of what was typed, whatever capitals and accents. Nothing typed is everywhere.
#[must_use]
pub fn has_words(text: &str, typed: &str) -> bool {
    let text = folded(text);
    folded(typed).split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_capitals_accents_and_order() {
        assert!(has_words("Élodie Fictive", "fictive ELODIE"));
        assert!(has_words("Çà et là", "ca la"));
        assert!(has_words("anything", "  "));
        assert!(!has_words("Élodie", "elodie fictive"));
    }
}
