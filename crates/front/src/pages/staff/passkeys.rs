//! Passkeys: one's own, listed, added and removed; and signing in by one (WCR-11, EXP-19).
//!
//! The browser's script asks for what to sign and sends the answer; without script nothing of it is offered.

use crate::components::{Banner, EmptyState, Field, Tone};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::staff::sign_in::{self, leads_on_here, wanted};
use crate::request::{CheckedForm, Visit};
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use uuid::Uuid;
use weblys_api::passkeys::{Ceremony, NewPasskey, PasskeyAnswer, PasskeyList, PasskeyRow};
use weblys_api::staff::{Me, NOT_ACCEPTED};
use weblys_api::users::TAKEN;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::PASSKEYS, get(show).post(add))
        .route(routes::PASSKEY_OPTIONS, post(propose))
        .route(routes::PASSKEY_REMOVE, post(remove))
        .route(routes::PASSKEY_SIGN_IN_OPTIONS, post(begin))
        .route(routes::PASSKEY_SIGN_IN, post(sign_in))
}

/// A passkey as the page shows it.
struct Line {
    passkey_id: Uuid,
    name: String,
    added: String,
    used: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/staff/passkeys.html")]
struct PasskeysPage {
    frame: StaffFrame,
    lines: Vec<Line>,
    empty: EmptyState,
    domain: Option<String>,
    may_add: bool,
    name: String,
    faults: Faults,
    message: Option<Banner>,
}

impl PasskeysPage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, list: PasskeyList) -> Self {
        let t = visit.t();
        let frame = StaffFrame::new(shop, visit, me, t.get("staff-passkeys"));
        let line = |row: PasskeyRow| Line {
            passkey_id: row.passkey_id,
            name: row.name,
            added: words::moment(row.added_at, shop, t),
            used: row.last_used_at.map(|at| words::moment(at, shop, t)),
        };
        Self {
            frame: frame.below(t.get("staff-account"), routes::ACCOUNT),
            lines: list.passkeys.into_iter().map(line).collect(),
            empty: EmptyState::new(t.get("staff-passkeys-none"), t.get("staff-passkeys-none-why")),
            domain: list.domain,
            may_add: list.may_add,
            name: String::new(),
            faults: Faults::default(),
            message: None,
        }
    }
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let caller = visit.staff_caller()?;
    let (me, list) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.passkeys(&caller));
    Ok(frame::page(StatusCode::OK, &PasskeysPage::new(&shop, &visit, &me?, list?)))
}

/// What the script asks the browser for.
async fn propose(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    Ok(asked(&shop.back.propose_passkey(&form.caller).await?))
}

async fn begin(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(_): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    Ok(asked(&shop.back.begin_passkey(&visit.person()).await?))
}

fn asked(ceremony: &Ceremony) -> Response {
    Json(ceremony).into_response()
}

fn answer(typed: &Typed) -> PasskeyAnswer {
    PasskeyAnswer { ceremony: typed.text("ceremony"), answer: typed.text("answer") }
}

async fn add(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let name = form.typed.text("name");
    let new = NewPasskey { name: name.clone(), answer: answer(&form.typed) };
    let Err(error) = shop.back.add_passkey(&form.caller, &new).await else {
        return Ok(see_other(&format!("{}?done=passkey-added", routes::PASSKEYS)));
    };
    let is_whole = error.is(NOT_ACCEPTED) || error.is(TAKEN);
    let faults = if is_whole { Faults::default() } else { Faults::beside(error, |_| None)? };
    let (me, list) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.passkeys(&form.caller));
    let page = PasskeysPage::new(&shop, &visit, &me?, list?);
    let t = visit.t();
    let not_added = || Banner::new(Tone::Danger, t.get("staff-passkey-not-added")).text(t.get("staff-passkey-again"));
    let frame = page.frame.with_faults(true);
    let page = PasskeysPage { name, faults, message: is_whole.then(not_added), frame, ..page };
    Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn remove(
    State(shop): State<Shop>,
    Path(passkey_id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let passkey_id = passkey_id.parse().map_err(|_| Failure::NotFound)?;
    shop.back.remove_passkey(&form.caller, passkey_id).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&format!("{}?done=passkey-removed", routes::PASSKEYS)))
}

async fn sign_in(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let next = typed.text("next");
    let next = wanted(&next);
    match shop.back.sign_in_by_passkey(&visit.person(), &answer(&typed)).await {
        Ok(step) => Ok(leads_on_here(&shop, &step, next)),
        Err(error) if error.is(NOT_ACCEPTED) => {
            Ok(sign_in::refused(&shop, &visit, next, String::new(), "staff-passkey-not-accepted").await)
        }
        Err(error) => Err(error.into()),
    }
}
