//! What it comes to: once, as a deposit, on the first bill, over the commitment, and the taxes in it.

use super::SummaryRow;
use weblys_api::summary::{Due, FirstBill, Summary};
use weblys_i18n::Texts;

/// Without commitment, the total is told over so many months.
const A_YEAR: u32 = 12;

/// The totals in rows; `is_dated` once it is known when services begin.
pub(super) fn rows(summary: &Summary, is_dated: bool, t: &Texts) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    let has = |due: Due| summary.lines.iter().any(|line| line.due == due);
    let has_deposit = has(Due::Deposit);
    if has(Due::Once) {
        let label = if has_deposit { t.get("common-total-once-but-deposit") } else { t.get("common-total-once") };
        rows.push(SummaryRow::new(label, t.money(summary.once), String::new()));
    }
    if has_deposit {
        let note = t.get("common-deposit-returned").into_owned();
        rows.push(SummaryRow::new(t.get("common-total-deposit"), t.money(summary.deposit), note));
    }
    if let Some(bill) = &summary.first_bill {
        let label = if is_dated { t.get("common-first-bill") } else { t.get("common-first-bill-estimate") };
        rows.push(SummaryRow::new(label, t.money(bill.amount), first_bill(bill, summary, t)));
    }
    if !summary.total_over_commitment.is_zero() {
        let months = if summary.commitment_months == 0 { A_YEAR } else { summary.commitment_months };
        let label = t.one("common-total-over", "months", months);
        rows.push(SummaryRow::new(label, t.money(summary.total_over_commitment), String::new()));
    }
    rows
}

/// What the first bill is made of: its days, in proportion, and what is due once beside them.
#[must_use]
pub fn first_bill(bill: &FirstBill, summary: &Summary, t: &Texts) -> String {
    let with = match (summary.once.is_zero(), summary.deposit.is_zero()) {
        (false, false) => "both",
        (false, true) => "once",
        (true, false) => "deposit",
        (true, true) => "none",
    };
    let words = [("from", t.date(bill.from).into()), ("until", t.date(bill.until).into()), ("with", with.into())];
    t.with("common-first-bill-words", &words)
}

/// The taxes contained in a full month and in what is due once, by rate.
pub(super) fn vat(summary: &Summary, t: &Texts) -> String {
    let part = |part: &weblys_api::summary::VatPart| {
        let words = [("rate", t.vat_rate(part.rate).into()), ("amount", t.money(part.amount).into())];
        t.with("common-vat-part", &words)
    };
    let parts: Vec<String> = summary.vat.iter().map(part).collect();
    let parts = parts.join(", ");
    match (parts.is_empty(), summary.once.is_zero()) {
        (true, _) => t.get("common-vat").into_owned(),
        (false, true) => t.one("common-vat-month", "parts", parts),
        (false, false) => t.one("common-vat-month-once", "parts", parts),
    }
}
