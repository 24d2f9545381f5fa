//! One user, and what is done to his sign-in: a first password, the end of a lock-out or of his sessions.

use crate::components::{Banner, Field, Mood, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::pages::staff::account::SessionLine;
use crate::pages::weconfig::users::states;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_done};
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::security::Right;
use weblys_api::staff::{Me, NOT_ACCEPTED, SessionList};
use weblys_api::users::UserRow;
use weblys_api::{CallError, Caller};

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::USER, get(show))
        .route(routes::USER_RESET, post(reset))
        .route(routes::USER_UNLOCK, post(unlock))
        .route(routes::USER_SESSIONS_END, post(end_sessions))
}

#[derive(Template)]
#[template(path = "pages/weconfig/user.html")]
struct UserPage {
    frame: StaffFrame,
    user: UserRow,
    states: Vec<(Mood, String)>,
    /// Names and values to read.
    facts: Vec<(Words, String)>,
    sessions: Vec<SessionLine>,
    may_change: bool,
    may_act: bool,
    may_audit: bool,
    message: Option<Banner>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/one_time.html")]
struct OneTimePage {
    frame: StaffFrame,
    user: UserRow,
    password: String,
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    page(&shop, &visit, id_of(&id)?, None).await
}

/// The id of an address; what is none is not found.
pub(crate) fn id_of(text: &str) -> Result<Uuid, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

async fn page(shop: &Shop, visit: &Visit, id: Uuid, message: Option<Banner>) -> Result<Response, Failure> {
    let asked = |caller| read(shop, caller, id);
    let (me, (user, sessions)) = staff::enter(shop, visit, Right::UsersRead, asked).await?;
    let status = if message.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(frame::page(status, &UserPage::new(shop, visit, &me, user, &sessions, message)))
}

async fn read(shop: &Shop, caller: Caller, id: Uuid) -> Result<(UserRow, SessionList), CallError> {
    let (user, sessions) = tokio::join!(shop.back.user(&caller, id), shop.back.user_sessions(&caller, id));
    Ok((user?, sessions?))
}

impl UserPage {
    fn new(
        shop: &Shop,
        visit: &Visit,
        me: &Me,
        user: UserRow,
        sessions: &SessionList,
        message: Option<Banner>,
    ) -> Self {
        let t = visit.t();
        let frame = StaffFrame::new(shop, visit, me, user.name.clone()).in_weconfig("users");
        Self {
            frame: frame.below(t.get("weconfig-users"), routes::USERS),
            states: states(&user, t),
            facts: facts(&user, shop, visit),
            sessions: sessions.sessions.iter().map(|row| SessionLine::of(row, shop, visit)).collect(),
            may_act: me.rights.contains(Right::UsersOnBehalf) && me.behalf.is_none() && me.user_id != user.user_id,
            may_change: me.rights.contains(Right::UsersChange),
            may_audit: me.rights.contains(Right::AuditRead),
            user,
            message,
        }
    }

    fn audit(&self) -> String {
        with_query(routes::AUDIT, &[("subject", &self.user.login)])
    }
}

fn facts(user: &UserRow, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let t = visit.t();
    let moment =
        |at: Option<_>| at.map_or_else(|| t.get("weconfig-never").into_owned(), |at| words::moment(at, shop, t));
    let groups: Vec<&str> = user.groups.iter().map(|group| group.name.as_str()).collect();
    let factor = if user.has_second_factor { t.get("weconfig-yes") } else { t.get("weconfig-no") };
    let ways = user.other_ways;
    let passkeys = ways.filter(|ways| ways.passkeys > 0).map(|ways| ways.passkeys.to_string()).unwrap_or_default();
    let portal = ways.filter(|ways| ways.has_portal).map(|_| t.get("weconfig-yes").into_owned()).unwrap_or_default();
    let mut facts = vec![
        (t.get("staff-login"), user.login.clone()),
        (t.get("weconfig-email"), user.email.clone().unwrap_or_default()),
        (t.get("weconfig-groups"), groups.join(", ")),
        (t.get("weconfig-channel"), user.channel.clone()),
        (t.get("weconfig-shop"), user.shop.clone().unwrap_or_default()),
        (t.get("weconfig-partner"), user.partner.clone().unwrap_or_default()),
        (t.get("weconfig-origin"), words::origin(user.origin, t).into_owned()),
        (t.get("staff-second-factor"), factor.into_owned()),
        (t.get("staff-passkeys"), passkeys),
        (t.get("weconfig-portal"), portal),
        (t.get("weconfig-last-sign-in"), moment(user.last_sign_in_at)),
        (t.get("weconfig-created"), moment(Some(user.created_at))),
    ];
    if let Some(until) = user.locked_until {
        facts.push((t.get("weconfig-locked-until"), moment(Some(until))));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// A code that is not accepted is told on the user's page.
pub(crate) async fn refused_code(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    id: Uuid,
    error: CallError,
) -> Result<Response, Failure> {
    if error.is(NOT_ACCEPTED) {
        return page(shop, visit, id, Some(not_done("SEC-131", visit.t()))).await;
    }
    told(shop, visit, form, id, error).await
}

/// What BACK refuses is told on the user's page.
async fn told(shop: &Shop, visit: &Visit, form: &StaffForm, id: Uuid, error: CallError) -> Result<Response, Failure> {
    let code = match Refused::<UserRow>::of(error, form, |_| None)? {
        Refused::Whole(code) => code,
        Refused::Fields(_) | Refused::Stale(_) => return Err(Failure::Broken),
    };
    page(shop, visit, id, Some(not_done(&code, visit.t()))).await
}

async fn reset(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let made = match shop.back.reset_user(&form.caller, id).await {
        Ok(made) => made,
        Err(error) => return told(&shop, &visit, &form, id, error).await,
    };
    let (me, t) = (staff::signed_in(&shop, &visit).await?, visit.t());
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-one-time")).in_weconfig("users");
    let frame = frame.below(t.get("weconfig-users"), routes::USERS);
    let frame = frame.below(made.user.name.clone(), routes::of(routes::USER, id));
    Ok(frame::page(StatusCode::OK, &OneTimePage { frame, user: made.user, password: made.password }))
}

async fn unlock(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let outcome = shop.back.unlock_user(&form.caller, id).await.map(drop);
    acted(&shop, &visit, &form, id, ("unlocked", outcome)).await
}

async fn end_sessions(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let outcome = shop.back.end_user_sessions(&form.caller, id).await;
    acted(&shop, &visit, &form, id, ("ended", outcome)).await
}

/// Back to the user's page, which says what was done or why not.
async fn acted(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    id: Uuid,
    (done, outcome): (&str, Result<(), CallError>),
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => Ok(see_other(&with_query(&routes::of(routes::USER, id), &[("done", done)]))),
        Err(error) => told(shop, visit, form, id, error).await,
    }
}
