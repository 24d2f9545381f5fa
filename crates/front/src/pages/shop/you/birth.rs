//! The birth date as people type it: one field, day first.

use chrono::NaiveDate;
use weblys_i18n::Texts;

/// The date that was typed, as `YYYY-MM-DD` for BACK: `12/03/1985`, `12.3.1985`, `12 03 1985`,
/// `12031985` or `1985-03-12`. What is no such date goes on as typed, and BACK refuses it by name.
#[must_use]
pub fn to_wire(typed: &str) -> String {
    read(typed.trim()).map_or_else(|| typed.to_owned(), |date| date.to_string())
}

/// The date that was kept, as people type it.
#[must_use]
pub fn to_typed(wire: &str, t: &Texts) -> String {
    wire.parse::<NaiveDate>().map_or_else(|_| wire.to_owned(), |date| t.typed_date(date))
}

fn read(typed: &str) -> Option<NaiveDate> {
    if typed.len() == 8 && typed.bytes().all(|b| b.is_ascii_digit()) {
        let (day, rest) = typed.split_at(2);
        let (month, year) = rest.split_at(2);
        return date(year, month, day);
    }
    let parts: Vec<&str> = typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if year.len() == 4 => date(year, month, day),
        _ => None,
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if ![year, month, day].into_iter().all(digits) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    #[test]
    fn a_date_is_understood_however_it_is_typed() {
        for typed in ["12/03/1985", "12.3.1985", "12-03-1985", " 12 03 1985 ", "12031985", "1985-03-12"] {
            assert_eq!(to_wire(typed), "1985-03-12", "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_as_it_was_typed() {
        for typed in ["", "12/03", "31/02/1985", "12/03/85", "douze mars", "+1/03/1985", "99999999", "é2031985"] {
            assert_eq!(to_wire(typed), typed);
        }
    }

    #[test]
    fn a_kept_date_comes_back_as_it_is_typed() {
        assert_eq!(to_typed("1985-03-12", texts(Locale::Fr)), "12/03/1985");
        assert_eq!(to_typed("", texts(Locale::Fr)), "");
    }
}
