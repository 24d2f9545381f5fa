//! What each effect does. Each is idempotent: a crash before its row is gone runs it again.

use super::store::{self, Claimed};
use super::{post, worker};
use crate::adapters::operator_system::{OperatorError, Purpose};
use crate::error::ApiError;
use crate::flows;
use crate::orders::store as orders;
use crate::orders::store::order::StoredOrder;
use crate::state::App;
use std::time::Duration;
use uuid::Uuid;
use weblys_orders::{Cart, CartState, Effect};

/// Carries out an effect; its row is gone afterwards.
pub async fn effect(app: &App, claimed: &Claimed) -> Result<(), ApiError> {
    match &claimed.effect {
        Effect::PlaceOrder { order_id } => flows::place_order::carry_out(app, claimed.effect_id, *order_id).await,
        Effect::SendMail { mail_id } => send_mail(app, claimed, *mail_id).await,
        Effect::ReleaseSlot { hold_key } => release_slot(app, claimed.effect_id, hold_key).await,
    }
}

async fn send_mail(app: &App, claimed: &Claimed, mail_id: Uuid) -> Result<(), ApiError> {
    let effect_id = claimed.effect_id;
    let mail = orders::mail::by_id(&app.db, mail_id).await?.ok_or(ApiError::NotFound("mail"))?;
    if mail.sent_at.is_some() {
        return store::finish(&app.db, effect_id).await;
    }
    let mut documents = Vec::new();
    for document_id in mail.document_ids() {
        documents.extend(orders::document::by_id(&app.db, document_id).await?);
    }
    if let Err(error) = app.mailer.send(&mail, &documents).await {
        return post::failed(app, claimed, &error).await;
    }
    app.figures.mail("sent");
    let mut tx = app.db.begin(weblys_db::Durability::Relaxed).await?;
    orders::mail::mark_sent(&mut tx, mail_id, app.now()).await?;
    store::finish(&mut tx, effect_id).await?;
    Ok(tx.commit().await?)
}

async fn release_slot(app: &App, effect_id: Uuid, hold_key: &str) -> Result<(), ApiError> {
    let cart = cart_of(app, hold_key).await?;
    if cart.as_ref().is_some_and(|cart| cart.state != CartState::Abandoned && cart.holds_slot()) {
        // Wanted again before it could be given back.
        return store::finish(&app.db, effect_id).await;
    }
    let why = Purpose { subject: hold_key.to_owned(), correlation: String::new() };
    match app.operator_system.release(&why, hold_key).await {
        Ok(()) | Err(OperatorError::Rejected(_) | OperatorError::SlotTaken) => {}
        Err(OperatorError::Unavailable(_) | OperatorError::Changed) => return Err(ApiError::OperatorSystem),
    }
    if let Some(cart) = cart {
        app.calendar.forget(&cart.place.distribution_zone);
    }
    store::finish(&app.db, effect_id).await
}

/// The cart that a slot is held for; none when it was erased meanwhile.
async fn cart_of(app: &App, hold_key: &str) -> Result<Option<Cart>, ApiError> {
    let Ok(cart_id) = hold_key.parse() else { return Ok(None) };
    Ok(orders::cart::by_id(&app.db, cart_id).await?.map(|stored| stored.cart))
}

/// Tells the operator system of an order whose effect was added as claimed, and waits for it a moment: most orders are
/// accepted before their page is shown. Gives the order as it is then; what does not finish in time goes on, and what
/// fails stays for the worker.
pub async fn place_now(app: &App, claimed: Claimed, stored: StoredOrder) -> Option<StoredOrder> {
    let effect_id = claimed.effect_id;
    let task = tokio::spawn({
        let app = app.clone();
        async move {
            let outcome = flows::place_order::tell(&app, effect_id, stored).await;
            worker::note(&app, &claimed, outcome).await
        }
    });
    let patience = Duration::from_millis(app.terms().acceptance_wait_ms);
    match tokio::time::timeout(patience, task).await {
        Ok(told) => told.ok().flatten(),
        Err(_) => {
            tracing::info!(%effect_id, "the operator system takes its time");
            None
        }
    }
}
