//! The entry of the shop: which address? (SSH-01, SSH-03, SSH-04)

use super::portal_link::PortalLink;
use crate::components::Banner;
use crate::components::Tone;
use crate::frame::{self, Frame};
use crate::journey::{self, see_other};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::cart::CartState;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::ENTRY, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/entry.html")]
pub(crate) struct EntryPage {
    pub(crate) frame: Frame,
    pub(crate) link: PortalLink,
    pub(crate) typed: String,
    pub(crate) resume: Option<Banner>,
}

async fn show(State(shop): State<Shop>, visit: Visit, RawQuery(query): RawQuery) -> Response {
    let link = PortalLink::of_query(query.as_deref());
    if !link.address.trim().is_empty() {
        return see_other(&link.on(routes::SEARCH, &[("q", link.address.trim())]));
    }
    let resume = resume(&shop, &visit).await;
    let frame = Frame::new(&shop, &visit, visit.t().get("shop-entry-title"));
    frame::page(StatusCode::OK, &EntryPage { frame, link, typed: String::new(), resume })
}

/// A cart that was begun can be gone on with; when there is none, or BACK is away, nothing is said.
async fn resume(shop: &Shop, visit: &Visit) -> Option<Banner> {
    let cart = journey::cart(shop, visit).await.ok().filter(|cart| cart.state != CartState::Submitted)?;
    let t = visit.t();
    let href = routes::step(cart.next_step, Some(cart.dwelling.dwelling_id.as_str()));
    let title = t.one("shop-entry-resume", "address", cart.dwelling.line.as_str());
    Some(Banner::new(Tone::Info, title).link(t.get("shop-entry-resume-link"), href))
}
