//! Where an order stands and what happens next, in words.

use std::borrow::Cow;
use weblys_api::delivery::{DeliveryKind, DeliveryView};
use weblys_api::order::{OrderState, OrderView};
use weblys_api::porting::ComingNumber;
use weblys_i18n::Texts;

/// One point of the order's progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its words.
    pub words: Cow<'static, str>,
    /// Whether it is behind.
    pub done: bool,
    /// Whether it is what we are at.
    pub current: bool,
}

/// The page's title: what happened to the order.
#[must_use]
pub fn title(order: &OrderView, t: &Texts) -> Cow<'static, str> {
    match order.state {
        OrderState::Submitted => t.get("order-title-submitted"),
        OrderState::Accepted => t.one("order-title-accepted", "name", &order.given_name).into(),
        OrderState::Rejected => t.get("order-title-rejected"),
        OrderState::Fulfilled => t.get("order-title-fulfilled"),
    }
}

/// How far it has come.
#[must_use]
pub fn milestones(state: OrderState, t: &Texts) -> Vec<Milestone> {
    let middle = match state {
        OrderState::Rejected => t.get("order-progress-checked"),
        _ => t.get("order-progress-confirmed"),
    };
    let behind = match state {
        OrderState::Submitted | OrderState::Rejected => 1,
        OrderState::Accepted => 2,
        OrderState::Fulfilled => 3,
    };
    let words = [t.get("order-progress-registered"), middle, t.get("order-progress-installed")];
    let mark = |(index, words)| Milestone { words, done: index < behind, current: index == behind };
    words.into_iter().enumerate().map(mark).collect()
}

/// What the right to withdraw is for this order: until when, and at what price after an early start (WD-1, WD-4).
#[must_use]
pub fn withdrawal(order: &OrderView, t: &Texts) -> String {
    let is_early = order.delivery.as_ref().is_some_and(|delivery| delivery.express_start);
    let until = order.withdrawal_until.map(|day| t.one("order-withdrawal-until", "date", t.weekday_date(day)));
    let right = until.unwrap_or_else(|| t.get("order-withdrawal-lead").into_owned());
    let price = if is_early { t.get("order-withdrawal-early") } else { t.get("order-withdrawal-free") };
    format!("{right} {price}")
}

/// What happens next, sentence by sentence; nothing while the order waits for its answer.
#[must_use]
pub fn steps(order: &OrderView, t: &Texts) -> Vec<String> {
    if order.state != OrderState::Accepted {
        return Vec::new();
    }
    let mut steps = vec![t.get("order-next-mail").into_owned()];
    steps.extend(order.delivery.as_ref().map(|delivery| arrival(delivery, &order.address, t)));
    steps.push(t.get("order-next-start").into_owned());
    if !order.ported_numbers.is_empty() {
        let number = |port: &ComingNumber| {
            let words = [("number", (&port.masked_number).into()), ("day", t.weekday_date(port.when.day).into())];
            t.with(if port.when.term.is_certain() { "order-next-port-on" } else { "order-next-port-from" }, &words)
        };
        let numbers: Vec<String> = order.ported_numbers.iter().map(number).collect();
        steps.push(t.one("order-next-port", "numbers", numbers.join(", ")));
    }
    steps
}

fn arrival(delivery: &DeliveryView, address: &str, t: &Texts) -> String {
    match (delivery.kind, &delivery.slot) {
        (DeliveryKind::Appointment, Some(slot)) => {
            let slot_words = t.slot(&slot.begins, &slot.ends);
            let words =
                [("day", t.weekday_date(slot.day).into()), ("slot", slot_words.into()), ("address", address.into())];
            t.with("order-next-appointment", &words)
        }
        (DeliveryKind::Appointment, None) => t.get("order-next-callback").into_owned(),
        (DeliveryKind::Shipment, _) => t.one("order-next-shipment", "address", address),
        (DeliveryKind::Remote, _) => t.get("order-next-remote").into_owned(),
        (DeliveryKind::Pickup, _) => {
            let shop = delivery.pickup_point.as_ref().map(|shop| shop.name.as_str()).unwrap_or_default();
            t.one("order-next-pickup", "shop", shop)
        }
    }
}
