//! Checking the whole and issuing the contract summary, before the button that obliges to pay (CS-1 to CS-6).

use crate::auth::{Correlation, Session};
use crate::error::ApiError;
use crate::flows::cart::{self, Pricing, Readings};
use crate::flows::{contract, resume, schedule};
use crate::orders::mails::Letter;
use crate::orders::store::cart::StoredCart;
use crate::orders::store::document::StoredDocument;
use crate::orders::{mails, store};
use crate::outbox;
use crate::state::App;
use weblys_catalog::Quote;
use weblys_db::Durability;
use weblys_documents::facts::ContractSummaryMail;
use weblys_documents::mails::contract_summary_mail;
use weblys_orders::cart::IssuedSummary;
use weblys_orders::delivery::check_start;
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, CartState, Step, decide};

/// Checks the session's cart and issues its contract summary; asked again without a change, it issues nothing new.
///
/// # Errors
/// What stands in the way of ordering.
pub async fn whole(
    app: &App,
    session: &Session,
    correlation: &Correlation,
) -> Result<(StoredCart, IssuedSummary), ApiError> {
    let mut readings = Readings::of(app, session);
    loop {
        let stored = readings.next().await?;
        match whole_of(app, session, correlation, stored).await {
            Ok(done) => return Ok(done?),
            Err(refusal) => readings.refused(refusal)?,
        }
    }
}

/// A whole cart with its summary; or why it is not whole, when that was kept in the cart.
type Whole = Result<(StoredCart, IssuedSummary), OrderRefusal>;

async fn whole_of(
    app: &App,
    session: &Session,
    correlation: &Correlation,
    mut stored: StoredCart,
) -> Result<Whole, ApiError> {
    stored.cart = decide::resume(stored.cart)?;
    stored.cart.must_have_reached(Step::Check)?;
    let pricing = cart::pricing(app, &stored.cart).await?;
    let stored = match keep_slot(app, session, correlation, stored, &pricing).await? {
        Ok(stored) => stored,
        Err(lost) => return Ok(Err(lost)),
    };
    check_visit(app, &stored.cart, &pricing)?;
    let of_today = is_of_today(app, &stored) || stored.cart.state == CartState::Submitted;
    if let (CartState::Validated | CartState::Submitted, Some(issued), true) =
        (stored.cart.state, &stored.cart.summary, of_today)
    {
        let issued = issued.clone();
        app.recent_carts.remember(session.0.clone(), stored.clone());
        return Ok(Ok((stored, issued)));
    }
    if cart::put_right_if_changed(app, &stored, &pricing).await? {
        return Err(ApiError::Contended);
    }
    let selection = stored.cart.chosen()?;
    let quote = pricing.snapshot.quote(&pricing.sale, selection, pricing.start).map_err(OrderRefusal::Selection)?;
    decide::check_whole(&stored.cart, &Ok(quote.clone()), app.now())?;
    let (stored, issued) = issue(app, stored, &pricing, &quote).await?;
    app.recent_carts.remember(session.0.clone(), stored.clone());
    Ok(Ok((stored, issued)))
}

/// Whether a validated cart's summary was issued today: its dates and its first bill are those of the day.
/// A validated cart was last changed when its summary was issued.
pub fn is_of_today(app: &App, stored: &StoredCart) -> bool {
    stored.touched_at.with_timezone(&app.config.sale.time_zone).date_naive() == app.today()
}

/// A visit that was far enough off when it was chosen may not be so on the day of the order (WD-3).
///
/// # Errors
/// [`OrderRefusal::ExpressStartNotAsked`].
pub fn check_visit(app: &App, cart: &Cart, pricing: &Pricing) -> Result<(), OrderRefusal> {
    match cart.delivery.as_ref().filter(|delivery| delivery.slot.is_some()) {
        Some(delivery) => check_start(pricing.start, app.today(), delivery.express_start),
        None => Ok(()),
    }
}

/// A held slot that is about to lapse is held again; one that somebody else has is lost, and the cart says so.
async fn keep_slot(
    app: &App,
    session: &Session,
    correlation: &Correlation,
    stored: StoredCart,
    pricing: &Pricing,
) -> Result<Result<StoredCart, OrderRefusal>, ApiError> {
    let Some(delivery) = stored.cart.delivery.clone() else { return Ok(Ok(stored)) };
    let Some(slot) = delivery.slot.clone().filter(|slot| lapses(app, &stored.cart, slot.held_until)) else {
        return Ok(Ok(stored));
    };
    let why = schedule::purpose(&stored.cart, correlation);
    tracing::debug!(start = %pricing.start, "holding a slot again");
    match schedule::hold(app, &stored.cart, &why, &slot.slot_id).await {
        Ok(held) => {
            let delivery = weblys_orders::Delivery { slot: Some(held), ..delivery };
            cart::change(app, session, |cart, _| Ok(decide::schedule(cart, delivery.clone())?)).await.map(Ok)
        }
        Err(ApiError::Order(refusal)) => {
            cart::change(app, session, |cart, _| Ok(decide::lose_slot(cart)?)).await?;
            Ok(Err(refusal))
        }
        Err(ApiError::OperatorSystem) if slot.held_until > app.now() => Ok(Ok(stored)),
        Err(other) => Err(other),
    }
}

fn lapses(app: &App, cart: &Cart, held_until: chrono::DateTime<chrono::Utc>) -> bool {
    let soon = app.now() + chrono::Duration::minutes(5);
    cart.state != CartState::Submitted && held_until <= soon
}

async fn issue(
    app: &App,
    stored: StoredCart,
    pricing: &Pricing,
    quote: &Quote,
) -> Result<(StoredCart, IssuedSummary), ApiError> {
    let who = stored.cart.identity.clone().ok_or(OrderRefusal::StepMissing(Step::You))?;
    let facts = contract::summary_facts(app, &stored.cart, pricing, quote)?;
    let document = contract::summary_document(&facts, &stored.cart)?;
    let now = app.now();
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let stored_document = store::document::insert_all(&mut tx, stored.cart.cart_id, &[document], now).await?;
    let issued = stored_document.first().map(StoredDocument::issued).ok_or(ApiError::NotFound("document"))?;
    let validated = decide::validate(stored.cart, issued.clone())?;
    if !store::cart::update(&mut tx, &validated, stored.version, now).await? {
        return Err(ApiError::Contended);
    }
    let (resume_url, _) = resume::new_link(app, &mut tx, validated.cart_id).await?;
    let body = contract_summary_mail(
        &ContractSummaryMail {
            operator: facts.operator,
            given_name: who.given_name.to_string(),
            offer_name: facts.offer_name,
            summary: facts.summary,
            resume_url,
        },
        validated.locale,
    )
    .map_err(ApiError::internal)?;
    let letter = Letter::new(who.email.as_str(), body, now).with(stored_document.clone())?;
    let kept = mails::keep_unasked(&mut tx, letter, mails::MOST_RECEIPTS, now).await?;
    tx.commit().await?;
    for document in stored_document {
        app.recent_documents.remember(document.document_id, document);
    }
    outbox::post(app, kept);
    Ok((StoredCart { cart: validated, version: stored.version + 1, touched_at: now }, issued))
}
