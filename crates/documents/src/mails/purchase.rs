//! Mails that go with a purchase, from the cart to the customer number.

use super::letter::{Letter, Mail};
use crate::facts::{
    ContractSummaryMail, FirstPassword, OrderAccepted, OrderReceived, OrderRejected, PortedNumber, ResumeLink,
};
use crate::fault::DocumentFault;
use crate::prices::period;
use crate::wording::Wording;
use weblys_api::delivery::DeliveryKind;
use weblys_api::order::DocumentKind;
use weblys_api::summary::Summary;
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// The cart can be taken up again (EXP-24).
///
/// # Errors
/// [`DocumentFault`] when a template fails, as for every mail here.
pub fn resume_link(facts: &ResumeLink, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let name = facts.given_name.as_deref().unwrap_or_default();
    let kept = match &facts.offer_name {
        Some(offer) => t.one("mail-resume-offer", "offer", wording.label(offer)),
        None => t.get("mail-resume-cart").into_owned(),
    };
    Letter::new(&facts.operator, wording, t.get("mail-resume-subject").into_owned(), name)
        .say(kept)
        .link(t.get("mail-resume-link"), &facts.url)
        .say(t.one("mail-resume-until", "when", wording.moment(facts.expires_at)))
        .say(t.get("mail-resume-nothing"))
        .write()
}

/// The contract summary, sent before the order can be made (CS-6).
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn contract_summary_mail(facts: &ContractSummaryMail, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let offer = wording.label(&facts.offer_name);
    Letter::new(&facts.operator, wording, t.one("mail-summary-subject", "offer", offer), &facts.given_name)
        .say(t.one("mail-summary-attached", "offer", offer))
        .facts(prices(&facts.summary, &wording))
        .say(t.get("mail-summary-keep"))
        .link(t.get("mail-summary-link"), &facts.resume_url)
        .say(t.get("mail-summary-nothing"))
        .write()
}

/// The button was pressed: the order is registered (OR-5, OR-6).
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn order_received(facts: &OrderReceived, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let offer = wording.label(&facts.offer_name);
    let mut known = vec![
        (t.get("mail-fact-order").into_owned(), facts.order_number.clone()),
        (t.get("mail-fact-ordered").into_owned(), wording.moment(facts.ordered_at)),
        (t.get("mail-fact-offer").into_owned(), offer.to_owned()),
    ];
    known.extend(prices(&facts.summary, &wording));
    let withdrawal = [
        ("day", wording.full_date(facts.withdrawal_until).into()),
        ("url", facts.operator.withdrawal_url.as_str().into()),
    ];
    Letter::new(
        &facts.operator,
        wording,
        t.one("mail-received-subject", "number", &facts.order_number),
        &facts.given_name,
    )
    .say(t.get("mail-received-thanks"))
    .facts(known)
    .link(t.get("mail-follow-link"), &facts.follow_url)
    .say_if(!facts.documents.is_empty(), || t.get("mail-received-documents").into_owned())
    .list(facts.documents.iter().map(|kind| document(*kind, t)).collect())
    .say(t.with("mail-received-withdrawal", &withdrawal))
    .write()
}

/// The operator system has taken the order: the customer number, and what happens next.
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn order_accepted(facts: &OrderAccepted, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let subject = t.one("mail-accepted-subject", "number", &facts.order_number);
    let known = vec![
        (t.get("mail-fact-customer").into_owned(), facts.customer_number.clone()),
        (t.get("mail-fact-order").into_owned(), facts.order_number.clone()),
        (t.get("mail-fact-installation").into_owned(), facts.installation.join(", ")),
    ];
    Letter::new(&facts.operator, wording, subject, &facts.given_name)
        .say(t.get("mail-accepted-welcome"))
        .facts(known)
        .say_if(facts.delivery.is_some() || facts.password_follows, || t.get("mail-accepted-next").into_owned())
        .list(next_steps(facts, &wording))
        .link(t.get("mail-follow-link"), &facts.follow_url)
        .write()
}

