//! What the cart costs, always in sight: beside the page on wide screens, in a bar below on phones.
//!
//! Each line says what it is and how long it lasts (SSH-09 to SSH-11, PR-1, PR-4).

mod periods;
mod totals;

use super::{Price, tied};
use askama::Template;
use weblys_api::cart::CartView;
use weblys_api::delivery::DeliveryView;
use weblys_api::summary::{Due, LineKind, Summary, SummaryLine};
use weblys_i18n::Texts;
use weblys_kernel::Money;

pub use totals::first_bill;

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

impl SummaryRow {
    fn new(label: impl Into<String>, amount: String, note: String) -> Self {
        Self { label: label.into(), amount, note, is_reduction: false }
    }
}

/// The summary, ready to be drawn.
#[derive(Debug, Clone, Template)]
#[template(path = "components/summary_panel.html")]
pub struct SummaryPanel {
    t: &'static Texts,
    place: String,
    now: Price,
    now_words: String,
    first: String,
    periods: Vec<SummaryRow>,
    later: String,
    monthly: Vec<SummaryRow>,
    once: Vec<SummaryRow>,
    totals: Vec<SummaryRow>,
    commitment: String,
    vat: String,
    is_stale: bool,
}

impl SummaryPanel {
    /// The monthly amount at first, for the bar of phones.
    #[must_use]
    pub fn now(&self) -> &str {
        &self.now_words
    }

    /// How it changes with time, in one short line; empty when it does not.
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
            ..Self::new(&cart.summary, cart.delivery.as_ref(), t)
        }
    }

    /// The summary of what is chosen so far. The first bill is an estimate as long as no appointment says when
    /// services begin.
    #[must_use]
    pub fn new(summary: &Summary, delivery: Option<&DeliveryView>, t: &'static Texts) -> Self {
        let rows = |due: &[Due]| {
            let lines = summary.lines.iter().filter(|line| due.contains(&line.due));
            lines.map(|line| row(line, t)).collect::<Vec<_>>()
        };
        let is_dated = delivery.is_some_and(|known| known.slot.is_some());
        Self {
            t,
            place: String::new(),
            now: Price::monthly(summary.monthly_now, t).large(),
            now_words: t.money(summary.monthly_now),
            first: periods::first(summary, t),
            periods: periods::rows(summary, t),
            later: periods::in_short(summary, t),
            monthly: rows(&[Due::Monthly]),
            once: rows(&[Due::Once, Due::Deposit]),
            totals: totals::rows(summary, is_dated, t),
            commitment: commitment(summary.commitment_months, t),
            vat: totals::vat(summary, t),
            is_stale: false,
        }
    }

    /// The same summary beside a choice that was refused: it says that it is without it, in the bar of phones too.
    #[must_use]
    pub fn stale(mut self, is_stale: bool) -> Self {
        self.is_stale = is_stale;
        if is_stale {
            self.later = self.t.get("common-price-stale").into_owned();
        }
        self
    }
}

/// `Engagement 12 mois`, `Sans engagement`.
#[must_use]
pub fn commitment(months: u32, t: &Texts) -> String {
    if months == 0 { t.get("common-no-commitment").into_owned() } else { t.one("common-commitment", "months", months) }
}

/// The lowest price of the 30 days before the reduction, each month or once (PR-2).
#[must_use]
pub fn before_reduction(before: Money, due: Due, t: &Texts) -> String {
    let key = if due == Due::Monthly { "common-price-before" } else { "common-price-before-once" };
    t.one(key, "amount", t.money(before))
}

fn row(line: &SummaryLine, t: &Texts) -> SummaryRow {
    let name = tied(line.label.in_locale(t.locale()));
    let label = if line.quantity > 1 { format!("{name} × {}", line.quantity) } else { name };
    let note = if is_said(&label, line, t) { String::new() } else { note(line, t) };
    let is_reduction = line.kind == LineKind::Promotion;
    SummaryRow { is_reduction, ..SummaryRow::new(label, amount(line, t), note) }
}

fn amount(line: &SummaryLine, t: &Texts) -> String {
    match (line.amount.is_zero(), line.kind) {
        (false, _) => t.money(line.amount),
        (true, LineKind::Option) => t.get("common-free").into_owned(),
        (true, _) => t.get("common-included").into_owned(),
    }
}

/// Whether a name says already how long it lasts from the beginning: `Bouquets offerts 3 mois`.
fn is_said(label: &str, line: &SummaryLine, t: &Texts) -> bool {
    let (Due::Monthly, 0 | 1, None, Some(until)) = (line.due, line.from_month, line.before_reduction, line.until_month)
    else {
        return false;
    };
    let plain = |words: &str| words.replace(['\u{a0}', '\u{202f}'], " ");
    let (label, months) = (plain(label), plain(&t.one("common-months", "months", until)));
    label.match_indices(&months).any(|(at, _)| !label[..at].ends_with(|c: char| c.is_ascii_digit()))
}

fn note(line: &SummaryLine, t: &Texts) -> String {
    if let Some(before) = line.before_reduction {
        return before_reduction(before, line.due, t);
    }
    match line.due {
        Due::Deposit => t.get("common-deposit-returned").into_owned(),
        Due::Once => String::new(),
        Due::Monthly => periods::months(line.from_month, line.until_month, t),
    }
}

#[cfg(test)]
mod tests;
