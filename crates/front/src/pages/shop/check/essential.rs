//! What must be read directly before the button: main characteristics, total price, duration of
//! the contract, minimum duration of obligations (OR-1).

use super::blocks::Row;
use crate::components::first_bill;
use weblys_api::cart::CartView;
use weblys_api::summary::{ScheduleStep, Summary};
use weblys_i18n::Texts;
use weblys_kernel::Country;

/// Without commitment, the total is told over so many months.
const A_YEAR: u32 = 12;

/// The essential in rows.
#[must_use]
pub fn rows(cart: &CartView, country: Country, t: &Texts) -> Vec<Row> {
    let summary = &cart.summary;
    let mut rows = vec![services(cart, t), monthly(summary, t)];
    if !summary.once.is_zero() {
        rows.push(Row::new(t.get("check-essential-once"), t.one("check-price-ttc", "amount", t.money(summary.once))));
    }
    if !summary.deposit.is_zero() {
        rows.push(Row::new(t.get("check-essential-deposit"), t.money(summary.deposit)));
    }
    if let Some(bill) = &summary.first_bill {
        let dated = cart.delivery.as_ref().is_some_and(|known| known.slot.is_some());
        let label = if dated { t.get("common-first-bill") } else { t.get("common-first-bill-estimate") };
        rows.push(Row { label, values: vec![t.money(bill.amount), first_bill(bill, summary, t)] });
    }
    rows.extend(total_and_duration(summary, country, t));
    rows
}

fn services(cart: &CartView, t: &Texts) -> Row {
    let label = t.get("check-essential-services");
    let Some(offer) = &cart.offer else { return Row { label, values: Vec::new() } };
    let locale = t.locale();
    let mut values = vec![offer.name.in_locale(locale).to_owned()];
    values.extend(offer.highlights.iter().map(|line| line.in_locale(locale).to_owned()));
    Row { label, values }
}

fn monthly(summary: &Summary, t: &Texts) -> Row {
    let mut values: Vec<String> =
        summary.schedule.iter().enumerate().map(|(index, step)| period(index, step, t)).collect();
    if values.is_empty() {
        values.push(t.one("check-essential-period", "amount", t.money(summary.monthly_now)));
    }
    Row { label: t.get("check-essential-monthly"), values }
}

fn period(index: usize, step: &ScheduleStep, t: &Texts) -> String {
    let amount = t.money(step.monthly);
    match (index, step.until_month) {
        (0, None) => t.one("check-essential-period", "amount", amount),
        (0, Some(until)) => t.with("check-essential-period-first", &[("amount", amount.into()), ("n", until.into())]),
        (_, None) => t.one("check-essential-period-from", "amount", amount),
        (_, Some(until)) => {
            let words = [("amount", amount.into()), ("from", step.from_month.into()), ("until", until.into())];
            t.with("check-essential-period-until", &words)
        }
    }
}

fn total_and_duration(summary: &Summary, country: Country, t: &Texts) -> [Row; 3] {
    let months = if summary.commitment_months == 0 { A_YEAR } else { summary.commitment_months };
    let minimum = match (summary.commitment_months, country) {
        (0, Country::France) => t.get("check-essential-no-commitment-FR").into_owned(),
        (0, Country::Belgium) => t.get("check-essential-no-commitment-BE").into_owned(),
        (months, _) => t.one("check-essential-commitment", "n", months),
    };
    let total = t.one("check-price-ttc", "amount", t.money(summary.total_over_commitment));
    [
        Row::new(t.one("check-essential-total", "n", months).into(), total),
        Row::new(t.get("check-essential-duration"), t.get("check-essential-duration-words")),
        Row::new(t.get("check-essential-minimum"), minimum),
    ]
}