/// The generated first password, in a message of its own.
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn first_password(facts: &FirstPassword, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let known = vec![
        (t.get("mail-fact-customer").into_owned(), facts.customer_number.clone()),
        (t.get("mail-fact-password").into_owned(), facts.password.clone()),
    ];
    let subject = t.one("mail-password-subject", "operator", &facts.operator.name);
    let letter = Letter::new(&facts.operator, wording, subject, &facts.given_name)
        .say(t.get("mail-password-here"))
        .facts(known)
        .say(t.get("mail-password-change"));
    let letter = match &facts.account_url {
        Some(url) => letter.link(t.get("mail-password-link"), url),
        None => letter,
    };
    letter.say(t.get("mail-password-secret")).write()
}

/// The operator system has refused the order: somebody calls.
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn order_rejected(facts: &OrderRejected, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let call = match facts.phone.trim() {
        "" => t.get("mail-rejected-contact").into_owned(),
        phone => t.one("mail-rejected-call", "phone", phone),
    };
    Letter::new(
        &facts.operator,
        wording,
        t.one("mail-rejected-subject", "number", &facts.order_number),
        &facts.given_name,
    )
    .say(t.one("mail-rejected-sorry", "number", &facts.order_number))
    .say(call)
    .say(t.get("mail-rejected-nothing"))
    .link(t.get("mail-follow-link"), &facts.follow_url)
    .write()
}

fn prices(summary: &Summary, wording: &Wording) -> Vec<(String, String)> {
    let t = &wording.t;
    let mut facts: Vec<(String, String)> = match summary.schedule.as_slice() {
        [] | [_] => vec![(t.get("mail-fact-monthly").into_owned(), t.money(summary.monthly_now))],
        steps => steps
            .iter()
            .map(|step| {
                let months = period(step.from_month, step.until_month, wording);
                (t.one("mail-fact-monthly-period", "period", months), t.money(step.monthly))
            })
            .collect(),
    };
    facts.push((t.get("mail-fact-once").into_owned(), t.money(summary.once)));
    if !summary.deposit.is_zero() {
        facts.push((t.get("mail-fact-deposit").into_owned(), t.money(summary.deposit)));
    }
    let commitment = match summary.commitment_months {
        0 => t.get("mail-fact-no-commitment").into_owned(),
        months => t.one("mail-fact-months", "months", months),
    };
    facts.push((t.get("mail-fact-commitment").into_owned(), commitment));
    facts
}

fn document(kind: DocumentKind, t: &Texts) -> String {
    match kind {
        DocumentKind::ContractSummary => t.get("mail-document-summary"),
        DocumentKind::OrderConfirmation => t.get("mail-document-confirmation"),
        DocumentKind::SepaMandate => t.get("mail-document-mandate"),
        DocumentKind::WithdrawalForm => t.get("mail-document-form"),
        DocumentKind::GeneralTerms => t.get("mail-document-terms"),
        DocumentKind::GuaranteeNotice | DocumentKind::GuaranteePicture => t.get("mail-document-guarantee"),
    }
    .into_owned()
}

fn next_steps(facts: &OrderAccepted, wording: &Wording) -> Vec<String> {
    let t = &wording.t;
    let mut steps = Vec::new();
    if let Some(delivery) = &facts.delivery {
        steps.push(wording.delivery(delivery));
        if delivery.kind == DeliveryKind::Appointment && delivery.slot.is_some() {
            steps.push(t.get("mail-accepted-present").into_owned());
        }
    }
    if !facts.ported.is_empty() {
        let number = |port: &PortedNumber| {
            let day = wording.full_date(port.when.day);
            let key = if port.when.term.is_certain() { "mail-accepted-port-on" } else { "mail-accepted-port-from" };
            t.with(key, &[("number", port.number.as_str().into()), ("day", day.into())])
        };
        let numbers: Vec<String> = facts.ported.iter().map(number).collect();
        steps.push(t.one("mail-accepted-port", "numbers", numbers.join(", ")));
    }
    if facts.password_follows {
        steps.push(t.get("mail-accepted-password").into_owned());
    }
    steps
}
