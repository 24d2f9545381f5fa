//! Days, hours and slots in the reader's language.
//!
//! Days and hours are those of the operator's place; turning an instant into them is the caller's
//! business ([`chrono::DateTime::with_timezone`]).

use crate::Texts;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use weblys_kernel::Locale;

const WEEKDAYS: [[&str; 7]; 2] = [
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];
const MONTHS: [[&str; 12]; 2] = [
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

impl Texts {
    /// A day: `1er décembre 2026`, `1 December 2026`.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        format!("{} {} {}", self.day_of_month(day), self.month(day), day.year())
    }

    /// A day near enough to go without its year: `mardi 1er décembre`, `Tuesday 1 December`.
    #[must_use]
    pub fn weekday_date(&self, day: NaiveDate) -> String {
        let weekday = day.weekday().num_days_from_monday() as usize;
        let name = WEEKDAYS[self.language()].get(weekday).copied().unwrap_or_default();
        format!("{name} {} {}", self.day_of_month(day), self.month(day))
    }

    /// A day as it is typed: `01/12/2026` in French, and in English for a reader in Europe.
    #[must_use]
    pub fn typed_date(&self, day: NaiveDate) -> String {
        day.format("%d/%m/%Y").to_string()
    }

    /// A moment at the operator's place: `1er décembre 2026 à 14 h 05`, `1 December 2026 at 14:05`.
    #[must_use]
    pub fn moment(&self, at: NaiveDateTime) -> String {
        let joint = if self.locale() == Locale::Fr { "à" } else { "at" };
        format!("{} {joint} {}", self.date(at.date()), self.hour(at.hour(), at.minute()))
    }

    /// A moment to the second, for receipts: the date of sending decides (WD-10).
    #[must_use]
    pub fn exact_moment(&self, at: NaiveDateTime) -> String {
        match self.locale() {
            Locale::Fr => {
                let (hour, minute, second) = (at.hour(), at.minute(), at.second());
                format!("{} à {hour}\u{a0}h\u{a0}{minute:02}\u{a0}min\u{a0}{second:02}\u{a0}s", self.date(at.date()))
            }
            Locale::En => format!("{}:{:02}", self.moment(at), at.second()),
        }
    }

    /// A slot given as `08:00` and `10:00`: `entre 8 h et 10 h`, `between 8:00 and 10:00`.
    #[must_use]
    pub fn slot(&self, begins: &str, ends: &str) -> String {
        let (begins, ends) = (self.clock_time(begins), self.clock_time(ends));
        match self.locale() {
            Locale::Fr => format!("entre {begins} et {ends}"),
            Locale::En => format!("between {begins} and {ends}"),
        }
    }

    /// A time of day given as `08:00`: `8 h`, `8:00`. What is no time is shown as it is.
    #[must_use]
    pub fn clock_time(&self, text: &str) -> String {
        let parts = text.split_once(':').and_then(|(h, m)| Some((h.parse().ok()?, m.parse().ok()?)));
        parts.map_or_else(|| text.to_owned(), |(hour, minute)| self.hour(hour, minute))
    }

    fn hour(&self, hour: u32, minute: u32) -> String {
        match (self.locale(), minute) {
            (Locale::Fr, 0) => format!("{hour}\u{a0}h"),
            (Locale::Fr, _) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
            (Locale::En, _) => format!("{hour}:{minute:02}"),
        }
    }

    fn day_of_month(&self, day: NaiveDate) -> String {
        match (self.locale(), day.day()) {
            (Locale::Fr, 1) => "1er".to_owned(),
            (_, number) => number.to_string(),
        }
    }

    fn month(&self, day: NaiveDate) -> &'static str {
        MONTHS[self.language()].get(day.month0() as usize).copied().unwrap_or_default()
    }

    const fn language(&self) -> usize {
        match self.locale() {
            Locale::Fr => 0,
            Locale::En => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_written_as_the_reader_writes_them() {
        let (fr, en) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
        let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!(fr.date(first), "1er décembre 2026");
        assert_eq!(en.date(first), "1 December 2026");
        assert_eq!(fr.weekday_date(first), "mardi 1er décembre");
        assert_eq!(en.weekday_date(first), "Tuesday 1 December");
        let at = first.and_hms_opt(14, 5, 9).unwrap();
        assert_eq!(fr.moment(at), "1er décembre 2026 à 14\u{a0}h\u{a0}05");
        assert_eq!(en.moment(at), "1 December 2026 at 14:05");
        assert_eq!(fr.exact_moment(at), "1er décembre 2026 à 14\u{a0}h\u{a0}05\u{a0}min\u{a0}09\u{a0}s");
        assert_eq!(en.exact_moment(at), "1 December 2026 at 14:05:09");
    }

    #[test]
    fn a_slot_reads_as_one_says_it() {
        let (fr, en) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
        assert_eq!(fr.slot("08:00", "10:30"), "entre 8\u{a0}h et 10\u{a0}h\u{a0}30");
        assert_eq!(en.slot("08:00", "10:30"), "between 8:00 and 10:30");
        assert_eq!(fr.clock_time("matin"), "matin");
    }
}
