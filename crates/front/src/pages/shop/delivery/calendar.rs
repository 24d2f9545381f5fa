//! Free slots, day by day.

use chrono::NaiveDate;
use weblys_api::delivery::Slot;
use weblys_i18n::Texts;

/// So many days are shown at once; the others are unfolded.
const SHOWN: usize = 5;

/// One day with its free slots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// `mardi 24 novembre`.
    pub label: String,
    /// Whether the day needs a request to start within the withdrawal period (WD-3).
    pub early: bool,
    /// Its slots: id and words.
    pub slots: Vec<(String, String)>,
}

/// Groups slots by day, in the order of the calendar.
#[must_use]
pub fn by_day(slots: &[Slot], earliest: NaiveDate, t: &Texts) -> Vec<Day> {
    slots.chunk_by(|one, next| one.day == next.day).filter_map(|day| of(day, earliest, t)).collect()
}

fn of(slots: &[Slot], earliest: NaiveDate, t: &Texts) -> Option<Day> {
    let day = slots.first()?.day;
    let words = |slot: &Slot| (slot.slot_id.clone(), span(slot, t));
    Some(Day { label: t.weekday_date(day), early: day < earliest, slots: slots.iter().map(words).collect() })
}

/// `8 h – 10 h`.
fn span(slot: &Slot, t: &Texts) -> String {
    format!("{}\u{a0}\u{2013}\u{a0}{}", t.clock_time(&slot.begins), t.clock_time(&slot.ends))
}

/// The days shown at once and those unfolded on demand; never one that hides the slot chosen.
#[must_use]
pub fn split(mut days: Vec<Day>, chosen: &str) -> (Vec<Day>, Vec<Day>) {
    let holds = |day: &Day| day.slots.iter().any(|(id, _)| id == chosen);
    let last_shown = days.iter().position(holds).map_or(SHOWN, |position| SHOWN.max(position + 1));
    let later = days.split_off(last_shown.min(days.len()));
    (days, later)
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    fn slots() -> Vec<Slot> {
        let first = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let day = |n: u64| first + chrono::Days::new(n);
        (0..8)
            .flat_map(|n| [("08:00", "10:00"), ("14:00", "16:00")].map(|span| (n, span)))
            .map(|(n, (begins, ends))| Slot {
                slot_id: format!("S{n}-{begins}"),
                day: day(n),
                begins: begins.into(),
                ends: ends.into(),
            })
            .collect()
    }

    #[test]
    fn slots_are_read_day_by_day_and_early_days_are_marked() {
        let earliest = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let days = by_day(&slots(), earliest, texts(Locale::Fr));
        assert_eq!(days.len(), 8);
        assert_eq!(days[0].label, "mardi 24 novembre");
        assert_eq!(days[0].slots[1], ("S0-14:00".into(), "14\u{a0}h\u{a0}–\u{a0}16\u{a0}h".into()));
        assert!(days[1].early && !days[2].early);
    }

    #[test]
    fn the_day_of_the_chosen_slot_is_never_hidden() {
        let days = || by_day(&slots(), NaiveDate::MIN, texts(Locale::En));
        assert_eq!(split(days(), "").0.len(), 5);
        assert_eq!(split(days(), "S6-08:00").0.len(), 7);
        assert_eq!(split(Vec::new(), "S6-08:00").0.len(), 0);
    }
}
