//! What can be had at a dwelling and why not, and the offers (SSH-04, SSH-06).

use super::dwellings::within;
use super::portal_link::PortalLink;
use crate::components::{Banner, EmptyState, OfferCardView, Tone, Words, domain_icon, domain_name};
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::state::Shop;
use crate::{journey, routes};
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::address::{Availability, DwellingView};
use weblys_api::cart::{CartState, CartView, Step};
use weblys_api::offer::{OfferCard, OffersView};
use weblys_i18n::Texts;
use weblys_kernel::network::Domain;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DWELLING, get(show))
}

/// One family of services at the dwelling.
pub(crate) struct Service {
    pub(crate) icon: &'static str,
    pub(crate) name: Words,
    pub(crate) is_available: bool,
    pub(crate) words: String,
}

/// Shows only offers with one family of services.
pub(crate) struct Filter {
    pub(crate) words: Words,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

#[derive(Template)]
#[template(path = "pages/shop/dwelling.html")]
pub(crate) struct DwellingPage {
    pub(crate) frame: Frame,
    pub(crate) dwelling_id: String,
    pub(crate) place: String,
    pub(crate) within: String,
    pub(crate) services: Vec<Service>,
    pub(crate) filters: Vec<Filter>,
    pub(crate) offers: Vec<OfferCardView>,
    pub(crate) count: String,
    pub(crate) notice: Option<Banner>,
    pub(crate) empty: Option<EmptyState>,
    /// Whether the fixed network does not come here: what can be had is an alternative.
    pub(crate) is_far: bool,
    /// Where to ask for what is not available here; empty when everything is.
    pub(crate) ask: String,
    pub(crate) link: PortalLink,
    pub(crate) compare: String,
}

/// The notice of a cart whose offer is no longer sold.
const OFFER_WITHDRAWN: &str = "ORD-031";

/// The family of services that needs no network of the dwelling.
const MOBILE: &str = "MOBILE";

/// What the visitor asked to see, beside the dwelling.
pub(crate) struct Asked<'a> {
    pub(crate) link: PortalLink,
    pub(crate) family: String,
    pub(crate) cart: Option<&'a CartView>,
}

impl DwellingPage {
    pub(crate) fn new(shop: &Shop, visit: &Visit, view: &OffersView, asked: Asked<'_>) -> Self {
        let t = visit.t();
        let Asked { link, family, cart } = asked;
        let dwelling = &view.dwelling;
        let place = format!("{}, {} {}", dwelling.line, dwelling.postal_code, dwelling.commune);
        let wished = wished(&link, cart);
        let is_far = is_far(view);
        let is_shown = |offer: &&OfferCard| family.is_empty() || offer.domains.iter().any(|d| d.as_str() == family);
        let offers: Vec<_> = view
            .offers
            .iter()
            .filter(is_shown)
            .map(|offer| OfferCardView::new(offer, t).plain(is_far).wished(offer.code == wished))
            .collect();
        let title = match (view.offers.is_empty(), is_far) {
            (true, _) => t.get("shop-not-eligible-title"),
            (false, true) => t.get("shop-far-title"),
            (false, false) => t.get("shop-offers-title"),
        };
        let mut frame = Frame::new(shop, visit, title).at(Step::Offers, cart);
        if let Some(cart) = cart.filter(|cart| cart.offer.is_some()) {
            frame = frame.with_cart(cart);
        }
        let count = i64::try_from(offers.len()).unwrap_or_default();
        Self {
            dwelling_id: dwelling.dwelling_id.to_string(),
            within: within(dwelling, t),
            services: dwelling.availability.iter().map(|family| service(family, t)).collect(),
            filters: filters(view, &family, &link, t),
            count: if is_far {
                t.one("shop-far-count", "count", count)
            } else {
                t.one("shop-offers-count", "count", count)
            },
            notice: withdrawn(cart, t).or_else(|| missing(view, &wished, t)),
            empty: view.offers.is_empty().then(|| not_eligible(&place, &link, t)),
            ask: if is_lacking(view) { contact(&place, &link) } else { String::new() },
            is_far,
            compare: routes::compare(dwelling.dwelling_id.as_str()),
            frame,
            place,
            offers,
            link,
        }
    }
}

/// The offer to put forward: that of the cart, else the one that the portal's link named.
fn wished(link: &PortalLink, cart: Option<&CartView>) -> String {
    let chosen = cart.and_then(|cart| cart.offer.as_ref().map(|offer| offer.code.clone()));
    let named = (!link.offer.is_empty()).then(|| link.offer.clone());
    chosen.or(named).or_else(|| cart.and_then(|cart| cart.wished_offer.clone())).unwrap_or_default()
}

/// The cart's offer was taken off the market meanwhile (EXP-25).
fn withdrawn(cart: Option<&CartView>, t: &Texts) -> Option<Banner> {
    let cart = cart.filter(|cart| cart.offer.is_none())?;
    cart.notices
        .iter()
        .any(|notice| notice.code == OFFER_WITHDRAWN)
        .then(|| Banner::new(Tone::Warning, t.get("shop-offer-withdrawn")).text(t.get("shop-offer-withdrawn-text")))
}

