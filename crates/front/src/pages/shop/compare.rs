//! Offers side by side: the same facts on the same lines (PR-1, PR-4, PR-5).

use super::portal_link::PortalLink;
use crate::components::{EmptyState, OfferCardView};
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
use weblys_api::cart::Step;
use weblys_api::offer::OffersView;

/// So many offers side by side at most.
const MOST: usize = 4;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::COMPARE, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/compare.html")]
pub(crate) struct ComparePage {
    pub(crate) frame: Frame,
    pub(crate) dwelling_id: String,
    pub(crate) back: String,
    pub(crate) offers: Vec<OfferCardView>,
    pub(crate) link: PortalLink,
    pub(crate) empty: Option<EmptyState>,
}

impl ComparePage {
    pub(crate) fn new(shop: &Shop, visit: &Visit, view: &OffersView, codes: &[String], link: PortalLink) -> Self {
        let t = visit.t();
        let chosen = codes.iter().filter_map(|code| view.offers.iter().find(|offer| offer.code == *code));
        let offers: Vec<_> = chosen.take(MOST).map(|offer| OfferCardView::new(offer, t)).collect();
        let back = link.on(&routes::dwelling(view.dwelling.dwelling_id.as_str()), &[]);
        let empty = (offers.len() < 2).then(|| {
            EmptyState::new(t.get("shop-compare-few"), t.get("shop-compare-few-text"))
                .action(t.get("shop-compare-back"), back.clone())
        });
        let frame = Frame::new(shop, visit, t.get("shop-compare-title")).at(Step::Offers, None);
        Self { frame, dwelling_id: view.dwelling.dwelling_id.to_string(), back, offers, link, empty }
    }

    fn has_speeds(&self) -> bool {
        self.offers.iter().any(|offer| !offer.speeds.is_empty())
    }

    fn has_promotions(&self) -> bool {
        self.offers.iter().any(|offer| !offer.promotions.is_empty())
    }
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(dwelling_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let view = shop.published.offers(&shop.back, &visit.caller(), &dwelling_id).await?;
    let codes = codes(query.as_deref());
    let link = PortalLink { offer: String::new(), ..PortalLink::of_query(query.as_deref()) };
    Ok(frame::page(StatusCode::OK, &ComparePage::new(&shop, &visit, &view, &codes, link)))
}

/// The offers named, each once, in the order named.
fn codes(query: Option<&str>) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        if name == "offer" && !codes.iter().any(|code| *code == value) {
            codes.push(value.into_owned());
        }
    }
    codes
}
