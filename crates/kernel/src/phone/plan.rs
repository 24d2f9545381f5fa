//! The numbering plans as data: which numbers exist, whose they are, how they are written.
//!
//! Sources: Arcep numbering plan (decision 2022-1583 and following), BIPT numbering principles,
//! and the overseas blocks of libphonenumber's metadata 9.0, all as of 2026-01. A new block is a new line.

use super::PhoneError;
use super::PhoneKind::{self, Fixed, Mobile, Special};
use super::Territory::{
    self, Belgium, Guadeloupe, Guyane, LaReunion, Mainland, Martinique, Mayotte, SaintPierreEtMiquelon,
};
use crate::Country;

/// Numbers that share a beginning. Of several that fit, the longest prefix wins.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Block {
    /// First digits of the national form, with its leading zero.
    pub prefix: &'static str,
    pub territory: Territory,
    pub kind: PhoneKind,
    /// Lengths of the groups of digits as people write them; together, the length of the number.
    pub groups: &'static [usize],
}

impl Block {
    fn digits(&self) -> usize {
        self.groups.iter().sum()
    }
}

const fn block(prefix: &'static str, territory: Territory, kind: PhoneKind, groups: &'static [usize]) -> Block {
    Block { prefix, territory, kind, groups }
}

const PAIRS: &[usize] = &[2, 2, 2, 2, 2];
const FOUR_PAIRS: &[usize] = &[4, 2, 2, 2];
const FREEPHONE: &[usize] = &[4, 3, 3];

static FRANCE: &[Block] = &[
    block("01", Mainland, Fixed, PAIRS),
    block("02", Mainland, Fixed, PAIRS),
    block("03", Mainland, Fixed, PAIRS),
    block("04", Mainland, Fixed, PAIRS),
    block("05", Mainland, Fixed, PAIRS),
    block("09", Mainland, Fixed, PAIRS),
    block("06", Mainland, Mobile, PAIRS),
    block("07", Mainland, Mobile, PAIRS),
    // Fictional block, inside what would be Mayotte's.
    block("063998", Mainland, Mobile, PAIRS),
    // Between machines, fourteen digits.
    block("0700", Mainland, Special, &[4, 2, 2, 2, 2, 2]),
    block("080", Mainland, Special, FREEPHONE),
    block("081", Mainland, Special, FREEPHONE),
    block("082", Mainland, Special, FREEPHONE),
    block("089", Mainland, Special, FREEPHONE),
    block("0590", Guadeloupe, Fixed, FOUR_PAIRS),
    block("0587", Guadeloupe, Fixed, FOUR_PAIRS),
    block("0690", Guadeloupe, Mobile, FOUR_PAIRS),
    block("0691", Guadeloupe, Mobile, FOUR_PAIRS),
    block("07090", Guadeloupe, Mobile, FOUR_PAIRS),
    block("0594", Guyane, Fixed, FOUR_PAIRS),
    block("0588", Guyane, Fixed, FOUR_PAIRS),
    block("0694", Guyane, Mobile, FOUR_PAIRS),
    block("07093", Guyane, Mobile, FOUR_PAIRS),
    block("0596", Martinique, Fixed, FOUR_PAIRS),
    block("0589", Martinique, Fixed, FOUR_PAIRS),
    block("0696", Martinique, Mobile, FOUR_PAIRS),
    block("0697", Martinique, Mobile, FOUR_PAIRS),
    block("07091", Martinique, Mobile, FOUR_PAIRS),
    block("0262", LaReunion, Fixed, FOUR_PAIRS),
    block("0263", LaReunion, Fixed, FOUR_PAIRS),
    block("02688", LaReunion, Fixed, FOUR_PAIRS),
    block("0692", LaReunion, Mobile, FOUR_PAIRS),
    block("0693", LaReunion, Mobile, FOUR_PAIRS),
    block("07092", LaReunion, Mobile, FOUR_PAIRS),
    block("0269", Mayotte, Fixed, FOUR_PAIRS),
    block("02689", Mayotte, Fixed, FOUR_PAIRS),
    block("0639", Mayotte, Mobile, FOUR_PAIRS),
    block("070935", Mayotte, Mobile, FOUR_PAIRS),
    block("070936", Mayotte, Mobile, FOUR_PAIRS),
    block("070937", Mayotte, Mobile, FOUR_PAIRS),
    block("0508", SaintPierreEtMiquelon, Fixed, FOUR_PAIRS),
    block("0708", SaintPierreEtMiquelon, Mobile, FOUR_PAIRS),
];

const CITY: &[usize] = &[2, 3, 2, 2];
const ZONE: &[usize] = &[3, 2, 2, 2];
const SERVICE: &[usize] = &[4, 2, 3];

static BELGIUM: &[Block] = &[
    block("02", Belgium, Fixed, CITY),
    block("03", Belgium, Fixed, CITY),
    block("09", Belgium, Fixed, CITY),
    // Liège: nine digits, where mobiles that also begin with 04 have ten.
    block("042", Belgium, Fixed, CITY),
    block("043", Belgium, Fixed, CITY),
    block("01", Belgium, Fixed, ZONE),
    block("05", Belgium, Fixed, ZONE),
    block("06", Belgium, Fixed, ZONE),
    block("071", Belgium, Fixed, ZONE),
    block("08", Belgium, Fixed, ZONE),
    block("045", Belgium, Mobile, FOUR_PAIRS),
    block("046", Belgium, Mobile, FOUR_PAIRS),
    block("047", Belgium, Mobile, FOUR_PAIRS),
    block("048", Belgium, Mobile, FOUR_PAIRS),
    block("049", Belgium, Mobile, FOUR_PAIRS),
    block("0800", Belgium, Special, SERVICE),
    block("090", Belgium, Special, SERVICE),
    block("070", Belgium, Special, ZONE),
    block("078", Belgium, Special, ZONE),
    // Between machines, thirteen digits.
    block("077", Belgium, Special, &[3, 2, 2, 2, 2, 2]),
];

/// The block of a number in its national form (all digits), once its length is right.
pub(super) fn block_of(country: Country, national: &str) -> Result<&'static Block, PhoneError> {
    let plan = match country {
        Country::France => FRANCE,
        Country::Belgium => BELGIUM,
    };
    let fitting = plan.iter().filter(|block| national.starts_with(block.prefix));
    let Some(block) = fitting.max_by_key(|block| block.prefix.len()) else {
        return Err(if national.len() < 9 { PhoneError::TooShort } else { PhoneError::Unassigned });
    };
    match national.len().cmp(&block.digits()) {
        std::cmp::Ordering::Less => Err(PhoneError::TooShort),
        std::cmp::Ordering::Greater => Err(PhoneError::TooLong),
        std::cmp::Ordering::Equal => Ok(block),
    }
}

#[cfg(test)]
pub(super) fn all_blocks() -> impl Iterator<Item = &'static Block> {
    FRANCE.iter().chain(BELGIUM)
}
