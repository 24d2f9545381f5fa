//! What waits to be carried out, as WeConfig shows it and has it tried again.

use super::store::list as store;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::effects::{EffectQuery, EffectRow};
use weblys_api::page::Page;
use weblys_db::Durability;

const ROWS: u32 = 50;
const MOST_ROWS: u32 = 200;

/// `GET /v1/effects`.
pub async fn list(State(app): State<App>, Query(query): Query<EffectQuery>) -> Result<Json<Page<EffectRow>>, ApiError> {
    let size = query.size.unwrap_or(ROWS).clamp(1, MOST_ROWS);
    let page = query.page.unwrap_or(1).max(1);
    let offset = i64::from(page - 1) * i64::from(size);
    let (rows, total) =
        tokio::try_join!(store::rows(&app.db, &query, i64::from(size), offset), store::count(&app.db, &query))?;
    Ok(Json(Page { rows, total, page, size }))
}

/// `POST /v1/effects/{effect_id}/retry`. One that runs is left to run.
pub async fn retry(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(effect_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let Some((topic, subject)) = store::try_again(&mut tx, effect_id, app.now()).await? else {
        return Err(ApiError::NotFound("effect that waits"));
    };
    let deed = Deed { action: "effect.retry", subject_kind: "effect", subject: &effect_id.to_string() };
    let mut entry = audit::by(&signed, &person, deed, app.now());
    entry.after = Some(serde_json::json!({"topic": topic, "subject": subject}));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(StatusCode::NO_CONTENT)
}
