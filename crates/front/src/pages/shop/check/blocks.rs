//! What was chosen and typed, block by block, each with the way back to its step.

use super::super::place;
use crate::pages::shop::you::birth;
use crate::routes;
use std::borrow::Cow;
use weblys_api::cart::{CartView, CustomerView, Identify, PaymentMethod, PaymentView, Step};
use weblys_api::delivery::{DeliveryKind, DeliveryView};
use weblys_api::porting::{PortNumber, PortingDay, PortingDays, PortingTerm};
use weblys_api::summary::LineKind;
use weblys_i18n::Texts;

type Words = Cow<'static, str>;

/// One block of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its heading.
    pub title: Words,
    /// The step where it can be changed.
    pub href: String,
    /// What it says, when it is a plain list.
    pub lines: Vec<String>,
    /// What it says, point by point.
    pub rows: Vec<Row>,
}

/// A label and what stands beside it, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: Words,
    /// What it says.
    pub values: Vec<String>,
}

impl Row {
    /// One line.
    #[must_use]
    pub fn new(label: Words, value: impl Into<String>) -> Self {
        Self { label, values: vec![value.into()] }
    }
}

/// The blocks in the order of the journey.
#[must_use]
pub fn of(cart: &CartView, t: &Texts) -> Vec<Block> {
    let mut blocks = vec![offer(cart, t), chosen(cart, Step::Equipment, t), chosen(cart, Step::Options, t)];
    blocks.extend(cart.customer.as_ref().map(|customer| you(customer, cart.porting_days.as_ref(), t)));
    blocks.extend(cart.delivery.as_ref().map(|known| delivery(known, cart, t)));
    blocks.extend(cart.payment.as_ref().map(|known| payment(known, t)));
    blocks
}

fn block(title: Words, step: Step, cart: &CartView, rows: Vec<Row>) -> Block {
    Block { rows, ..empty_block(title, routes::step(step, Some(cart.dwelling.dwelling_id.as_str()))) }
}

fn empty_block(title: Words, href: impl Into<String>) -> Block {
    Block { title, href: href.into(), lines: Vec::new(), rows: Vec::new() }
}

fn offer(cart: &CartView, t: &Texts) -> Block {
    let name = cart.offer.as_ref().map(|offer| offer.name.in_locale(t.locale()).to_owned()).unwrap_or_default();
    let rows = vec![Row::new(t.get("check-installation"), place::one_line(&cart.dwelling, t))];
    Block { lines: vec![name], ..block(t.get("check-offer"), Step::Offers, cart, rows) }
}

/// Equipment or options by name, as the summary names them.
fn chosen(cart: &CartView, step: Step, t: &Texts) -> Block {
    let (title, none, kind, items) = match step {
        Step::Equipment => ("check-equipment", "check-no-equipment", LineKind::Equipment, &cart.equipment),
        _ => ("check-options", "check-none", LineKind::Option, &cart.options),
    };
    let name = |code: &str| {
        let line = cart.summary.lines.iter().find(|line| line.kind == kind && line.code == code)?;
        Some(line.label.in_locale(t.locale()).to_owned())
    };
    let mut lines: Vec<String> = items
        .iter()
        .filter_map(|item| {
            let name = name(&item.code)?;
            Some(if item.quantity > 1 { format!("{name} × {}", item.quantity) } else { name })
        })
        .collect();
    if lines.is_empty() {
        lines.push(t.get(none).into_owned());
    }
    let mut rows = Vec::new();
    if step == Step::Options
        && let Some(coupon) = &cart.coupon
    {
        rows.push(Row::new(t.get("check-coupon"), coupon.clone()));
    }
    Block { lines, ..block(t.get(title), step, cart, rows) }
}

