//! The numbers of a street, for who typed none or an unknown one.

use super::portal_link::PortalLink;
use super::search;
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::address::StreetView;
use weblys_api::cart::Step;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::STREET, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/street.html")]
pub(crate) struct StreetPage {
    pub(crate) frame: Frame,
    pub(crate) place: String,
    pub(crate) numbers: Vec<(String, String)>,
    pub(crate) not_found: String,
}

impl StreetPage {
    pub(crate) fn new(shop: &Shop, visit: &Visit, street: &StreetView, link: &PortalLink) -> Self {
        let t = visit.t();
        let place = format!("{}, {} {}", street.street, street.postal_code, street.commune);
        let numbers = street.numbers.iter();
        let numbers = numbers.map(|n| (n.label.clone(), link.on(&routes::address(&n.address_id), &[]))).collect();
        let frame = Frame::new(shop, visit, t.get("shop-street-title")).at(Step::Address, None);
        Self { frame, not_found: search::not_found(&place, link), place, numbers }
    }
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(street_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let street = shop.back.street(&visit.caller(), &street_id).await?;
    let link = PortalLink::of_query(query.as_deref());
    Ok(frame::page(StatusCode::OK, &StreetPage::new(&shop, &visit, &street, &link)))
}
