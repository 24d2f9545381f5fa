//! Step "You": who orders, where bills go, numbers to keep, consents (SSH-12).

pub(super) mod birth;
mod form;
mod mailbox;

use crate::components::{Choice, ErrorSummary, Field};
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
use form::{PortForm, YouForm};
use weblys_api::cart::{CartView, Step};
use weblys_api::porting::{PortKind, PortingDays};

/// The step's routes.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::YOU, get(show).post(save))
}

#[derive(Template)]
#[template(path = "pages/shop/you.html")]
struct YouPage {
    frame: Frame,
    form: YouForm,
    faults: Faults,
    /// When numbers may come along.
    porting_days: Option<PortingDays>,
    /// The e-mail address that may be meant, where the one that was typed looks mistyped.
    meant: Option<String>,
    operator: String,
    installation: String,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let cart = journey::you(&shop, &visit).await?;
    if let Some(elsewhere) = journey::barred(&cart, Step::You) {
        return Ok(elsewhere);
    }
    let form = YouForm::kept(&cart, visit.t());
    Ok(page(&shop, &visit, &cart, (form, Faults::default(), None)))
}

async fn save(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = YouForm::typed(&typed);
    if typed.is_shown_again() {
        let cart = journey::you(&shop, &visit).await?;
        let shown = form.for_lines(&cart.portable);
        let elsewhere = journey::barred(&cart, Step::You);
        return Ok(elsewhere.unwrap_or_else(|| page(&shop, &visit, &cart, (shown, Faults::default(), None))));
    }
    let meant = form.meant();
    let faults = match identify(&shop, &visit, &form).await? {
        Ok(leads) => return Ok(leads),
        Err(faults) => faults,
    };
    let cart = journey::cart(&shop, &visit).await?;
    if let Some(elsewhere) = journey::barred(&cart, Step::You) {
        return Ok(elsewhere);
    }
    let told = form.to_wire();
    let fit = form.for_lines(&cart.portable);
    if fit.to_wire() == told {
        return Ok(page(&shop, &visit, &cart, (fit, faults, meant)));
    }
    // The offer was changed since the form was shown: it has no such line any more.
    match identify(&shop, &visit, &fit).await? {
        Ok(leads) => Ok(leads),
        Err(faults) => Ok(page(&shop, &visit, &cart, (fit, faults, meant))),
    }
}

/// Tells BACK who orders: leads on, or gives what is refused.
async fn identify(shop: &Shop, visit: &Visit, form: &YouForm) -> Result<Result<Response, Faults>, Failure> {
    let omissions = form.omissions();
    match shop.back.identify(&visit.owner()?, &form.to_wire()).await {
        Ok(progress) if omissions.is_empty() && form.meant().is_none() => {
            Ok(Ok(journey::go_on(shop, visit.session.as_deref(), progress, Step::You)))
        }
        Ok(_) => Ok(Err(omissions)),
        Err(error) => Ok(Err(form.named(&Faults::from_call(error).map_err(journey::no_cart)?).and(omissions))),
    }
}

type Shown = (YouForm, Faults, Option<String>);

fn page(shop: &Shop, visit: &Visit, cart: &CartView, (form, faults, meant): Shown) -> Response {
    let is_fine = faults.is_empty() && meant.is_none();
    let frame = Frame::new(shop, visit, visit.t().get("you-title"))
        .at(Step::You, Some(cart))
        .with_cart(cart)
        .with_faults(!is_fine)
        .keeping("you", routes::YOU)
        .going_on("you");
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let operator = shop.brand.facts.name.clone();
    let installation = super::place::one_line(&cart.dwelling, visit.t());
    frame::page(
        status,
        &YouPage { frame, form, faults, porting_days: cart.porting_days.clone(), meant, operator, installation },
    )
}

impl YouPage {
    /// A field of the form, with what was typed and why it is refused.
    fn field(&self, name: &str, label: &'static str, value: &str) -> Field {
        let t = self.frame.t;
        Field::text(name.to_owned(), t.get(label)).value(value).fault(self.faults.of(name, t))
    }

    fn email(&self) -> Field {
        let t = self.frame.t;
        let field = Field::email("email", t.get("you-email")).value(&self.form.email);
        field.hint(t.get("you-email-hint")).fault(self.faults.of("email", t).or_else(|| self.doubt()))
    }

    /// Whether another address is meant. Who sends the same one again means it.
    fn doubt(&self) -> Option<String> {
        self.meant.as_ref().map(|meant| self.frame.t.one("you-email-meant", "email", meant))
    }

    /// The address about which nobody need be asked any more.
    fn email_sure(&self) -> &str {
        if self.meant.is_some() { &self.form.email } else { &self.form.email_sure }
    }

    fn phone(&self) -> Field {
        let t = self.frame.t;
        let field = Field::phone("phone", t.get("you-phone")).value(&self.form.phone);
        field.hint(t.get("you-phone-hint")).fault(self.faults.of("phone", t))
    }

    fn port_rio(&self, port: &PortForm) -> Field {
        let field = self.field(&port.field("rio"), "you-port-rio", &port.rio);
        field.hint(self.frame.t.get("you-port-rio-hint")).autocomplete("off").longest(20).medium()
    }

    /// When it comes along: a day that the reader knows best, so none is proposed.
    fn port_date(&self, port: &PortForm) -> Field {
        let (name, t) = (port.field("wanted_on"), self.frame.t);
        let fault = self.faults.of(&name, t);
        let field = Field::date(name, t.get("you-port-date")).value(&port.wanted_on).fault(fault).optional(t).medium();
        let Some(days) = &self.porting_days else { return field };
        let words = [("first", t.weekday_date(days.first).into()), ("last", t.date(days.last).into())];
        field.hint(t.with("you-port-date-hint", &words)).between(days.first, days.last)
    }

    /// The fields of a number to keep.
    fn port_number(&self, port: &PortForm) -> Field {
        let label = match port.kind {
            PortKind::Fixed => "you-port-number-fixed",
            PortKind::Mobile => "you-port-number-mobile",
        };
        self.field(&port.field("number"), label, &port.number).inputmode("tel").autocomplete("off").longest(30).medium()
    }

    fn port_keep(&self, port: &PortForm) -> Choice {
        let words = match port.kind {
            PortKind::Fixed => self.frame.t.get("you-port-keep-fixed"),
            PortKind::Mobile => self.frame.t.get("you-port-keep-mobile"),
        };
        Choice::tick(port.field("keep"), words).checked(port.keep)
    }

    fn other_billing(&self) -> Choice {
        Choice::tick("other_billing_address", self.frame.t.get("you-billing-other")).checked(self.form.other_billing)
    }

    /// A box of its own: consent, mandate.
    fn tick(&self, name: &str, key: &str, ticked: &bool) -> Choice {
        let t = self.frame.t;
        let label = t.one(key, "operator", &self.operator);
        Choice::tick(name.to_owned(), label).checked(*ticked).fault(self.faults.of(name, t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        let t = self.frame.t;
        let doubt = self.doubt().filter(|_| !self.faults.names("email")).map(|doubt| ("email".to_owned(), doubt));
        ErrorSummary::of_and(&self.faults, doubt, t)
    }
}
