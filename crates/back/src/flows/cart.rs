//! Reading and changing a session's cart: the frame that every step of the sale goes through.

use crate::auth::Session;
use crate::error::ApiError;
use crate::orders::store::cart::{self as store, StoredCart};
use crate::orders::uses;
use crate::outbox;
use crate::state::{App, Parts};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
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
    let spent = uses::spent(app, cart, &snapshot).await?;
    let sale = SaleContext { day: priced_on(app, cart), spent, ..app.sale(&cart.place) };
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
        let now = app.now();
        if keep(app, &repriced, stored.version, held_slot, now).await? {
            return Ok(StoredCart { cart: repriced, version: stored.version + 1, touched_at: now });
        }
    }
    Err(ApiError::Contended)
}

fn reprice(app: &App, cart: Cart) -> Result<Cart, ApiError> {
    let snapshot = app.publications.current()?;
    let until = app.now() + Duration::hours(i64::from(app.config.sale.price_hold_hours));
    let pricing = Pricing { sale: app.sale(&cart.place), start: start_of(app, &cart), snapshot };
    put_right(cart, &pricing, until)
}

/// The cart at the price of today's facts. A coupon that alone stands in the way is taken out.
fn put_right(cart: Cart, pricing: &Pricing, until: DateTime<Utc>) -> Result<Cart, ApiError> {
    let mut cart = decide::resume(cart)?;
    let mut answer = pricing.estimate(&cart);
    if matches!(answer, Some(Err(_))) {
        let without = decide::drop_coupon(cart.clone())?;
        if let Some(Ok(quote)) = pricing.estimate(&without) {
            (cart, answer) = (without, Some(Ok(quote)));
        }
    }
    Ok(decide::reprice(cart, pricing.snapshot.version(), until, answer)?)
}

/// Puts a cart right and keeps it, with what must be told, where at its check it is not what it was shown as any more: as
/// when a promotion was used up meanwhile. Says whether it had to.
///
/// # Errors
/// The database's; [`ApiError::Contended`] when somebody else changed the cart.
pub async fn put_right_if_changed(app: &App, stored: &StoredCart, pricing: &Pricing) -> Result<bool, ApiError> {
    let until = stored.cart.priced_until;
    let right = put_right(stored.cart.clone(), pricing, until)?;
    if right.price_shown == stored.cart.price_shown && right.selection == stored.cart.selection {
        return Ok(false);
    }
    if !keep(app, &right, stored.version, stored.cart.holds_slot(), app.now()).await? {
        return Err(ApiError::Contended);
    }
    Ok(true)
}

/// Readings of the session's cart for a change that names the version it started from: first the cart as this BACK
/// remembers it; when that is refused, the cart as it is stored. Nothing is refused because of a memory, and a lost
/// race is run again.
#[derive(Debug)]
pub struct Readings<'a> {
    app: &'a App,
    session: &'a Session,
    tries: usize,
    /// The version last read, and whether it came from memory.
    read: Option<(i64, bool)>,
    refusal: Option<ApiError>,
}

impl<'a> Readings<'a> {
    /// Nothing is read yet.
    #[must_use]
    pub const fn of(app: &'a App, session: &'a Session) -> Self {
        Self { app, session, tries: 0, read: None, refusal: None }
    }

    /// The cart to start from.
    ///
    /// # Errors
    /// What was refused before, when the cart is no other now; [`ApiError::NoCart`].
    pub async fn next(&mut self) -> Result<StoredCart, ApiError> {
        self.tries += 1;
        let remembered = if self.tries == 1 { self.app.recent_carts.take(&self.session.0) } else { None };
        if let Some(remembered) = remembered.filter(|stored| is_in_force(self.app, stored)) {
            self.read = Some((remembered.version, true));
            return Ok(remembered);
        }
        let stored = load(self.app, self.session).await?;
        let is_known = self.read.is_some_and(|(version, _)| version == stored.version);
        if let Some(refusal) = self.refusal.take().filter(|_| is_known) {
            return Err(refusal);
        }
        self.read = Some((stored.version, false));
        Ok(stored)
    }

    /// What was tried is refused: whether it may be tried again.
    ///
    /// # Errors
    /// The refusal, when it is final.
    pub fn refused(&mut self, refusal: ApiError) -> Result<(), ApiError> {
        let from_memory = self.read.is_some_and(|(_, from_memory)| from_memory);
        match refusal {
            ApiError::Contended if self.tries < TRIES => Ok(()),
            refusal @ ApiError::Order(_) if from_memory => {
                self.refusal = Some(refusal);
                Ok(())
            }
            other => Err(other),
        }
    }
}

fn is_in_force(app: &App, stored: &StoredCart) -> bool {
    stored.cart.state != CartState::Submitted && stored.cart.priced_until > app.now()
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
    let mut readings = Readings::of(app, session);
    loop {
        let stored = readings.next().await?;
        match change_from(app, session, stored, &decision).await {
            Ok(changed) => return Ok(changed),
            Err(refusal) => readings.refused(refusal)?,
        }
    }
}

/// Changes a cart that was just read.
///
/// # Errors
/// What the decision refuses; [`ApiError::Contended`] when somebody else has changed the cart since it was read.
pub async fn change_from(
    app: &App,
    session: &Session,
    stored: StoredCart,
    decision: impl Fn(Cart, &Pricing) -> Result<Cart, ApiError>,
) -> Result<StoredCart, ApiError> {
    let pricing = pricing(app, &stored.cart).await?;
    let held_slot = stored.cart.holds_slot();
    let changed = decision(decide::resume(stored.cart)?, &pricing)?;
    let now = app.now();
    if !keep(app, &changed, stored.version, held_slot, now).await? {
        return Err(ApiError::Contended);
    }
    let changed = StoredCart { cart: changed, version: stored.version + 1, touched_at: now };
    app.recent_carts.remember(session.0.clone(), changed.clone());
    Ok(changed)
}

/// Keeps a changed cart, if nobody else changed it since. A slot that it held and no longer wants goes back to the
/// calendar: decided with the change, told to the operator system as soon as that answers.
async fn keep(app: &App, changed: &Cart, version: i64, held_slot: bool, now: DateTime<Utc>) -> Result<bool, ApiError> {
    if !held_slot || changed.holds_slot() {
        return store::update(app.db.writer_with(Durability::Relaxed), changed, version, now).await;
    }
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let is_kept = store::update(&mut tx, changed, version, now).await?;
    if is_kept {
        let hold_key = changed.cart_id.to_string();
        let effect = Effect::ReleaseSlot { hold_key: hold_key.clone() };
        outbox::store::add(&mut tx, &effect, &hold_key, now).await?;
        tx.commit().await?;
        app.outbox.notify_one();
    }
    Ok(is_kept)
}
