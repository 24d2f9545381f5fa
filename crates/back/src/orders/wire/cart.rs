//! The cart as its owner may see it.

use super::delivery;
use crate::addresses::wire::dwelling;
use crate::catalog::cards;
use crate::catalog::summary::summary_of;
use crate::flows;
use crate::flows::cart::Pricing;
use crate::orders::store::cart::StoredCart;
use crate::state::Parts;
use chrono::Duration;
use weblys_api::cart as api;
use weblys_api::offer::Chosen;
use weblys_api::porting::{PortKind, PortNumber, PortingDay, PortingDays, PortingTerm};
use weblys_api::summary::Summary;
use weblys_orders::identity::{IdentityForm, LineKind, PortForm};
use weblys_orders::porting;
use weblys_orders::{Cart, CartState, Identity, Payment, Step};

/// The whole cart.
#[must_use]
pub fn view(app: &Parts, stored: &StoredCart, pricing: &Pricing) -> api::CartView {
    let cart = &stored.cart;
    let selection = cart.selection.as_ref();
    let portable = pricing.portable(cart);
    let chosen =
        |code: &dyn std::fmt::Display, quantity: u16| Chosen { code: code.to_string(), quantity: u32::from(quantity) };
    api::CartView {
        cart_id: cart.cart_id.uuid(),
        state: state(cart.state),
        version: stored.version,
        dwelling: dwelling(&cart.place, &app.config.sale),
        offer: selection.and_then(|s| cards::one(&pricing.snapshot, &pricing.sale, &s.offer, pricing.start)),
        wished_offer: cart.wished_offer.as_ref().map(ToString::to_string),
        equipment: selection.map(|s| s.equipment.iter().map(|(c, q)| chosen(c, *q)).collect()).unwrap_or_default(),
        options: selection.map(|s| s.options.iter().map(|(c, q)| chosen(c, *q)).collect()).unwrap_or_default(),
        coupon: selection.and_then(|s| s.coupon.as_ref()).map(ToString::to_string),
        summary: summary(cart, pricing),
        customer: cart.identity.as_ref().map(|who| api::CustomerView { identity: identity(who) }),
        delivery: cart.delivery.as_ref().map(|chosen| delivery::view(chosen, &app.config.sale)),
        payment: cart.payment.as_ref().map(payment),
        next_step: step(cart.next_step()),
        porting_days: (!portable.is_empty()).then(|| porting_days(app, cart)),
        portable: portable.into_iter().map(port_kind).collect(),
        notices: cart.notices.iter().map(|notice| api::Notice { code: notice.code().to_owned() }).collect(),
        expires_at: stored.touched_at + Duration::days(i64::from(app.config.sale.kept_days)),
        order: cart
            .ordered
            .as_ref()
            .map(|ordered| api::OrderRef { order_number: ordered.number.to_string(), key: ordered.key.clone() }),
    }
}

fn porting_days(app: &Parts, cart: &Cart) -> PortingDays {
    let (calendar, today) = (flows::porting::calendar(cart), app.today());
    PortingDays {
        first: calendar.first(today),
        last: calendar.last(today),
        of_numbers: flows::porting::of(app, cart, today).map(|(_, told)| porting_day(told)).collect(),
    }
}

/// The wire's words for when a number comes along.
#[must_use]
pub const fn porting_day(told: porting::PortingDay) -> PortingDay {
    let term = match told.term {
        porting::PortingTerm::Soon => PortingTerm::Soon,
        porting::PortingTerm::Wished => PortingTerm::Wished,
        porting::PortingTerm::Later => PortingTerm::Later,
        porting::PortingTerm::NotBefore => PortingTerm::NotBefore,
    };
    PortingDay { day: told.day, term }
}

/// How far the cart has come.
#[must_use]
pub fn progress(stored: &StoredCart) -> api::Progress {
    let cart = &stored.cart;
    api::Progress {
        state: state(cart.state),
        version: stored.version,
        dwelling_id: cart.place.dwelling_id.clone(),
        next_step: step(cart.next_step()),
        next_page: None,
    }
}

/// What the cart costs, as far as it is chosen.
#[must_use]
pub fn summary(cart: &Cart, pricing: &Pricing) -> Summary {
    let offer = cart.selection.as_ref().and_then(|selection| pricing.snapshot.offer(&selection.offer));
    match (pricing.estimate(cart), offer) {
        (Some(Ok(quote)), Some(offer)) => summary_of(&quote, offer),
        _ => Summary::default(),
    }
}

