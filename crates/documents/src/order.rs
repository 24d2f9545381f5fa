//! The order confirmation, with everything the law wants on a durable medium (law.md OR-6, WD-11).

use crate::contract::ContractView;
use crate::facts::{Consent, ConsentKind, DurabilityGuarantee, OperatorIdentity, OrderConfirmation, PortedNumber};
use crate::fault::DocumentFault;
use crate::withdrawal::FormView;
use crate::wording::Wording;
use askama::Template;
use weblys_api::cart::PaymentMethod;
use weblys_api::porting::{PortKind, PortingTerm};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// Writes the order confirmation as a self-contained HTML document, the model withdrawal form included.
///
/// # Errors
/// [`DocumentFault`] when the template fails, which no facts can bring about.
pub fn order_confirmation(facts: &OrderConfirmation, locale: Locale) -> Result<String, DocumentFault> {
    let operator = &facts.contract.operator;
    let wording = Wording::of(operator, locale);
    let t = wording.t;
    let page = ConfirmationPage {
        t,
        title: t.one("doc-order-title", "number", &facts.order_number),
        operator,
        facts,
        ordered_at: wording.moment(facts.ordered_at),
        summary_issued_at: wording.moment(facts.contract_summary.issued_at),
        c: ContractView::of(&facts.contract, &wording),
        arrival: arrival(facts, &wording),
        payment: payment(facts, &t),
        ported: facts.ported.iter().map(|number| ported(number, &wording)).collect(),
        commitment_end: facts
            .commitment_ends_on
            .map(|day| wording.t.one("doc-order-commitment-end", "day", t.date(day))),
        withdrawal_from: wording.full_date(facts.withdrawal.runs_from),
        withdrawal_until: wording.full_date(facts.withdrawal.until),
        express: facts.delivery.as_ref().is_some_and(|delivery| delivery.express_start),
        consents: facts.consents.iter().map(|consent| consent_row(consent, &wording)).collect(),
        durability: facts.contract.durability.iter().map(|one| durability(one, &wording)).collect(),
        form: FormView::of_order(facts, &wording),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "documents/order_confirmation.html")]
struct ConfirmationPage<'a> {
    t: Texts,
    title: String,
    operator: &'a OperatorIdentity,
    facts: &'a OrderConfirmation,
    ordered_at: String,
    summary_issued_at: String,
    c: ContractView,
    arrival: Vec<String>,
    payment: Vec<String>,
    ported: Vec<String>,
    commitment_end: Option<String>,
    withdrawal_from: String,
    withdrawal_until: String,
    express: bool,
    consents: Vec<ConsentRow>,
    durability: Vec<String>,
    form: FormView,
}

struct ConsentRow {
    what: String,
    answer: String,
    at: String,
}

fn durability(guarantee: &DurabilityGuarantee, wording: &Wording) -> String {
    let device = wording.label(&guarantee.device);
    let args = [
        ("device", device.into()),
        ("years", u32::from(guarantee.years).into()),
        ("url", guarantee.label.as_str().into()),
    ];
    wording.t.with("doc-durability", &args)
}

fn arrival(facts: &OrderConfirmation, wording: &Wording) -> Vec<String> {
    let chosen = facts.delivery.as_ref().map(|delivery| wording.delivery(delivery));
    let latest = facts.delivered_by.map(|day| wording.t.one("doc-delivery-latest", "day", wording.full_date(day)));
    chosen.into_iter().chain(latest).collect()
}

fn payment(facts: &OrderConfirmation, t: &Texts) -> Vec<String> {
    let payment = &facts.payment;
    match payment.method {
        PaymentMethod::Invoice => vec![t.get("doc-payment-invoice").into_owned()],
        PaymentMethod::Card => vec![t.one("doc-payment-card", "last4", &payment.card_last4)],
        PaymentMethod::DirectDebit => {
            let args = [
                ("iban", payment.masked_iban.as_str().into()),
                ("holder", payment.holder.as_str().into()),
                ("reference", payment.mandate_reference.as_str().into()),
            ];
            let notice = t.one("doc-payment-debit-notice", "days", facts.contract.legal.debit_notice_days);
            vec![t.with("doc-payment-debit", &args), notice]
        }
    }
}

/// A number with its day (PO-4).
fn ported(port: &PortedNumber, wording: &Wording) -> String {
    let t = &wording.t;
    let number = match port.kind {
        PortKind::Fixed => t.one("doc-ported-fixed", "number", &port.number),
        PortKind::Mobile => t.one("doc-ported-mobile", "number", &port.number),
    };
    let key = match port.when.term {
        PortingTerm::Soon => "doc-ported-soon",
        PortingTerm::Wished => "doc-ported-wished",
        PortingTerm::Later => "doc-ported-later",
        PortingTerm::NotBefore => "doc-ported-not-before",
    };
    let day = |day| wording.full_date(day);
    let wished = port.wished.map(day).unwrap_or_default();
    format!("{number}, {}", t.with(key, &[("day", day(port.when.day).into()), ("wished", wished.into())]))
}

fn consent_row(consent: &Consent, wording: &Wording) -> ConsentRow {
    let t = &wording.t;
    let what = match consent.kind {
        ConsentKind::Terms => t.get("doc-consent-terms"),
        ConsentKind::SummaryReceived => t.get("doc-consent-summary"),
        ConsentKind::ExpressStart => t.get("doc-consent-express"),
        ConsentKind::ExpressAcknowledged => t.get("doc-consent-express-known"),
        ConsentKind::SepaMandate => t.get("doc-consent-mandate"),
        ConsentKind::Porting => t.get("doc-consent-porting"),
        ConsentKind::MarketingEmail => t.get("doc-consent-email"),
        ConsentKind::MarketingSms => t.get("doc-consent-sms"),
        ConsentKind::MarketingPhone => t.get("doc-consent-phone"),
    };
    let answer = if consent.given { t.get("doc-consent-yes") } else { t.get("doc-consent-no") };
    ConsentRow { what: what.into_owned(), answer: answer.into_owned(), at: wording.moment(consent.at) }
}
