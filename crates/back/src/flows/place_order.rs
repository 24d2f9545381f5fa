//! Telling the operator system of an order, and keeping what it answers: carried out by the outbox.

use crate::adapters::operator_system::{OperatorAcceptance, OperatorError, Purpose};
use crate::error::ApiError;
use crate::flows::cart::{Pricing, priced_on};
use crate::flows::{calendar, contact, contract, operator_order};
use crate::orders::mails::Letter;
use crate::orders::store::order::StoredOrder;
use crate::orders::{mails, store, uses};
use crate::outbox;
use crate::state::{App, Parts};
use uuid::Uuid;
use weblys_api::contact::ContactKind;
use weblys_db::Durability;
use weblys_documents::facts::{FirstPassword, OrderAccepted, OrderRejected};
use weblys_documents::mails::{first_password, order_accepted, order_rejected};
use weblys_orders::order::Acceptance;
use weblys_orders::{CaseKind, CaseRecord, DeliveryKind, Identity, Order, OrderId, OrderState};

/// Sends an order and keeps the outcome. An order that has its answer already only loses its effect.
///
/// # Errors
/// [`ApiError::OperatorSystem`] when it must be tried again.
pub async fn carry_out(app: &App, effect_id: Uuid, order_id: OrderId) -> Result<(), ApiError> {
    let stored = store::order::by_id(&app.db, order_id).await?.ok_or(ApiError::NotFound("order"))?;
    if stored.order.state != OrderState::Submitted {
        return outbox::store::finish(&app.db, effect_id).await;
    }
    tell(app, effect_id, stored).await.map(drop)
}

/// Sends an order that has no answer yet and keeps the outcome; gives it with its answer.
///
/// # Errors
/// [`ApiError::OperatorSystem`] when it must be tried again; [`ApiError::Contended`] when somebody else changed it.
pub async fn tell(app: &App, effect_id: Uuid, stored: StoredOrder) -> Result<StoredOrder, ApiError> {
    match send(app, &stored.order).await {
        Ok(acceptance) => accept(app, effect_id, stored, acceptance).await,
        Err(OperatorError::Rejected(reason)) => reject(app, effect_id, stored, &reason).await,
        Err(OperatorError::SlotTaken) => without_slot(app, stored).await,
        Err(OperatorError::Changed) => Err(ApiError::Contended),
        Err(OperatorError::Unavailable(cause)) => {
            tracing::warn!(order = %stored.order.number, cause, "the operator system did not answer");
            Err(ApiError::OperatorSystem)
        }
    }
}

async fn send(app: &App, order: &Order) -> Result<OperatorAcceptance, OperatorError> {
    let lost = |error: ApiError| OperatorError::Unavailable(error.to_string());
    let snapshot = app.publications.version(&app.db, order.cart.publication).await.map_err(lost)?;
    let (channel, customer_type) = crate::catalog::selfshop();
    let sale = order.cart.place.sale(channel, customer_type, priced_on(app, &order.cart));
    let pricing = Pricing { snapshot, sale, start: order.quote.start };
    let wanted = operator_order::of(app, order, &pricing).map_err(lost)?;
    app.operator_system.place_order(&purpose(order), &idempotency_key(order), &wanted).await
}

fn purpose(order: &Order) -> Purpose {
    Purpose { subject: order.number.to_string(), correlation: order.order_id.to_string() }
}

/// An order whose slot was lost is another request: the first one is known not to have been taken.
fn idempotency_key(order: &Order) -> String {
    let visit = order.cart.delivery.as_ref().and_then(|delivery| delivery.slot.as_ref());
    match visit {
        Some(_) => order.order_id.to_string(),
        None => format!("{}-open", order.order_id),
    }
}

async fn accept(
    app: &App,
    effect_id: Uuid,
    stored: StoredOrder,
    answer: OperatorAcceptance,
) -> Result<StoredOrder, ApiError> {
    let mut order = stored.order;
    let OperatorAcceptance { customer_number, generated_password, contract_number } = answer;
    order.accept(Acceptance { customer_number: customer_number.clone(), contract_number })?;
    calendar::know_shop(app, &order.cart, &purpose(&order)).await;
    let mut tx = app.db.begin(Durability::Full).await?;
    if !store::order::update(&mut tx, &order, stored.version).await? {
        return Err(ApiError::Contended);
    }
    let record = case(app, CaseKind::Success, &order).with("customer_number", customer_number.clone());
    store::case::insert(&mut tx, &record).await?;
    if lacks_a_date(&order) {
        contact::to_call(&mut tx, app, &order, ContactKind::AppointmentToFix, "").await?;
    }
    let letters = acceptance_letters(app, &order, customer_number, generated_password)?;
    let kept = mails::keep(&mut tx, letters, None, app.now()).await?;
    outbox::store::finish(&mut tx, effect_id).await?;
    tx.commit().await?;
    outbox::post(app, kept);
    Ok(StoredOrder { order, version: stored.version + 1 })
}