const fn state(state: CartState) -> api::CartState {
    match state {
        CartState::Draft => api::CartState::Draft,
        CartState::Priced => api::CartState::Priced,
        CartState::Identified => api::CartState::Identified,
        CartState::Scheduled => api::CartState::Scheduled,
        CartState::Validated => api::CartState::Validated,
        CartState::Submitted => api::CartState::Submitted,
        CartState::Abandoned => api::CartState::Abandoned,
    }
}

const fn step(step: Step) -> api::Step {
    match step {
        Step::Offers => api::Step::Offers,
        Step::Equipment => api::Step::Equipment,
        Step::Options => api::Step::Options,
        Step::You => api::Step::You,
        Step::Delivery => api::Step::Delivery,
        Step::Payment => api::Step::Payment,
        Step::Check => api::Step::Check,
    }
}

/// The wire's word for a kind of line.
#[must_use]
pub const fn port_kind(kind: LineKind) -> PortKind {
    match kind {
        LineKind::Fixed => PortKind::Fixed,
        LineKind::Mobile => PortKind::Mobile,
    }
}

fn identity(who: &Identity) -> api::Identify {
    let billing = who.billing.as_ref();
    api::Identify {
        given_name: who.given_name.to_string(),
        family_name: who.family_name.to_string(),
        birth_date: who.birth_date.day().to_string(),
        email: who.email.as_str().to_owned(),
        phone: who.phone.to_string(),
        other_billing_address: billing.is_some(),
        billing_line: billing.map(|address| address.line1().to_owned()).unwrap_or_default(),
        billing_complement: billing.and_then(|address| address.complement()).unwrap_or_default().to_owned(),
        billing_postal_code: billing.map(|address| address.postal_code().as_str().to_owned()).unwrap_or_default(),
        billing_town: billing.map(|address| address.town().to_owned()).unwrap_or_default(),
        ported: who
            .ported
            .iter()
            .map(|port| PortNumber {
                kind: port_kind(port.kind),
                number: port.number.to_string(),
                rio: port.rio.as_str().to_owned(),
                wanted_on: port.wanted_on.map(|day| day.to_string()).unwrap_or_default(),
                mandate: true,
            })
            .collect(),
        consent_email: who.consents.email,
        consent_sms: who.consents.sms,
        consent_phone: who.consents.phone,
    }
}

/// What was typed, as the domain reads it.
#[must_use]
pub fn form(typed: api::Identify) -> IdentityForm {
    let billing = typed.other_billing_address.then_some([
        typed.billing_line,
        typed.billing_complement,
        typed.billing_postal_code,
        typed.billing_town,
    ]);
    let port = |port: PortNumber| PortForm {
        kind: match port.kind {
            PortKind::Fixed => LineKind::Fixed,
            PortKind::Mobile => LineKind::Mobile,
        },
        number: port.number,
        rio: port.rio,
        wanted_on: port.wanted_on,
        mandate: port.mandate,
    };
    IdentityForm {
        given_name: typed.given_name,
        family_name: typed.family_name,
        birth_date: typed.birth_date,
        email: typed.email,
        phone: typed.phone,
        billing,
        ported: typed.ported.into_iter().map(port).collect(),
        consents: weblys_orders::identity::Consents {
            email: typed.consent_email,
            sms: typed.consent_sms,
            phone: typed.consent_phone,
        },
    }
}

/// The payment method, masked.
#[must_use]
pub fn payment(payment: &Payment) -> api::PaymentView {
    let bare = |method| api::PaymentView {
        method,
        holder: String::new(),
        masked_iban: String::new(),
        mandate_reference: String::new(),
        card_last4: String::new(),
        complete: payment.is_complete(),
    };
    match payment {
        Payment::Invoice => bare(api::PaymentMethod::Invoice),
        Payment::DirectDebit { holder, iban, mandate } => api::PaymentView {
            holder: holder.to_string(),
            masked_iban: iban.masked(),
            mandate_reference: mandate.as_str().to_owned(),
            ..bare(api::PaymentMethod::DirectDebit)
        },
        Payment::Card { card, .. } => api::PaymentView {
            card_last4: card.as_ref().map(|card| card.last4.clone()).unwrap_or_default(),
            ..bare(api::PaymentMethod::Card)
        },
    }
}
