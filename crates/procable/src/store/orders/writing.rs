//! The transaction of an order. The row of the order comes first: its key decides who does the work.

use crate::calendar::Slot;
use crate::problem::OpsRefusal;
use crate::state::{App, ServiceList};
use crate::store::{calendar, pickup_points};
use crate::wire::{Appointment, OrderAnswer, PlaceOrder, ServiceCall};
use crate::{numbers, password};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use weblys_db::{DbError, Durability, JsonText, Tx, bulk_insert, execute, fetch_optional};

/// An order that passed every check and waits for its transaction.
pub(crate) struct Draft<'a> {
    pub(super) order: &'a PlaceOrder,
    pub(super) services: &'a ServiceList,
    pub(super) answer: OrderAnswer,
    pub(super) payload: String,
    pub(super) digest: Vec<u8>,
    pub(super) salt: password::Salt,
    pub(super) now: DateTime<Utc>,
}

/// Whether an order was new or is known.
#[derive(Debug)]
pub(crate) enum Taken {
    /// The work was done now.
    New(OrderAnswer),
    /// It had been done before: the same answer again.
    Again(OrderAnswer),
}

#[derive(sqlx::FromRow)]
struct KnownOrder {
    idempotency_key: String,
    payload_digest: Vec<u8>,
    password_salt: Option<Vec<u8>>,
    received_at: DateTime<Utc>,
    answer: JsonText<OrderAnswer>,
}

/// Takes an order once, whatever is repeated.
pub(crate) async fn place(
    app: &App,
    key: &str,
    order: &PlaceOrder,
    services: &ServiceList,
) -> Result<Taken, OpsRefusal> {
    let mut draft = draft(app, order, services).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let slot = slot_of(app, &mut tx, order, draft.now).await?;
    draft.answer.appointment = slot.as_ref().and_then(|slot| slot.as_ref().ok()).map(appointment);
    if insert_order(&mut tx, key, &draft).await? == 0 {
        let known = known(&mut tx, key, order).await?;
        tx.rollback().await?;
        return again(app, key, &draft, known);
    }
    if let Some(slot) = slot {
        let hold_key = order.delivery.hold_key.as_deref().unwrap_or_default();
        calendar::book(app, &mut tx, &slot?, (hold_key, &order.order_number), draft.now).await?;
    }
    if let Some(point) = &order.delivery.pickup_point
        && !pickup_points::exists(&mut tx, point).await?
    {
        return Err(OpsRefusal::UnknownPickupPoint(point.clone()));
    }
    let password = password::readable(&app.credential, &draft.salt);
    insert_customer(&mut tx, &draft, &password).await?;
    insert_contract(&mut tx, &draft).await?;
    insert_equipment(&mut tx, &draft).await?;
    insert_calls(&mut tx, &draft).await?;
    tx.commit().await?;
    Ok(Taken::New(OrderAnswer { generated_password: Some(password), ..draft.answer }))
}

async fn draft<'a>(app: &App, order: &'a PlaceOrder, services: &'a ServiceList) -> Result<Draft<'a>, OpsRefusal> {
    let serial = app.serials.next(&app.db).await?;
    let contract_number = numbers::contract_number(serial);
    let service_calls = (1..)
        .zip(&order.service_calls)
        .map(|(index, call)| ServiceCall {
            number: format!("{contract_number}-{index}"),
            code: call.code.clone(),
            planned_on: call.planned_on,
            status: call.status.clone(),
        })
        .collect();
    let answer = OrderAnswer {
        customer_number: numbers::customer_number(serial),
        generated_password: None,
        contract_number,
        service_calls,
        appointment: None,
    };
    let payload = serde_json::to_string(order)?;
    let digest = Sha256::digest(&payload).to_vec();
    let salt = password::new_salt().map_err(|error| OpsRefusal::Internal(DbError::Sql(error.into())))?;
    Ok(Draft { order, services, answer, payload, digest, salt, now: app.clock.now() })
}

/// The slot that an order asks for: none, one of the calendar, or a refusal that counts only for a new order.
async fn slot_of(
    app: &App,
    tx: &mut Tx,
    order: &PlaceOrder,
    now: DateTime<Utc>,
) -> Result<Option<Result<Slot, OpsRefusal>>, OpsRefusal> {
    if order.delivery.kind != "appointment" {
        return Ok(None);
    }
    let id = match (&order.delivery.slot_id, &order.delivery.hold_key) {
        (Some(id), _) => Some(id.clone()),
        (None, Some(key)) => match calendar::slot_of(tx, key).await? {
            Some(id) => Some(id),
            None => return Ok(Some(Err(OpsRefusal::HoldGone))),
        },
        (None, None) => None,
    };
    Ok(id.map(|id| app.config.calendar.find(&id, now).ok_or(OpsRefusal::NoSuchSlot)))
}

fn appointment(slot: &Slot) -> Appointment {
    Appointment { slot_id: slot.id.clone(), starts_at: slot.starts_at, ends_at: slot.ends_at }
}

