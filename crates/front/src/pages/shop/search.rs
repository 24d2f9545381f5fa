//! Addresses as people find them: the type-ahead list, and the same as a page (SSH-05).

use super::portal_link::PortalLink;
use crate::components::{Banner, EmptyState, Tone};
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
    /// What to go on typing with, where a town that is served was found: ` 42000 Saint-Exemple`.
    pub(crate) complete: String,
    pub(crate) is_served: bool,
    pub(crate) is_whole: bool,
    pub(crate) is_town: bool,
}

impl Found {
    fn new(found: AddressSuggestion, typed: &str, link: &PortalLink, t: &Texts) -> Self {
        let place = format!("{} {}", found.postal_code, found.commune);
        let (hint, href) = match found.kind {
            SuggestionKind::Address => (String::new(), link.on(&routes::address(&found.id), &[])),
            SuggestionKind::Street => {
                (t.get("shop-search-choose-number").into_owned(), link.on(&routes::street(&found.id), &[]))
            }
            SuggestionKind::NumberUnknown => {
                (t.get("shop-search-number-unknown").into_owned(), link.on(&routes::street(&found.id), &[]))
            }
            SuggestionKind::Commune if found.served => {
                (t.get("shop-search-add-street").into_owned(), link.on(routes::SEARCH, &[("q", &place)]))
            }
            SuggestionKind::Commune => {
                // The page says that the town is not served; an address that was typed whole is kept for who asks us.
                let is_whole = typed.chars().count() > place.chars().count();
                (String::new(), link.on(routes::SEARCH, &[("q", if is_whole { typed } else { &place })]))
            }
        };
        let is_town = found.kind == SuggestionKind::Commune;
        let complete = if is_town && found.served { format!(" {place}") } else { String::new() };
        let is_whole = found.kind == SuggestionKind::Address;
        Self { line: found.line, place, hint, href, complete, is_served: found.served, is_whole, is_town }
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
    pub(crate) notice: Option<Banner>,
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
    Ok(frame::page(StatusCode::OK, &Suggestions { t, status, found, not_found: not_found(&typed, &link) }))
}

async fn show(State(shop): State<Shop>, visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let (typed, link) = read(query.as_deref());
    let mut found = find(&shop, &visit, &typed, &link, PAGE_LINES).await?;
    if let [only] = found.as_slice()
        && only.is_whole
    {
        return Ok(crate::journey::see_other(&only.href));
    }
    let t = visit.t();
    let not_found = not_found(&typed, &link);
    let empty = not_served(&found, &typed, &link, t).or_else(|| {
        (found.is_empty() && !typed.is_empty()).then(|| {
            EmptyState::new(t.one("shop-search-none", "typed", typed.as_str()), t.get("shop-search-none-text"))
                .icon("pin")
                .action(t.get("shop-search-contact"), not_found.clone())
        })
    });
    if empty.is_some() {
        found.clear();
    }
    let notice = prompt(&mut found, &typed, t);
    let frame = Frame::new(&shop, &visit, t.get("shop-search-title")).at(Step::Address, None);
    Ok(frame::page(StatusCode::OK, &SearchPage { frame, link, typed, notice, found, not_found, empty }))
}

async fn find(shop: &Shop, visit: &Visit, typed: &str, link: &PortalLink, limit: u32) -> Result<Vec<Found>, Failure> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let answer = shop.back.search_addresses(&visit.caller(), typed, limit).await?;
    Ok(answer.suggestions.into_iter().map(|found| Found::new(found, typed, link, visit.t())).collect())
}

/// Nothing but a town where nobody is served: to say so helps more than to ask for the spelling.
fn not_served(found: &[Found], typed: &str, link: &PortalLink, t: &Texts) -> Option<EmptyState> {
    let (first, others) = found.split_first()?;
    let is_it = |one: &Found| one.is_town && !one.is_served && one.line == first.line;
    (is_it(first) && others.iter().all(is_it)).then(|| {
        let contact = link.on(routes::CONTACT, &[("kind", "not_eligible"), ("address", typed)]);
        EmptyState::new(t.one("address-town-not-served", "town", first.line.as_str()), t.get("address-not-served-text"))
            .icon("pin")
            .action(t.get("shop-not-eligible-contact"), contact)
    })
}

/// What is still to be typed: everything, or the number and the street in a town that was chosen.
fn prompt(found: &mut Vec<Found>, typed: &str, t: &Texts) -> Option<Banner> {
    if typed.is_empty() {
        return Some(Banner::new(Tone::Warning, t.get("address-empty")));
    }
    let only = found.len() == 1;
    let town = found.first().filter(|one| one.is_town && one.is_served && (only || is_same(&one.place, typed)))?;
    let banner = Banner::new(Tone::Info, t.one("address-add-street", "town", town.line.as_str()));
    let banner = banner.text(t.one("address-add-street-text", "place", town.place.as_str()));
    found.remove(0);
    Some(banner)
}

fn is_same(place: &str, typed: &str) -> bool {
    place.to_lowercase() == typed.to_lowercase()
}

/// What was typed, cut to what anybody types, and the portal's wishes.
fn read(query: Option<&str>) -> (String, PortalLink) {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let typed = pairs.into_iter().find(|(name, _)| name == "q").map(|(_, typed)| typed.into_owned());
    let typed = typed.unwrap_or_default().trim().chars().take(LONGEST_QUERY).collect();
    (typed, PortalLink::of_query(query))
}

/// Never a dead end: where to leave an address that was not found.
pub(crate) fn not_found(typed: &str, link: &PortalLink) -> String {
    link.on(routes::CONTACT, &[("kind", "address_not_found"), ("address", typed)])
}
