//! When a number comes along (PO-4; CPCE L44-4: one working day once the line can be reached, unless a later day is
//! asked for).
//!
//! What this is: the days one may wish for, and the day that is told before the order. What it is not: an appointment
//! with the operator that is left; the operator system asks him.

use crate::delivery::{Delivery, DeliveryKind, earliest_without_request};
use chrono::{Days, NaiveDate, TimeZone};
use weblys_kernel::network::CommuneCode;
use weblys_kernel::{Country, HolidayRegion, WorkingDays};

/// A number may be wished for so many days ahead. No text sets a limit: it is ours.
const WISHED_WITHIN_DAYS: u64 = 60;

/// Not a day, or none on which one may wish for a number.
pub const NO_PORTING_DAY: &str = "ORD-048";

/// The days on which numbers change operators at a place: Monday to Friday (`jours ouvrés`), less its legal holidays. A
/// Saturday would be a working day by law; a wish for it depends on the operator that is left, so none is offered.
#[derive(Debug, Clone, Copy)]
pub struct PortingCalendar(WorkingDays<'static>);

impl PortingCalendar {
    /// The calendar of a commune, by its official code.
    #[must_use]
    pub fn of_commune(commune: &CommuneCode) -> Self {
        Self(WorkingDays::ouvres(HolidayRegion::of_commune(Country::France, commune)))
    }

    /// The first day that may be wished for by who orders on this day: the next working day.
    #[must_use]
    pub fn first(&self, ordered_on: NaiveDate) -> NaiveDate {
        self.0.add(ordered_on, 1)
    }

    /// The last one.
    #[must_use]
    pub fn last(&self, ordered_on: NaiveDate) -> NaiveDate {
        let mut day = ordered_on.checked_add_days(Days::new(WISHED_WITHIN_DAYS)).unwrap_or(ordered_on);
        while !self.0.contains(day) {
            let Some(before) = day.pred_opt() else { return day };
            day = before;
        }
        day
    }

    /// Reads a wish, `YYYY-MM-DD`; nothing typed is none.
    ///
    /// # Errors
    /// [`NO_PORTING_DAY`]: not a day, too early, too late, a weekend or a holiday.
    pub fn read(&self, typed: &str, today: NaiveDate) -> Result<Option<NaiveDate>, &'static str> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let day: NaiveDate = typed.parse().map_err(|_| NO_PORTING_DAY)?;
        let fits = day >= self.first(today) && day <= self.last(today) && self.0.contains(day);
        if fits { Ok(Some(day)) } else { Err(NO_PORTING_DAY) }
    }

    /// When a number comes along: never before the line works, nor before the next working day.
    #[must_use]
    pub fn told(&self, wished: Option<NaiveDate>, ordered_on: NaiveDate, line: LineStart) -> PortingDay {
        let earliest = self.on_or_after(line.from.max(self.first(ordered_on)));
        let Some(wished) = wished else { return PortingDay { day: earliest, term: PortingTerm::Soon } };
        let day = self.on_or_after(wished.max(earliest));
        let term = match (day == wished, line.is_certain) {
            (true, true) => PortingTerm::Wished,
            (true, false) => PortingTerm::NotBefore,
            (false, true) => PortingTerm::Later,
            (false, false) => PortingTerm::Soon,
        };
        PortingDay { day, term }
    }

    fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        if self.0.contains(day) { day } else { self.0.add(day, 1) }
    }
}

/// When a number comes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortingDay {
    /// The day, at the place; the earliest one where the line has no day yet.
    pub day: NaiveDate,
    /// What the day means.
    pub term: PortingTerm,
}

/// What a day of porting means to who is told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortingTerm {
    /// As soon as the line works, on this day at the earliest.
    Soon,
    /// On the day that was wished for.
    Wished,
    /// On the first possible day after the one that was wished for.
    Later,
    /// As soon as the line works, but not before the day that was wished for.
    NotBefore,
}

/// When the new line starts to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineStart {
    /// The day, at the operator's place; no earlier one where it is not certain.
    pub from: NaiveDate,
    /// Whether it is that day: a technician comes, or nothing has to arrive.
    pub is_certain: bool,
}

