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
use weblys_api::page::{Page, Window};
use weblys_db::Durability;

/// `GET /v1/effects`.
pub async fn list(State(app): State<App>, Query(query): Query<EffectQuery>) -> Result<Json<Page<EffectRow>>, ApiError> {
    let window = Window::of(query.page, query.size);
    let rows = store::rows(&app.db, &query, window.limit(), window.offset());
    let (rows, total) = tokio::try_join!(rows, store::count(&app.db, &query))?;
    Ok(Json(window.with(rows, total)))
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