fn missing(view: &OffersView, wished: &str, t: &Texts) -> Option<Banner> {
    let is_missing = !wished.is_empty() && view.offers.iter().all(|offer| offer.code != wished);
    (is_missing && !view.offers.is_empty())
        .then(|| Banner::new(Tone::Warning, t.get("shop-wished-missing")).text(t.get("shop-wished-missing-text")))
}

/// Whether something can be ordered here, and something else cannot.
fn is_lacking(view: &OffersView) -> bool {
    !view.offers.is_empty() && view.dwelling.availability.iter().any(|family| !family.available)
}

/// Whether something can be ordered here, but nothing that comes by the fixed network.
fn is_far(view: &OffersView) -> bool {
    let mut fixed = view.dwelling.availability.iter().filter(|family| family.domain.as_str() != MOBILE).peekable();
    !view.offers.is_empty() && fixed.peek().is_some() && fixed.all(|family| !family.available)
}

fn contact(place: &str, link: &PortalLink) -> String {
    link.on(routes::CONTACT, &[("kind", "not_eligible"), ("address", place)])
}

fn not_eligible(place: &str, link: &PortalLink, t: &Texts) -> EmptyState {
    EmptyState::new(t.get("shop-not-eligible"), t.get("shop-not-eligible-text"))
        .icon("pin")
        .action(t.get("shop-not-eligible-contact"), contact(place, link))
        .action(t.get("shop-change-address"), routes::ENTRY)
}

fn service(family: &Availability, t: &Texts) -> Service {
    let words = match (family.available, family.reason.as_deref()) {
        (true, _) => how(family, t),
        (false, Some("ADR-011")) => t.get("shop-not-carried").into_owned(),
        (false, _) => t.get("shop-no-network").into_owned(),
    };
    Service {
        icon: domain_icon(&family.domain),
        name: domain_name(&family.domain, t),
        is_available: family.available,
        words,
    }
}

/// How it arrives: `Fibre optique, jusqu’à 1 Gb/s`.
fn how(family: &Availability, t: &Texts) -> String {
    let technology = family.technology.as_ref().map(|technology| match technology.as_str() {
        "FTTH" => t.get("shop-technology-ftth"),
        "HFC" => t.get("shop-technology-hfc"),
        "MOBILE" => t.get("shop-technology-mobile"),
        other => Words::Owned(other.to_owned()),
    });
    let speed = (family.down_mbps > 0).then(|| t.one("shop-up-to", "speed", t.speed(family.down_mbps)));
    match (technology, speed) {
        (Some(technology), Some(speed)) => format!("{technology}, {speed}"),
        (Some(technology), None) => technology.into_owned(),
        (None, Some(speed)) => speed,
        (None, None) => t.get("shop-available").into_owned(),
    }
}

fn filters(view: &OffersView, family: &str, link: &PortalLink, t: &Texts) -> Vec<Filter> {
    let mut families: Vec<&Domain> = Vec::new();
    for domain in view.offers.iter().flat_map(|offer| &offer.domains) {
        if !families.contains(&domain) {
            families.push(domain);
        }
    }
    if families.len() < 2 || view.offers.len() < 4 {
        return Vec::new();
    }
    let path = routes::dwelling(view.dwelling.dwelling_id.as_str());
    let everything =
        Filter { words: t.get("shop-filter-all"), href: link.on(&path, &[]), is_current: family.is_empty() };
    let one = |domain: &&Domain| Filter {
        words: domain_name(domain, t),
        href: link.on(&path, &[("with", domain.as_str())]),
        is_current: domain.as_str() == family,
    };
    std::iter::once(everything).chain(families.iter().map(one)).collect()
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(dwelling_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let caller = visit.caller();
    let (view, cart) = tokio::join!(shop.published.offers(&shop.back, &caller, &dwelling_id), cart_here(&shop, &visit));
    let mut view = view?;
    if !shop.published.is_in_force(&view) {
        // The cart's answer, or another meanwhile, names something newer than what was kept.
        view = shop.published.offers(&shop.back, &caller, &dwelling_id).await?;
    }
    let cart = cart.filter(|cart| is_here(cart, &view.dwelling));
    let asked =
        Asked { link: PortalLink::of_query(query.as_deref()), family: family(query.as_deref()), cart: cart.as_ref() };
    Ok(frame::page(StatusCode::OK, &DwellingPage::new(&shop, &visit, &view, asked)))
}

/// The visitor's cart, if any; without it the page is complete all the same.
async fn cart_here(shop: &Shop, visit: &Visit) -> Option<CartView> {
    journey::cart(shop, visit).await.ok()
}

fn is_here(cart: &CartView, dwelling: &DwellingView) -> bool {
    cart.state != CartState::Submitted && cart.dwelling.dwelling_id == dwelling.dwelling_id
}

fn family(query: Option<&str>) -> String {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.into_iter().find(|(name, _)| name == "with").map(|(_, value)| value.into_owned()).unwrap_or_default()
}
