//! Signing in, the first step; and signing out (WCR-11).

use crate::components::{Banner, Field, Tone};
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::journey::see_other;
use crate::request::{CheckedForm, Visit};
use crate::routes::staff as routes;
use crate::session;
use crate::staff::StaffForm;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use weblys_api::passkeys::SignInWays;
use weblys_api::security::local_path;
use weblys_api::staff::{NOT_ACCEPTED, Next, SignIn, SignedIn};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::SIGN_IN, get(show).post(sign_in)).route(routes::SIGN_OUT, post(sign_out))
}

#[derive(Template)]
#[template(path = "pages/staff/sign_in.html")]
struct SignInPage {
    frame: Frame,
    next: String,
    login: String,
    message: Option<Banner>,
    ways: SignInWays,
    /// Whether he who has just signed out may sign out of the portal too.
    leaves_portal: bool,
}

/// Where to go after the last step, as the address or a form says it.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
    #[serde(default)]
    out: String,
    #[serde(default)]
    portal: String,
}

impl Wanted {
    /// A path of ours; the home page when it is anything else, or a step of the sign-in itself.
    #[must_use]
    pub fn path(&self) -> &str {
        wanted(&self.next)
    }
}

/// As [`Wanted::path`], for what a form says.
#[must_use]
pub fn wanted(next: &str) -> &str {
    const STEPS: [&str; 5] =
        [routes::SIGN_IN, routes::SIGN_ON, routes::SECOND_FACTOR, routes::PASSWORD, routes::SIGN_OUT];
    local_path(next).filter(|path| !STEPS.iter().any(|step| path.starts_with(step))).unwrap_or(routes::HOME)
}

/// Leads on after an accepted step, with its new token.
#[must_use]
pub fn leads_on(shop: &Shop, step: &SignedIn, next: &str) -> Response {
    let place = match step.next {
        Next::Done => next.to_owned(),
        Next::SecondFactor => routes::step(routes::SECOND_FACTOR, next),
        Next::ChangePassword => routes::step(routes::PASSWORD, next),
    };
    let mut response = see_other(&place);
    session::set(&mut response, shop.config.travel(), session::STAFF, &step.token, None);
    response
}

/// The same after a sign-in of our own: what was begun through the portal before is over in this browser.
#[must_use]
pub fn leads_on_here(shop: &Shop, step: &SignedIn, next: &str) -> Response {
    let mut response = leads_on(shop, step, next);
    session::forget(&mut response, shop.config.travel(), session::PORTAL);
    response
}

async fn show(State(shop): State<Shop>, visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let t = visit.t();
    let message = match (wanted.out.as_str(), wanted.path() != routes::HOME) {
        ("1", _) => Some(Banner::new(Tone::Success, t.get("staff-signed-out"))),
        ("portal", _) => Some(not_accepted("staff-portal-not-accepted", t)),
        ("away", _) => Some(not_accepted("staff-portal-away", t)),
        ("portal-stays", _) => Some(still_there("staff-portal-stays", t)),
        ("portal-silent", _) => Some(still_there("staff-portal-silent", t)),
        (_, true) => Some(Banner::new(Tone::Info, t.get("staff-sign-in-first"))),
        _ => None,
    };
    let page = page(&shop, &visit, StatusCode::OK, wanted.path(), String::new(), message).await;
    frame::page(StatusCode::OK, &SignInPage { leaves_portal: !wanted.portal.is_empty(), ..page })
}

async fn page(
    shop: &Shop,
    visit: &Visit,
    status: StatusCode,
    next: &str,
    login: String,
    message: Option<Banner>,
) -> SignInPage {
    // A password does without: whatever else there is, is not offered while BACK does not say so.
    let ways = shop.back.sign_in_ways(&visit.person()).await.unwrap_or_default();
    let frame = Frame::new(shop, visit, visit.t().get("staff-sign-in")).with_faults(!status.is_success());
    SignInPage { frame, next: next.to_owned(), login, message, ways, leaves_portal: false }
}

/// The page again after a try that was not accepted, with why in words that tell nothing.
pub async fn refused(shop: &Shop, visit: &Visit, next: &str, login: String, why: &str) -> Response {
    let t = visit.t();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    frame::page(status, &page(shop, visit, status, next, login, Some(not_accepted(why, t))).await)
}

/// Signed out here and not at the portal.
fn still_there(why: &str, t: &Texts) -> Banner {
    Banner::new(Tone::Warning, t.get("staff-portal-still")).text(t.get(why))
}

fn not_accepted(why: &str, t: &Texts) -> Banner {
    Banner::new(Tone::Danger, t.get("staff-not-accepted")).text(t.get(why))
}

async fn sign_in(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let (login, next) = (typed.text("login"), typed.text("next"));
    let next = wanted(&next);
    let said = SignIn { login: login.clone(), password: typed.text("password") };
    match shop.back.sign_in(&visit.person(), &said).await {
        Ok(step) => Ok(leads_on_here(&shop, &step, next)),
        Err(error) if error.is(NOT_ACCEPTED) => Ok(refused(&shop, &visit, next, login, "staff-not-accepted-why").await),
        Err(error) => Err(error.into()),
    }
}

/// The cookie goes whether BACK knew the session or not.
async fn sign_out(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    match shop.back.sign_out(&form.caller).await.map_err(Failure::from) {
        Ok(()) | Err(Failure::SignIn) => {
            let portal = if visit.by_portal { "&portal=1" } else { "" };
            let mut response = see_other(&format!("{}?out=1{portal}", routes::SIGN_IN));
            session::forget(&mut response, shop.config.travel(), session::STAFF);
            session::forget(&mut response, shop.config.travel(), session::PORTAL);
            Ok(response)
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deep_link_stays_on_our_pages_and_out_of_the_sign_in_itself() {
        assert_eq!(wanted("/weconfig/users?q=a"), "/weconfig/users?q=a");
        for trick in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/staff/sign-in?next=%2F",
            "/staff/sign-out",
            "/staff/sign-on?next=%2Fstaff",
            "/staff/sign-on/back?code=a",
        ] {
            assert_eq!(wanted(trick), routes::HOME, "{trick:?}");
        }
    }
}
