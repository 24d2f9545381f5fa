//! Sets of days, as spans that do not touch each other.

use crate::model::DateSpan;
use chrono::NaiveDate;

/// Every day there is.
pub(super) const ALWAYS: DateSpan = DateSpan { from: NaiveDate::MIN, until: None };

/// The days of two spans together; none when they share none.
fn meet(one: DateSpan, other: DateSpan) -> Option<DateSpan> {
    let until = match (one.until, other.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Some(DateSpan { from: one.from.max(other.from), until }).filter(|span| !span.is_backwards())
}

/// The days that are in one of the spans, the earliest first.
pub(super) fn united(spans: impl IntoIterator<Item = DateSpan>) -> Vec<DateSpan> {
    let mut spans: Vec<DateSpan> = spans.into_iter().filter(|span| !span.is_backwards()).collect();
    spans.sort_by_key(|span| span.from);
    let mut united: Vec<DateSpan> = Vec::new();
    for span in spans {
        match united.last_mut() {
            Some(last) if last.overlaps(&span) => {
                last.until = last.until.zip(span.until).map(|(one, other)| one.max(other));
            }
            _ => united.push(span),
        }
    }
    united
}

/// Whether a span has one of the days, given as [`united`] gives them.
pub(super) fn meets(days: &[DateSpan], span: DateSpan) -> bool {
    let next = days.partition_point(|one| one.until.is_some_and(|last| last < span.from));
    !span.is_backwards() && days.get(next).is_some_and(|one| one.overlaps(&span))
}

/// The days that are also in one of the spans.
pub(super) fn common(days: &[DateSpan], spans: &[DateSpan]) -> Vec<DateSpan> {
    united(days.iter().flat_map(|one| spans.iter().filter_map(|other| meet(*one, *other))))
}

/// The days without those of a span.
pub(super) fn without(days: &[DateSpan], taken: DateSpan) -> Vec<DateSpan> {
    let before = taken.from.pred_opt().map(|last| DateSpan { from: NaiveDate::MIN, until: Some(last) });
    let after = taken.until.and_then(|last| last.succ_opt()).map(|from| DateSpan { from, until: None });
    let around: Vec<DateSpan> = before.into_iter().chain(after).collect();
    common(days, &around)
}

/// Whether a span has all of the days.
pub(super) fn all_within(days: &[DateSpan], span: DateSpan) -> bool {
    let ends_within = |last: Option<NaiveDate>| span.until.is_none_or(|end| last.is_some_and(|last| last <= end));
    days.iter().all(|one| span.from <= one.from && ends_within(one.until))
}
