//! Amounts, rates and speeds in the reader's language.

use crate::Texts;
use weblys_kernel::{Locale, Money, Sar, VatRate};

impl Texts {
    /// An amount: `1 029,90 €` in French, `€1,029.90` in English; never broken over two lines.
    #[must_use]
    pub fn money(&self, amount: Money) -> String {
        let (euros, cents) = self.money_parts(amount);
        let sign = if amount.cents() < 0 { "\u{2212}" } else { "" };
        match self.locale() {
            Locale::Fr => format!("{sign}{euros},{cents}\u{a0}€"),
            Locale::En => format!("{sign}€{euros}.{cents}"),
        }
    }

    /// A whole number with its thousands apart.
    #[must_use]
    pub fn whole(&self, number: i64) -> String {
        let separator = if self.locale() == Locale::Fr { '\u{202f}' } else { ',' };
        let sign = if number < 0 { "\u{2212}" } else { "" };
        format!("{sign}{}", grouped(number.unsigned_abs(), separator))
    }

    /// The euros with their thousands apart, and the two digits of the cents, without sign: for
    /// prices in large type.
    #[must_use]
    pub fn money_parts(&self, amount: Money) -> (String, String) {
        let cents = amount.cents().unsigned_abs();
        let separator = match self.locale() {
            Locale::Fr => '\u{202f}',
            Locale::En => ',',
        };
        (grouped(cents / 100, separator), format!("{:02}", cents % 100))
    }

    /// A VAT rate: `5,5 %` in French, `5.5%` in English.
    #[must_use]
    pub fn vat_rate(&self, rate: VatRate) -> String {
        let points = rate.basis_points();
        let comma = if self.locale() == Locale::Fr { ',' } else { '.' };
        let fraction = match points % 100 {
            0 => String::new(),
            tenths if tenths % 10 == 0 => format!("{comma}{}", tenths / 10),
            hundredths => format!("{comma}{hundredths:02}"),
        };
        let space = if self.locale() == Locale::Fr { "\u{a0}" } else { "" };
        format!("{}{fraction}{space}%", points / 100)
    }

    /// A specific absorption rate: `0,98 W/kg`, `1,194 W/kg`.
    #[must_use]
    pub fn sar(&self, sar: Sar) -> String {
        let sign = if self.locale() == Locale::Fr { ',' } else { '.' };
        format!("{}\u{a0}W/kg", sar.written(sign))
    }

    /// A rate of transmission given in Mb/s: `500 Mb/s`, `1 Gb/s`, `2,5 Gb/s`.
    #[must_use]
    pub fn speed(&self, mbps: u32) -> String {
        if mbps < 1000 {
            return format!("{mbps}\u{a0}Mb/s");
        }
        let comma = if self.locale() == Locale::Fr { ',' } else { '.' };
        let fraction = format!("{:03}", mbps % 1000);
        match fraction.trim_end_matches('0') {
            "" => format!("{}\u{a0}Gb/s", mbps / 1000),
            digits => format!("{}{comma}{digits}\u{a0}Gb/s", mbps / 1000),
        }
    }
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_their_thousands_apart() {
        let (fr, en) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
        assert_eq!((fr.whole(0), fr.whole(36_001)), ("0".to_owned(), "36\u{202f}001".to_owned()));
        assert_eq!((en.whole(-1_234_567), en.whole(999)), ("\u{2212}1,234,567".to_owned(), "999".to_owned()));
    }

    #[test]
    fn amounts_are_written_as_the_reader_writes_them() {
        let (fr, en) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
        for (cents, french, english) in [
            (2999, "29,99\u{a0}€", "€29.99"),
            (0, "0,00\u{a0}€", "€0.00"),
            (-500, "\u{2212}5,00\u{a0}€", "\u{2212}€5.00"),
            (102_990, "1\u{202f}029,90\u{a0}€", "€1,029.90"),
            (123_456_789, "1\u{202f}234\u{202f}567,89\u{a0}€", "€1,234,567.89"),
        ] {
            assert_eq!(fr.money(Money::from_cents(cents)), french);
            assert_eq!(en.money(Money::from_cents(cents)), english);
        }
    }

    #[test]
    fn rates_and_speeds_have_no_useless_digit() {
        let (fr, en) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
        let rate = |points| VatRate::from_basis_points(points).unwrap();
        assert_eq!(fr.vat_rate(rate(2000)), "20\u{a0}%");
        assert_eq!(fr.vat_rate(rate(550)), "5,5\u{a0}%");
        assert_eq!(en.vat_rate(rate(210)), "2.1%");
        assert_eq!(fr.speed(500), "500\u{a0}Mb/s");
        assert_eq!(fr.speed(1000), "1\u{a0}Gb/s");
        assert_eq!(fr.speed(2500), "2,5\u{a0}Gb/s");
        assert_eq!(en.speed(1200), "1.2\u{a0}Gb/s");
    }
}
