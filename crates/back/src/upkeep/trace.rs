//! What happened under one reference (EXP-43): frames exchanged with the operator system, and deeds of the staff.

use crate::error::ApiError;
use crate::orders::store::frame;
use crate::security::actor::Signed;
use crate::security::audit;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use std::collections::BTreeSet;
use weblys_api::audit::AuditQuery;
use weblys_api::security::Right;
use weblys_api::traces::{MOST_TRACED, Trace, TraceQuery, TraceRow, Traced};

/// Longer ones are no reference of ours.
const LONGEST: usize = 200;

/// `GET /v1/traces`.
pub async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(query): Query<TraceQuery>,
) -> Result<Json<Trace>, ApiError> {
    let q = query.q.trim();
    if q.is_empty() || q.len() > LONGEST {
        return Ok(Json(Trace::default()));
    }
    let sees_staff = signed.actor.must(Right::AuditRead).is_ok();
    let staff = async { if sees_staff { deeds(&app, q).await } else { Ok(Vec::new()) } };
    let (calls, staff) = tokio::try_join!(calls(&app, q), staff)?;
    let has_more = calls.len().max(staff.len()) >= MOST_TRACED;
    let mut rows: Vec<TraceRow> = calls.into_iter().chain(staff).collect();
    rows.sort_by_key(|row| row.at);
    Ok(Json(Trace { rows, has_more, hides_staff: !sees_staff }))
}

async fn calls(app: &App, q: &str) -> Result<Vec<TraceRow>, ApiError> {
    let row = |frame: frame::Traced| TraceRow {
        at: frame.started_at,
        subject: frame.subject,
        correlation: frame.correlation,
        what: Traced::Call { operation: frame.operation, status: frame.status, millis: frame.millis },
    };
    Ok(frame::traced(&app.db, q, most()).await?.into_iter().map(row).collect())
}

/// Under the reference, and about the subject: each by its index, and each deed once.
async fn deeds(app: &App, q: &str) -> Result<Vec<TraceRow>, ApiError> {
    let under = AuditQuery { q: q.to_owned(), ..AuditQuery::default() };
    let about = AuditQuery { subject: q.to_owned(), ..AuditQuery::default() };
    let list = |query| async move { audit::store::list(&app.db, &query, most()).await };
    let (under, about) = tokio::try_join!(list(under), list(about))?;
    let mut seen = BTreeSet::new();
    let kept = under.into_iter().chain(about).filter(|kept| seen.insert(kept.seq));
    let row = |kept: audit::store::Kept| TraceRow {
        at: kept.entry.at,
        subject: kept.entry.subject,
        correlation: kept.entry.correlation,
        what: Traced::Deed { seq: kept.seq, actor: kept.entry.actor, action: kept.entry.action },
    };
    Ok(kept.map(row).collect())
}

fn most() -> i64 {
    i64::try_from(MOST_TRACED).unwrap_or(i64::MAX)
}
