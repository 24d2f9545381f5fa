//! One's own password: changed because the sign-in asks for it, or because one wants to (WCR-11).

use crate::components::Field;
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::journey::see_other;
use crate::pages::staff::sign_in::{Wanted, leads_on, wanted};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::session;
use crate::staff::StaffForm;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::staff::{ChangePassword, Me, NOT_ACCEPTED, Next};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::PASSWORD, get(show).post(change))
}

#[derive(Template)]
#[template(path = "pages/staff/password.html")]
struct PasswordPage {
    frame: Frame,
    next: String,
    login: String,
    /// Whether the sign-in asks for it: nothing else is open before.
    is_asked: bool,
    faults: Faults,
}

async fn show(State(shop): State<Shop>, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let me = before_the_end(&shop, &visit).await?;
    Ok(page(&shop, &visit, &me, wanted.path(), Faults::default()))
}

/// Who is signed in, though a new password may be asked of him still.
async fn before_the_end(shop: &Shop, visit: &Visit) -> Result<Me, Failure> {
    let me = shop.back.me(&visit.staff_caller()?).await?;
    if me.next == Next::SecondFactor { Err(Failure::StepLeft(me.next)) } else { Ok(me) }
}

fn page(shop: &Shop, visit: &Visit, me: &Me, next: &str, faults: Faults) -> Response {
    let frame = Frame::new(shop, visit, visit.t().get("staff-password-title")).with_faults(!faults.is_empty());
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let is_asked = me.next == Next::ChangePassword;
    let page = PasswordPage { frame, next: next.to_owned(), login: me.login.clone(), is_asked, faults };
    frame::page(status, &page)
}

async fn change(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let next = form.typed.text("next");
    let next = wanted(&next);
    let (old, new) = (form.typed.text("old"), form.typed.text("new"));
    let faults = if new == form.typed.text("again") {
        match shop.back.change_password(&form.caller, &ChangePassword { old, new }).await {
            Ok(step) if next == routes::HOME => {
                let mut response = see_other(&format!("{}?done=password", routes::HOME));
                session::set(&mut response, shop.config.travel(), session::STAFF, &step.token, None);
                return Ok(response);
            }
            Ok(step) => return Ok(leads_on(&shop, &step, next)),
            Err(error) if error.is(NOT_ACCEPTED) => Faults::one("old", NOT_ACCEPTED),
            Err(error) => Faults::beside(error, |code| code.starts_with("SEC-03").then_some("new"))?,
        }
    } else {
        Faults::one("again", "SEC-034")
    };
    let me = before_the_end(&shop, &visit).await?;
    Ok(page(&shop, &visit, &me, next, faults))
}
