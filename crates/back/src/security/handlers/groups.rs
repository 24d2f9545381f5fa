//! Groups, as WeConfig asks for them.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::groups as flow;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use uuid::Uuid;
use weblys_api::groups::{ChangeGroup, GroupList, GroupRow, NewGroup};
use weblys_security::GroupId;

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/groups`.
pub async fn list(State(app): State<App>) -> Answer<GroupList> {
    flow::list(&app).await.map(Json)
}

/// `POST /v1/groups`.
pub async fn make(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(new): Json<NewGroup>,
) -> Answer<GroupRow> {
    flow::make(&app, &person, &signed, &new).await.map(Json)
}

/// `GET /v1/groups/{group_id}`.
pub async fn show(State(app): State<App>, Path(group_id): Path<Uuid>) -> Answer<GroupRow> {
    flow::show(&app, GroupId::from_uuid(group_id)).await.map(Json)
}

/// `PUT /v1/groups/{group_id}`.
pub async fn change(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(group_id): Path<Uuid>,
    Json(to): Json<ChangeGroup>,
) -> Answer<GroupRow> {
    flow::change(&app, &person, &signed, GroupId::from_uuid(group_id), &to).await.map(Json)
}

/// The version that was shown.
#[derive(Debug, Deserialize)]
pub struct OfVersion {
    version: i64,
}

/// `DELETE /v1/groups/{group_id}`.
pub async fn remove(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(group_id): Path<Uuid>,
    Query(of): Query<OfVersion>,
) -> Result<StatusCode, ApiError> {
    let group_id = GroupId::from_uuid(group_id);
    flow::remove(&app, &person, &signed, group_id, of.version).await.map(|()| StatusCode::NO_CONTENT)
}
