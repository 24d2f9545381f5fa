//! Signing in, the second step: a one-time code or a recovery code.

use crate::components::Field;
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::pages::staff::sign_in::{Wanted, leads_on, wanted};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::StaffForm;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::staff::{NOT_ACCEPTED, SecondFactor};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::SECOND_FACTOR, get(show).post(give))
}

#[derive(Template)]
#[template(path = "pages/staff/second_factor.html")]
struct SecondFactorPage {
    frame: Frame,
    next: String,
    faults: Faults,
}

async fn show(State(shop): State<Shop>, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    visit.staff_caller()?;
    Ok(page(&shop, &visit, wanted.path(), Faults::default()))
}

fn page(shop: &Shop, visit: &Visit, next: &str, faults: Faults) -> Response {
    let frame = Frame::new(shop, visit, visit.t().get("staff-second-factor")).with_faults(!faults.is_empty());
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    frame::page(status, &SecondFactorPage { frame, next: next.to_owned(), faults })
}

async fn give(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let next = form.typed.text("next");
    let next = wanted(&next);
    let code = SecondFactor { code: form.typed.text("code") };
    match shop.back.second_factor(&form.caller, &code).await {
        Ok(step) => Ok(leads_on(&shop, &step, next)),
        Err(error) if error.is(NOT_ACCEPTED) => Ok(page(&shop, &visit, next, Faults::one("code", "SEC-041"))),
        // Too late: the first step is taken again.
        Err(error) => Err(error.into()),
    }
}
