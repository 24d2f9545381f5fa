//! Acting in another's name: one's own consent with its code, the code typed by whoever acts, and the end of it.

use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::user::{id_of, refused_code};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::session;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use weblys_api::behalf::ActFor;
use weblys_api::staff::SignedIn;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::CONSENT, post(give))
        .route(routes::CONSENT_WITHDRAW, post(withdraw))
        .route(routes::USER_ON_BEHALF, post(act))
        .route(routes::ON_BEHALF_END, post(stop))
}

#[derive(Template)]
#[template(path = "pages/staff/consent.html")]
struct ConsentPage {
    frame: StaffFrame,
    code: String,
    until: String,
}

/// The code is shown once.
async fn give(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let given = shop.back.give_consent(&form.caller).await.map_err(|error| form.failure(error))?;
    let (me, t) = (staff::signed_in(&shop, &visit).await?, visit.t());
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-consent-code"));
    let frame = frame.below(t.get("staff-account"), routes::ACCOUNT);
    let until = words::moment(given.until, &shop, t);
    Ok(frame::page(StatusCode::OK, &ConsentPage { frame, code: given.code, until }))
}

async fn withdraw(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    shop.back.withdraw_consent(&form.caller).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&with_query(routes::ACCOUNT, &[("done", "ended")])))
}

fn turned(shop: &Shop, step: &SignedIn, place: &str) -> Response {
    let mut response = see_other(place);
    session::set(&mut response, shop.config.travel(), session::STAFF, &step.token, None);
    response
}

async fn act(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    match shop.back.act_for(&form.caller, id, &ActFor { code: form.typed.text("code") }).await {
        Ok(step) => Ok(turned(&shop, &step, routes::HOME)),
        Err(error) => refused_code(&shop, &visit, &form, id, error).await,
    }
}

async fn stop(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let step = shop.back.act_for_oneself(&form.caller).await.map_err(|error| form.failure(error))?;
    Ok(turned(&shop, &step, routes::HOME))
}
