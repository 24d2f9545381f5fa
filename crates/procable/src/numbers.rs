//! Customer and contract numbers: in sequence, with a control digit against mistyping.

use std::ops::Range;
use tokio::sync::Mutex;
use weblys_db::{Database, DbError, fetch_one};

/// Numbers taken at a time: a stop of the service leaves a gap of at most so many.
const BLOCK: i64 = 100;

/// Where customer numbers start: eight digits without leading zero, before the control digit.
const FIRST: i64 = 10_000_000;

/// Gives out serial numbers from blocks, so that orders do not wait for each other.
#[derive(Debug, Default)]
pub(crate) struct Serials(Mutex<Range<i64>>);

impl Serials {
    /// The next number of this replica. Call it before a transaction: it writes by itself.
    pub(crate) async fn next(&self, db: &Database) -> Result<i64, DbError> {
        let mut block = self.0.lock().await;
        if let Some(serial) = block.next() {
            return Ok(serial);
        }
        let sql =
            "update procable_serial set next_value = next_value + $1 where name = 'customer' returning next_value";
        let (end,) = fetch_one!(db.writer(), (i64,), sql, BLOCK).await?;
        let serial = end - BLOCK;
        *block = serial + 1..end;
        Ok(serial)
    }
}

/// The customer number (`numéro de client`) of a serial: nine digits, the last one for control.
pub(crate) fn customer_number(serial: i64) -> String {
    let digits = (FIRST + serial).to_string();
    format!("{digits}{}", luhn_digit(&digits))
}

/// The contract number of a serial: `C`, nine digits and the control digit.
pub(crate) fn contract_number(serial: i64) -> String {
    let digits = format!("{:09}", 200_000_000 + serial);
    format!("C{digits}{}", luhn_digit(&digits))
}

/// The control digit of Luhn's algorithm (ISO/IEC 7812-1 annex B) for these digits.
fn luhn_digit(digits: &str) -> u32 {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|digit| digit.to_digit(10))
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_follow_each_other_and_end_in_their_control_digit() {
        assert_eq!(luhn_digit("7992739871"), 3, "the example of the standard");
        assert_eq!(customer_number(1), "100000017");
        assert_eq!(customer_number(2), "100000025");
        assert_eq!(contract_number(1), "C2000000014");
    }

    proptest! {
        #[test]
        fn one_mistyped_digit_is_always_found(serial in 0_i64..50_000_000, place in 0_usize..8, other in 0_u32..10) {
            let number = customer_number(serial);
            let (digits, control) = number.split_at(8);
            let mut mistyped: Vec<char> = digits.chars().collect();
            prop_assume!(mistyped[place].to_digit(10) != Some(other));
            mistyped[place] = char::from_digit(other, 10).unwrap();
            let mistyped: String = mistyped.into_iter().collect();
            prop_assert_ne!(luhn_digit(&mistyped).to_string(), control);
        }
    }
}
