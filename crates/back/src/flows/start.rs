//! Starting a cart at a dwelling (SSH-03 to SSH-06).

use crate::auth::{Session, new_token, token_hash};
use crate::error::ApiError;
use crate::flows::cart::pricing;
use crate::flows::choose;
use crate::orders::store;
use crate::orders::store::cart::StoredCart;
use crate::state::App;
use chrono::Duration;
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_api::cart::StartCart;
use weblys_catalog::model::OfferCode;
use weblys_kernel::network::DwellingId;
use weblys_orders::{Cart, CartId};

const MOST_TAGS: usize = 10;
const LONGEST_TAG: usize = 100;

/// A new cart with its session token.
///
/// An offer that cannot be had there is only kept as a wish: the cart starts, and the offers page says so.
///
/// # Errors
/// When there is no such dwelling.
pub async fn cart(app: &App, start: StartCart) -> Result<(String, StoredCart), ApiError> {
    let dwelling = DwellingId::parse(&start.dwelling_id).map_err(|_| ApiError::NotFound("dwelling"))?;
    let place = app.addresses.dwelling(&app.db, dwelling.as_str()).await?;
    let now = app.now();
    let until = now + Duration::hours(i64::from(app.config.sale.price_hold_hours));
    let publication = app.publications.current()?.version();
    let mut cart = Cart::start(CartId::from_uuid(Uuid::now_v7()), place, publication, until);
    cart.locale = start.locale;
    cart.campaign = tags(start.campaign);
    cart.wished_offer = start.offer.as_deref().and_then(|code| OfferCode::parse(code).ok());
    if let Some(wished) = cart.wished_offer.clone() {
        let pricing = pricing(app, &cart).await?;
        cart = choose::offer(cart.clone(), &pricing, &wished).unwrap_or(cart);
    }
    let token = new_token();
    let session = Session(token_hash(&token));
    store::cart::insert(&app.db, &cart, &session.0, now).await?;
    let stored = StoredCart { cart, version: 1, touched_at: now };
    app.recent_carts.remember(session.0.clone(), stored.clone());
    Ok((token, stored))
}

/// Campaign tags as they are kept: few and short.
pub(super) fn tags(given: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let short = |text: String| text.chars().filter(|c| !c.is_control()).take(LONGEST_TAG).collect::<String>();
    given.into_iter().take(MOST_TAGS).map(|(tag, value)| (short(tag), short(value))).collect()
}
