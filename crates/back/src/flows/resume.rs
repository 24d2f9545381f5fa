//! Links that take a cart up again (EXP-24).

use crate::auth::{Session, new_token, token_hash};
use crate::error::ApiError;
use crate::flows::cart::{self, Pricing};
use crate::orders::mails::Letter;
use crate::orders::store::cart::StoredCart;
use crate::orders::{mails, store};
use crate::outbox;
use crate::state::{App, Parts};
use chrono::{DateTime, Duration, Utc};
use weblys_api::problem::FieldFault;
use weblys_db::{Durability, Tx};
use weblys_documents::facts::ResumeLink;
use weblys_documents::mails::resume_link;
use weblys_kernel::Refusal;
use weblys_kernel::email::EmailAddress;
use weblys_orders::{CartId, CaseKind, CaseRecord, decide};

/// A new link to a cart, kept in a transaction; the token is only in the link.
pub async fn new_link(app: &Parts, tx: &mut Tx, cart_id: CartId) -> Result<(String, DateTime<Utc>), ApiError> {
    let token = new_token();
    let expires_at = app.now() + Duration::days(i64::from(app.config.sale.kept_days));
    store::cart::insert_link(tx, &token_hash(&token), cart_id, expires_at).await?;
    Ok((format!("{}/shop/resume?token={token}", app.config.public_url.trim_end_matches('/')), expires_at))
}

/// Mails a link to the session's cart.
pub async fn send_link(app: &App, session: &Session, email: &str) -> Result<StoredCart, ApiError> {
    let email = EmailAddress::parse(email).map_err(|refusal| {
        ApiError::Fields(vec![FieldFault { field: "email".to_owned(), code: refusal.code().to_owned() }])
    })?;
    let stored = cart::load(app, session).await?;
    let Pricing { snapshot, .. } = cart::pricing(app, &stored.cart).await?;
    let offer = stored.cart.selection.as_ref().and_then(|selection| snapshot.offer(&selection.offer));
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let (url, expires_at) = new_link(app, &mut tx, stored.cart.cart_id).await?;
    let facts = ResumeLink {
        operator: app.config.operator.clone(),
        given_name: stored.cart.identity.as_ref().map(|who| who.given_name.to_string()),
        offer_name: offer.map(|offer| offer.name.clone()),
        url,
        expires_at,
    };
    let body = resume_link(&facts, stored.cart.locale).map_err(ApiError::internal)?;
    let letter = Letter::new(email.as_str(), body, app.now());
    let kept = mails::keep_unasked(&mut tx, letter, mails::MOST_UNASKED, app.now()).await?;
    tx.commit().await?;
    outbox::post(app, kept);
    Ok(stored)
}

/// Gives the cart of a link to whoever follows it, with a session of his own. Other links to it end: two
/// people never follow one cart. An order is never reached this way, only by its own link.
///
/// # Errors
/// [`ApiError::NoCart`] when the link is unknown or has ended, or its cart was ordered.
pub async fn take_up(app: &App, token: &str) -> Result<(String, StoredCart), ApiError> {
    let link = token_hash(token);
    let cart_id = store::cart::of_link(&app.db, &link, app.now()).await?.ok_or(ApiError::NoCart)?;
    let found = store::cart::by_id(&app.db, cart_id).await?.ok_or(ApiError::NoCart)?;
    if found.cart.ordered.is_some() {
        return Err(ApiError::NoCart);
    }
    let fresh = new_token();
    let session = Session(token_hash(&fresh));
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    store::cart::hand_over(&mut tx, cart_id, &session.0).await?;
    store::cart::drop_other_links(&mut tx, cart_id, &link).await?;
    tx.commit().await?;
    let stored = cart::change(app, &session, |cart, _| Ok(decide::resume(cart)?)).await?;
    let record = CaseRecord::of_cart(CaseKind::Resumption, &stored.cart, "SELFSHOP", &cart_id.to_string(), app.now());
    store::case::insert(&app.db, &record).await?;
    Ok((fresh, stored))
}
