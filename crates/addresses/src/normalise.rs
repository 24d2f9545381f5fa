//! From what a person writes to plain words: lower case, without accents, ligatures or signs.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many characters of a text are looked at: no address is longer, and bad input stays cheap.
const LONGEST_TEXT: usize = 256;

/// The plain words of a text: `L'Haÿ-les-Roses` is `l`, `hay`, `les`, `roses`.
///
/// `s/` is read as *sur*, `s/s` as *sous*, a dotted acronym (`z.a.c.`) as one word.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in folded(text).split_whitespace() {
        let chunk = match chunk.strip_prefix("s/") {
            Some("s" | "s/") => "sous".to_owned(),
            Some(rest) => format!("sur {rest}"),
            None => chunk.to_owned(),
        };
        for piece in chunk.split(|c: char| !(c.is_alphanumeric() || c == '.')) {
            push_dotted(piece, &mut words);
        }
    }
    words
}

fn push_dotted(piece: &str, words: &mut Vec<String>) {
    let parts: Vec<_> = piece.split('.').filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1) {
        words.push(parts.concat());
    } else {
        words.extend(parts.into_iter().map(str::to_owned));
    }
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(LONGEST_TEXT));
    for c in text.chars().take(LONGEST_TEXT).flat_map(char::to_lowercase).nfkd() {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            c if is_combining_mark(c) => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_people_write_becomes_plain_words() {
        let cases = [
            ("L'Haÿ-les-Roses", "l hay les roses"),
            ("Allée des Œillets", "allee des oeillets"),
            ("L’Étang ÆGIR Straße", "l etang aegir strasse"),
            ("aire s/ l'adour", "aire sur l adour"),
            ("Chalon s/Saône, Sceaux s/s bois", "chalon sur saone sceaux sous bois"),
            ("6 z.a.c. moulin", "6 zac moulin"),
            ("bd. St. Jean", "bd st jean"),
            ("%_*\"", ""),
            ("3bis 🏠 rue", "3bis rue"),
        ];
        for (typed, expected) in cases {
            assert_eq!(words(typed).join(" "), expected, "{typed}");
        }
    }
}
