//! A quote of the engine as the summary that pages and documents show.

use weblys_api::summary as wire;
use weblys_catalog::Quote;
use weblys_catalog::model::Offer;
use weblys_catalog::pricing::{Due, PriceStep, QuoteLine, Subject, VatTotal};
use weblys_kernel::Money;

/// Months over which offers without commitment are compared.
const COMPARED_MONTHS: u32 = 12;

/// The summary of a quote. The base services of the offer become one line: the offer itself (CAT-16).
#[must_use]
pub fn summary_of(quote: &Quote, offer: &Offer) -> wire::Summary {
    let commitment_months = quote.commitment.map_or(0, |commitment| u32::from(commitment.months));
    wire::Summary {
        lines: lines(quote, offer),
        schedule: quote.schedule.iter().map(step).collect(),
        monthly_now: quote.monthly_now,
        monthly_later: (quote.monthly_after != quote.monthly_now).then_some(quote.monthly_after),
        once: quote.once,
        deposit: quote.deposits,
        first_bill: Some(wire::FirstBill {
            from: quote.first_bill.from,
            until: quote.first_bill.until,
            amount: quote.first_bill.total,
        }),
        vat: vat(&quote.vat_monthly, &quote.vat_once),
        commitment_months,
        total_over_commitment: quote
            .commitment
            .map_or_else(|| total_over(quote, COMPARED_MONTHS), |commitment| commitment.total),
    }
}

fn lines(quote: &Quote, offer: &Offer) -> Vec<wire::SummaryLine> {
    let is_base = |line: &&QuoteLine| matches!(line.subject, Subject::Base(_));
    let base: Money = quote.lines.iter().filter(is_base).map(|line| line.amount).sum();
    let offer_line = wire::SummaryLine {
        kind: wire::LineKind::Offer,
        code: offer.code.to_string(),
        label: offer.name.clone(),
        quantity: 1,
        due: wire::Due::Monthly,
        amount: base,
        from_month: 1,
        until_month: None,
        is_sale: false,
        before_reduction: quote.before_reduction,
    };
    let others = quote.lines.iter().filter(|line| !is_base(line)).map(line);
    std::iter::once(offer_line).chain(others).collect()
}

fn line(line: &QuoteLine) -> wire::SummaryLine {
    let (kind, code) = match &line.subject {
        Subject::Base(code) => (wire::LineKind::Offer, code.to_string()),
        Subject::Fee(code) => (wire::LineKind::Fee, code.to_string()),
        Subject::Deposit(code) => (wire::LineKind::Deposit, code.to_string()),
        Subject::Equipment(code) => (wire::LineKind::Equipment, code.to_string()),
        Subject::Option(code) => (wire::LineKind::Option, code.to_string()),
        Subject::Promotion(code) => (wire::LineKind::Promotion, code.to_string()),
    };
    let (due, from_month, until_month) = match line.due {
        Due::Monthly { from_month, until_month } => {
            (wire::Due::Monthly, u32::from(from_month), until_month.map(u32::from))
        }
        Due::Once => (wire::Due::Once, 1, Some(1)),
        Due::Deposit => (wire::Due::Deposit, 1, Some(1)),
    };
    let quantity = u32::from(line.quantity);
    wire::SummaryLine {
        kind,
        code,
        label: line.label.clone(),
        quantity,
        due,
        amount: line.amount,
        from_month,
        until_month,
        is_sale: line.is_sale,
        before_reduction: line.before_reduction,
    }
}

fn step(step: &PriceStep) -> wire::ScheduleStep {
    wire::ScheduleStep {
        from_month: u32::from(step.from_month),
        until_month: step.until_month.map(u32::from),
        monthly: step.monthly,
    }
}

fn vat(monthly: &[VatTotal], once: &[VatTotal]) -> Vec<wire::VatPart> {
    let mut parts: Vec<wire::VatPart> = Vec::new();
    for total in monthly.iter().chain(once) {
        match parts.iter_mut().find(|part| part.rate == total.rate) {
            Some(part) => part.amount += total.tax,
            None => parts.push(wire::VatPart { rate: total.rate, amount: total.tax }),
        }
    }
    parts
}

fn total_over(quote: &Quote, months: u32) -> Money {
    let monthly: Money = quote
        .schedule
        .iter()
        .map(|step| {
            let last = step.until_month.map_or(months, u32::from).min(months);
            let counted = (last + 1).saturating_sub(u32::from(step.from_month));
            step.monthly * i64::from(counted)
        })
        .sum();
    monthly + quote.once
}
