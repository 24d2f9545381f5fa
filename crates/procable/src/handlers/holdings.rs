//! What contracts hold.

use crate::faults::Operation;
use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store::holdings as store;
use crate::wire::HoldingPage;
use axum::Json;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

/// Contracts of a page at most, which is also what is usual.
const ROWS: i64 = 1000;

#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    after: String,
    #[serde(default)]
    limit: Option<i64>,
}

/// `GET /v1/holdings?after=…&limit=…`: contracts that have not ended, by number.
pub(crate) async fn list(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::ListHoldings).await?;
    let limit = wanted.limit.unwrap_or(ROWS).clamp(1, ROWS);
    let mut holdings = store::page(&app.db, &wanted.after, limit + 1).await?;
    let is_more = holdings.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if is_more {
        holdings.pop();
    }
    let next = holdings.last().filter(|_| is_more).map(|last| last.contract_number.clone());
    let total = store::count(&app.db).await?;
    Ok(afterwards.answer(Json(HoldingPage { total, holdings, next })))
}
