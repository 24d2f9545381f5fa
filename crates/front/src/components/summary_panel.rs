//! What the cart costs, always in sight: beside the page on wide screens, in a bar below on phones.
//!
//! Each line says what it is and how long it lasts (SSH-09 to SSH-11, PR-1, PR-4).

use super::Price;
use askama::Template;
use weblys_api::cart::CartView;
use weblys_api::summary::{Due, LineKind, Summary, SummaryLine};
use weblys_i18n::Texts;
use weblys_kernel::Money;

/// One line: what, how much, how long.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    /// What it is.
    pub label: String,
    /// How much, in the reader's language.
    pub amount: String,
    /// How long it lasts, or what it is about; empty when there is nothing to say.
    pub note: String,
    /// Whether it takes something off.
    pub is_reduction: bool,
}

/// The summary, ready to be drawn.
#[derive(Debug, Clone, Template)]
#[template(path = "components/summary_panel.html")]
pub struct SummaryPanel {
    t: &'static Texts,
    place: String,
    now: Price,
    now_words: String,
    later: String,
    monthly: Vec<SummaryRow>,
    once: Vec<SummaryRow>,
    totals: Vec<SummaryRow>,
    commitment: String,
    vat: String,
}

impl SummaryPanel {
    /// The monthly amount at first, for the bar of phones.
    #[must_use]
    pub fn now(&self) -> &str {
        &self.now_words
    }

    /// How it changes with time; empty when it does not.
    #[must_use]
    pub fn later(&self) -> &str {
        &self.later
    }

    /// The summary of a cart, with its place.
    #[must_use]
    pub fn of_cart(cart: &CartView, t: &'static Texts) -> Self {
        let place = &cart.dwelling;
        Self {
            place: format!("{}, {} {}", place.line, place.postal_code, place.commune),
            ..Self::new(&cart.summary, t)
        }
    }

    /// The summary of what is chosen so far.
    #[must_use]
    pub fn new(summary: &Summary, t: &'static Texts) -> Self {
        let rows = |due: &[Due]| {
            let lines = summary.lines.iter().filter(|line| due.contains(&line.due));
            lines.map(|line| row(line, summary, t)).collect::<Vec<_>>()
        };
        Self {
            t,
            place: String::new(),
            now: Price::monthly(summary.monthly_now, t).large(),
            now_words: t.money(summary.monthly_now),
            later: later(summary, t),
            monthly: rows(&[Due::Monthly]),
            once: rows(&[Due::Once, Due::Deposit]),
            totals: totals(summary, t),
            commitment: commitment(summary.commitment_months, t),
            vat: vat(summary, t),
        }
    }
}

/// `Engagement 12 mois`, `Sans engagement`.
pub(super) fn commitment(months: u32, t: &Texts) -> String {
    if months == 0 { t.get("common-no-commitment").into_owned() } else { t.one("common-commitment", "months", months) }
}

/// The lowest price of the 30 days before the reduction (PR-2).
pub(super) fn before_reduction(before: Money, t: &Texts) -> String {
    t.one("common-price-before", "amount", t.money(before))
}

/// How the monthly amount changes with time: `pendant 6 mois, puis 34,99 € pendant 6 mois, puis 39,99 €`.
fn later(summary: &Summary, t: &Texts) -> String {
    let mut words = Vec::new();
    for (index, step) in summary.schedule.iter().enumerate().filter(|_| summary.schedule.len() > 1) {
        let amount = t.money(step.monthly);
        let length = step.until_month.map(|until| until.saturating_sub(step.from_month) + 1);
        words.push(match (index, length) {
            (0, Some(months)) => t.one("common-for-months", "months", months),
            (_, Some(months)) => t.with("common-then-for", &[("amount", amount.into()), ("months", months.into())]),
            (_, None) => t.one("common-then", "amount", amount),
        });
    }
    words.join(", ")
}

fn row(line: &SummaryLine, summary: &Summary, t: &Texts) -> SummaryRow {
    let name = line.label.in_locale(t.locale());
    let label = if line.quantity > 1 { format!("{name} × {}", line.quantity) } else { name.to_owned() };
    let note = Some(note(line, summary, t)).filter(|note| !label.contains(note.as_str())).unwrap_or_default();
    SummaryRow {
        label,
        amount: if line.amount.is_zero() { t.get("common-included").into_owned() } else { t.money(line.amount) },
        note,
        is_reduction: line.kind == LineKind::Promotion,
    }
}

fn note(line: &SummaryLine, summary: &Summary, t: &Texts) -> String {
    if let (LineKind::Offer, Some(before)) = (line.kind, summary.before_reduction) {
        return before_reduction(before, t);
    }
    let (from, until) = (line.from_month, line.until_month);
    match (line.due, until) {
        (Due::Deposit, _) => t.get("common-deposit-returned").into_owned(),
        (Due::Once, _) => String::new(),
        (Due::Monthly, Some(until)) if from <= 1 => t.one("common-for-months", "months", until),
        (Due::Monthly, Some(until)) => {
            t.with("common-from-to-month", &[("from", from.into()), ("until", until.into())])
        }
        (Due::Monthly, None) if from > 1 => t.one("common-from-month", "month", from),
        (Due::Monthly, None) => String::new(),
    }
}

fn totals(summary: &Summary, t: &Texts) -> Vec<SummaryRow> {
    let row = |label: String, amount: String, note: String| SummaryRow { label, amount, note, is_reduction: false };
    let mut rows = Vec::new();
    let count = |due: Due| summary.lines.iter().filter(|line| line.due == due).count();
    if count(Due::Once) > 0 {
        rows.push(row(t.get("common-total-once").into_owned(), t.money(summary.once), String::new()));
    }
    if count(Due::Deposit) > 1 {
        let note = t.get("common-deposit-returned").into_owned();
        rows.push(row(t.get("common-total-deposit").into_owned(), t.money(summary.deposit), note));
    }
    if let Some(bill) = &summary.first_bill {
        let days = [("from", t.date(bill.from).into()), ("until", t.date(bill.until).into())];
        rows.push(row(
            t.get("common-first-bill").into_owned(),
            t.money(bill.amount),
            t.with("common-first-bill-days", &days),
        ));
    }
    if !summary.total_over_commitment.is_zero() {
        let months = if summary.commitment_months == 0 { 12 } else { summary.commitment_months };
        let label = t.one("common-total-over", "months", months);
        rows.push(row(label, t.money(summary.total_over_commitment), String::new()));
    }
    rows
}

fn vat(summary: &Summary, t: &Texts) -> String {
    let parts: Vec<String> = summary
        .vat
        .iter()
        .map(|part| {
            t.with(
                "common-vat-part",
                &[("rate", t.vat_rate(part.rate).into()), ("amount", t.money(part.amount).into())],
            )
        })
        .collect();
    if parts.is_empty() {
        t.get("common-vat").into_owned()
    } else {
        t.one("common-vat-parts", "parts", parts.join(", "))
    }
}
