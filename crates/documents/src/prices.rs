//! The price of a contract as a table: services, equipment apart, what is due once (law.md CS-12, PR-1, PR-4).

use crate::wording::Wording;
use weblys_api::summary::{Due, LineKind, Summary, SummaryLine};
use weblys_kernel::Money;

/// The table and the sentences of a price.
pub(crate) struct PriceView {
    /// Groups of lines that are not empty, in the order of the template.
    pub(crate) groups: Vec<PriceGroup>,
    /// Monthly totals, period by period.
    pub(crate) steps: Vec<PriceRow>,
    /// The total due once, deposits apart.
    pub(crate) once: String,
    /// The total of deposits, when there are several.
    pub(crate) deposit: Option<String>,
    /// VAT contained, by rate.
    pub(crate) vat: Vec<PriceRow>,
    /// The whole VAT contained.
    pub(crate) vat_total: String,
    /// The first bill, in a sentence.
    pub(crate) first_bill: Option<String>,
    /// Everything due over the commitment, in a sentence.
    pub(crate) total: String,
}

/// Lines that belong together.
pub(crate) struct PriceGroup {
    /// Their title.
    pub(crate) title: String,
    /// The lines.
    pub(crate) rows: Vec<PriceRow>,
}

/// One line: empty amounts are not due.
pub(crate) struct PriceRow {
    /// What it is.
    pub(crate) name: String,
    /// From when to when, when it is not for as long as the contract; for what is reduced, the price before (PR-2).
    pub(crate) period: Option<String>,
    /// Due each month.
    pub(crate) monthly: String,
    /// Due once.
    pub(crate) once: String,
}

impl PriceView {
    pub(crate) fn of(summary: &Summary, wording: &Wording) -> Self {
        let t = &wording.t;
        let group = |title: &str, wanted: fn(&SummaryLine) -> bool| PriceGroup {
            title: title.to_owned(),
            rows: summary.lines.iter().filter(|line| wanted(line)).map(|line| row(line, wording)).collect(),
        };
        let mut groups = vec![
            group(&t.get("doc-price-services"), |l| !is_equipment(l) && !is_deposit(l) && !is_fee(l)),
            group(&t.get("doc-price-equipment"), is_equipment),
            group(&t.get("doc-price-fees"), is_fee),
            group(&t.get("doc-price-deposits"), is_deposit),
        ];
        let deposits = groups.last().map_or(0, |group| group.rows.len());
        groups.retain(|group| !group.rows.is_empty());
        Self {
            groups,
            steps: steps(summary, wording),
            once: t.money(summary.once),
            deposit: (deposits > 1).then(|| t.money(summary.deposit)),
            vat: summary.vat.iter().map(|part| total_row(t.vat_rate(part.rate), t.money(part.amount))).collect(),
            vat_total: t.money(summary.vat.iter().map(|part| part.amount).sum::<Money>()),
            first_bill: first_bill(summary, wording),
            total: total(summary, wording),
        }
    }
}

/// Whether a line is a piece of equipment.
pub(crate) fn is_equipment(line: &SummaryLine) -> bool {
    line.kind == LineKind::Equipment && line.due != Due::Deposit
}

fn is_deposit(line: &SummaryLine) -> bool {
    line.due == Due::Deposit || line.kind == LineKind::Deposit
}

fn is_fee(line: &SummaryLine) -> bool {
    line.kind == LineKind::Fee && !is_deposit(line)
}

/// A line's name with its quantity: `2 × Décodeur`.
pub(crate) fn name(line: &SummaryLine, wording: &Wording) -> String {
    let label = wording.label(&line.label);
    if line.quantity > 1 { format!("{}\u{a0}×\u{a0}{label}", line.quantity) } else { label.to_owned() }
}

fn row(line: &SummaryLine, wording: &Wording) -> PriceRow {
    let amount = if line.amount.is_zero() {
        wording.t.get("doc-price-included").into_owned()
    } else {
        wording.t.money(line.amount)
    };
    let (monthly, once) = match line.due {
        Due::Monthly => (amount, String::new()),
        Due::Once | Due::Deposit => (String::new(), amount),
    };
    let lasting = line.from_month <= 1 && line.until_month.is_none();
    let period = (line.due == Due::Monthly && !lasting).then(|| period(line.from_month, line.until_month, wording));
    let key = if line.due == Due::Monthly { "common-price-before" } else { "common-price-before-once" };
    let before = line.before_reduction.map(|before| wording.t.one(key, "amount", wording.t.money(before)));
    let period = before.or(period);
    PriceRow { name: name(line, wording), period, monthly, once }
}

/// Months in words: `du 1er au 12e mois`, `à partir du 13e mois`.
pub(crate) fn period(from: u32, until: Option<u32>, wording: &Wording) -> String {
    match until {
        Some(until) if until == from => wording.t.one("doc-period-one", "from", from),
        Some(until) => wording.t.with("doc-period-between", &[("from", from.into()), ("until", until.into())]),
        None => wording.t.one("doc-period-from", "from", from),
    }
}

fn total_row(name: String, monthly: String) -> PriceRow {
    PriceRow { name, period: None, monthly, once: String::new() }
}

fn steps(summary: &Summary, wording: &Wording) -> Vec<PriceRow> {
    let t = &wording.t;
    if let [only] = summary.schedule.as_slice() {
        return vec![total_row(t.get("doc-price-total-always").into_owned(), t.money(only.monthly))];
    }
    let name = |from, until| t.one("doc-price-total-period", "period", period(from, until, wording));
    summary
        .schedule
        .iter()
        .map(|step| total_row(name(step.from_month, step.until_month), t.money(step.monthly)))
        .collect()
}

fn first_bill(summary: &Summary, wording: &Wording) -> Option<String> {
    let t = &wording.t;
    summary.first_bill.as_ref().map(|bill| {
        let args = [
            ("amount", t.money(bill.amount).into()),
            ("from", t.date(bill.from).into()),
            ("until", t.date(bill.until).into()),
        ];
        t.with("doc-price-first-bill", &args)
    })
}

fn total(summary: &Summary, wording: &Wording) -> String {
    let t = &wording.t;
    let amount = t.money(summary.total_over_commitment);
    match summary.commitment_months {
        0 => t.one("doc-price-year", "amount", amount),
        months => t.with("doc-price-commitment", &[("amount", amount.into()), ("months", months.into())]),
    }
}
