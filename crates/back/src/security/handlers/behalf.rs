//! Acting in another's name, as FRONT asks for it.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::behalf as flow;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::behalf::{ActFor, ConsentCode, ConsentState};
use weblys_api::staff::SignedIn;
use weblys_security::UserId;

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/staff/consent`.
pub async fn consent(State(app): State<App>, signed: Signed) -> Answer<ConsentState> {
    flow::state(&app, &signed).await.map(Json)
}

/// `POST /v1/staff/consent`.
pub async fn give(State(app): State<App>, person: Person, signed: Signed) -> Answer<ConsentCode> {
    flow::give(&app, &person, &signed).await.map(Json)
}

/// `DELETE /v1/staff/consent`.
pub async fn withdraw(State(app): State<App>, person: Person, signed: Signed) -> Result<StatusCode, ApiError> {
    flow::withdraw(&app, &person, &signed).await.map(|()| StatusCode::NO_CONTENT)
}

/// `POST /v1/users/{user_id}/on-behalf`.
pub async fn act(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(user_id): Path<Uuid>,
    Json(typed): Json<ActFor>,
) -> Answer<SignedIn> {
    flow::act(&app, &person, &signed, UserId::from_uuid(user_id), &typed).await.map(Json)
}

/// `DELETE /v1/staff/on-behalf`.
pub async fn stop(State(app): State<App>, person: Person, signed: Signed) -> Answer<SignedIn> {
    flow::stop(&app, &person, &signed).await.map(Json)
}
