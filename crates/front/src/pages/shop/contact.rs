//! Contact requests: never a dead end when an address is not found or not served (SSH-04).

use super::portal_link::PortalLink;
use crate::components::{Banner, ErrorSummary, Field, Tone, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;
use weblys_api::contact::{CallTime, ContactKind, LeaveContact};
use weblys_i18n::Texts;

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
    lead: Words,
    done: Option<Banner>,
}

async fn show(State(shop): State<Shop>, visit: Visit, RawQuery(query): RawQuery) -> Response {
    let pairs = url::form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    let kind = pairs.into_iter().find(|(name, _)| name == "kind").map(|(_, kind)| kind_of(&kind)).unwrap_or_default();
    let link = PortalLink::of_query(query.as_deref());
    let idempotency_key = Uuid::new_v4().to_string();
    let form = LeaveContact {
        kind,
        idempotency_key,
        address: link.address,
        offer: link.offer,
        campaign: link.tags,
        locale: visit.locale,
        ..LeaveContact::default()
    };
    page(&shop, &visit, form, Faults::default(), None)
}

async fn leave(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let kind = kind_of(&typed.text("kind"));
    let call_at = typed.text("call_at");
    let link = PortalLink::of_pairs(typed.pairs().to_vec());
    let form = LeaveContact {
        kind,
        idempotency_key: typed.text("idempotency_key"),
        name: typed.text("name"),
        email: typed.text("email"),
        phone: typed.text("phone"),
        call_at: CallTime::ALL.into_iter().find(|time| kind == ContactKind::Callback && time.word() == call_at),
        address: typed.text("address"),
        message: typed.text("message"),
        offer: link.offer,
        campaign: link.tags,
        locale: visit.locale,
        ..LeaveContact::default()
    };
    if typed.is_shown_again() {
        return Ok(page(&shop, &visit, form, Faults::default(), None));
    }
    match shop.back.leave_contact(&visit.caller(), &form).await {
        Ok(receipt) => Ok(page(&shop, &visit, form, Faults::default(), Some(receipt.reference))),
        Err(error) => {
            let faults = Faults::from_call(error)?;
            Ok(page(&shop, &visit, form, faults, None))
        }
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

/// When to call, in words.
pub(crate) fn call_words(time: CallTime, t: &Texts) -> Words {
    match time {
        CallTime::Soon => t.get("contact-call-soon"),
        CallTime::Morning => t.get("contact-call-morning"),
        CallTime::Noon => t.get("contact-call-noon"),
        CallTime::Afternoon => t.get("contact-call-afternoon"),
        CallTime::Evening => t.get("contact-call-evening"),
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
    let is_done = done.is_some();
    let frame = Frame::new(shop, visit, title).with_faults(!faults.is_empty());
    let frame = if is_done { frame } else { frame.keeping("contact", routes::CONTACT) };
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

    const fn wants_a_call(&self) -> bool {
        matches!(self.form.kind, ContactKind::Callback)
    }

    /// The offer and the tags of the portal's link, carried along.
    fn carried(&self) -> impl Iterator<Item = (&str, &str)> {
        let offer = (!self.form.offer.is_empty()).then_some(("offer", self.form.offer.as_str()));
        offer.into_iter().chain(self.form.campaign.iter().map(|(tag, value)| (tag.as_str(), value.as_str())))
    }

    fn fault(&self, name: &str) -> Option<String> {
        self.faults.of(name, self.frame.t)
    }

    /// Needed by who wants to be called, and one of two ways for the others.
    fn phone(&self) -> Field {
        let t = self.frame.t;
        let field = Field::phone("phone", t.get("contact-phone")).value(&self.form.phone).fault(self.fault("phone"));
        if self.wants_a_call() { field } else { field.optional(t) }
    }

    fn call_at(&self) -> Field {
        let t = self.frame.t;
        let times = CallTime::ALL.map(|time| (time.word().to_owned(), call_words(time, t).into_owned()));
        let chosen = self.form.call_at.map_or("", CallTime::word);
        Field::select("call_at", t.get("contact-call-at"), times.into()).value(chosen).optional(t)
    }

    /// Needed by a request about it.
    fn address(&self) -> Field {
        let t = self.frame.t;
        let field = Field::text("address", t.get("contact-address")).value(&self.form.address);
        let field = field.autocomplete("street-address").fault(self.fault("address"));
        if self.wants_a_call() { field.optional(t) } else { field }
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        let t = self.frame.t;
        let name = |field: &str| match field {
            "name" => Some(t.get("contact-name").into_owned()),
            "address" => Some(t.get("contact-address").into_owned()),
            _ => None,
        };
        ErrorSummary::naming(&self.faults, t, name)
    }
}
