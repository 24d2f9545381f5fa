//! The first bill, in proportion to the days left of its calendar month, and taxes by rate.

use crate::pricing::{Due, FirstBill, QuoteLine, VatShare, VatTotal};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeMap;
use weblys_kernel::{Money, VatRate};

/// The first bill of a contract that starts on that day; none when the calendar has no such month.
pub(crate) fn first_bill(lines: &[QuoteLine], start: NaiveDate) -> Option<FirstBill> {
    let until = start.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
    let days_in_month = u8::try_from(until.day()).ok()?;
    let days = u8::try_from(until.day() - start.day() + 1).ok()?;
    let monthly = by_rate(shares(lines, |due| due.is_due_in(1)));
    let billed = in_proportion(&monthly, i64::from(days), i64::from(days_in_month));
    let prorated = billed.iter().map(|share| share.amount).sum();
    let once = lines.iter().filter(|line| line.due == Due::Once).map(|line| line.amount).sum();
    let deposits = lines.iter().filter(|line| line.due == Due::Deposit).map(|line| line.amount).sum();
    let vat = vat_totals(billed.into_iter().chain(shares(lines, |due| *due == Due::Once)));
    let total = prorated + once + deposits;
    Some(FirstBill { from: start, until, days, days_in_month, prorated, once, deposits, total, vat })
}

/// The parts by rate of the lines due then.
pub(crate) fn shares(lines: &[QuoteLine], when: impl Fn(&Due) -> bool) -> impl Iterator<Item = VatShare> {
    lines.iter().filter(move |line| when(&line.due)).flat_map(|line| line.vat.iter().copied())
}

/// The tax by rate, computed on the sum at each rate, the lowest rate first.
pub(crate) fn vat_totals(shares: impl IntoIterator<Item = VatShare>) -> Vec<VatTotal> {
    by_rate(shares).into_iter().map(|(rate, amount)| VatTotal { rate, amount, tax: rate.tax_in(amount) }).collect()
}

fn by_rate(shares: impl IntoIterator<Item = VatShare>) -> BTreeMap<VatRate, Money> {
    let mut sums = BTreeMap::new();
    for share in shares {
        *sums.entry(share.rate).or_insert(Money::ZERO) += share.amount;
    }
    sums
}

/// A part of each sum such that together they are the same part of the whole, rounded once.
fn in_proportion(sums: &BTreeMap<VatRate, Money>, part: i64, whole: i64) -> Vec<VatShare> {
    let (mut seen, mut given) = (Money::ZERO, Money::ZERO);
    let share = |(rate, amount): (&VatRate, &Money)| {
        seen += *amount;
        let until_here = seen.share(part, whole);
        let share = VatShare { rate: *rate, amount: until_here - given };
        given = until_here;
        share
    };
    sums.iter().map(share).collect()
}