impl LineStart {
    /// What is known of it, ordered on this day: the visit; else not before services may start (WD-3), and with a parcel, a
    /// pick-up or a visit without a date nobody knows when.
    #[must_use]
    pub fn of(delivery: Option<&Delivery>, ordered_on: NaiveDate, zone: &impl TimeZone) -> Self {
        let Some(delivery) = delivery else { return Self { from: ordered_on, is_certain: false } };
        if let Some(slot) = &delivery.slot {
            return Self { from: slot.begins_at.with_timezone(zone).date_naive(), is_certain: true };
        }
        let from = if delivery.express_start { ordered_on } else { earliest_without_request(ordered_on) };
        Self { from, is_certain: delivery.kind == DeliveryKind::Remote }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::HeldSlot;
    use chrono::FixedOffset;
    use proptest::prelude::*;

    fn calendar() -> PortingCalendar {
        PortingCalendar::of_commune(&"34172".parse().unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn po_4_a_wish_is_a_working_day_from_the_next_one_to_two_months() {
        let today = day("2026-12-23");
        let read = |typed: &str| calendar().read(typed, today);
        assert_eq!(read(" "), Ok(None));
        assert_eq!(read(" 2026-12-24 "), Ok(Some(day("2026-12-24"))));
        for (typed, why) in [
            ("2026-12-23", "today"),
            ("2026-12-25", "Christmas"),
            ("2026-12-26", "a Saturday"),
            ("2026-12-27", "a Sunday"),
            ("2027-02-22", "too far"),
            ("24/12/2026", "written otherwise"),
            ("2026-02-30", "no day"),
        ] {
            assert_eq!(read(typed), Err(NO_PORTING_DAY), "{why}");
        }
        assert_eq!(calendar().last(today), day("2027-02-19"), "the last working day of sixty days");
    }

    #[test]
    fn po_4_holidays_are_those_of_the_place() {
        let strasbourg = PortingCalendar::of_commune(&"67482".parse().unwrap());
        let good_friday = "2027-03-26";
        assert_eq!(calendar().read(good_friday, day("2027-03-20")), Ok(Some(day(good_friday))));
        assert_eq!(strasbourg.read(good_friday, day("2027-03-20")), Err(NO_PORTING_DAY));
    }

    fn certain(from: &str) -> LineStart {
        LineStart { from: day(from), is_certain: true }
    }

    fn told(wished: Option<&str>, line: LineStart) -> (NaiveDate, PortingTerm) {
        let told = calendar().told(wished.map(day), day("2026-11-23"), line);
        (told.day, told.term)
    }

    #[test]
    fn po_4_a_number_comes_when_it_is_wished_for_and_never_before_the_line_works() {
        use PortingTerm::{Later, Soon, Wished};
        assert_eq!(told(None, certain("2026-11-23")), (day("2026-11-24"), Soon), "the next working day");
        assert_eq!(told(None, certain("2026-12-05")), (day("2026-12-07"), Soon), "the line works from a Saturday on");
        assert_eq!(told(Some("2026-12-14"), certain("2026-12-05")), (day("2026-12-14"), Wished));
        assert_eq!(
            told(Some("2026-11-30"), certain("2026-12-05")),
            (day("2026-12-07"), Later),
            "it waits for the line"
        );
        assert_eq!(told(Some("2026-11-20"), certain("2026-11-23")), (day("2026-11-24"), Later), "a wish that is past");
    }

    #[test]
    fn po_4_no_day_is_promised_where_nobody_knows_when_the_line_works() {
        use PortingTerm::{NotBefore, Soon};
        let open = |from: &str| LineStart { from: day(from), is_certain: false };
        assert_eq!(told(None, open("2026-11-23")), (day("2026-11-24"), Soon));
        assert_eq!(told(Some("2026-12-14"), open("2026-11-23")), (day("2026-12-14"), NotBefore));
        assert_eq!(told(Some("2026-11-30"), open("2026-12-08")), (day("2026-12-08"), Soon), "services start later");
        assert_eq!(told(Some("2026-11-20"), open("2026-11-23")), (day("2026-11-24"), Soon), "a wish that is past");
    }

    #[test]
    fn a_line_works_from_the_visit_or_else_nobody_knows_before_what_was_sent_is_there() {
        let slot = |begins: &str| HeldSlot {
            slot_id: "S1".to_owned(),
            begins_at: begins.parse().unwrap(),
            ends_at: "2026-12-09T12:00:00Z".parse().unwrap(),
            held_until: "2026-11-23T12:00:00Z".parse().unwrap(),
        };
        let by = |kind, slot, express_start| {
            let delivery = Delivery { kind, slot, pickup_point: None, express_start, express_asked_at: None };
            let zone = FixedOffset::east_opt(3_600).unwrap();
            let line = LineStart::of(Some(&delivery), day("2026-11-23"), &zone);
            (line.from.to_string(), line.is_certain)
        };
        let is = |from: &str, is_certain: bool| (from.to_owned(), is_certain);
        assert_eq!(by(DeliveryKind::Appointment, Some(slot("2026-12-01T08:00:00Z")), true), is("2026-12-01", true));
        assert_eq!(
            by(DeliveryKind::Appointment, Some(slot("2026-12-08T23:30:00Z")), false),
            is("2026-12-09", true),
            "by our clocks"
        );
        assert_eq!(
            by(DeliveryKind::Appointment, None, true),
            is("2026-11-23", false),
            "somebody calls to agree on a date"
        );
        assert_eq!(by(DeliveryKind::Appointment, None, false), is("2026-12-08", false));
        for kind in [DeliveryKind::Shipment, DeliveryKind::Pickup] {
            assert_eq!(by(kind, None, true), is("2026-11-23", false));
            assert_eq!(by(kind, None, false), is("2026-12-08", false), "services start after the right to withdraw");
        }
        assert_eq!(by(DeliveryKind::Remote, None, true), is("2026-11-23", true));
        assert_eq!(by(DeliveryKind::Remote, None, false), is("2026-12-08", true));
        let nothing = LineStart::of(None, day("2026-11-23"), &chrono::Utc);
        assert_eq!((nothing.from, nothing.is_certain), (day("2026-11-23"), false));
    }

    proptest! {
        #[test]
        fn what_may_be_wished_for_is_what_is_told_unless_the_line_is_later(
            ordered in 0_u64..3_000, ahead in 0_u64..80, line in 0_u64..40, is_certain in any::<bool>(),
        ) {
            let ordered = day("2026-01-01") + Days::new(ordered);
            let (wished, line) = (ordered + Days::new(ahead), ordered + Days::new(line));
            let calendar = calendar();
            prop_assert!(calendar.first(ordered) <= calendar.last(ordered));
            if let Ok(Some(read)) = calendar.read(&wished.to_string(), ordered) {
                let told = calendar.told(Some(read), ordered, LineStart { from: line, is_certain }).day;
                prop_assert!(told >= read && told >= line && told > ordered);
                prop_assert!(told == read || line > read);
                prop_assert!(calendar.0.contains(told));
            }
        }
    }
}
