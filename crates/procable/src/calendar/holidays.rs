//! The eleven French holidays (Code du travail L3133-1), on which nobody comes.

use chrono::{Datelike, Days, NaiveDate};

/// Whether a day is a holiday in all of metropolitan France.
#[must_use]
pub fn is_french_holiday(day: NaiveDate) -> bool {
    const FIXED: [(u32, u32); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    FIXED.contains(&(day.month(), day.day()))
        || easter(day.year()).is_some_and(|easter| {
            // Easter Monday, Ascension, Whit Monday.
            [1, 39, 50].into_iter().any(|after| easter.checked_add_days(Days::new(after)) == Some(day))
        })
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let day_of_march = h + l - 7 * m + 22;
    let since_march = u64::try_from(day_of_march - 1).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 1)?.checked_add_days(Days::new(since_march))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        let known = ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21"];
        for (year, day) in (2024..).zip(known) {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }

    #[test]
    fn there_are_eleven_holidays_and_good_friday_is_none_of_them() {
        let year = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take(365);
        let holidays: Vec<String> = year.filter(|day| is_french_holiday(*day)).map(|day| day.to_string()).collect();
        let expected = [
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25",
        ];
        assert_eq!(holidays, expected);
    }
}
