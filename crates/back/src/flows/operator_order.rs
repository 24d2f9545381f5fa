//! An order of ours as the operator system wants it.

use crate::adapters::operator_system::{
    OperatorAddress, OperatorConsents, OperatorCustomer, OperatorDelivery, OperatorDocument, OperatorOrder,
    OperatorPayment, OperatorPorting, OperatorService, OperatorStart,
};
use crate::error::ApiError;
use crate::flows::cart::Pricing;
use crate::flows::contract::billing_lines;
use crate::flows::{porting, service_calls};
use crate::state::Parts;
use weblys_orders::delivery::earliest_without_request;
use weblys_orders::identity::{LineKind, PortedNumber};
use weblys_orders::porting::PortingDay;
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Identity, Order, Payment, Step};

/// The order with every service code (CAT-32).
///
/// # Errors
/// When the order is not whole, which a submitted one always is.
pub fn of(app: &Parts, order: &Order, pricing: &Pricing) -> Result<OperatorOrder, ApiError> {
    let cart = &order.cart;
    let who = cart.identity.as_ref().ok_or(OrderRefusal::StepMissing(Step::You))?;
    let codes = pricing.snapshot.service_codes(&pricing.sale, cart.chosen()?).map_err(OrderRefusal::Selection)?;
    let services = codes
        .into_iter()
        .map(|(code, quantity)| OperatorService { code: code.to_string(), quantity: u32::from(quantity) })
        .collect();
    let documents = order
        .documents
        .iter()
        .map(|issued| OperatorDocument { kind: issued.kind.clone(), sha256: issued.document.sha256.clone() });
    let asked = service_calls::of(order, pricing)?;
    Ok(OperatorOrder {
        order_number: order.number.to_string(),
        sales_channel: pricing.sale.channel.to_string(),
        grouping_code: pricing.sale.grouping.to_string(),
        customer: customer(who, order),
        dwelling_id: cart.place.dwelling_id.to_string(),
        installation_address: OperatorAddress { lines: cart.place.lines() },
        billing_address: who.billing.is_some().then(|| OperatorAddress { lines: billing_lines(cart, who) }),
        services,
        ported_numbers: porting::of(app, cart, order.ordered_on).map(ported).collect(),
        delivery: delivery(order)?,
        start: start(order),
        payment: payment(order.cart.payment.as_ref().ok_or(OrderRefusal::StepMissing(Step::Payment))?),
        service_calls: asked.calls,
        letters: asked.letters,
        documents: documents.collect(),
        consents: OperatorConsents { email: who.consents.email, sms: who.consents.sms, phone: who.consents.phone },
    })
}

fn customer(who: &Identity, order: &Order) -> OperatorCustomer {
    OperatorCustomer {
        given_name: who.given_name.to_string(),
        family_name: who.family_name.to_string(),
        birth_date: who.birth_date.day(),
        email: who.email.as_str().to_owned(),
        phone: who.phone.as_str().to_owned(),
        locale: order.cart.locale,
    }
}

/// A number with the day before which it is not to come along, where one was wished for.
fn ported((port, told): (&PortedNumber, PortingDay)) -> OperatorPorting {
    OperatorPorting {
        kind: match port.kind {
            LineKind::Fixed => "fixed",
            LineKind::Mobile => "mobile",
        },
        number: port.number.as_str().to_owned(),
        rio: port.rio.as_str().to_owned(),
        wanted_date: port.wanted_on.map(|_| told.day),
    }
}

fn delivery(order: &Order) -> Result<OperatorDelivery, ApiError> {
    let chosen = order.cart.delivery.as_ref().ok_or(OrderRefusal::StepMissing(Step::Delivery))?;
    Ok(OperatorDelivery {
        kind: chosen.kind.word(),
        hold_key: chosen.slot.as_ref().map(|_| order.cart.cart_id.to_string()),
        slot_id: chosen.slot.as_ref().map(|slot| slot.slot_id.clone()),
        pickup_point: chosen.pickup_point.clone(),
    })
}

fn start(order: &Order) -> OperatorStart {
    let express = order.cart.delivery.as_ref().filter(|delivery| delivery.express_start);
    match express {
        Some(delivery) => OperatorStart {
            not_before: order.ordered_on,
            asked_at: Some(delivery.express_asked_at.unwrap_or(order.ordered_at)),
        },
        None => OperatorStart { not_before: earliest_without_request(order.ordered_on), asked_at: None },
    }
}

fn payment(payment: &Payment) -> OperatorPayment {
    match payment {
        Payment::Invoice => OperatorPayment { method: "invoice", ..OperatorPayment::default() },
        Payment::DirectDebit { holder, iban, mandate } => OperatorPayment {
            method: "direct_debit",
            iban: Some(iban.as_str().to_owned()),
            holder: Some(holder.to_string()),
            mandate_reference: Some(mandate.as_str().to_owned()),
            ..OperatorPayment::default()
        },
        Payment::Card { card, .. } => OperatorPayment {
            method: "card",
            card_token: card.as_ref().map(|card| card.token.clone()),
            card_last4: card.as_ref().map(|card| card.last4.clone()),
            ..OperatorPayment::default()
        },
    }
}
