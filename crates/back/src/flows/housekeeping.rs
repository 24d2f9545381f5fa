//! What must be looked at again and again: newer publications and imports, carts left behind.

use crate::error::ApiError;
use crate::flows::erasing;
use crate::orders::store;
use crate::outbox;
use crate::security::operator::schedule;
use crate::state::App;
use chrono::Duration;
use weblys_db::Durability;
use weblys_orders::{CartEvent, CaseKind, CaseRecord, Effect};

const AT_ONCE: i64 = 50;
/// Rounds between two looks for what is to be erased.
const ERASED_EVERY: u64 = 60;

/// One round. Errors are logged: the next round tries again.
pub async fn once(app: &App, round: u64) {
    if let Err(error) = app.publications.refresh(&app.db).await {
        tracing::error!(%error, "the catalogue cannot be refreshed");
    }
    if let Err(error) = app.addresses.refresh(&app.db).await {
        tracing::error!(%error, "addresses cannot be refreshed");
    }
    if let Err(error) = app.code_tables.refresh(&app.db).await {
        tracing::error!(%error, "code tables cannot be refreshed");
    }
    if round.is_multiple_of(ERASED_EVERY)
        && let Err(error) = erasing::in_turn(app).await
    {
        tracing::error!(%error, "what is old cannot be erased");
    }
    if round.is_multiple_of(ERASED_EVERY)
        && let Err(error) = schedule::in_turn(app).await
    {
        tracing::error!(%error, "users of the operator system cannot be looked at");
    }
    if let Err(error) = abandon_left_carts(app).await {
        tracing::error!(%error, "carts left behind cannot be closed");
    }
}

async fn abandon_left_carts(app: &App) -> Result<(), ApiError> {
    let since = app.now() - Duration::hours(i64::from(app.config.sale.abandoned_after_hours));
    for left in store::cart::left_since(&app.db, since, AT_ONCE).await? {
        let record = CaseRecord::of_cart(
            CaseKind::Abandonment,
            &left.cart,
            "SELFSHOP",
            &left.cart.cart_id.to_string(),
            app.now(),
        );
        let mut cart = left.cart;
        cart.state = cart.state.after(CartEvent::Abandon)?;
        let mut tx = app.db.begin(Durability::Relaxed).await?;
        if store::cart::update(&mut tx, &cart, left.version, left.touched_at).await? {
            store::case::insert(&mut tx, &record).await?;
            if cart.holds_slot() {
                let effect = Effect::ReleaseSlot { hold_key: cart.cart_id.to_string() };
                outbox::store::add(&mut tx, &effect, &cart.cart_id.to_string(), app.now()).await?;
            }
            tx.commit().await?;
        }
    }
    Ok(())
}
