//! Step "Check and order": the whole to read again, the contract summary, and the button that
//! obliges to pay (SSH-15; OR-1, OR-2, OR-12, CS-2, CS-6).

mod blocks;
mod essential;

use super::document::DocumentLine;
use crate::ahead::Coming;
use crate::components::{Banner, Choice, ErrorSummary, Tone};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::journey;
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use axum::routing::get;
use blocks::{Block, Row};
use weblys_api::cart::{CartView, Step};
use weblys_api::order::{DocumentRef, GuaranteeNotice, PlaceOrder, Validation};
use weblys_i18n::Texts;
use weblys_kernel::Country;

const TERMS_NOT_ACCEPTED: &str = "ORD-022";
const SUMMARY_NOT_ACKNOWLEDGED: &str = "ORD-023";
const TERMS_CHANGED: &str = "ORD-025";

/// The step's routes, the order's button among them.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::CHECK, get(show))
        .route(routes::PLACE_ORDER, get(|| async { Redirect::to(routes::CHECK) }).post(order))
}

#[derive(Template)]
#[template(path = "pages/shop/check.html")]
struct CheckPage {
    frame: Frame,
    banners: Vec<Banner>,
    faults: Faults,
    form: PlaceOrder,
    blocks: Vec<Block>,
    essential: Vec<Row>,
    /// What the order is placed under; none when the cart cannot be ordered as it is.
    documents: Option<Shown>,
    /// Whether equipment is sold: the legal guarantee is told (PR-9).
    sells_goods: bool,
    email: String,
    button: String,
}

/// The documents that are shown.
struct Shown {
    summary: DocumentRef,
    /// The general terms in force.
    terms: DocumentRef,
    /// The notice of the legal guarantee, where something is sold.
    notice: Option<GuaranteeNotice>,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    again(&shop, &visit, PlaceOrder::default(), Faults::default(), None).await
}

async fn order(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = PlaceOrder {
        contract_summary_sha256: typed.text("contract_summary_sha256"),
        general_terms_sha256: typed.text("general_terms_sha256"),
        accept_terms: typed.ticked("accept_terms"),
        accept_summary: typed.ticked("accept_summary"),
    };
    match shop.back.place_order(&visit.caller(), &form).await {
        Ok(placed) => {
            let leads = journey::see_other(&routes::order(&placed.order));
            if let Some(session) = &visit.session {
                shop.ahead.keep(session, Coming::Order(Box::new(placed)));
            }
            Ok(leads)
        }
        Err(error) => match journey::no_cart(error) {
            Failure::Refused(code) if is_box(&code) => {
                let faults = unticked(&form);
                again(&shop, &visit, form, faults, None).await
            }
            Failure::Refused(code) => again(&shop, &visit, form, Faults::default(), Some(code)).await,
            failure => Err(failure),
        },
    }
}

/// Whether the order was refused for a box that is not ticked.
fn is_box(code: &str) -> bool {
    matches!(code, TERMS_NOT_ACCEPTED | SUMMARY_NOT_ACKNOWLEDGED)
}

/// Every box that is not ticked: BACK names the first one only.
fn unticked(form: &PlaceOrder) -> Faults {
    let mut faults = Faults::default();
    if !form.accept_summary {
        faults.add("accept_summary", SUMMARY_NOT_ACKNOWLEDGED);
    }
    if !form.accept_terms {
        faults.add("accept_terms", TERMS_NOT_ACCEPTED);
    }
    faults
}

