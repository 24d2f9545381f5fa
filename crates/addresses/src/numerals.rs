//! Numbers as digits, words and Roman numerals: `3`, `trois`, `3eme`, `XXIII`, `8e`.

const WORDS: &[(&str, u32)] = &[
    ("un", 1),
    ("premier", 1),
    ("premiere", 1),
    ("ier", 1),
    ("deux", 2),
    ("deuxieme", 2),
    ("trois", 3),
    ("troisieme", 3),
    ("quatre", 4),
    ("quatrieme", 4),
    ("cinq", 5),
    ("cinquieme", 5),
    ("six", 6),
    ("sixieme", 6),
    ("sept", 7),
    ("septieme", 7),
    ("huit", 8),
    ("huitieme", 8),
    ("neuf", 9),
    ("neuvieme", 9),
    ("dix", 10),
    ("dixieme", 10),
    ("onze", 11),
    ("onzieme", 11),
    ("douze", 12),
    ("douzieme", 12),
    ("treize", 13),
    ("treizieme", 13),
    ("quatorze", 14),
    ("quatorzieme", 14),
    ("quinze", 15),
    ("quinzieme", 15),
    ("seize", 16),
    ("seizieme", 16),
    ("vingt", 20),
    ("vingtieme", 20),
    ("trente", 30),
    ("cent", 100),
    ("mille", 1000),
];

/// The value of a word that is a number in letters, Roman numerals or an ordinal; digits alone are themselves.
pub fn value(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let ordinal = matches!(&word[digits..], "e" | "eme" | "ieme" | "er" | "ere" | "re" | "nd" | "nde");
        return if ordinal { word[..digits].parse().ok() } else { None };
    }
    WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value).or_else(|| roman(word))
}

/// Roman numerals from I to XXXIX: the ones that street names have.
fn roman(word: &str) -> Option<u32> {
    let tens = word.bytes().take_while(|b| *b == b'x').count();
    let units = match &word[tens..] {
        "" if tens > 0 => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    u32::try_from(tens).ok().filter(|tens| *tens <= 3).map(|tens| tens * 10 + units)
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_in_letters_roman_numerals_and_ordinals_have_a_value() {
        let cases = [
            ("trois", Some(3)),
            ("3eme", Some(3)),
            ("16e", Some(16)),
            ("1er", Some(1)),
            ("xxiii", Some(23)),
            ("xiv", Some(14)),
            ("viii", Some(8)),
            ("x", Some(10)),
            ("cent", Some(100)),
            ("3", None),
            ("3bis", None),
            ("vie", None),
            ("xxxx", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(value(word), expected, "{word}");
        }
    }
}
