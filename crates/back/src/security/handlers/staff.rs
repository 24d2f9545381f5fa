//! Signing in, and one's own affairs.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::approvals::gate;
use crate::security::store::{credential, session};
use crate::security::{notices, own, search, sign_in as flow, wire};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::behalf::Behalf;
use weblys_api::search::{Hits, SearchQuery};
use weblys_api::staff::{ChangePassword, Me, RecoveryCodes, SecondFactor, SessionList, SignIn, SignedIn, TotpProposal};

type Answer<A> = Result<Json<A>, ApiError>;

/// `POST /v1/staff/session`.
pub async fn sign_in(State(app): State<App>, person: Person, Json(typed): Json<SignIn>) -> Answer<SignedIn> {
    flow::by_password(&app, &person, typed).await.map(Json)
}

/// `PUT /v1/staff/session`.
pub async fn second_factor(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(typed): Json<SecondFactor>,
) -> Answer<SignedIn> {
    flow::by_second_factor(&app, &person, &signed, &typed).await.map(Json)
}

/// `DELETE /v1/staff/session`.
pub async fn sign_out(State(app): State<App>, person: Person, signed: Signed) -> Result<StatusCode, ApiError> {
    flow::out(&app, &person, &signed).await.map(|()| StatusCode::NO_CONTENT)
}

/// `GET /v1/staff/me`.
pub async fn me(State(app): State<App>, signed: Signed) -> Answer<Me> {
    let has_second_factor = credential::has_totp(&app.db, signed.user.user_id.uuid());
    let (has_second_factor, unread) = tokio::try_join!(has_second_factor, notices::unread(&app, &signed))?;
    let settings = &app.config.security;
    let Signed { actor, user, session, next, behalf, .. } = signed;
    Ok(Json(Me {
        user_id: user.user_id.uuid(),
        login: user.login.to_string(),
        name: user.name,
        rights: gate::worth(settings, actor.rights),
        channel: user.channel,
        shop: user.shop,
        partner: user.partner,
        environment: settings.view(),
        session: wire::session(&session, Some(&session), settings.policy()),
        next,
        has_second_factor,
        unread,
        behalf: behalf.map(|of| Behalf { login: of.login.to_string(), name: of.name }),
    }))
}

/// `PUT /v1/staff/password`.
pub async fn password(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(typed): Json<ChangePassword>,
) -> Answer<SignedIn> {
    own::change_password(&app, &person, &signed, typed).await.map(Json)
}

/// `POST /v1/staff/totp`.
pub async fn propose_totp(State(app): State<App>, signed: Signed) -> Answer<TotpProposal> {
    own::propose_totp(&app, &signed).await.map(Json)
}

/// `PUT /v1/staff/totp`.
pub async fn confirm_totp(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(typed): Json<SecondFactor>,
) -> Answer<RecoveryCodes> {
    own::confirm_totp(&app, &person, &signed, &typed).await.map(Json)
}

/// `DELETE /v1/staff/totp`.
pub async fn remove_totp(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(typed): Json<SecondFactor>,
) -> Result<StatusCode, ApiError> {
    own::remove_totp(&app, &person, &signed, &typed).await.map(|()| StatusCode::NO_CONTENT)
}

/// `GET /v1/staff/sessions`.
pub async fn sessions(State(app): State<App>, signed: Signed) -> Answer<SessionList> {
    let (policy, now) = (app.config.security.policy(), app.now());
    let his = session::of_user(&app.db, signed.user.user_id).await?;
    let alive = his.iter().filter(|one| one.is_alive(policy, now));
    let sessions = alive.map(|one| wire::session(one, Some(&signed.session), policy)).collect();
    Ok(Json(SessionList { sessions }))
}

/// `DELETE /v1/staff/sessions/{session_id}`.
pub async fn end_session(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(session_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    own::end_session(&app, &person, &signed, session_id).await.map(|()| StatusCode::NO_CONTENT)
}

/// `GET /v1/staff/search`.
pub async fn find(State(app): State<App>, signed: Signed, Query(query): Query<SearchQuery>) -> Answer<Hits> {
    search::find(&app, &signed, &query.q).await.map(Json)
}
