//! What people of the staff are told, as FRONT asks for it.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::notices as flow;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use uuid::Uuid;
use weblys_api::notices::{Listeners, ListenersRights, Listening, NoticePage, NoticeQuery, ReadUntil, Signals};

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/staff/notices`.
pub async fn list(State(app): State<App>, signed: Signed, Query(query): Query<NoticeQuery>) -> Answer<NoticePage> {
    flow::list(&app, &signed, &query).await.map(Json)
}

/// `PUT /v1/staff/notices/{notice_id}`.
pub async fn read_one(
    State(app): State<App>,
    signed: Signed,
    Path(notice_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    flow::read_one(&app, &signed, notice_id).await.map(|()| StatusCode::NO_CONTENT)
}

/// `PUT /v1/staff/notices`.
pub async fn read_until(
    State(app): State<App>,
    signed: Signed,
    Json(read): Json<ReadUntil>,
) -> Result<StatusCode, ApiError> {
    flow::read_until(&app, &signed, read.until).await.map(|()| StatusCode::NO_CONTENT)
}

/// `GET /v1/staff/listening`.
pub async fn listening(State(app): State<App>, signed: Signed) -> Answer<Listening> {
    flow::listening(&app, &signed).await.map(Json)
}

/// The place after which.
#[derive(Debug, Deserialize)]
pub struct After {
    after: i64,
}

/// `GET /v1/staff/signals`.
pub async fn signals(State(app): State<App>, Query(asked): Query<After>) -> Answer<Signals> {
    flow::signals(&app, asked.after).await.map(Json)
}

/// `POST /v1/staff/listeners`.
pub async fn listeners(State(app): State<App>, Json(asked): Json<Listeners>) -> Json<ListenersRights> {
    Json(flow::rights(&app, &asked))
}
