//! WEB users.

use crate::faults::Operation;
use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store::web_users as store;
use crate::wire::{PutWebUser, WebUserPage};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::Deserialize;

const LONGEST_LOGIN: usize = 64;
const MOST_PROFILES: usize = 50;
const ROWS: i64 = 200;

#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    after: String,
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    changed_since: Option<DateTime<Utc>>,
}

/// `GET /v1/web-users?after=…&limit=…&changed_since=…`: by login.
pub(crate) async fn list(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::ListWebUsers).await?;
    let limit = wanted.limit.unwrap_or(ROWS).clamp(1, ROWS);
    let since = wanted.changed_since.unwrap_or(DateTime::UNIX_EPOCH);
    let mut users = store::page(&app.db, &wanted.after, since, limit + 1).await?;
    let is_more = users.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if is_more {
        users.pop();
    }
    let next = users.last().filter(|_| is_more).map(|last| last.login.clone());
    Ok(afterwards.answer(Json(WebUserPage { web_users: users, next })))
}

/// `PUT /v1/web-users/{login}`
pub(crate) async fn put(
    State(app): State<App>,
    Path(login): Path<String>,
    body: String,
) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::PutWebUser).await?;
    let put: PutWebUser = serde_json::from_str(&body)?;
    let login = login.trim().to_lowercase();
    if login.is_empty() || login.chars().count() > LONGEST_LOGIN {
        return Err(OpsRefusal::WebUser("a login has 1 to 64 characters"));
    }
    if put.name.trim().is_empty() {
        return Err(OpsRefusal::WebUser("a name is missing"));
    }
    if put.profiles.len() > MOST_PROFILES {
        return Err(OpsRefusal::WebUser("there are too many profiles"));
    }
    let kept = store::put(&app.db, &login, &put, app.clock.now()).await?;
    Ok(afterwards.answer(Json(kept)))
}

/// `DELETE /v1/web-users/{login}`
pub(crate) async fn remove(State(app): State<App>, Path(login): Path<String>) -> Result<StatusCode, OpsRefusal> {
    let is_gone = store::remove(&app.db, &login).await?;
    if is_gone { Ok(StatusCode::NO_CONTENT) } else { Err(OpsRefusal::NotFound("WEB user")) }
}
