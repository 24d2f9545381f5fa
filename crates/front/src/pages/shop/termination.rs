//! Termination online in three screens (TE-1 to TE-8): what ends and when, the whole once more, the receipt.
//!
//! No account, no session: who made the contract names it, wherever it was made. Nothing is sent before the button of the
//! second screen. Nothing in the path tries to keep anybody.

mod form;

use crate::components::{ErrorSummary, Field, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::pages::shop::statement::{Receipt, Review};
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use axum::routing::get;
use form::Notice;
use serde::Deserialize;
use uuid::Uuid;
use weblys_kernel::{Clock, Country, SystemClock};

/// The routes of the termination.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::TERMINATION, get(show).post(review))
        .route(routes::TERMINATION_CONFIRM, get(|| async { Redirect::to(routes::TERMINATION) }).post(confirm))
}

#[derive(Template)]
#[template(path = "pages/shop/termination.html")]
struct FormPage {
    frame: Frame,
    effects: Vec<Words>,
    form: Notice,
    faults: Faults,
}

#[derive(Debug, Deserialize)]
struct About {
    #[serde(default)]
    contract: String,
}

/// The first screen.
async fn show(State(shop): State<Shop>, visit: Visit, Query(about): Query<About>) -> Response {
    let form = Notice { contract: about.contract, ..Notice::default() };
    form_page(&shop, &visit, form, Faults::default())
}

/// The second screen: the whole once more; sends nothing. « Modifier » comes back to the first through here.
async fn review(State(shop): State<Shop>, visit: Visit, CheckedForm(typed): CheckedForm<Typed>) -> Response {
    let mut form = Notice::typed(&typed);
    // Shown again in another language or theme, it stays the screen that it was: only the second one has a key.
    if typed.ticked("change") || (typed.is_shown_again() && !typed.came("idempotency_key")) {
        return form_page(&shop, &visit, form, Faults::default());
    }
    let faults = form.faults(SystemClock.today(shop.brand.facts.zone()));
    if !faults.is_empty() {
        return form_page(&shop, &visit, form, faults);
    }
    form.idempotency_key = Uuid::new_v4().to_string();
    let t = visit.t();
    let frame = Frame::new(&shop, &visit, t.get("termination-review")).keeping("termination", routes::TERMINATION);
    let page = Review {
        effects: effects(&frame),
        frame,
        words: form.words(t),
        facts: vec![
            (t.get("contact-name"), form.name.clone()),
            (t.get("termination-contract"), form.contract.clone()),
            (t.get("termination-line"), form.line.clone()),
            (t.get("termination-wished"), form.day_words(t)),
            (t.get("contact-email"), form.email.clone()),
            (t.get("termination-address"), form.address.clone()),
            (t.get("termination-reason"), form.reason.clone()),
        ],
        kept: form.kept(),
        id: "termination",
        confirm: routes::TERMINATION_CONFIRM,
        send: t.get("termination-confirm"),
        edit: routes::TERMINATION,
        change: t.get("termination-change"),
    };
    frame::page(StatusCode::OK, &page)
}

/// The last button: the termination is notified, and receipted at once.
async fn confirm(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = Notice::typed(&typed);
    let faults = form.faults(SystemClock.today(shop.brand.facts.zone()));
    if !faults.is_empty() {
        return Ok(form_page(&shop, &visit, form, faults));
    }
    let t = visit.t();
    match shop.back.leave_contact(&visit.caller(), &form.to_wire(t, visit.locale)).await {
        Ok(receipt) => {
            let lead = |at: &str| {
                let at = ("at", at.into());
                if form.email.is_empty() {
                    t.with("termination-done-by-post", &[at, ("address", (&form.address).into())])
                } else {
                    t.with("termination-done-lead", &[at, ("email", (&form.email).into())])
                }
            };
            let facts = vec![
                (t.get("contact-name"), form.name.clone()),
                (t.get("termination-wished"), form.day_words(t)),
                (t.get("termination-content"), form.words(t)),
            ];
            let frame = Frame::new(&shop, &visit, t.get("termination-done"));
            let page = Receipt::new(frame, receipt, lead, facts, t.get("termination-after"));
            Ok(frame::page(StatusCode::OK, &page))
        }
        Err(error) => Ok(form_page(&shop, &visit, form, Faults::from_call(error)?)),
    }
}

fn form_page(shop: &Shop, visit: &Visit, form: Notice, faults: Faults) -> Response {
    let frame = Frame::new(shop, visit, visit.t().get("termination-title"))
        .with_faults(!faults.is_empty())
        .keeping("termination", routes::TERMINATION);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    frame::page(status, &FormPage { effects: effects(&frame), frame, form, faults })
}

impl FormPage {
    fn text(&self, name: &'static str, label: &'static str, value: &str) -> Field {
        let t = self.frame.t;
        Field::text(name, t.get(label)).value(value).fault(self.faults.of(name, t))
    }

    /// Where proofs of a legitimate reason are sent (TE-6).
    fn proofs(&self) -> String {
        let company = &self.frame.shop.brand.facts.company;
        let address = format!("{}, {}", company.name, company.address.join(", "));
        let words = [("email", (&company.email).into()), ("address", address.into())];
        self.frame.t.with("termination-proofs-where", &words)
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}

/// Notice and fees, by the law of the operator's country (TE-4, CO-2, CO-3, CO-5, CO-7), in words.
fn effects(frame: &Frame) -> Vec<Words> {
    let t = frame.t;
    let (notice, fee) = match frame.shop.brand.facts.country {
        Country::France => (t.get("termination-notice-fr"), t.get("termination-fee-fr")),
        Country::Belgium => (t.get("termination-notice-be"), t.get("termination-fee-be")),
    };
    vec![notice, t.get("termination-fee-none"), fee, t.get("termination-services")]
}
