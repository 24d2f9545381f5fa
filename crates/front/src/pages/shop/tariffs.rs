//! The price guide: what everything costs without promotions, and what is paid by use (PR-1, CS-12).

use crate::components::{ProductFacts, commitment};
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::tariff::{GuideGroup, GuideOffer, GuidePrice, PriceGuide};
use weblys_i18n::Texts;
use weblys_kernel::{Country, Money};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::TARIFFS, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/tariffs.html")]
struct TariffsPage {
    frame: Frame,
    offers: Vec<OfferRow>,
    /// Equipment, then options.
    parts: Vec<(String, Vec<Group>)>,
    /// What absorption of waves is, where a device tells of it.
    about_sar: Vec<String>,
}

/// What an offer costs, in words.
struct OfferRow {
    name: String,
    monthly: String,
    once: Vec<String>,
    commitment: String,
    usage: Vec<String>,
}

/// A set with the price of each thing of it.
struct Group {
    name: String,
    prices: Vec<(String, String, Option<ProductFacts>)>,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let guide = shop.back.tariffs(&visit.caller()).await?;
    let t = visit.t();
    let frame = Frame::new(&shop, &visit, t.get("tariffs-title"));
    Ok(frame::page(StatusCode::OK, &TariffsPage::new(frame, &guide, (shop.brand.facts.country, t))))
}

impl TariffsPage {
    fn new(frame: Frame, guide: &PriceGuide, (country, t): (Country, &Texts)) -> Self {
        let groups = |groups: &[GuideGroup]| groups.iter().map(|one| group(one, country, t)).collect::<Vec<_>>();
        let parts = [("tariffs-equipment", &guide.equipment), ("tariffs-options", &guide.options)];
        let products = guide.equipment.iter().flat_map(|group| &group.prices).map(|price| &price.product);
        let parts = parts.into_iter().filter(|(_, of_part)| !of_part.is_empty());
        Self {
            frame,
            about_sar: ProductFacts::about_sar(products, country, t),
            offers: guide.offers.iter().map(|offer| row(offer, t)).collect(),
            parts: parts.map(|(title, of_part)| (t.get(title).into_owned(), groups(of_part))).collect(),
        }
    }
}

fn row(offer: &GuideOffer, t: &Texts) -> OfferRow {
    let says = |label: &weblys_kernel::locale::Label| label.in_locale(t.locale()).to_owned();
    let once = |price: &GuidePrice| {
        t.with("tariffs-once", &[("name", says(&price.name).into()), ("price", due(price, t).into())])
    };
    OfferRow {
        name: says(&offer.name),
        monthly: t.one("tariffs-monthly", "amount", t.money(offer.monthly)),
        once: offer.once.iter().map(once).collect(),
        commitment: commitment(offer.commitment_months, t),
        usage: offer.usage_prices.iter().map(says).collect(),
    }
}

fn group(group: &GuideGroup, country: Country, t: &Texts) -> Group {
    let says = |label: &weblys_kernel::locale::Label| label.in_locale(t.locale()).to_owned();
    let price = |price: &GuidePrice| {
        let facts = ProductFacts::of(&price.product, price.name.in_locale(t.locale()), country, t);
        (says(&price.name), due(price, t), facts)
    };
    Group { name: says(&group.name), prices: group.prices.iter().map(price).collect() }
}

/// `4,00 €/mois`, `79,00 €`, `4,00 €/mois et 49,00 € de dépôt`; nothing to pay is said.
fn due(price: &GuidePrice, t: &Texts) -> String {
    let amount =
        |key, due: Option<Money>| due.filter(|due| !due.is_zero()).map(|due| t.one(key, "amount", t.money(due)));
    let dues = [
        amount("tariffs-monthly", price.monthly),
        amount("tariffs-amount", price.once),
        amount("tariffs-deposit", price.deposit),
    ];
    let words: Vec<String> = dues.into_iter().flatten().collect();
    if words.is_empty() { t.get("tariffs-free").into_owned() } else { words.join(" + ") }
}