fn you(customer: &CustomerView, days: Option<&PortingDays>, t: &Texts) -> Block {
    let who = &customer.identity;
    let mut rows = vec![
        Row::new(t.get("check-name"), format!("{} {}", who.given_name, who.family_name)),
        Row::new(t.get("check-birth-date"), birth::to_typed(&who.birth_date, t)),
        Row::new(t.get("check-email"), who.email.clone()),
        Row::new(t.get("check-phone"), t.phone(&who.phone)),
    ];
    if who.other_billing_address {
        rows.push(Row { label: t.get("check-billing"), values: billing(who) });
    }
    let days = days.map(|days| days.of_numbers.as_slice()).unwrap_or_default();
    rows.extend(who.ported.iter().enumerate().map(|(index, port)| ported(port, days.get(index), t)));
    rows.push(Row::new(t.get("check-consents"), consents(who, t)));
    Block { rows, ..empty_block(t.get("check-you"), routes::YOU) }
}

/// A number that comes along, and when (PO-4).
fn ported(port: &PortNumber, when: Option<&PortingDay>, t: &Texts) -> Row {
    let words = [("number", t.phone(&port.number).into()), ("rio", (&port.rio).into())];
    let when = when.map(|when| {
        let key = match when.term {
            PortingTerm::Soon => "check-port-soon",
            PortingTerm::Wished => "check-port-wished",
            PortingTerm::Later => "check-port-later",
            PortingTerm::NotBefore => "check-port-not-before",
        };
        let wished = port.wanted_on.parse().map(|day| t.weekday_date(day)).unwrap_or_default();
        t.with(key, &[("day", t.weekday_date(when.day).into()), ("wished", wished.into())])
    });
    let values = std::iter::once(t.with("check-port-words", &words)).chain(when).collect();
    Row { label: t.get("check-port"), values }
}

fn billing(who: &Identify) -> Vec<String> {
    let town = format!("{} {}", who.billing_postal_code, who.billing_town);
    let lines = [who.billing_line.clone(), who.billing_complement.clone(), town];
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}

fn consents(who: &Identify, t: &Texts) -> String {
    let channels = [
        (who.consent_email, t.get("check-consent-email")),
        (who.consent_sms, t.get("check-consent-sms")),
        (who.consent_phone, t.get("check-consent-phone")),
    ];
    let given: Vec<Words> = channels.into_iter().filter(|(given, _)| *given).map(|(_, words)| words).collect();
    if given.is_empty() { t.get("check-consent-none").into_owned() } else { given.join(", ") }
}

fn delivery(known: &DeliveryView, cart: &CartView, t: &Texts) -> Block {
    let first = match (known.kind, &known.slot) {
        (DeliveryKind::Appointment, Some(slot)) => {
            let when = format!("{}, {}", t.weekday_date(slot.day), t.slot(&slot.begins, &slot.ends));
            Row::new(t.get("check-appointment"), when)
        }
        (DeliveryKind::Appointment, None) => Row::new(t.get("check-appointment"), t.get("check-callback")),
        (DeliveryKind::Shipment, _) => Row::new(t.get("check-shipment"), place::one_line(&cart.dwelling, t)),
        (DeliveryKind::Remote, _) => Row::new(t.get("check-remote"), t.get("check-remote-text")),
        (DeliveryKind::Pickup, _) => {
            let shop = known.pickup_point.as_ref();
            let values = shop.map(|shop| [vec![shop.name.clone()], shop.address.clone()].concat());
            Row { label: t.get("check-pickup"), values: values.unwrap_or_default() }
        }
    };
    let start = if known.express_start { t.get("check-start-express") } else { t.get("check-start-later") };
    let rows = vec![first, Row::new(t.get("check-start"), start)];
    Block { rows, ..empty_block(t.get("check-delivery"), routes::DELIVERY) }
}

fn payment(known: &PaymentView, t: &Texts) -> Block {
    let rows = match known.method {
        PaymentMethod::DirectDebit => {
            let account = vec![known.holder.clone(), known.masked_iban.clone()];
            vec![
                Row { label: t.get("check-direct-debit"), values: account },
                Row::new(t.get("check-mandate-reference"), known.mandate_reference.clone()),
            ]
        }
        PaymentMethod::Card => {
            vec![Row::new(t.get("check-card"), t.one("check-card-last4", "last4", &known.card_last4))]
        }
        PaymentMethod::Invoice => vec![Row::new(t.get("check-payment"), t.get("check-invoice"))],
    };
    Block { rows, ..empty_block(t.get("check-payment"), routes::PAYMENT) }
}
