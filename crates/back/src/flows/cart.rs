//! Reading and changing a session's cart: the frame that every step of the sale goes through.

use crate::auth::Session;
use crate::error::ApiError;
use crate::orders::store::cart::{self as store, StoredCart};
use crate::outbox;
use crate::state::{App, Parts};
use chrono::{Days, Duration, NaiveDate};
use std::sync::Arc;
use weblys_catalog::{Quote, SaleContext, SelectionRefusal, Snapshot};
use weblys_db::Durability;
use weblys_orders::delivery::earliest_without_request;
use weblys_orders::identity::LineKind;
use weblys_orders::{Cart, CartState, Effect, decide};

/// A lost race is tried again so often before it is an error.
const TRIES: usize = 4;
/// Days until an express start without appointment, for the price of the first bill.
const EXPRESS_DAYS: u64 = 3;

/// The catalogue as it is for one cart.
#[derive(Debug, Clone)]
pub struct Pricing {
    /// The publication that the cart goes by.
    pub snapshot: Arc<Snapshot>,
    /// The facts of the sale.
    pub sale: SaleContext,
    /// The first day of the contract, as far as it is known.
    pub start: NaiveDate,
}

impl Pricing {
    /// The price of what is chosen so far; none before an offer is chosen.
    #[must_use]
    pub fn estimate(&self, cart: &Cart) -> Option<Result<Quote, Vec<SelectionRefusal>>> {
        let selection = cart.selection.as_ref()?;
        Some(self.snapshot.estimate(&self.sale, selection, self.start))
    }

    /// The lines for which the chosen offer can take a number along.
    #[must_use]
    pub fn portable(&self, cart: &Cart) -> Vec<LineKind> {
        let offer = cart.selection.as_ref().and_then(|selection| self.snapshot.offer(&selection.offer));
        let domains = offer.map(|offer| self.snapshot.domains(offer)).unwrap_or_default();
        let has = |code: &str| domains.iter().any(|domain| domain.as_str() == code);
        let lines = [(has("FIXED_TELEPHONY"), LineKind::Fixed), (has("MOBILE"), LineKind::Mobile)];
        lines.into_iter().filter_map(|(has, kind)| has.then_some(kind)).collect()
    }
}

/// The catalogue as it is for a cart.
pub async fn pricing(app: &Parts, cart: &Cart) -> Result<Pricing, ApiError> {
    let snapshot = app.publications.version(&app.db, cart.publication).await?;
    let sale = SaleContext { day: priced_on(app, cart), ..app.sale(&cart.place) };
    Ok(Pricing { snapshot, sale, start: start_of(app, cart) })
}

/// The day whose tariffs and promotions a cart goes by: that on which its price hold began (EXP-25).
#[must_use]
pub fn priced_on(app: &Parts, cart: &Cart) -> NaiveDate {
    let begun = cart.priced_until - Duration::hours(i64::from(app.config.sale.price_hold_hours));
    begun.with_timezone(&app.config.sale.time_zone).date_naive()
}

/// The first day of the contract: the visit's, or the first day the law allows without an express request.
fn start_of(app: &Parts, cart: &Cart) -> NaiveDate {
    let today = app.today();
    let Some(delivery) = &cart.delivery else { return earliest_without_request(today) };
    match &delivery.slot {
        Some(slot) => slot.begins_at.with_timezone(&app.config.sale.time_zone).date_naive(),
        None if delivery.express_start => today.checked_add_days(Days::new(EXPRESS_DAYS)).unwrap_or(today),
        None => earliest_without_request(today),
    }
}

/// The session's cart, brought to the publication in force if its price hold has ended.
///
/// # Errors
/// [`ApiError::NoCart`] when the session has none.
pub async fn load(app: &App, session: &Session) -> Result<StoredCart, ApiError> {
    for _ in 0..TRIES {
        let stored = store::of_session(&app.db, &session.0).await?.ok_or(ApiError::NoCart)?;
        let is_open = !matches!(stored.cart.state, CartState::Submitted);
        if !is_open || stored.cart.priced_until > app.now() {
            return Ok(stored);
        }
        let held_slot = stored.cart.holds_slot();
        let repriced = reprice(app, stored.cart)?;
        if keep(app, &repriced, stored.version, held_slot).await? {
            return Ok(StoredCart { cart: repriced, version: stored.version + 1, touched_at: app.now() });
        }
    }
    Err(ApiError::Contended)
}

fn reprice(app: &App, cart: Cart) -> Result<Cart, ApiError> {
    let snapshot = app.publications.current()?;
    let until = app.now() + Duration::hours(i64::from(app.config.sale.price_hold_hours));
    let pricing = Pricing { sale: app.sale(&cart.place), start: start_of(app, &cart), snapshot };
    let answer = pricing.estimate(&cart);
    let cart = decide::resume(cart)?;
    Ok(decide::reprice(cart, pricing.snapshot.version(), until, answer)?)
}

/// Changes the session's cart by a decision, and keeps the outcome; a lost race is decided again.
///
/// # Errors
/// What the decision refuses, [`ApiError::NoCart`], [`ApiError::Contended`].
pub async fn change(
    app: &App,
    session: &Session,
    decision: impl Fn(Cart, &Pricing) -> Result<Cart, ApiError>,
) -> Result<StoredCart, ApiError> {
    for _ in 0..TRIES {
        let stored = load(app, session).await?;
        let pricing = pricing(app, &stored.cart).await?;
        let held_slot = stored.cart.holds_slot();
        let changed = decision(decide::resume(stored.cart)?, &pricing)?;
        if keep(app, &changed, stored.version, held_slot).await? {
            return Ok(StoredCart { cart: changed, version: stored.version + 1, touched_at: app.now() });
        }
    }
    Err(ApiError::Contended)
}

/// Keeps a changed cart, if nobody else changed it since. A slot that it held and no longer wants goes back to the
/// calendar: decided with the change, told to the operator system as soon as that answers.
async fn keep(app: &App, changed: &Cart, version: i64, held_slot: bool) -> Result<bool, ApiError> {
    if !held_slot || changed.holds_slot() {
        return store::update(app.db.writer_with(Durability::Relaxed), changed, version, app.now()).await;
    }
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let is_kept = store::update(&mut tx, changed, version, app.now()).await?;
    if is_kept {
        let hold_key = changed.cart_id.to_string();
        let effect = Effect::ReleaseSlot { hold_key: hold_key.clone() };
        outbox::store::add(&mut tx, &effect, &hold_key, app.now()).await?;
        tx.commit().await?;
        app.outbox.notify_one();
    }
    Ok(is_kept)
}
