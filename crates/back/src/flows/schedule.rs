//! How services arrive: choices, and the choice with its slot held (SSH-13, SSH-14).

use crate::adapters::operator_system::{OperatorError, Purpose, SlotHold};
use crate::auth::{Correlation, Session};
use crate::error::ApiError;
use crate::flows::cart::{self, Pricing, Readings};
use crate::flows::{calendar, choose};
use crate::orders::store::cart::StoredCart;
use crate::orders::wire;
use crate::state::App;
use weblys_api::delivery::{ChooseDelivery, DeliveryChoices};
use weblys_orders::delivery::{check_start, earliest_without_request};
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, CartEvent, CartState, Delivery, DeliveryKind, HeldSlot, Step, decide};

/// The ways open to a cart. A calendar or a list of shops that does not answer is said, and does not stop the sale.
///
/// # Errors
/// When no offer is chosen yet.
pub async fn choices(
    app: &App,
    cart: &Cart,
    pricing: &Pricing,
    correlation: &Correlation,
) -> Result<DeliveryChoices, ApiError> {
    let kinds = choose::delivery_kinds(pricing, cart.chosen()?);
    let why = purpose(cart, correlation);
    let visits = kinds.contains(&DeliveryKind::Appointment);
    let slots = if visits { Some(calendar::slots(app, &why, &cart.place.distribution_zone).await) } else { None };
    let pickup = kinds.contains(&DeliveryKind::Pickup);
    let shops = if pickup { calendar::shops(app, &why).await.ok() } else { None };
    let zone = app.config.sale.time_zone;
    Ok(DeliveryChoices {
        kinds: kinds.into_iter().map(wire::delivery::kind).collect(),
        calendar_unavailable: matches!(slots, Some(Err(_))),
        slots: slots
            .and_then(Result::ok)
            .map(|slots| slots.iter().map(|slot| wire::delivery::calendar_slot(slot, zone)).collect())
            .unwrap_or_default(),
        shops_unavailable: pickup && shops.as_ref().is_none_or(|shops| shops.is_empty()),
        pickup_points: shops.map(|shops| shops.iter().map(wire::delivery::shop).collect()).unwrap_or_default(),
        earliest_without_express_request: earliest_without_request(app.today()),
    })
}

/// Chooses how services arrive. A slot is held in the operator system first: who holds it has it.
pub async fn choose(
    app: &App,
    session: &Session,
    correlation: &Correlation,
    wanted: &ChooseDelivery,
) -> Result<StoredCart, ApiError> {
    let mut readings = Readings::of(app, session);
    loop {
        let stored = readings.next().await?;
        match choose_from(app, session, correlation, wanted, stored).await {
            Ok(done) => return Ok(done),
            Err(refusal) => readings.refused(refusal)?,
        }
    }
}

async fn choose_from(
    app: &App,
    session: &Session,
    correlation: &Correlation,
    wanted: &ChooseDelivery,
    stored: StoredCart,
) -> Result<StoredCart, ApiError> {
    stored.cart.must_have_reached(Step::Delivery)?;
    if stored.cart.state == CartState::Submitted {
        stored.cart.state.after(CartEvent::Schedule)?;
    }
    let pricing = cart::pricing(app, &stored.cart).await?;
    let kind = DeliveryKind::from_word(&wanted.kind).ok_or(OrderRefusal::DeliveryKind)?;
    if !choose::delivery_kinds(&pricing, stored.cart.chosen()?).contains(&kind) {
        return Err(OrderRefusal::DeliveryKind.into());
    }
    let delivery = read(app, &stored.cart, correlation, kind, wanted).await?;
    cart::change_from(app, session, stored, |cart, _| Ok(decide::schedule(cart, delivery.clone())?)).await
}

async fn read(
    app: &App,
    cart: &Cart,
    correlation: &Correlation,
    kind: DeliveryKind,
    wanted: &ChooseDelivery,
) -> Result<Delivery, ApiError> {
    let express = wanted.express_start && wanted.express_acknowledged;
    let why = purpose(cart, correlation);
    let slot = match (kind, wanted.slot_id.trim()) {
        (DeliveryKind::Appointment, slot_id) if !slot_id.is_empty() => {
            check_visit(app, cart, &why, slot_id, express).await?;
            Some(hold(app, cart, &why, slot_id).await?)
        }
        _ => None,
    };
    let pickup_point = match kind {
        DeliveryKind::Pickup => Some(shop(app, &why, &wanted.pickup_point).await?),
        DeliveryKind::Appointment | DeliveryKind::Shipment | DeliveryKind::Remote => None,
    };
    let express_asked_at = express.then(|| app.now());
    Ok(Delivery { kind, slot, pickup_point, express_start: express, express_asked_at })
}

async fn check_visit(app: &App, cart: &Cart, why: &Purpose, slot_id: &str, express: bool) -> Result<(), ApiError> {
    let zone = &cart.place.distribution_zone;
    let slots = calendar::slots(app, why, zone).await.map_err(|_| ApiError::OperatorSystem)?;
    let own = cart.delivery.as_ref().and_then(|delivery| delivery.slot.as_ref()).filter(|slot| slot.slot_id == slot_id);
    let begins_at = match (slots.iter().find(|slot| slot.slot_id == slot_id), own) {
        (Some(slot), _) => slot.starts_at,
        (None, Some(own)) => own.begins_at,
        (None, None) => return Err(OrderRefusal::NoSlot.into()),
    };
    let visit = begins_at.with_timezone(&app.config.sale.time_zone).date_naive();
    Ok(check_start(visit, app.today(), express)?)
}

/// Holds a slot for a cart; the cart's earlier hold is given back by the operator system.
pub async fn hold(app: &App, cart: &Cart, why: &Purpose, slot_id: &str) -> Result<HeldSlot, ApiError> {
    let minutes = app.terms().slot_hold_minutes;
    let zone = &cart.place.distribution_zone;
    let answer = app.operator_system.hold(why, &cart.cart_id.to_string(), slot_id, minutes).await;
    // With another hold given back, or none given, more is different than this slot.
    if answer.is_ok() && !cart.holds_slot() {
        app.calendar.take(zone, slot_id);
    } else {
        app.calendar.forget(zone);
    }
    match answer {
        Ok(hold) => Ok(held(hold)),
        Err(OperatorError::SlotTaken) => Err(OrderRefusal::SlotTaken.into()),
        Err(OperatorError::Rejected(_)) => Err(OrderRefusal::NoSlot.into()),
        Err(OperatorError::Unavailable(_) | OperatorError::Changed) => Err(ApiError::OperatorSystem),
    }
}

fn held(hold: SlotHold) -> HeldSlot {
    HeldSlot { slot_id: hold.slot_id, begins_at: hold.starts_at, ends_at: hold.ends_at, held_until: hold.expires_at }
}

async fn shop(app: &App, why: &Purpose, code: &str) -> Result<String, ApiError> {
    let shops = calendar::shops(app, why).await.map_err(|_| ApiError::OperatorSystem)?;
    let known = shops.iter().find(|shop| shop.code == code.trim());
    known.map(|shop| shop.code.clone()).ok_or_else(|| OrderRefusal::NoPickupPoint.into())
}

/// What calls to the operator system for a cart are recorded with.
#[must_use]
pub fn purpose(cart: &Cart, correlation: &Correlation) -> Purpose {
    Purpose { subject: cart.cart_id.to_string(), correlation: correlation.0.clone() }
}
