//! The number that people quote for an order: short, without look-alike characters.

use chrono::{Datelike, NaiveDate};

weblys_kernel::text_code!(
    /// An order's number: `WB-2611-4F7K2MQ`.
    OrderNumber
);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 7;

/// Seven characters without I, L, O and U (Crockford's base 32), for people to read aloud.
#[must_use]
pub fn readable(chance: u128) -> String {
    let mut rest = chance;
    (0..LENGTH)
        .map(|_| {
            let digit = (rest % 32) as usize;
            rest /= 32;
            char::from(ALPHABET[digit])
        })
        .collect()
}

/// All of a UUID in readable characters: as unique as the UUID itself.
#[must_use]
pub fn unique(uuid: u128) -> String {
    let digit = |place: u32| char::from(ALPHABET[((uuid >> (5 * place)) % 32) as usize]);
    (0..26).rev().map(digit).collect()
}

impl OrderNumber {
    /// A number for an order made on a day; `chance` comes from the caller, uniqueness from the store.
    #[must_use]
    pub fn of(day: NaiveDate, chance: u128) -> Self {
        Self(format!("WB-{:02}{:02}-{}", day.year() % 100, day.month(), readable(chance)).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_a_uuid_is_kept_in_26_characters() {
        assert_eq!(unique(0), "0".repeat(26));
        assert_eq!(unique(u128::MAX).len(), 26);
        assert_ne!(unique(1 << 127), unique(0));
    }

    #[test]
    fn an_order_number_says_its_month_and_can_be_read_aloud() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let number = OrderNumber::of(day, 0x1234_5678_9abc);
        assert!(number.as_str().starts_with("WB-2611-"), "{number}");
        assert_eq!(number.as_str().len(), 15);
        assert!(!number.as_str()[8..].contains(['I', 'L', 'O', 'U']));
    }
}
