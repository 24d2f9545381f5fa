//! What waits to be carried out, as WeConfig shows it and has it tried again.

use super::store::list as store;
use crate::error::ApiError;
use crate::flows::bulk::each;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use uuid::Uuid;
use weblys_api::bulk::{BulkEffects, BulkLine, BulkOutcome, BulkReport, BulkRow, EffectDeed};
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
    if !try_again(&app, &person, &signed, effect_id).await? {
        return Err(ApiError::NotFound("effect that waits"));
    }
    app.outbox.notify_one();
    Ok(StatusCode::NO_CONTENT)
}

/// Gives whether it is there and does not run.
async fn try_again(app: &App, person: &Person, signed: &Signed, effect_id: Uuid) -> Result<bool, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let Some((topic, subject)) = store::try_again(&mut tx, effect_id, app.now()).await? else {
        tx.rollback().await?;
        return Ok(false);
    };
    let deed = Deed { action: "effect.retry", subject_kind: "effect", subject: &effect_id.to_string() };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.after = Some(serde_json::json!({"topic": topic, "subject": subject}));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(true)
}

/// `POST /v1/effects/bulk/preview`.
pub async fn preview_several(
    State(app): State<App>,
    Json(all): Json<BulkEffects>,
) -> Result<Json<BulkReport>, ApiError> {
    let mut lines = Vec::with_capacity(all.rows.len());
    for of in each(&all.rows)? {
        lines.push(look(&app, of).await?);
    }
    Ok(Json(BulkReport { lines }))
}

/// `POST /v1/effects/bulk`: each in a transaction of its own. Sent twice, it does nothing more.
pub async fn retry_several(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(all): Json<BulkEffects>,
) -> Result<Json<BulkReport>, ApiError> {
    let EffectDeed::Retry = all.deed;
    let mut lines = Vec::with_capacity(all.rows.len());
    for of in each(&all.rows)? {
        lines.push(retry_one(&app, &person, &signed, of).await.unwrap_or_else(|error| {
            tracing::warn!(%error, effect_id = %of.id, "a line of a bulk action failed");
            BulkLine::unknown(of.id, error.code())
        }));
    }
    app.outbox.notify_one();
    Ok(Json(BulkReport { lines }))
}

async fn retry_one(app: &App, person: &Person, signed: &Signed, of: BulkRow) -> Result<BulkLine, ApiError> {
    let mut line = look(app, of).await?;
    // One that was carried out or began to run meanwhile needs no other try.
    if line.outcome == BulkOutcome::Done && !try_again(app, person, signed, of.id).await? {
        line.outcome = BulkOutcome::Unchanged;
    }
    Ok(line)
}

/// What a try would change: one that runs, or is due in any case, is left as it is.
async fn look(app: &App, of: BulkRow) -> Result<BulkLine, ApiError> {
    let Some(found) = store::look(&app.db, of.id).await? else {
        return Ok(BulkLine::unknown(of.id, ApiError::NotFound("effect that waits").code()));
    };
    let waits = found.state == "dead" || (found.state == "ready" && found.due_at > app.now());
    let outcome = if waits { BulkOutcome::Done } else { BulkOutcome::Unchanged };
    Ok(BulkLine { id: of.id, known_by: found.subject, name: found.topic, version: 0, outcome })
}
