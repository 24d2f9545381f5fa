//! Contact requests and statements, as the staff works on them.

use crate::error::ApiError;
use crate::flows::{handle_contact as flow, handle_contacts};
use crate::security::actor::{Person, Signed};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use uuid::Uuid;
use weblys_api::bulk::{BulkContacts, BulkReport};
use weblys_api::contact::{ContactQuery, ContactRow, HandleContact};
use weblys_api::page::Page;

/// `GET /v1/contacts`.
pub async fn list(
    State(app): State<App>,
    Query(query): Query<ContactQuery>,
) -> Result<Json<Page<ContactRow>>, ApiError> {
    flow::list(&app, &query).await.map(Json)
}

/// `GET /v1/contacts/{contact_id}`.
pub async fn show(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(contact_id): Path<Uuid>,
) -> Result<Json<ContactRow>, ApiError> {
    flow::show(&app, &person, &signed, contact_id).await.map(Json)
}

/// `PUT /v1/contacts/{contact_id}`.
pub async fn handle(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(contact_id): Path<Uuid>,
    Json(to): Json<HandleContact>,
) -> Result<Json<ContactRow>, ApiError> {
    flow::handle(&app, &person, &signed, contact_id, &to).await.map(Json)
}

/// `POST /v1/contacts/bulk/preview`.
pub async fn preview_several(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(all): Json<BulkContacts>,
) -> Result<Json<BulkReport>, ApiError> {
    handle_contacts::preview(&app, &person, &signed, &all).await.map(Json)
}

/// `POST /v1/contacts/bulk`.
pub async fn handle_several(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(all): Json<BulkContacts>,
) -> Result<Json<BulkReport>, ApiError> {
    handle_contacts::carry_out(&app, &person, &signed, &all).await.map(Json)
}
