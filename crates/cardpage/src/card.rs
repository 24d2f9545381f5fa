//! What a buyer typed, read without keeping the number: brand, last digits, expiry, and what the
//! demonstration makes of it.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A card as the shop may know it: enough for its owner to recognise it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// `visa` or `mastercard`.
    pub brand: &'static str,
    /// Last four digits.
    pub last4: String,
    /// Last month of use, `MM/YY`.
    pub expiry: String,
}

/// What the demonstration does with a test number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Accepted at once.
    Accepted,
    /// Accepted once the buyer has confirmed (strong authentication, PSD2 article 97).
    Challenged,
    /// Refused, as by the buyer's bank.
    Refused,
}

/// What is wrong with each field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CardFaults {
    /// The number.
    pub number: Option<NumberFault>,
    /// The expiry.
    pub expiry: Option<ExpiryFault>,
    /// The security code is not three digits.
    pub code: bool,
}

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Not a card number: its length or its control digit (ISO/IEC 7812-1) is wrong.
    Mistyped,
    /// It could be somebody's card: the demonstration does not take it.
    NotATestNumber,
}

/// What is wrong with an expiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiryFault {
    /// Not a month and a year.
    Malformed,
    /// That month is over.
    Over,
}

const TEST_NUMBERS: [(&str, &str, Verdict); 4] = [
    ("4242424242424242", "visa", Verdict::Accepted),
    ("5555555555554444", "mastercard", Verdict::Accepted),
    ("4000000000003220", "visa", Verdict::Challenged),
    ("4000000000000002", "visa", Verdict::Refused),
];

/// Reads what was typed; `today` decides whether the card is over.
///
/// # Errors
/// Every faulty field at once.
pub fn read(number: &str, expiry: &str, code: &str, today: NaiveDate) -> Result<(Card, Verdict), CardFaults> {
    let number = known_number(number);
    let expiry = read_expiry(expiry, today);
    let code_is_wrong = !(code.trim().len() == 3 && code.trim().bytes().all(|b| b.is_ascii_digit()));
    match (number, expiry, code_is_wrong) {
        (Ok((number, brand, verdict)), Ok(expiry), false) => {
            let last4 = number[number.len() - 4..].to_owned();
            Ok((Card { brand, last4, expiry }, verdict))
        }
        (number, expiry, code) => Err(CardFaults { number: number.err(), expiry: expiry.err(), code }),
    }
}

fn known_number(typed: &str) -> Result<(&'static str, &'static str, Verdict), NumberFault> {
    let digits: String = typed.chars().filter(|sign| !matches!(sign, ' ' | '-' | '\u{a0}' | '\u{202f}')).collect();
    if !(12..=19).contains(&digits.len()) || !is_luhn(&digits) {
        return Err(NumberFault::Mistyped);
    }
    TEST_NUMBERS.into_iter().find(|(number, ..)| *number == digits).ok_or(NumberFault::NotATestNumber)
}

/// Whether the control digit is right (ISO/IEC 7812-1 annex B).
fn is_luhn(digits: &str) -> bool {
    let values: Option<Vec<u32>> = digits.chars().rev().map(|digit| digit.to_digit(10)).collect();
    values.is_some_and(|values| {
        let weigh =
            |(place, digit): (usize, &u32)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
        values.iter().enumerate().map(weigh).sum::<u32>().is_multiple_of(10)
    })
}

/// Reads `MM/YY`, `MM/YYYY` or `MMYY` into `MM/YY`.
fn read_expiry(typed: &str, today: NaiveDate) -> Result<String, ExpiryFault> {
    let digits: String = typed.chars().filter(|sign| !matches!(sign, ' ' | '/' | '-')).collect();
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ExpiryFault::Malformed);
    }
    let (month, year) = digits.split_at(2);
    let month: u32 = month.parse().map_err(|_| ExpiryFault::Malformed)?;
    let short = &year[year.len() - 2..];
    let year: i32 = format!("20{short}").parse().map_err(|_| ExpiryFault::Malformed)?;
    if !(1..=12).contains(&month) || (digits.len() == 6 && !digits[2..].starts_with("20")) {
        return Err(ExpiryFault::Malformed);
    }
    if (year, month) < (today.year(), today.month()) {
        Err(ExpiryFault::Over)
    } else {
        Ok(format!("{month:02}/{short}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
    }

    #[test]
    fn test_numbers_have_their_outcome_however_they_are_spaced() {
        for (typed, verdict) in [
            ("4242 4242 4242 4242", Verdict::Accepted),
            ("4242-4242-4242-4242", Verdict::Accepted),
            ("5555555555554444", Verdict::Accepted),
            ("4000 0000 0000 3220", Verdict::Challenged),
            ("4000\u{a0}0000\u{a0}0000\u{a0}0002", Verdict::Refused),
        ] {
            let (card, found) = read(typed, "11/26", "123", today()).unwrap();
            assert_eq!(found, verdict, "{typed}");
            assert_eq!(card.last4.len(), 4);
        }
    }

    #[test]
    fn every_faulty_field_is_told_at_once() {
        let faults = read("4242 4242 4242 4241", "10/26", "12", today()).unwrap_err();
        assert_eq!(faults.number, Some(NumberFault::Mistyped));
        assert_eq!(faults.expiry, Some(ExpiryFault::Over));
        assert!(faults.code);
    }

    #[test]
    fn a_number_that_could_be_a_real_card_is_not_taken() {
        let faults = read("4111 1111 1111 1111", "11/26", "123", today()).unwrap_err();
        assert_eq!(faults.number, Some(NumberFault::NotATestNumber));
    }

    #[test]
    fn expiries_are_read_as_people_write_them() {
        for typed in ["01/27", "0127", "01 / 27", "01/2027", "01-27"] {
            assert_eq!(read_expiry(typed, today()), Ok("01/27".to_owned()), "{typed}");
        }
        for typed in ["", "1/27", "13/27", "00/27", "01/1927", "ab/cd", "01/27/3"] {
            assert_eq!(read_expiry(typed, today()), Err(ExpiryFault::Malformed), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_fault(number in ".{0,30}", expiry in ".{0,12}", code in ".{0,6}") {
            prop_assert!(read(&number, &expiry, &code, today()).is_err());
        }

        #[test]
        fn one_mistyped_digit_is_always_found(place in 0_usize..16, digit in 0_u32..10) {
            let mut typed: Vec<char> = "4242424242424242".chars().collect();
            prop_assume!(typed[place].to_digit(10) != Some(digit));
            typed[place] = char::from_digit(digit, 10).unwrap();
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(known_number(&typed), Err(NumberFault::Mistyped));
        }
    }
}
