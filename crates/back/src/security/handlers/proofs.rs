//! What one signs in by besides a password.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::{passkeys, sign_on};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::passkeys::{Ceremony, NewPasskey, PasskeyAnswer, PasskeyList, SignInWays};
use weblys_api::sign_on::{BeginSignOn, SignOnAnswer, SignOnBegun, SignOnEnd, SignedOn};
use weblys_api::staff::SignedIn;

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/staff/ways`.
pub async fn ways(State(app): State<App>) -> Json<SignInWays> {
    Json(SignInWays {
        passkey_domain: app.passkeys.domain().map(str::to_owned),
        portal: app.portal.as_ref().map(|portal| portal.settings.name.clone()),
    })
}

/// `POST /v1/staff/session/passkey`.
pub async fn begin_passkey(State(app): State<App>) -> Answer<Ceremony> {
    passkeys::begin_sign_in(&app).await.map(Json)
}

/// `PUT /v1/staff/session/passkey`.
pub async fn sign_in_by_passkey(
    State(app): State<App>,
    person: Person,
    Json(said): Json<PasskeyAnswer>,
) -> Answer<SignedIn> {
    passkeys::by_passkey(&app, &person, &said).await.map(Json)
}

/// `POST /v1/staff/session/portal`.
pub async fn begin_sign_on(State(app): State<App>, Json(said): Json<BeginSignOn>) -> Answer<SignOnBegun> {
    sign_on::begin(&app, &said).await.map(Json)
}

/// `GET /v1/staff/session/portal`.
pub async fn end_sign_on(State(app): State<App>) -> Answer<SignOnEnd> {
    sign_on::end(&app).await.map(Json)
}

/// `PUT /v1/staff/session/portal`.
pub async fn sign_on(State(app): State<App>, person: Person, Json(said): Json<SignOnAnswer>) -> Answer<SignedOn> {
    sign_on::finish(&app, &person, &said).await.map(Json)
}

/// `GET /v1/staff/passkeys`.
pub async fn list(State(app): State<App>, signed: Signed) -> Answer<PasskeyList> {
    passkeys::list(&app, &signed).await.map(Json)
}

/// `POST /v1/staff/passkeys`.
pub async fn propose(State(app): State<App>, signed: Signed) -> Answer<Ceremony> {
    passkeys::propose(&app, &signed).await.map(Json)
}

/// `PUT /v1/staff/passkeys`.
pub async fn add(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(new): Json<NewPasskey>,
) -> Result<StatusCode, ApiError> {
    passkeys::add(&app, &person, &signed, &new).await.map(|()| StatusCode::NO_CONTENT)
}

/// `DELETE /v1/staff/passkeys/{passkey_id}`.
pub async fn remove(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(passkey_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    passkeys::remove(&app, &person, &signed, passkey_id).await.map(|()| StatusCode::NO_CONTENT)
}
