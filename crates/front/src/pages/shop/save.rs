//! A cart left for later: the link by mail, and the page that takes it up again (EXP-24).

use crate::components::{Banner, EmptyState, ErrorSummary, Field, Tone};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::journey;
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::session;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use weblys_api::cart::{CartView, ResumeCart, SendResumeLink};

/// The routes of a cart left for later.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::SAVE, get(ask).post(send)).route(routes::RESUME, get(offer_to_resume).post(resume))
}

#[derive(Template)]
#[template(path = "pages/shop/save.html")]
struct SavePage {
    frame: Frame,
    faults: Faults,
    email: String,
    is_sent: bool,
    kept_until: String,
    back: String,
}

async fn ask(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let cart = journey::cart(&shop, &visit).await?;
    let email = cart.customer.as_ref().map(|who| who.identity.email.clone()).unwrap_or_default();
    Ok(save_page(&shop, &visit, &cart, email, Faults::default(), false))
}

async fn send(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let email = typed.text("email");
    match shop.back.send_resume_link(&visit.caller(), &SendResumeLink { email: email.clone() }).await {
        Ok(cart) => Ok(save_page(&shop, &visit, &cart, email, Faults::default(), true)),
        Err(error) => {
            let faults = Faults::beside(error, |code| code.starts_with("VAL-07").then_some("email"));
            let faults = faults.map_err(journey::no_cart)?;
            let cart = journey::cart(&shop, &visit).await?;
            Ok(save_page(&shop, &visit, &cart, email, faults, false))
        }
    }
}

fn save_page(shop: &Shop, visit: &Visit, cart: &CartView, email: String, faults: Faults, is_sent: bool) -> Response {
    let t = visit.t();
    let title = if is_sent { t.get("save-done") } else { t.get("save-title") };
    let frame = Frame::new(shop, visit, title).with_faults(!faults.is_empty());
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let back = routes::step(cart.next_step, Some(cart.dwelling.dwelling_id.as_str()));
    let kept_until = t.date(cart.expires_at.with_timezone(&shop.brand.facts.zone()).date_naive());
    frame::page(status, &SavePage { frame, faults, email, is_sent, kept_until, back })
}

impl SavePage {
    fn field(&self) -> Field {
        let t = self.frame.t;
        let field = Field::email("email", t.get("save-email")).hint(t.get("save-email-hint"));
        field.value(self.email.clone()).fault(self.faults.of("email", t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}

#[derive(Template)]
#[template(path = "pages/shop/resume.html")]
struct ResumePage {
    frame: Frame,
    token: String,
    gone: Option<EmptyState>,
}

#[derive(Debug, Deserialize)]
struct Link {
    #[serde(default)]
    token: String,
}

/// A page with a button: mail programs that open links by themselves take nothing up.
async fn offer_to_resume(State(shop): State<Shop>, visit: Visit, Query(link): Query<Link>) -> Response {
    resume_page(&shop, &visit, link.token, false)
}

async fn resume(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let token = typed.text("token");
    match shop.back.resume_cart(&visit.caller(), &ResumeCart { token: token.clone() }).await {
        Ok(started) => {
            let mut response = journey::to_step(&started.progress.dwelling_id, started.progress.next_step);
            session::own_cart(&mut response, shop.config.travel(), &started.session);
            Ok(response)
        }
        Err(error) => match Failure::from(error) {
            Failure::NotFound | Failure::NoCart | Failure::Refused(_) => Ok(resume_page(&shop, &visit, token, true)),
            failure => Err(failure),
        },
    }
}

fn resume_page(shop: &Shop, visit: &Visit, token: String, is_gone: bool) -> Response {
    let t = visit.t();
    let is_gone = is_gone || token.is_empty();
    let (title, status) = if is_gone { ("resume-gone", StatusCode::GONE) } else { ("resume-title", StatusCode::OK) };
    let gone = is_gone.then(|| {
        let state = EmptyState::new(t.get("resume-gone"), t.get("resume-gone-lead")).icon("clock");
        state.action(t.get("resume-new"), routes::ENTRY)
    });
    frame::page(status, &ResumePage { frame: Frame::new(shop, visit, t.get(title)), token, gone })
}
