//! The monthly amount, period by period: each amount beside the months that it counts in (PR-4).

use super::SummaryRow;
use weblys_api::summary::{ScheduleStep, Summary};
use weblys_i18n::Texts;

/// For how long the first amount lasts; empty when it never changes.
pub(super) fn first(summary: &Summary, t: &Texts) -> String {
    match summary.schedule.as_slice() {
        [first, _, ..] => months(first.from_month, first.until_month, t),
        _ => String::new(),
    }
}

/// What follows it: `du 4e au 12e mois`, `47,99 €/mois`.
pub(super) fn rows(summary: &Summary, t: &Texts) -> Vec<SummaryRow> {
    let row = |step: &ScheduleStep| {
        let amount = t.one("common-amount-month", "amount", t.money(step.monthly));
        SummaryRow::new(months(step.from_month, step.until_month, t), amount, String::new())
    };
    summary.schedule.iter().skip(1).map(row).collect()
}

/// What follows in one short line: both prices when there are two, else the highest that will be paid, and where none
/// is higher than now, the last.
pub(super) fn in_short(summary: &Summary, t: &Texts) -> String {
    let [first, later @ ..] = summary.schedule.as_slice() else { return String::new() };
    let Some(last) = later.last() else { return String::new() };
    let highest = later.iter().map(|step| step.monthly).max().unwrap_or(last.monthly);
    match (later, first.until_month) {
        ([only], Some(until)) => {
            let words = [("months", until.into()), ("amount", t.money(only.monthly).into())];
            t.with("shop-price-for-then", &words)
        }
        _ if highest > first.monthly => t.one("common-later-most", "amount", t.money(highest)),
        _ => {
            let words = [("month", last.from_month.into()), ("amount", t.money(last.monthly).into())];
            t.with("common-later-last", &words)
        }
    }
}

/// The months that something counts in; empty when these are all.
pub(super) fn months(from: u32, until: Option<u32>, t: &Texts) -> String {
    match (from, until) {
        (0 | 1, Some(until)) => t.one("common-for-months", "months", until),
        (_, Some(until)) if until == from => t.one("common-in-month", "month", from),
        (_, Some(until)) => t.with("common-from-to-month", &[("from", from.into()), ("until", until.into())]),
        (0 | 1, None) => String::new(),
        (_, None) => t.one("common-from-month", "month", from),
    }
}