async fn insert_order(tx: &mut Tx, key: &str, draft: &Draft<'_>) -> Result<u64, OpsRefusal> {
    let sql = "insert into procable_order (order_number, idempotency_key, payload_digest, customer_number,
               contract_number, received_at, answer, password_salt, payload)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing";
    let rows = execute!(
        tx,
        sql,
        &draft.order.order_number,
        key,
        &draft.digest,
        &draft.answer.customer_number,
        &draft.answer.contract_number,
        draft.now,
        JsonText(&draft.answer),
        draft.salt.as_slice(),
        &draft.payload,
    );
    Ok(rows.await?)
}

async fn known(tx: &mut Tx, key: &str, order: &PlaceOrder) -> Result<KnownOrder, OpsRefusal> {
    let sql = "select idempotency_key, payload_digest, password_salt, received_at, answer from procable_order
               where idempotency_key = $1 or order_number = $2
               order by case when idempotency_key = $1 then 0 else 1 end limit 1";
    fetch_optional!(tx, KnownOrder, sql, key, &order.order_number).await?.ok_or(OpsRefusal::Busy(DbError::Conflict))
}

fn again(app: &App, key: &str, draft: &Draft<'_>, known: KnownOrder) -> Result<Taken, OpsRefusal> {
    if known.idempotency_key != key {
        return Err(OpsRefusal::OrderNumberTaken);
    }
    if known.payload_digest != draft.digest {
        return Err(OpsRefusal::KeyReused);
    }
    let JsonText(mut answer) = known.answer;
    let age = (draft.now - known.received_at).to_std().unwrap_or_default();
    answer.generated_password = known
        .password_salt
        .filter(|_| age < app.config.password_replay)
        .map(|salt| password::readable(&app.credential, &salt));
    Ok(Taken::Again(answer))
}

async fn insert_customer(tx: &mut Tx, draft: &Draft<'_>, password: &str) -> Result<(), OpsRefusal> {
    let (order, customer) = (draft.order, &draft.order.customer);
    let sql = "insert into procable_customer (number, title, given_name, family_name, birth_date, email, phone,
               locale, billing_address, consents, password_hash, created_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let billing = order.billing_address.as_ref().unwrap_or(&order.installation_address);
    let rows = execute!(
        tx,
        sql,
        &draft.answer.customer_number,
        customer.title.as_deref(),
        &customer.given_name,
        &customer.family_name,
        customer.birth_date,
        customer.email.as_deref(),
        customer.phone.as_deref(),
        customer.locale.tag(),
        JsonText(billing),
        JsonText(&order.consents),
        password::hash(password, &draft.answer.customer_number),
        draft.now,
    );
    rows.await?;
    Ok(())
}

async fn insert_contract(tx: &mut Tx, draft: &Draft<'_>) -> Result<(), OpsRefusal> {
    let order = draft.order;
    let sql = "insert into procable_contract (number, customer_number, order_number, grouping_code, sales_channel,
               dwelling_id, installation_address, services, payment, state, signed_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'signed', $10)";
    let rows = execute!(
        tx,
        sql,
        &draft.answer.contract_number,
        &draft.answer.customer_number,
        &order.order_number,
        &order.grouping_code,
        &order.sales_channel,
        &order.dwelling_id,
        JsonText(&order.installation_address),
        JsonText(&order.services),
        JsonText(&order.payment),
        draft.now,
    );
    rows.await?;
    Ok(())
}

/// One row for each piece: equipment is followed by its serial number, not by its quantity.
async fn insert_equipment(tx: &mut Tx, draft: &Draft<'_>) -> Result<(), OpsRefusal> {
    let pieces = draft.order.services.iter().filter_map(|ordered| {
        let service = draft.services.get(&ordered.code)?;
        service.kind.starts_with("EQUIPMENT").then_some((service, ordered.quantity))
    });
    let pieces = pieces.flat_map(|(service, quantity)| (0..quantity).map(move |_| service));
    let rows: Vec<_> = (1_i64..).zip(pieces).collect();
    let inserted = bulk_insert!(
        tx,
        "insert into procable_equipment (contract_number, customer_number, position, service_code, kind, state)",
        &rows,
        |row| &draft.answer.contract_number,
        &draft.answer.customer_number,
        row.0,
        &row.1.code,
        &row.1.kind,
        "ordered"
    );
    inserted.await?;
    Ok(())
}

async fn insert_calls(tx: &mut Tx, draft: &Draft<'_>) -> Result<(), OpsRefusal> {
    let rows: Vec<_> = draft.answer.service_calls.iter().zip(&draft.order.service_calls).collect();
    let inserted = bulk_insert!(
        tx,
        "insert into procable_service_call (number, contract_number, customer_number, code, kind, planned_on, status)",
        &rows,
        |row| &row.0.number,
        &draft.answer.contract_number,
        &draft.answer.customer_number,
        &row.1.code,
        &row.1.kind,
        row.1.planned_on,
        &row.1.status
    );
    inserted.await?;
    Ok(())
}

/// Erases what passwords were made from, once their orders may no longer be repeated.
pub(crate) async fn forget_passwords(app: &App) -> Result<(), OpsRefusal> {
    let replay = TimeDelta::from_std(app.config.password_replay).unwrap_or(TimeDelta::MAX);
    let Some(before) = app.clock.now().checked_sub_signed(replay) else { return Ok(()) };
    let sql = "update procable_order set password_salt = null where password_salt is not null and received_at <= $1";
    let erased = execute!(&app.db, sql, before).await?;
    tracing::debug!(erased, "passwords forgotten");
    Ok(())
}
