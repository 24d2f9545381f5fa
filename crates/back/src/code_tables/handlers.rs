//! The endpoints of code tables.

use super::{codes as flow, import};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed, Starter};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use uuid::Uuid;
use weblys_api::codes::{
    AddCode, ChangeCode, CodeImport, CodeQuery, CodeRow, CodeTable, CodeTableList, CodeTablePage, MoveCode,
};

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/code-tables`.
pub async fn tables(State(app): State<App>) -> Answer<CodeTableList> {
    flow::tables(&app).await.map(Json)
}

/// `POST /v1/code-tables/import`: goes on when whoever asked does not wait.
pub async fn bring(State(app): State<App>, person: Person, signed: Signed) -> Answer<CodeImport> {
    let starter = Starter::Signed(Box::new((signed, person)));
    let import = tokio::spawn(async move { import::at_once(&app, &starter).await });
    import.await.map_err(ApiError::internal)?.map(Json)
}

/// `GET /v1/code-tables/{table_code}`.
pub async fn list(
    State(app): State<App>,
    Path(table_code): Path<String>,
    Query(query): Query<CodeQuery>,
) -> Answer<CodeTablePage> {
    flow::list(&app, &table_code, &query).await.map(Json)
}

/// `GET /v1/code-tables/{table_code}/offered`.
pub async fn offered(State(app): State<App>, Path(table_code): Path<String>) -> Answer<CodeTable> {
    flow::offered(&app, &table_code).map(Json)
}

/// `POST /v1/code-tables/{table_code}`.
pub async fn add(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(table_code): Path<String>,
    Json(code): Json<AddCode>,
) -> Answer<CodeRow> {
    flow::add(&app, &person, &signed, &table_code, &code).await.map(Json)
}

/// `GET /v1/codes/{code_id}`.
pub async fn show(State(app): State<App>, Path(code_id): Path<Uuid>) -> Answer<CodeRow> {
    flow::show(&app, code_id).await.map(Json)
}

/// `PUT /v1/codes/{code_id}`.
pub async fn change(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(code_id): Path<Uuid>,
    Json(to): Json<ChangeCode>,
) -> Answer<CodeRow> {
    flow::change(&app, &person, &signed, code_id, &to).await.map(Json)
}

/// `POST /v1/codes/{code_id}/move`.
pub async fn shift(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(code_id): Path<Uuid>,
    Json(to): Json<MoveCode>,
) -> Answer<CodeRow> {
    flow::shift(&app, &person, &signed, code_id, &to).await.map(Json)
}
