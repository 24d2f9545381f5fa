//! The audit trail, as WeConfig asks for it.

use crate::error::ApiError;
use crate::security::audit::store;
use crate::security::wire;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use weblys_api::audit::{AuditChain, AuditPage, AuditQuery};
use weblys_api::page::Window;

/// `GET /v1/audit`.
pub async fn list(State(app): State<App>, Query(query): Query<AuditQuery>) -> Result<Json<AuditPage>, ApiError> {
    let size = Window::of(None, query.size).size;
    // One more tells whether there is another page.
    let mut kept = store::list(&app.db, &query, i64::from(size) + 1).await?;
    let is_more = kept.len() > usize::try_from(size).unwrap_or(usize::MAX);
    if is_more {
        kept.pop();
    }
    let before_seq = kept.last().map(|last| last.seq).filter(|_| is_more);
    Ok(Json(AuditPage { rows: kept.into_iter().map(wire::audit).collect(), before_seq }))
}

/// `GET /v1/audit/chain`: what the job that follows it found last.
pub async fn chain(State(app): State<App>) -> Result<Json<AuditChain>, ApiError> {
    store::last_check(&app).await.map(Json)
}
