//! Faults on demand: the operator system can be told to be slow, to fail before or after doing the
//! work, and to reject. Kept in memory; a restart forgets them.

use crate::problem::OpsRefusal;
use crate::state::App;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What can be told to go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// `POST /v1/orders`.
    PlaceOrder,
    /// `PUT /v1/calendar/holds/{key}`.
    HoldSlot,
    /// `DELETE /v1/calendar/holds/{key}`.
    ReleaseSlot,
    /// `GET /v1/calendar/slots`.
    ListSlots,
    /// `GET /v1/pickup-points`.
    ListShops,
    /// `GET /v1/code-tables` and one of them.
    ListCodes,
    /// `GET /v1/holdings`.
    ListHoldings,
    /// `GET /v1/web-users`.
    ListWebUsers,
    /// `PUT /v1/web-users/{login}`.
    PutWebUser,
    /// Any of them that has no fault of its own.
    #[serde(rename = "*")]
    Any,
}

/// When an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fail {
    /// 503, without doing the work.
    Before,
    /// The work is done and kept, then 503.
    After,
    /// The work is done and kept, then the answer breaks off.
    Drop,
}

/// A fault of one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Which operation.
    pub operation: Operation,
    /// Waits so long first, in milliseconds.
    #[serde(default)]
    pub delay_ms: u64,
    /// Fails so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail: Option<Fail>,
    /// Rejects with this reason, without doing the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reject: Option<String>,
    /// So many times, then no more; without it, until it is cleared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
}

/// The faults that are set.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<BTreeMap<Operation, Fault>>);

/// What is still to go wrong once the work is done.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub(crate) struct Afterwards(Option<Fail>);

impl Faults {
    fn set(&self) -> MutexGuard<'_, BTreeMap<Operation, Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, operation: Operation) -> Option<Fault> {
        let mut set = self.set();
        let operation = if set.contains_key(&operation) { operation } else { Operation::Any };
        let fault = set.get_mut(&operation)?;
        let taken = fault.clone();
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                set.remove(&operation);
            }
        }
        Some(taken)
    }

    /// Lets happen what is to happen before the work of this operation.
    pub(crate) async fn before(&self, operation: Operation) -> Result<Afterwards, OpsRefusal> {
        let Some(fault) = self.take(operation) else { return Ok(Afterwards(None)) };
        if fault.delay_ms > 0 {
            tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
        }
        match (fault.reject, fault.fail) {
            (Some(reason), _) => Err(OpsRefusal::Rejected(reason)),
            (None, Some(Fail::Before)) => Err(OpsRefusal::ToldToFail),
            (None, after) => Ok(Afterwards(after)),
        }
    }
}

impl Afterwards {
    /// The answer, or what is to happen instead of it.
    pub(crate) fn answer(self, answer: impl IntoResponse) -> Response {
        match self.0 {
            Some(Fail::After) => OpsRefusal::ToldToFail.into_response(),
            Some(Fail::Drop) => {
                let cut =
                    futures::stream::once(async { Err::<Vec<u8>, _>(std::io::Error::other("told to break off")) });
                (StatusCode::OK, Body::from_stream(cut)).into_response()
            }
            Some(Fail::Before) | None => answer.into_response(),
        }
    }
}

/// `GET /v1/faults`.
pub(crate) async fn list(State(app): State<App>) -> Response {
    let faults: Vec<Fault> = app.faults.set().values().cloned().collect();
    Json(serde_json::json!({ "faults": faults })).into_response()
}

/// `PUT /v1/faults`: sets or replaces the fault of an operation.
pub(crate) async fn put(State(app): State<App>, body: String) -> Result<StatusCode, OpsRefusal> {
    let fault: Fault = serde_json::from_str(&body)?;
    app.faults.set().insert(fault.operation, fault);
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /v1/faults`: everything works again.
pub(crate) async fn clear(State(app): State<App>) -> StatusCode {
    app.faults.set().clear();
    StatusCode::NO_CONTENT
}
