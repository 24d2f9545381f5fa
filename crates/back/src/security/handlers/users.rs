//! Users, as WeConfig asks for them.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::store::session;
use crate::security::{users as flow, wire};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::bulk::{BulkReport, BulkUsers};
use weblys_api::page::Page;
use weblys_api::staff::SessionList;
use weblys_api::users::{ChangeUser, NewUser, OneTimePassword, UserQuery, UserRow};
use weblys_security::UserId;

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/users`.
pub async fn list(State(app): State<App>, signed: Signed, Query(query): Query<UserQuery>) -> Answer<Page<UserRow>> {
    flow::find(&app, &signed, &query).await.map(Json)
}

/// `POST /v1/users`.
pub async fn make(State(app): State<App>, person: Person, signed: Signed, Json(new): Json<NewUser>) -> Answer<UserRow> {
    flow::make(&app, &person, &signed, &new).await.map(Json)
}

/// `POST /v1/users/bulk/preview`.
pub async fn bulk_preview(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(all): Json<BulkUsers>,
) -> Answer<BulkReport> {
    flow::preview_bulk(&app, &person, &signed, &all).await.map(Json)
}

/// `POST /v1/users/bulk`.
pub async fn bulk(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(all): Json<BulkUsers>,
) -> Answer<BulkReport> {
    flow::carry_out_bulk(&app, &person, &signed, &all).await.map(Json)
}

/// `GET /v1/users/{user_id}`.
pub async fn show(State(app): State<App>, signed: Signed, Path(user_id): Path<Uuid>) -> Answer<UserRow> {
    flow::show(&app, &signed, UserId::from_uuid(user_id)).await.map(Json)
}

/// `PUT /v1/users/{user_id}`.
pub async fn change(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(user_id): Path<Uuid>,
    Json(to): Json<ChangeUser>,
) -> Answer<UserRow> {
    flow::change(&app, &person, &signed, UserId::from_uuid(user_id), &to).await.map(Json)
}

/// `POST /v1/users/{user_id}/reset`.
pub async fn reset(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(user_id): Path<Uuid>,
) -> Answer<OneTimePassword> {
    flow::reset(&app, &person, &signed, UserId::from_uuid(user_id)).await.map(Json)
}

/// `POST /v1/users/{user_id}/unlock`.
pub async fn unlock(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(user_id): Path<Uuid>,
) -> Answer<UserRow> {
    flow::unlock(&app, &person, &signed, UserId::from_uuid(user_id)).await.map(Json)
}

/// `GET /v1/users/{user_id}/sessions`.
pub async fn sessions(State(app): State<App>, signed: Signed, Path(user_id): Path<Uuid>) -> Answer<SessionList> {
    let user = flow::show(&app, &signed, UserId::from_uuid(user_id)).await?;
    let (policy, now) = (app.config.security.policy(), app.now());
    let his = session::of_user(&app.db, UserId::from_uuid(user.user_id)).await?;
    let alive = his.iter().filter(|one| one.is_alive(policy, now));
    let sessions = alive.map(|one| wire::session(one, Some(&signed.session), policy)).collect();
    Ok(Json(SessionList { sessions }))
}

/// `DELETE /v1/users/{user_id}/sessions`.
pub async fn end_sessions(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(user_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    flow::end_sessions(&app, &person, &signed, UserId::from_uuid(user_id)).await.map(|()| StatusCode::NO_CONTENT)
}
