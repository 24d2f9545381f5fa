//! Phone numbers and other long numbers, grouped to be read aloud.

use crate::Texts;
use weblys_kernel::Locale;

impl Texts {
    /// A phone number in national or E.164 form: `06 39 98 00 12` in French, `+33 6 39 98 00 12`
    /// in English. What is no French number is shown as it is.
    #[must_use]
    pub fn phone(&self, number: &str) -> String {
        let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let national = digits.strip_prefix("+33").or_else(|| digits.strip_prefix("0033"));
        let nine = match national {
            Some(rest) => rest,
            None if digits.len() == 10 => digits.strip_prefix('0').unwrap_or(&digits),
            None => return number.to_owned(),
        };
        if nine.len() != 9 || !nine.bytes().all(|b| b.is_ascii_digit()) {
            return number.to_owned();
        }
        let (first, pairs) = nine.split_at(1);
        let pairs = pairs.as_bytes().chunks(2).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{a0}");
        match self.locale() {
            Locale::Fr => format!("0{first}\u{a0}{pairs}"),
            Locale::En => format!("+33\u{a0}{first}\u{a0}{pairs}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_numbers_are_read_in_pairs_and_others_are_left_alone() {
        let (fr, en) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
        for number in ["0639980012", "+33639980012", "06 39 98 00 12", "0033639980012"] {
            assert_eq!(fr.phone(number).replace('\u{a0}', " "), "06 39 98 00 12");
            assert_eq!(en.phone(number).replace('\u{a0}', " "), "+33 6 39 98 00 12");
        }
        for number in ["3179", "+3225550101", "", "+33 12", "abcdefghij"] {
            assert_eq!(fr.phone(number), number);
        }
    }
}
