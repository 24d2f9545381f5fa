//! Every component in every state: for those who draw pages and for the accessibility test.

use crate::components::{
    Banner, Button, Choice, EmptyState, ErrorSummary, Field, OfferCardView, Price, ProductFacts, Quantity, Rank,
    StepBar, SummaryPanel, Tone,
};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::samples::Samples;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::cart::Step;
use weblys_api::paths::fill;
use weblys_i18n::Texts;
use weblys_kernel::product::{DurabilityLabel, EnergyClass, EnergyLabel, SarValues};
use weblys_kernel::{Country, Money, ProductInformation, Sar, WebAddress};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DEMO_GALLERY, get(show))
}

#[derive(Template)]
#[template(path = "pages/demo/gallery.html")]
pub(crate) struct GalleryPage {
    frame: Frame,
    buttons: Vec<Button>,
    banners: Vec<Banner>,
    errors: Option<ErrorSummary>,
    fields: Vec<Field>,
    choices: Vec<Choice>,
    prices: Vec<Price>,
    offers: Vec<OfferCardView>,
    steps: StepBar,
    summary: SummaryPanel,
    empty: EmptyState,
}

impl GalleryPage {
    pub(crate) fn new(shop: &Shop, visit: &Visit, samples: &Samples) -> Self {
        let t = visit.t();
        let mut faults = Faults::default();
        faults.add("sample-error", "VAL-001");
        let wished = |(at, offer)| OfferCardView::new(offer, t).wished(at == 1);
        Self {
            frame: Frame::new(shop, visit, t.get("gallery-title")),
            buttons: buttons(t),
            banners: banners(t),
            fields: fields(&faults, t),
            errors: ErrorSummary::of(&faults, t),
            choices: choices(t),
            prices: prices(t),
            offers: samples.offers.offers.iter().take(3).enumerate().map(wished).collect(),
            steps: StepBar::new(Step::You, Some(&samples.cart), t),
            summary: SummaryPanel::of_cart(&samples.cart, t),
            empty: EmptyState::new(t.get("gallery-sample-title"), t.get("gallery-sample-text"))
                .action(t.get("common-continue"), "#main")
                .action(t.get("common-back"), "#main"),
        }
    }
}

fn buttons(t: &Texts) -> Vec<Button> {
    let words = || t.get("common-continue");
    vec![
        Button::submit(words()),
        Button::submit(words()).rank(Rank::Secondary),
        Button::link(words(), "#main").rank(Rank::Quiet),
        Button::link(words(), "#main").wide(),
    ]
}

fn banners(t: &Texts) -> Vec<Banner> {
    let banner = |tone| Banner::new(tone, t.get("gallery-sample-title")).text(t.get("gallery-sample-text"));
    vec![
        banner(Tone::Info).link(t.get("common-details"), "#main"),
        banner(Tone::Success),
        banner(Tone::Warning),
        banner(Tone::Danger),
    ]
}

fn fields(faults: &Faults, t: &Texts) -> Vec<Field> {
    let label = || t.get("gallery-sample-title");
    vec![
        Field::text("sample-text", label()).hint(t.get("gallery-sample-text")).autocomplete("off"),
        Field::email("sample-email", label()).optional(t),
        Field::phone("sample-phone", label()).value("06 39 98 00 12"),
        Field::date("sample-date", label()),
        Field::text("sample-unit", label()).suffix("€").short(),
        Field::text("sample-error", label()).value("???").fault(faults.of("sample-error", t)),
        Field::area("sample-area", label()).optional(t),
    ]
}

fn choices(t: &Texts) -> Vec<Choice> {
    let title = || t.get("gallery-sample-title");
    let text = || t.get("gallery-sample-text");
    let monthly = Price::monthly(Money::from_cents(500), t);
    vec![
        Choice::radio("sample-radio", "a", title()).hint(text()).price(monthly.clone()).checked(true),
        Choice::radio("sample-radio", "b", title()).badge(title()).price(monthly.clone()).note(text()),
        Choice::radio("sample-radio", "c", title()).hint(text()).disabled(true),
        Choice::checkbox("sample-box", "a", title())
            .price(monthly.clone())
            .price(Price::once(Money::from_cents(4900), t)),
        Choice::checkbox("sample-device", "a", title())
            .facts(ProductFacts::of(&device(), &title(), Country::France, t))
            .price(Price::once(Money::from_cents(29_900), t)),
        Choice::counted(Quantity::new("sample-many", title(), 2, 5), title()).price(monthly).checked(true),
        Choice::tick("sample-tick", text()),
        Choice::tick("sample-tick-error", text()).fault(Some(title().into_owned())),
    ]
}

/// A device of which everything is told.
fn device() -> ProductInformation {
    let address = |what: &str| WebAddress::parse(&fill(routes::DEMO_DEVICE, what)).ok();
    let energy = |(label, sheet)| EnergyLabel { class: EnergyClass::D, label, sheet };
    ProductInformation {
        sar: SarValues {
            head: Sar::parse("0,98").ok(),
            trunk: Sar::parse("1,194").ok(),
            limbs: Sar::parse("2,66").ok(),
        },
        energy: address("energy-label").zip(address("sheet")).map(energy),
        durability: address("durability-label").map(|label| DurabilityLabel { years: 5, label }),
    }
}

fn prices(t: &Texts) -> Vec<Price> {
    let cents = Money::from_cents;
    vec![
        Price::monthly(cents(2999), t).large(),
        Price::monthly(cents(2999), t),
        Price::once(cents(4900), t),
        Price::deposit(cents(3000), t).small(),
        Price::monthly(cents(-1000), t),
    ]
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let samples = Samples::new().map_err(|_| Failure::Broken)?;
    Ok(frame::page(StatusCode::OK, &GalleryPage::new(&shop, &visit, &samples)))
}
