//! The audit trail, as WeConfig asks for it.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::audit::store;
use crate::security::wire;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use weblys_api::audit::{AuditChain, AuditPage, AuditQuery};
use weblys_api::page::Window;
use weblys_security::{SecurityRefusal, User};

/// `GET /v1/audit`: everybody's deeds; to whom a perimeter limits, those of one of his people, his own if he names none.
pub async fn list(
    State(app): State<App>,
    signed: Signed,
    Query(mut query): Query<AuditQuery>,
) -> Result<Json<AuditPage>, ApiError> {
    let one = if signed.actor.perimeter.is_everything() {
        None
    } else {
        let one = one_of_his(&app, &signed, query.actor.trim())?;
        query.actor = one.login.to_string();
        Some(one.user_id)
    };
    let size = Window::of(None, query.size).size;
    // One more tells whether there is another page.
    let mut kept = store::list(&app.db, &query, i64::from(size) + 1).await?;
    let is_more = kept.len() > usize::try_from(size).unwrap_or(usize::MAX);
    if is_more {
        kept.pop();
    }
    let before_seq = kept.last().map(|last| last.seq).filter(|_| is_more);
    // Another may have had his login, and programs have names: his are those under his id.
    kept.retain(|kept| one.is_none() || kept.entry.user_id == one);
    Ok(Json(AuditPage { rows: kept.into_iter().map(wire::audit).collect(), before_seq }))
}

/// Whom he may look at.
fn one_of_his(app: &App, signed: &Signed, asked: &str) -> Result<User, ApiError> {
    if asked.is_empty() {
        return Ok(signed.user.clone());
    }
    let held = app.directory.held();
    // Who is not here is not told from who is elsewhere.
    let found = held.users().find(|user| user.login.as_str() == asked).ok_or(SecurityRefusal::OutsidePerimeter)?;
    signed.actor.must_see(found)?;
    Ok(found.clone())
}

/// `GET /v1/audit/chain`: what the job that follows it found last.
pub async fn chain(State(app): State<App>) -> Result<Json<AuditChain>, ApiError> {
    store::last_check(&app).await.map(Json)
}