/// Shows the page; the whole is checked afresh and the contract summary issued for what it is now.
async fn again(
    shop: &Shop,
    visit: &Visit,
    form: PlaceOrder,
    faults: Faults,
    refused: Option<String>,
) -> Result<Response, Failure> {
    let t = visit.t();
    let mut banners: Vec<Banner> = refused.iter().map(|code| refused_banner(code, t)).collect();
    let (cart, documents) = match shop.back.validate(&visit.owner()?).await {
        Ok(valid) => {
            let Validation { cart, contract_summary: summary, general_terms: terms, guarantee_notice: notice } = valid;
            (cart, Some(Shown { summary, terms, notice }))
        }
        Err(error) => match journey::no_cart(error) {
            Failure::Refused(code) => {
                if refused.as_ref() != Some(&code) {
                    banners.push(refused_banner(&code, t));
                }
                (journey::cart(shop, visit).await?, None)
            }
            failure => return Err(failure),
        },
    };
    if let Some(elsewhere) = journey::barred(&cart, Step::Check) {
        return Ok(elsewhere);
    }
    if documents.is_some() {
        banners.extend(notices(&cart, t));
    }
    let form = still_ticked(form, documents.as_ref());
    Ok(page(shop, visit, &cart, documents, (form, faults, banners)))
}

/// What was ticked stays, unless it was said of another document than the one that is shown now (G-3).
fn still_ticked(form: PlaceOrder, shown: Option<&Shown>) -> PlaceOrder {
    let Some(Shown { summary, terms, .. }) = shown else { return form };
    PlaceOrder {
        accept_summary: form.accept_summary && form.contract_summary_sha256 == summary.sha256,
        accept_terms: form.accept_terms && form.general_terms_sha256 == terms.sha256,
        ..form
    }
}

fn refused_banner(code: &str, t: &Texts) -> Banner {
    match code {
        "ORD-021" | "ORD-024" => Banner::new(Tone::Warning, t.get("check-changed")).text(t.get("check-changed-lead")),
        TERMS_CHANGED => {
            Banner::new(Tone::Warning, refusal(code, t)).link(t.get("check-terms-link").into_owned(), "#terms-title")
        }
        "ORD-011" | "ORD-012" | "ORD-013" | "ORD-014" | "ORD-032" => {
            let banner = Banner::new(Tone::Warning, t.get("check-blocked")).text(refusal(code, t));
            banner.link(t.one("check-edit-what", "what", t.get("check-delivery")), routes::DELIVERY)
        }
        _ => Banner::new(Tone::Warning, t.get("check-blocked")).text(refusal(code, t)),
    }
}

fn notices(cart: &CartView, t: &Texts) -> Vec<Banner> {
    let notice = |code: &str| Banner::new(Tone::Warning, t.get("check-notice")).text(refusal(code, t));
    cart.notices.iter().map(|found| notice(&found.code)).collect()
}

/// The words of the button, from the texts of each country of sale (OR-2).
fn button(country: Country, t: &Texts) -> String {
    match country {
        Country::France => t.get("check-order-button-FR").into_owned(),
        Country::Belgium => t.get("check-order-button-BE").into_owned(),
    }
}

fn page(
    shop: &Shop,
    visit: &Visit,
    cart: &CartView,
    documents: Option<Shown>,
    (form, faults, banners): (PlaceOrder, Faults, Vec<Banner>),
) -> Response {
    let t = visit.t();
    let frame = Frame::new(shop, visit, t.get("check-title"))
        .at(Step::Check, Some(cart))
        .with_cart(cart)
        .with_faults(!faults.is_empty());
    let status = match (faults.is_empty(), &documents) {
        (true, Some(_)) => StatusCode::OK,
        (true, None) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = CheckPage {
        frame,
        banners,
        faults,
        form,
        blocks: blocks::of(cart, t),
        essential: essential::rows(cart, shop.brand.facts.country, t),
        documents,
        sells_goods: cart.summary.sells_goods(),
        email: cart.customer.as_ref().map(|who| who.identity.email.clone()).unwrap_or_default(),
        button: button(shop.brand.facts.country, t),
    };
    frame::page(status, &page)
}

impl CheckPage {
    fn tick(&self, name: &'static str, key: &'static str, ticked: &bool) -> Choice {
        let t = self.frame.t;
        Choice::tick(name, t.get(key)).checked(*ticked).fault(self.faults.of(name, t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}
