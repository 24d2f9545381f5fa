//! What waits for a second person, as the staff asks for it.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::approvals as flow;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::approvals::{ApprovalQuery, ApprovalRow, DecideApproval, EnvironmentRules};
use weblys_api::page::Page;

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/approvals`.
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    Query(query): Query<ApprovalQuery>,
) -> Answer<Page<ApprovalRow>> {
    flow::list(&app, &signed, &query).await.map(Json)
}

/// `GET /v1/approvals/{approval_id}`.
pub async fn show(State(app): State<App>, signed: Signed, Path(approval_id): Path<Uuid>) -> Answer<ApprovalRow> {
    flow::show(&app, &signed, approval_id).await.map(Json)
}

/// `PUT /v1/approvals/{approval_id}`.
pub async fn decide(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(approval_id): Path<Uuid>,
    Json(to): Json<DecideApproval>,
) -> Answer<ApprovalRow> {
    flow::decide(&app, &person, &signed, approval_id, &to).await.map(Json)
}

/// `DELETE /v1/approvals/{approval_id}`.
pub async fn withdraw(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(approval_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    flow::withdraw(&app, &person, &signed, approval_id).await.map(|()| StatusCode::NO_CONTENT)
}

/// `GET /v1/environment/rules`.
pub async fn rules(State(app): State<App>) -> Json<EnvironmentRules> {
    Json(flow::gate::rules(&app.config.security))
}
