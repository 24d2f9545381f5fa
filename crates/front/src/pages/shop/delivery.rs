//! Step "Installation and delivery": appointment, parcel or shop, and an early start (SSH-13, SSH-14).

mod calendar;

use crate::components::{Banner, Choice, ErrorSummary, Tone};
use crate::error::Failure;
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
use axum::response::Response;
use axum::routing::get;
use calendar::Day;
use weblys_api::cart::{CartView, Step};
use weblys_api::delivery::{ChooseDelivery, DeliveryChoices, DeliveryKind};

/// The refusal of an appointment without a slot.
const NO_SLOT: &str = "ORD-011";
/// The refusal of a slot that somebody else has taken.
const SLOT_TAKEN: &str = "ORD-012";
/// The refusal of an early start that is not wholly asked for.
const ONE_BOX: &str = "ORD-014";

/// The step's routes.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DELIVERY, get(show).post(save))
}

#[derive(Template)]
#[template(path = "pages/shop/delivery.html")]
struct DeliveryPage {
    frame: Frame,
    form: ChooseDelivery,
    faults: Faults,
    choices: DeliveryChoices,
    first_days: Vec<Day>,
    later_days: Vec<Day>,
    earliest: String,
    installation: String,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    again(&shop, &visit, None, Faults::default()).await
}

/// Shows the page, with what was typed when something was.
async fn again(shop: &Shop, visit: &Visit, typed: Option<ChooseDelivery>, faults: Faults) -> Result<Response, Failure> {
    let (cart, choices) = match journey::enter(journey::delivery(shop, visit).await?, Step::Delivery)? {
        Ok(entered) => entered,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let form = typed.unwrap_or_else(|| kept(&cart, &choices));
    Ok(page(shop, visit, &cart, (choices, form, faults)))
}

async fn save(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = read(&typed);
    let omissions = omissions(&typed, &form);
    if !omissions.is_empty() {
        return again(&shop, &visit, Some(form), omissions).await;
    }
    let caller = visit.caller();
    let faults = match shop.back.choose_delivery(&caller, &form).await {
        Ok(progress) => return Ok(journey::go_on(&shop, visit.session.as_deref(), progress, Step::Delivery)),
        // A slot of our page that is no longer in the calendar was taken meanwhile.
        Err(error) if error.is(NO_SLOT) && !form.slot_id.is_empty() => Faults::one("slot_id", SLOT_TAKEN),
        Err(error) => Faults::beside(error, field_of).map_err(journey::no_cart)?,
    };
    again(&shop, &visit, Some(form), faults).await
}

/// What BACK would take for something else: no slot for a wish to be called back, one box of an
/// early start for none (WD-3).
fn omissions(typed: &Typed, form: &ChooseDelivery) -> Faults {
    let mut faults = Faults::default();
    if form.kind == name_of(DeliveryKind::Appointment) && !typed.came("slot_id") {
        faults.add("slot_id", NO_SLOT);
    }
    match (form.express_start, form.express_acknowledged) {
        (true, false) => faults.add("express_acknowledged", ONE_BOX),
        (false, true) => faults.add("express_start", ONE_BOX),
        _ => {}
    }
    faults
}

/// The field that a refusal of the whole is about.
fn field_of(code: &str) -> Option<&'static str> {
    match code {
        "ORD-010" => Some("kind"),
        "ORD-011" | "ORD-012" | "ORD-013" => Some("slot_id"),
        "ORD-014" => Some("express_start"),
        "ORD-015" => Some("pickup_point"),
        _ => None,
    }
}

fn read(typed: &Typed) -> ChooseDelivery {
    let kind = typed.text("kind");
    let only = |wanted: DeliveryKind, field: &str| {
        if kind == name_of(wanted) { typed.text(field) } else { String::new() }
    };
    ChooseDelivery {
        slot_id: only(DeliveryKind::Appointment, "slot_id"),
        pickup_point: only(DeliveryKind::Pickup, "pickup_point"),
        express_start: typed.ticked("express_start"),
        express_acknowledged: typed.ticked("express_acknowledged"),
        kind,
    }
}

/// What the cart knows; at the first visit the first way is proposed and nothing is ticked.
fn kept(cart: &CartView, choices: &DeliveryChoices) -> ChooseDelivery {
    let Some(known) = &cart.delivery else {
        let kind = choices.kinds.first().map(|kind| name_of(*kind).to_owned()).unwrap_or_default();
        return ChooseDelivery { kind, ..ChooseDelivery::default() };
    };
    ChooseDelivery {
        kind: name_of(known.kind).to_owned(),
        slot_id: known.slot.as_ref().map(|slot| slot.slot_id.clone()).unwrap_or_default(),
        pickup_point: known.pickup_point.as_ref().map(|point| point.code.clone()).unwrap_or_default(),
        express_start: known.express_start,
        express_acknowledged: known.express_start,
    }
}

const fn name_of(kind: DeliveryKind) -> &'static str {
    match kind {
        DeliveryKind::Appointment => "appointment",
        DeliveryKind::Shipment => "shipment",
        DeliveryKind::Pickup => "pickup",
        DeliveryKind::Remote => "remote",
    }
}

fn page(
    shop: &Shop,
    visit: &Visit,
    cart: &CartView,
    (choices, form, faults): (DeliveryChoices, ChooseDelivery, Faults),
) -> Response {
    let t = visit.t();
    let frame = Frame::new(shop, visit, t.get("delivery-title"))
        .at(Step::Delivery, Some(cart))
        .with_cart(cart)
        .with_faults(!faults.is_empty())
        .going_on("step");
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (first_days, later_days) =
        calendar::split(calendar::by_day(&choices.slots, choices.earliest_without_express_request, t), &form.slot_id);
    let earliest = t.date(choices.earliest_without_express_request);
    let installation = super::place::one_line(&cart.dwelling, t);
    let page = DeliveryPage { frame, form, faults, choices, first_days, later_days, earliest, installation };
    frame::page(status, &page)
}

impl DeliveryPage {
    fn offers(&self, kind: DeliveryKind) -> bool {
        self.choices.kinds.contains(&kind)
    }

    fn chooses(&self, kind: DeliveryKind) -> bool {
        self.form.kind == name_of(kind)
    }

    /// Whether no date can be chosen now, so that we call back.
    fn calls_back(&self) -> bool {
        self.choices.calendar_unavailable || self.choices.slots.is_empty()
    }

    /// Whether the first days shown need a request to start early (WD-3).
    fn has_early_days(&self) -> bool {
        self.first_days.iter().any(|day| day.early)
    }

    fn fault(&self, name: &str) -> Option<String> {
        self.faults.of(name, self.frame.t)
    }

    /// One of the two boxes of an early start, each with its own words (WD-3).
    fn tick(&self, name: &str, key: &str, ticked: &bool) -> Choice {
        let t = self.frame.t;
        Choice::tick(name.to_owned(), t.get(key)).checked(*ticked).fault(self.faults.of(name, t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}
