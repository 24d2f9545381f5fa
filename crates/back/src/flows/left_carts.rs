//! Closing carts that were left behind (CASE record "abandonment").

use crate::error::ApiError;
use crate::orders::store;
use crate::outbox;
use crate::state::App;
use chrono::Duration;
use weblys_db::Durability;
use weblys_orders::{CartEvent, CaseKind, CaseRecord, Effect};

const AT_ONCE: i64 = 50;

/// Closes them all; gives how many.
///
/// # Errors
/// The database's; those closed before it stay closed.
pub async fn close_all(app: &App) -> Result<u64, ApiError> {
    let mut closed = 0;
    store::cart::mend_standing(&app.db).await?;
    loop {
        let before = closed;
        closed += close_some(app).await?;
        // None closed: none is left, or somebody works on each of them just now.
        if closed == before {
            return Ok(closed);
        }
    }
}

async fn close_some(app: &App) -> Result<u64, ApiError> {
    let since = app.now() - Duration::hours(i64::from(app.terms().abandoned_after_hours));
    let mut closed = 0;
    for left in store::cart::left_since(&app.db, since, AT_ONCE).await? {
        let subject = left.cart.cart_id.to_string();
        let record = CaseRecord::of_cart(CaseKind::Abandonment, &left.cart, "SELFSHOP", &subject, app.now());
        let mut cart = left.cart;
        cart.state = cart.state.after(CartEvent::Abandon)?;
        let mut tx = app.db.begin(Durability::Relaxed).await?;
        if store::cart::update(&mut tx, &cart, left.version, left.touched_at).await? {
            store::case::insert(&mut tx, &record).await?;
            if cart.holds_slot() {
                let effect = Effect::ReleaseSlot { hold_key: cart.cart_id.to_string() };
                outbox::store::add(&mut tx, &effect, &subject, app.now()).await?;
            }
            tx.commit().await?;
            closed += 1;
        }
    }
    Ok(closed)
}
