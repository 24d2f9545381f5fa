//! The button of an offer: starts the cart, or changes the offer of the one at the same dwelling.

use super::portal_link::PortalLink;
use crate::error::Failure;
use crate::journey;
use crate::request::{CheckedForm, Visit};
use crate::state::Shop;
use crate::{routes, session};
use axum::Router;
use axum::extract::State;
use axum::response::{Redirect, Response};
use axum::routing::get;
use weblys_api::cart::{CartState, CartView, ChooseOffer, StartCart, Step};

/// Mounts the form; asked for as a page, it leads to the entry.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CART, get(Redirect::to(routes::ENTRY)).post(choose))
}

async fn choose(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(pairs): CheckedForm<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let dwelling = pairs.iter().find(|(name, _)| name == "dwelling").map(|(_, id)| id.clone()).unwrap_or_default();
    let link = PortalLink::of_pairs(pairs);
    if dwelling.is_empty() || link.offer.is_empty() {
        return Err(Failure::BadForm);
    }
    match cart_at(&shop, &visit, &dwelling).await? {
        Some(_) => {
            let choose = ChooseOffer { offer: link.offer };
            let progress = shop.back.choose_offer(&visit.caller(), &choose).await?;
            Ok(journey::go_on(&shop, visit.session.as_deref(), progress, Step::Offers))
        }
        None => start(&shop, &visit, dwelling, link).await,
    }
}

/// The session's cart, when it is at this dwelling and can still change.
async fn cart_at(shop: &Shop, visit: &Visit, dwelling: &str) -> Result<Option<CartView>, Failure> {
    match journey::cart(shop, visit).await {
        Ok(cart) if cart.state == CartState::Submitted => Ok(None),
        Ok(cart) => Ok(Some(cart).filter(|cart| cart.dwelling.dwelling_id.as_str() == dwelling)),
        Err(Failure::NoCart) => Ok(None),
        Err(other) => Err(other),
    }
}

async fn start(shop: &Shop, visit: &Visit, dwelling: String, link: PortalLink) -> Result<Response, Failure> {
    let start = StartCart { dwelling_id: dwelling, offer: Some(link.offer), campaign: link.tags, locale: visit.locale };
    let started = shop.back.start_cart(&visit.caller(), &start).await?;
    let mut response = journey::go_on(shop, Some(&started.session), started.progress, Step::Offers);
    session::own_cart(&mut response, shop.config.travel(), &started.session);
    Ok(response)
}
