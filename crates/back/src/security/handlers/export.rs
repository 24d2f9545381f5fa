//! Lists taken out as files: who may, and the trace that it leaves.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::json;
use weblys_api::export::{PlainList, TakeOut};
use weblys_db::Durability;

/// More of filters than this nobody reads.
const LONGEST_FILTERS: usize = 500;

/// `POST /v1/users/export`.
pub async fn users(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    told(&app, &person, &signed, ("user.export", "users"), &out).await
}

/// `POST /v1/audit/export`.
pub async fn trail(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    told(&app, &person, &signed, ("audit.export", "audit"), &out).await
}

/// `POST /v1/contacts/export`.
pub async fn contacts(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    told(&app, &person, &signed, ("contact.export", "contacts"), &out).await
}

/// `POST /v1/sent-mails/export`.
pub async fn sent_mails(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    told(&app, &person, &signed, ("mail.export", "sent_mails"), &out).await
}

/// `POST /v1/operator-users/drift/export`.
pub async fn drift(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    told(&app, &person, &signed, ("drift.export", "drift"), &out).await
}

/// `POST /v1/code-tables/export`.
pub async fn codes(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    told(&app, &person, &signed, ("codes.export", "codes"), &out).await
}

/// `POST /v1/staff/lists/{list}/export`.
pub async fn plain(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(list): Path<String>,
    Json(out): Json<TakeOut>,
) -> Result<StatusCode, ApiError> {
    let list = PlainList::parse(&list).ok_or(ApiError::NotFound("list"))?;
    if let Some(right) = list.right() {
        signed.actor.must(right)?;
    }
    told(&app, &person, &signed, ("list.export", list.word()), &out).await
}

async fn told(
    app: &App,
    person: &Person,
    signed: &Signed,
    (action, list): (&'static str, &'static str),
    out: &TakeOut,
) -> Result<StatusCode, ApiError> {
    let mut entry = audit::by(signed, person, Deed { action, subject_kind: "list", subject: list }, app.now());
    entry.after = Some(json!({"filters": out.filters.chars().take(LONGEST_FILTERS).collect::<String>()}));
    let mut tx = app.db.begin(Durability::Full).await?;
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
