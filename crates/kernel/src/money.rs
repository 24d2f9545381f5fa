//! Money as integer cents of the euro, all taxes included unless said otherwise.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

/// An amount in euro cents. Prices shown to consumers include VAT (C.conso L112-1, CDE VI.45).
///
/// France and Belgium both pay in euros: an amount of another currency is refused at import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a number with at most two decimals.
    #[error("not an amount of euros and cents: {0:?}")]
    Malformed(String),
    /// More than a hundred million euros: surely a mistake.
    #[error("the amount is too large")]
    TooLarge,
}

impl crate::Refusal for MoneyError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "VAL-010",
            Self::TooLarge => "VAL-011",
        }
    }
}

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);
    const LARGEST: i64 = 10_000_000_000;

    /// An amount of so many cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Whether nothing is to be paid.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Reads `29.99` or `29,99` (euros), without going through floating point.
    ///
    /// # Errors
    /// [`MoneyError`] when it is no such number.
    pub fn parse_euros(text: &str) -> Result<Self, MoneyError> {
        let malformed = || MoneyError::Malformed(text.to_owned());
        let trimmed = text.trim();
        let (sign, digits) = match trimmed.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, trimmed),
        };
        let (euros, cents) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if euros.is_empty() || cents.len() > 2 || !all_digits(euros) || !all_digits(cents) {
            return Err(malformed());
        }
        let euros: i64 = euros.parse().map_err(|_| MoneyError::TooLarge)?;
        let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| malformed())?;
        let total = euros.checked_mul(100).and_then(|e| e.checked_add(cents)).ok_or(MoneyError::TooLarge)?;
        if total > Self::LARGEST { Err(MoneyError::TooLarge) } else { Ok(Self(sign * total)) }
    }

    /// So many hundredths of a percent of this amount, rounded half away from zero.
    #[must_use]
    pub const fn basis_points(self, points: i64) -> Self {
        Self(divide_rounding(self.0 * points, 10_000))
    }

    /// The share `part / whole` of this amount, rounded half away from zero: pro rata by days.
    /// `whole` of zero gives the amount itself.
    #[must_use]
    pub const fn share(self, part: i64, whole: i64) -> Self {
        if whole == 0 { self } else { Self(divide_rounding(self.0 * part, whole)) }
    }
}

const fn divide_rounding(numerator: i64, denominator: i64) -> i64 {
    let half = denominator / 2;
    if (numerator < 0) == (denominator < 0) {
        (numerator + half) / denominator
    } else {
        (numerator - half) / denominator
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Money {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// A rate of value added tax, in hundredths of a percent: 2000 is 20 %.
///
/// Rates are data of the operator system, never constants of a page (law.md G-2, PR-10 to PR-12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VatRate(u16);

impl VatRate {
    /// A rate of so many hundredths of a percent; none above 100 %.
    #[must_use]
    pub const fn from_basis_points(points: u16) -> Option<Self> {
        if points <= 10_000 { Some(Self(points)) } else { None }
    }

    /// The rate in hundredths of a percent.
    #[must_use]
    pub const fn basis_points(self) -> u16 {
        self.0
    }

    /// The tax contained in an amount that includes it, rounded half away from zero.
    #[must_use]
    pub const fn tax_in(self, all_taxes_included: Money) -> Money {
        all_taxes_included.share(self.0 as i64, 10_000 + self.0 as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_are_read_exactly_and_refused_by_name() {
        for (text, cents) in [("29.99", 2999), ("29,9", 2990), ("30", 3000), ("-5.00", -500), (" 0,05 ", 5)] {
            assert_eq!(Money::parse_euros(text), Ok(Money::from_cents(cents)), "{text}");
        }
        for text in ["", "abc", "1.234", "1,2,3", "29.99 EUR", "-", ".5", "1e3"] {
            assert!(matches!(Money::parse_euros(text), Err(MoneyError::Malformed(_))), "{text}");
        }
        assert_eq!(Money::parse_euros("99999999999999999999"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn tax_is_the_part_contained_in_the_price() {
        let rate = VatRate::from_basis_points(2000).unwrap();
        assert_eq!(rate.tax_in(Money::from_cents(12000)), Money::from_cents(2000));
        assert_eq!(rate.tax_in(Money::from_cents(2999)), Money::from_cents(500));
        assert_eq!(VatRate::from_basis_points(10_001), None);
    }

    #[test]
    fn shares_round_half_away_from_zero_on_both_sides() {
        assert_eq!(Money::from_cents(5).share(1, 2), Money::from_cents(3));
        assert_eq!(Money::from_cents(-5).share(1, 2), Money::from_cents(-3));
        assert_eq!(Money::from_cents(1000).basis_points(1250), Money::from_cents(125));
    }
}
