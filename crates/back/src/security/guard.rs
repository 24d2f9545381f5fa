//! The one door of BACK: every request is looked up among the operations, and let in or not.
//!
//! What is not declared in `weblys_api::operations` is never served, whatever the router knows.

use crate::auth::is_known;
use crate::error::ApiError;
use crate::security::actor::{Signed, token_hash};
use crate::security::approvals::gate;
use crate::security::behalf;
use crate::security::directory::Held;
use crate::security::store::{consent, session};
use crate::state::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use std::sync::Arc;
use tracing::Instrument;
use weblys_api::client::{CORRELATION_HEADER, STAMP_HEADER};
use weblys_api::operations::{Access, Operation};
use weblys_api::paths;
use weblys_api::security::{Right, RightSet};
use weblys_api::staff::Next;
use weblys_security::grant::act_for;
use weblys_security::{Actor, SecurityRefusal, StaffSession, User, UserId, UserState};

/// A sign-in that waits for its next step waits no longer.
const STEP_WITHIN: Duration = Duration::minutes(10);

/// Lets in who may ask for it. Every answer to a known service names what is published, as it was before the answer was
/// made: who kept something older forgets it.
pub async fn guard(State(app): State<App>, request: Request, next: middleware::Next) -> Response {
    let operation = operation(&request);
    if operation.is_some_and(|one| one.access == Access::Open) {
        return next.run(request).await;
    }
    // What is logged about a request names it, whatever the level.
    let correlation = request.headers().get(CORRELATION_HEADER).and_then(|id| id.to_str().ok()).unwrap_or_default();
    let span = tracing::error_span!("back", operation = operation.map_or("", |one| one.name), correlation);
    admitted(app, operation, request, next).instrument(span).await
}

async fn admitted(
    app: App,
    operation: Option<&'static Operation>,
    mut request: Request,
    next: middleware::Next,
) -> Response {
    if !is_known(request.headers(), &app.config.credential) {
        return ApiError::Unauthorised.into_response();
    }
    let stamp = app.stamp().ok().and_then(|stamp| HeaderValue::from_str(&stamp.0).ok());
    let mut response = match operation {
        Some(operation) => match admit(&app, operation, request.headers()).await {
            Ok(signed) => {
                if let Some(signed) = signed {
                    request.extensions_mut().insert(signed);
                }
                gate::pass(&app, operation, request, next).await
            }
            Err(refusal) => refusal.into_response(),
        },
        None if request.extensions().get::<MatchedPath>().is_some() => StatusCode::METHOD_NOT_ALLOWED.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    };
    if let Some(stamp) = stamp {
        response.headers_mut().insert(HeaderName::from_static(STAMP_HEADER), stamp);
    }
    response
}

fn operation(request: &Request) -> Option<&'static Operation> {
    let path = request.extensions().get::<MatchedPath>()?;
    let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
    Operation::find(method, path.as_str())
}

/// Whether it may be asked for; gives who is signed in, where that matters.
async fn admit(app: &App, operation: &Operation, headers: &HeaderMap) -> Result<Option<Signed>, ApiError> {
    match operation.access {
        Access::Open | Access::Service => Ok(None),
        Access::Site(right) => {
            must(app.directory.held().site(right.site()), right)?;
            if operation.stops_with_its_site() {
                app.sites.must_run(right.site(), app.now())?;
            }
            Ok(None)
        }
        Access::Started => himself(signed(app, operation, headers).await?, operation).map(Some),
        Access::SignedIn => himself(finished(app, operation, headers).await?, operation).map(Some),
        Access::Staff(right) => {
            let signed = finished(app, operation, headers).await?;
            signed.actor.must(right)?;
            Ok(Some(signed))
        }
    }
}

/// Nobody does what is his own affair while he acts for another.
fn himself(signed: Signed, operation: &Operation) -> Result<Signed, ApiError> {
    if signed.behalf.is_some() && behalf::is_own_affair(operation) {
        return Err(SecurityRefusal::OnBehalf.into());
    }
    Ok(signed)
}

const fn must(rights: RightSet, right: Right) -> Result<(), ApiError> {
    if rights.contains(right) { Ok(()) } else { Err(ApiError::Security(SecurityRefusal::NoRight(right))) }
}

async fn finished(app: &App, operation: &Operation, headers: &HeaderMap) -> Result<Signed, ApiError> {
    let signed = signed(app, operation, headers).await?;
    if signed.next == Next::Done { Ok(signed) } else { Err(ApiError::StepLeft) }
}

async fn signed(app: &App, operation: &Operation, headers: &HeaderMap) -> Result<Signed, ApiError> {
    let token_hash = token_hash(headers).ok_or(ApiError::NoStaffSession)?;
    let (session, next) = session::of_token(&app.db, &token_hash).await?.ok_or(ApiError::NoStaffSession)?;
    let now = app.now();
    let in_time = next == Next::Done || now < session.created_at + STEP_WITHIN;
    if !in_time || !session.is_alive(app.config.security.policy(), now) {
        return Err(ApiError::NoStaffSession);
    }
    let (held, user) = somebody(app, session.user_id).await?;
    // A page that is left open listens by itself: it does not keep its session alive.
    if session.needs_touch(now) && operation.path != paths::STAFF_LISTENING {
        session::touch(&app.db, session.session_id, now).await?;
    }
    let rights = if next == Next::Done { user.rights(held.groups()) } else { RightSet::none() };
    let actor = Actor {
        user_id: user.user_id,
        login: user.login.clone(),
        rights,
        perimeter: user.perimeter(),
        on_behalf_of: None,
    };
    let (actor, behalf) = match session.on_behalf_of {
        None => (actor, None),
        Some(user_id) => {
            let (actor, user) = acting(app, &held, &actor, &session, user_id).await?;
            (actor, Some(user))
        }
    };
    Ok(Signed { actor, user, session, next, token_hash, behalf })
}

/// Who acts for another: with the rights that both have now. When it may not be any more, the session has ended: nobody
/// is himself again without noticing.
async fn acting(
    app: &App,
    held: &Held,
    own: &Actor,
    session: &StaffSession,
    user_id: UserId,
) -> Result<(Actor, User), ApiError> {
    let until = consent::until(&app.db, session.session_id).await?;
    let user = held.user(user_id).filter(|_| until.is_some_and(|until| app.now() < until));
    let user = user.ok_or(ApiError::NoStaffSession)?;
    let actor = act_for(own, user, held.groups()).map_err(|_| ApiError::NoStaffSession)?;
    Ok((actor, user.clone()))
}

/// Who has a session, with everything that is held. One who is not known has perhaps just been made elsewhere.
async fn somebody(app: &App, user_id: UserId) -> Result<(Arc<Held>, User), ApiError> {
    let find = || {
        let held = app.directory.held();
        let user = held.user(user_id).filter(|user| user.state == UserState::Active).cloned();
        user.map(|user| (held, user))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    app.directory.refresh(&app.db).await?;
    find().ok_or(ApiError::NoStaffSession)
}
