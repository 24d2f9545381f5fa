//! Receipts of what people left: a request, a withdrawal, a termination.

use super::letter::{Letter, Mail};
use crate::facts::{ContactReceived, StatementKind, StatementReceipt};
use crate::fault::DocumentFault;
use crate::wording::Wording;
use weblys_api::contact::ContactKind;
use weblys_kernel::Locale;

/// A contact request was taken.
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn contact_received(facts: &ContactReceived, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let promise = match facts.kind {
        ContactKind::AddressNotFound => t.get("mail-contact-address"),
        ContactKind::NotEligible => t.get("mail-contact-not-served"),
        ContactKind::Callback | ContactKind::OrderRefused | ContactKind::AppointmentToFix => {
            t.get("mail-contact-callback")
        }
        ContactKind::Withdrawal | ContactKind::Termination => t.get("mail-contact-statement"),
    };
    let known = vec![
        (t.get("mail-fact-reference").into_owned(), facts.reference.clone()),
        (t.get("mail-fact-received").into_owned(), wording.moment(facts.received_at)),
        (t.get("mail-fact-address").into_owned(), facts.address.clone()),
    ];
    Letter::new(&facts.operator, wording, t.one("mail-contact-subject", "reference", &facts.reference), &facts.name)
        .say(promise)
        .facts(known)
        .say_if(!facts.message.trim().is_empty(), || t.get("mail-contact-message").into_owned())
        .quote(&facts.message)
        .write()
}

/// Receipt of a statement, with its content, date and hour (WD-10, TE-8).
///
/// # Errors
/// [`DocumentFault`] when a template fails.
pub fn statement_receipt(facts: &StatementReceipt, locale: Locale) -> Result<Mail, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = &wording.t;
    let withdrawal = facts.kind == StatementKind::Withdrawal;
    let (subject, taken, next) = if withdrawal {
        ("mail-withdrawal-subject", t.get("mail-withdrawal-taken"), t.get("mail-withdrawal-next"))
    } else {
        ("mail-termination-subject", t.get("mail-termination-taken"), t.get("mail-termination-next"))
    };
    let known = vec![
        (t.get("mail-fact-sent").into_owned(), wording.exact_moment(facts.received_at)),
        (t.get("mail-fact-reference").into_owned(), facts.reference.clone()),
        (t.get("mail-fact-name").into_owned(), facts.name.clone()),
        (t.get("mail-fact-contract").into_owned(), facts.contract.clone()),
        (t.get("mail-fact-email").into_owned(), facts.email.clone()),
        (t.get("mail-fact-wished").into_owned(), facts.wished_on.map(|day| t.date(day)).unwrap_or_default()),
    ];
    Letter::new(&facts.operator, wording, t.one(subject, "reference", &facts.reference), &facts.name)
        .say(taken)
        .facts(known)
        .say_if(!facts.message.trim().is_empty(), || t.get("mail-contact-message").into_owned())
        .quote(&facts.message)
        .say(next)
        .say(t.get("mail-statement-keep"))
        .write()
}
