//! Contact requests: never a dead end when an address is not found or not served (SSH-04).

use crate::components::{Banner, ErrorSummary, Field, Tone};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;
use weblys_api::contact::{ContactKind, LeaveContact};

/// The route of contact requests.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CONTACT, get(show).post(leave))
}

#[derive(Template)]
#[template(path = "pages/shop/contact.html")]
struct ContactPage {
    frame: Frame,
    form: LeaveContact,
    faults: Faults,
    lead: std::borrow::Cow<'static, str>,
    done: Option<Banner>,
}

#[derive(Debug, Deserialize)]
struct About {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    address: String,
}

async fn show(State(shop): State<Shop>, visit: Visit, Query(about): Query<About>) -> Response {
    let form = LeaveContact { address: about.address, ..empty(kind_of(&about.kind), &visit) };
    page(&shop, &visit, form, Faults::default(), None)
}

async fn leave(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = LeaveContact {
        idempotency_key: typed.text("idempotency_key"),
        name: typed.text("name"),
        email: typed.text("email"),
        phone: typed.text("phone"),
        address: typed.text("address"),
        message: typed.text("message"),
        ..empty(kind_of(&typed.text("kind")), &visit)
    };
    match shop.back.leave_contact(&visit.caller(), &form).await {
        Ok(receipt) => Ok(page(&shop, &visit, form, Faults::default(), Some(receipt.reference))),
        Err(error) => {
            let faults = Faults::from_call(error)?;
            Ok(page(&shop, &visit, form, faults, None))
        }
    }
}

fn empty(kind: ContactKind, visit: &Visit) -> LeaveContact {
    LeaveContact {
        kind,
        idempotency_key: Uuid::new_v4().to_string(),
        name: String::new(),
        email: String::new(),
        phone: String::new(),
        address: String::new(),
        contract: String::new(),
        wished_on: String::new(),
        message: String::new(),
        locale: visit.locale,
    }
}

/// What the request is about; a kind that is not for this page is a wish to be called.
fn kind_of(name: &str) -> ContactKind {
    match name {
        "address_not_found" => ContactKind::AddressNotFound,
        "not_eligible" => ContactKind::NotEligible,
        _ => ContactKind::Callback,
    }
}

fn page(shop: &Shop, visit: &Visit, form: LeaveContact, faults: Faults, reference: Option<String>) -> Response {
    let t = visit.t();
    let (title, lead) = match form.kind {
        ContactKind::AddressNotFound => (t.get("contact-title-address"), t.get("contact-lead-address")),
        ContactKind::NotEligible => (t.get("contact-title-eligible"), t.get("contact-lead-eligible")),
        _ => (t.get("contact-title-callback"), t.get("contact-lead-callback")),
    };
    let title = if reference.is_some() { t.get("contact-done") } else { title };
    let done = reference.map(|reference| {
        let text = t.one("contact-done-lead", "reference", reference);
        Banner::new(Tone::Success, t.get("contact-done")).text(text).link(t.get("problem-to-shop"), routes::ENTRY)
    });
    let frame = Frame::new(shop, visit, title).with_faults(!faults.is_empty());
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    frame::page(status, &ContactPage { frame, form, faults, lead, done })
}

impl ContactPage {
    const fn kind(&self) -> &'static str {
        match self.form.kind {
            ContactKind::AddressNotFound => "address_not_found",
            ContactKind::NotEligible => "not_eligible",
            _ => "callback",
        }
    }

    fn fault(&self, name: &str) -> Option<String> {
        self.faults.of(name, self.frame.t)
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}
