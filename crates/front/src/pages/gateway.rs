//! `/`: the gateway of the demonstration; elsewhere it leads to the shop.

use crate::frame::{self, Frame};
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::get;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::GATEWAY, get(show))
}

#[derive(Template)]
#[template(path = "pages/gateway.html")]
struct GatewayPage {
    frame: Frame,
    addresses: Vec<(String, String)>,
}

async fn show(State(shop): State<Shop>, visit: Visit, headers: HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !shop.config.demo || shop.config.shop_hosts.iter().any(|own| own == host) {
        return see_other(routes::ENTRY);
    }
    let addresses = shop.config.demo_addresses.iter();
    let addresses = addresses.map(|typed| (typed.clone(), routes::with_query(routes::SEARCH, &[("q", typed)])));
    let page = GatewayPage {
        addresses: addresses.collect(),
        frame: Frame::new(&shop, &visit, visit.t().get("gallery-gateway-title")),
    };
    frame::page(StatusCode::OK, &page)
}
