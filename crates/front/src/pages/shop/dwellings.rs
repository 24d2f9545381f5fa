//! The dwellings of an address: in a building, which one? A house leads on by itself.

use super::portal_link::PortalLink;
use crate::components::EmptyState;
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::address::{AddressView, DwellingView};
use weblys_api::cart::Step;
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::ADDRESS, get(show))
}

/// The dwellings of one building and staircase.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) dwellings: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/shop/dwellings.html")]
pub(crate) struct DwellingsPage {
    pub(crate) frame: Frame,
    pub(crate) place: String,
    pub(crate) parts: Vec<Part>,
    pub(crate) empty: Option<EmptyState>,
    pub(crate) contact: String,
}

impl DwellingsPage {
    pub(crate) fn new(shop: &Shop, visit: &Visit, address: &AddressView, link: &PortalLink) -> Self {
        let t = visit.t();
        let place = format!("{}, {} {}", address.line, address.postal_code, address.commune);
        let contact = link.on(routes::CONTACT, &[("kind", "not_eligible"), ("address", &place)]);
        let empty = address.dwellings.is_empty().then(|| {
            EmptyState::new(t.get("shop-dwellings-none"), t.get("shop-dwellings-none-text"))
                .icon("pin")
                .action(t.get("shop-not-eligible-contact"), contact.clone())
                .action(t.get("shop-change-address"), routes::ENTRY)
        });
        let frame = Frame::new(shop, visit, t.get("shop-dwellings-title")).at(Step::Address, None);
        Self { frame, place, parts: parts(&address.dwellings, link, t), empty, contact }
    }
}

/// Dwellings by building and staircase, in the order of the building.
fn parts(dwellings: &[DwellingView], link: &PortalLink, t: &Texts) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for dwelling in dwellings {
        let title = joined(&[("shop-building", &dwelling.building), ("shop-staircase", &dwelling.staircase)], t);
        let line = joined(&[("shop-floor", &dwelling.floor), ("shop-door", &dwelling.door)], t);
        let line = if line.is_empty() { t.get("shop-whole-building").into_owned() } else { line };
        let href = link.on(&routes::dwelling(dwelling.dwelling_id.as_str()), &[]);
        match parts.last_mut().filter(|part| part.title == title) {
            Some(part) => part.dwellings.push((line, href)),
            None => parts.push(Part { title, dwellings: vec![(line, href)] }),
        }
    }
    parts
}

/// The parts of a place that are known, in words: `Bâtiment A, escalier 2`.
fn joined(parts: &[(&'static str, &String)], t: &Texts) -> String {
    let known = parts.iter().filter(|(_, value)| !value.is_empty());
    let words = known.map(|(key, value)| match (*key, value.as_str()) {
        ("shop-floor", "0" | "RDC") => t.get("shop-ground-floor").into_owned(),
        (key, value) => t.one(key, "value", value),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Where a dwelling is within its address; empty for a house.
pub(crate) fn within(dwelling: &DwellingView, t: &Texts) -> String {
    joined(
        &[
            ("shop-building", &dwelling.building),
            ("shop-staircase", &dwelling.staircase),
            ("shop-floor", &dwelling.floor),
            ("shop-door", &dwelling.door),
        ],
        t,
    )
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(address_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let address = shop.back.address(&visit.caller(), &address_id).await?;
    let link = PortalLink::of_query(query.as_deref());
    if let [only] = address.dwellings.as_slice() {
        return Ok(see_other(&link.on(&routes::dwelling(only.dwelling_id.as_str()), &[])));
    }
    Ok(frame::page(StatusCode::OK, &DwellingsPage::new(&shop, &visit, &address, &link)))
}
