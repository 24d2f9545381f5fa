//! Saved views of lists, as FRONT asks for them.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::views as flow;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::views::{DefaultView, NewView, ViewList, ViewQuery, ViewRow};

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/staff/views`.
pub async fn list(State(app): State<App>, signed: Signed, Query(query): Query<ViewQuery>) -> Answer<ViewList> {
    flow::list(&app, &signed, query).await.map(Json)
}

/// `POST /v1/staff/views`.
pub async fn make(State(app): State<App>, person: Person, signed: Signed, Json(new): Json<NewView>) -> Answer<ViewRow> {
    flow::make(&app, &person, &signed, &new).await.map(Json)
}

/// `PUT /v1/staff/views`.
pub async fn default(
    State(app): State<App>,
    signed: Signed,
    Json(to): Json<DefaultView>,
) -> Result<StatusCode, ApiError> {
    flow::default(&app, &signed, to).await.map(|()| StatusCode::NO_CONTENT)
}

/// `DELETE /v1/staff/views/{view_id}`.
pub async fn remove(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(view_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    flow::remove(&app, &person, &signed, view_id).await.map(|()| StatusCode::NO_CONTENT)
}