fn acceptance_letters(
    app: &Parts,
    order: &Order,
    customer_number: String,
    password: Option<String>,
) -> Result<Vec<Letter>, ApiError> {
    let who = customer(order)?;
    let operator = app.config.operator.clone();
    let accepted = OrderAccepted {
        operator: operator.clone(),
        given_name: who.given_name.to_string(),
        order_number: order.number.to_string(),
        customer_number: customer_number.clone(),
        delivery: calendar::delivery_of(app, &order.cart),
        installation: order.cart.place.lines(),
        ported: contract::ported(app, order),
        follow_url: contract::follow_url(app, order),
        password_follows: password.is_some(),
    };
    let body = order_accepted(&accepted, order.cart.locale).map_err(ApiError::internal)?;
    let mut letters = vec![Letter::new(who.email.as_str(), body, app.now())];
    let Some(password) = password else { return Ok(letters) };
    let given_name = who.given_name.to_string();
    let first = FirstPassword { operator, given_name, customer_number, password, account_url: None };
    let body = first_password(&first, order.cart.locale).map_err(ApiError::internal)?;
    letters.push(Letter::new(who.email.as_str(), body, app.now()).secret());
    Ok(letters)
}

async fn reject(app: &App, effect_id: Uuid, stored: StoredOrder, reason: &str) -> Result<StoredOrder, ApiError> {
    let mut order = stored.order;
    order.reject(reason)?;
    let who = customer(&order)?;
    let facts = OrderRejected {
        operator: app.config.operator.clone(),
        given_name: who.given_name.to_string(),
        order_number: order.number.to_string(),
        phone: who.phone.to_string(),
        follow_url: contract::follow_url(app, &order),
    };
    let body = order_rejected(&facts, order.cart.locale).map_err(ApiError::internal)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    if !store::order::update(&mut tx, &order, stored.version).await? {
        return Err(ApiError::Contended);
    }
    uses::give_back(&mut tx, &order).await?;
    store::case::insert(&mut tx, &case(app, CaseKind::Rejection, &order).with("reason", reason)).await?;
    contact::to_call(&mut tx, app, &order, ContactKind::OrderRefused, reason).await?;
    let letter = Letter::new(who.email.as_str(), body, app.now());
    let kept = mails::keep(&mut tx, vec![letter], None, app.now()).await?;
    outbox::store::finish(&mut tx, effect_id).await?;
    tx.commit().await?;
    outbox::post(app, kept);
    Ok(StoredOrder { order, version: stored.version + 1 })
}

/// Whether its customer was told that we call to agree on a date.
fn lacks_a_date(order: &Order) -> bool {
    let delivery = order.cart.delivery.as_ref();
    delivery.is_some_and(|delivery| delivery.kind == DeliveryKind::Appointment && delivery.slot.is_none())
}

/// The slot went to somebody else at the last moment: the order stands, and the operator calls about the date.
async fn without_slot(app: &App, stored: StoredOrder) -> Result<StoredOrder, ApiError> {
    let mut order = stored.order;
    if let Some(delivery) = &mut order.cart.delivery {
        delivery.slot = None;
    }
    if store::order::update(app.db.writer(), &order, stored.version).await? {
        tracing::info!(order = %order.number, "slot lost: the order goes on without it");
    }
    Err(ApiError::OperatorSystem)
}

fn case(app: &Parts, kind: CaseKind, order: &Order) -> CaseRecord {
    CaseRecord::of_cart(kind, &order.cart, "SELFSHOP", order.number.as_str(), app.now())
}

fn customer(order: &Order) -> Result<&Identity, ApiError> {
    order.cart.identity.as_ref().ok_or_else(|| ApiError::Internal("an order without a customer".to_owned()))
}
