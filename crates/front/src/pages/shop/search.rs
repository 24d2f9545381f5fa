//! Addresses as people find them: the type-ahead list, and the same as a page (SSH-05).

use super::portal_link::PortalLink;
use crate::components::EmptyState;
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::address::{AddressSuggestion, SuggestionKind};
use weblys_api::cart::Step;
use weblys_i18n::Texts;

/// So many lines in the type-ahead list.
const LINES: u32 = 8;
/// So many lines on the page.
const PAGE_LINES: u32 = 30;
/// What nobody types.
const LONGEST_QUERY: usize = 200;

/// Mounts the page and the fragment.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::SUGGEST, get(suggest)).route(routes::SEARCH, get(show))
}

/// One address found, with where it leads.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) line: String,
    pub(crate) place: String,
    pub(crate) hint: String,
    pub(crate) href: String,
    /// What to go on typing with, where a town was found: ` 42000 Saint-Exemple`.
    pub(crate) complete: String,
    pub(crate) is_served: bool,
    pub(crate) is_whole: bool,
}

impl Found {
    fn new(found: AddressSuggestion, link: &PortalLink, t: &Texts) -> Self {
        let place = format!("{} {}", found.postal_code, found.commune);
        let (hint, href) = match found.kind {
            SuggestionKind::Address => (String::new(), link.on(&routes::address(&found.id), &[])),
            SuggestionKind::Street => {
                (t.get("shop-search-choose-number").into_owned(), link.on(&routes::street(&found.id), &[]))
            }
            SuggestionKind::NumberUnknown => {
                (t.get("shop-search-number-unknown").into_owned(), link.on(&routes::street(&found.id), &[]))
            }
            SuggestionKind::Commune => {
                (t.get("shop-search-add-street").into_owned(), link.on(routes::SEARCH, &[("q", &place)]))
            }
        };
        let complete = if found.kind == SuggestionKind::Commune { format!(" {place}") } else { String::new() };
        let is_whole = found.kind == SuggestionKind::Address;
        Self { line: found.line, place, hint, href, complete, is_served: found.served, is_whole }
    }
}

#[derive(Template)]
#[template(path = "pages/shop/suggest.html")]
pub(crate) struct Suggestions {
    pub(crate) t: &'static Texts,
    pub(crate) status: String,
    pub(crate) found: Vec<Found>,
    pub(crate) not_found: String,
}

#[derive(Template)]
#[template(path = "pages/shop/search.html")]
pub(crate) struct SearchPage {
    pub(crate) frame: Frame,
    pub(crate) link: PortalLink,
    pub(crate) typed: String,
    pub(crate) found: Vec<Found>,
    pub(crate) not_found: String,
    pub(crate) empty: Option<EmptyState>,
}

async fn suggest(State(shop): State<Shop>, visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let (typed, link) = read(query.as_deref());
    let found = find(&shop, &visit, &typed, &link, LINES).await?;
    let t = visit.t();
    let count = i64::try_from(found.len()).unwrap_or_default();
    let status = t.one("shop-search-count", "count", count);
    Ok(frame::page(StatusCode::OK, &Suggestions { t, status, found, not_found: not_found(&typed) }))
}

async fn show(State(shop): State<Shop>, visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let (typed, link) = read(query.as_deref());
    let found = find(&shop, &visit, &typed, &link, PAGE_LINES).await?;
    if let [only] = found.as_slice()
        && only.is_whole
    {
        return Ok(crate::journey::see_other(&only.href));
    }
    let t = visit.t();
    let not_found = not_found(&typed);
    let empty = (found.is_empty() && !typed.is_empty()).then(|| {
        EmptyState::new(t.one("shop-search-none", "typed", typed.as_str()), t.get("shop-search-none-text"))
            .icon("pin")
            .action(t.get("shop-search-contact"), not_found.clone())
    });
    let frame = Frame::new(&shop, &visit, t.get("shop-search-title")).at(Step::Address, None);
    Ok(frame::page(StatusCode::OK, &SearchPage { frame, link, typed, found, not_found, empty }))
}

async fn find(shop: &Shop, visit: &Visit, typed: &str, link: &PortalLink, limit: u32) -> Result<Vec<Found>, Failure> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let answer = shop.back.search_addresses(&visit.caller(), typed, limit).await?;
    Ok(answer.suggestions.into_iter().map(|found| Found::new(found, link, visit.t())).collect())
}

/// What was typed, cut to what anybody types, and the portal's wishes.
fn read(query: Option<&str>) -> (String, PortalLink) {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let typed = pairs.into_iter().find(|(name, _)| name == "q").map(|(_, typed)| typed.into_owned());
    let typed = typed.unwrap_or_default().trim().chars().take(LONGEST_QUERY).collect();
    (typed, PortalLink::of_query(query))
}

/// Never a dead end: where to leave an address that was not found.
pub(crate) fn not_found(typed: &str) -> String {
    routes::with_query(routes::CONTACT, &[("kind", "address_not_found"), ("address", typed)])
}
