//! The adapter to Pro-Cable (the reference operator system speaks its interface): HTTP and JSON, each call a frame.

use super::operator_system::{
    CalendarSlot, HoldingPage, OperatorAcceptance, OperatorError, OperatorOrder, OperatorSystem, Purpose, Shop,
    SlotHold, UserPage,
};
use crate::config;
use crate::orders::frames::{Frame, FrameRecorder};
use async_trait::async_trait;
use chrono::NaiveDate;
use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;
use weblys_kernel::Clock;
use weblys_kernel::locale::Label;
use weblys_metrics::Metrics;
use weblys_security::OperatorUser;

/// Pro-Cable over HTTP.
#[derive(Debug, Clone)]
pub struct Procable {
    http: reqwest::Client,
    base: String,
    credential: String,
    frames: FrameRecorder,
    clock: Arc<dyn Clock>,
    metrics: Metrics,
}

struct Call<'a> {
    operation: &'static str,
    method: Method,
    path: String,
    key: Option<&'a str>,
    body: Option<Value>,
}

impl Procable {
    /// An adapter from the settings.
    ///
    /// # Errors
    /// When the HTTP client cannot be made.
    pub fn new(
        settings: &config::OperatorSystem,
        frames: FrameRecorder,
        clock: Arc<dyn Clock>,
        metrics: Metrics,
    ) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().timeout(settings.deadline()).build()?;
        let base = settings.url.trim_end_matches('/').to_owned();
        Ok(Self { http, base, credential: settings.credential.clone(), frames, clock, metrics })
    }

    async fn call<A: DeserializeOwned>(&self, why: &Purpose, call: Call<'_>) -> Result<A, OperatorError> {
        self.call_telling(why, call, Value::clone).await
    }

    /// The same, with what its frame tells of the answer.
    async fn call_telling<A: DeserializeOwned>(
        &self,
        why: &Purpose,
        call: Call<'_>,
        tell: fn(&Value) -> Value,
    ) -> Result<A, OperatorError> {
        let started_at = self.clock.now();
        let watch = Instant::now();
        let outcome = self.exchange(why, &call).await;
        self.metrics.called("operator_system", call.operation, word(&outcome), watch.elapsed());
        let (status, response) = match &outcome {
            Ok((status, body)) => (i64::from(status.as_u16()), tell(body)),
            Err(OperatorError::Unavailable(cause)) => (0, json!({ "unanswered": cause })),
            Err(other) => (0, json!({ "error": other.to_string() })),
        };
        self.frames.record(Frame {
            operation: call.operation,
            subject: why.subject.clone(),
            correlation: why.correlation.clone(),
            request: call.body.clone().unwrap_or(Value::Null),
            response,
            status,
            started_at,
            millis: i64::try_from(watch.elapsed().as_millis()).unwrap_or(i64::MAX),
        });
        let (status, body) = outcome?;
        understand(status, body)
    }

    async fn exchange(&self, why: &Purpose, call: &Call<'_>) -> Result<(StatusCode, Value), OperatorError> {
        let mut request = self
            .http
            .request(call.method.clone(), format!("{}{}", self.base, call.path))
            .bearer_auth(&self.credential)
            .header(weblys_api::client::CORRELATION_HEADER, &why.correlation);
        if let Some(key) = call.key {
            request = request.header("idempotency-key", format!("\"{key}\""));
        }
        if let Some(body) = &call.body {
            request = request.json(body);
        }
        let unanswered = |error: reqwest::Error| OperatorError::Unavailable(error.without_url().to_string());
        let response = request.send().await.map_err(unanswered)?;
        let status = response.status();
        let bytes = response.bytes().await.map_err(unanswered)?;
        Ok((status, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
    }
}

/// What became of a call, for figures.
fn word(outcome: &Result<(StatusCode, Value), OperatorError>) -> &'static str {
    match outcome {
        Ok((status, _)) if status.is_success() => "ok",
        Ok((status, _)) if status.is_client_error() => "refused",
        Ok(_) => "failed",
        Err(_) => "unanswered",
    }
}

/// Pro-Cable's word for a slot that the calendar has no longer to give: it is full, over, or too soon.
const SLOT_GONE: &str = "OPS-011";

/// Pro-Cable's word for a user who was changed since he was read.
const USER_CHANGED: &str = "OPS-030";

#[derive(Debug, Deserialize)]
struct OperatorProblem {
    #[serde(default)]
    code: String,
    #[serde(default)]
    detail: Option<String>,
    #[serde(default)]
    title: String,
}

fn understand<A: DeserializeOwned>(status: StatusCode, body: Value) -> Result<A, OperatorError> {
    if status.is_success() {
        return serde_json::from_value(body).map_err(|error| OperatorError::Unavailable(error.to_string()));
    }
    let problem = serde_json::from_value::<OperatorProblem>(body).ok();
    let code = problem.as_ref().map(|problem| problem.code.as_str()).unwrap_or_default();
    match (status, code) {
        // Not its words: something in front of it answers while it is away.
        (_, "") => Err(OperatorError::Unavailable(format!("status {}", status.as_u16()))),
        (_, USER_CHANGED) => Err(OperatorError::Changed),
        (StatusCode::CONFLICT, _) | (_, SLOT_GONE) => Err(OperatorError::SlotTaken),
        (StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND, _) => {
            let said = problem.as_ref().map(|problem| problem.detail.as_deref().unwrap_or(&problem.title));
            Err(OperatorError::Rejected(format!("{code} {}", said.unwrap_or("no reason given")).trim().to_owned()))
        }
        _ => Err(OperatorError::Unavailable(format!("status {} {code}", status.as_u16()))),
    }
}

#[derive(Deserialize)]
struct Slots {
    slots: Vec<CalendarSlot>,
}

#[derive(Deserialize)]
struct PickupPoints {
    pickup_points: Vec<PickupPoint>,
}

#[derive(Deserialize)]
struct PickupPoint {
    code: String,
    name: String,
    address_lines: Vec<String>,
    opening_hours: Label,
}

impl From<PickupPoint> for Shop {
    fn from(point: PickupPoint) -> Self {
        Self { code: point.code, name: point.name, address: point.address_lines, opening: point.opening_hours }
    }
}

#[derive(Deserialize)]
struct Services {
    services: Vec<Value>,
}

#[derive(Deserialize)]
struct CodeTables {
    code_tables: Vec<Value>,
}

#[derive(Deserialize)]
struct Codes {
    codes: Vec<Value>,
}

#[derive(Deserialize)]
struct KeptUser {
    version: i64,
}

/// Of long lists the frame tells how many there were: they are kept once, where they belong.
fn counted(page: &Value) -> Value {
    for list in ["web_users", "holdings", "services"] {
        if let Some(rows) = page[list].as_array() {
            return json!({ list: rows.len() });
        }
    }
    page.clone()
}

fn body_of<T: Serialize>(value: &T) -> Result<Value, OperatorError> {
    serde_json::to_value(value).map_err(|error| OperatorError::Rejected(error.to_string()))
}

#[async_trait]
impl OperatorSystem for Procable {
    async fn slots(
        &self,
        why: &Purpose,
        zone: &str,
        from: NaiveDate,
        days: u32,
    ) -> Result<Vec<CalendarSlot>, OperatorError> {
        let path = format!("/v1/calendar/slots?zone={zone}&from={from}&days={days}");
        let call = Call { operation: "list_slots", method: Method::GET, path, key: None, body: None };
        self.call::<Slots>(why, call).await.map(|answer| answer.slots)
    }

    async fn hold(&self, why: &Purpose, key: &str, slot_id: &str, minutes: u32) -> Result<SlotHold, OperatorError> {
        let body = Some(json!({ "slot_id": slot_id, "minutes": minutes }));
        let path = format!("/v1/calendar/holds/{key}");
        self.call(why, Call { operation: "hold_slot", method: Method::PUT, path, key: None, body }).await
    }

    async fn release(&self, why: &Purpose, key: &str) -> Result<(), OperatorError> {
        let path = format!("/v1/calendar/holds/{key}");
        let call = Call { operation: "release_slot", method: Method::DELETE, path, key: None, body: None };
        self.call::<Value>(why, call).await.map(|_| ())
    }

    async fn shops(&self, why: &Purpose) -> Result<Vec<Shop>, OperatorError> {
        let path = "/v1/pickup-points".to_owned();
        let call = Call { operation: "list_shops", method: Method::GET, path, key: None, body: None };
        let answer: PickupPoints = self.call(why, call).await?;
        Ok(answer.pickup_points.into_iter().map(Shop::from).collect())
    }

    async fn place_order(
        &self,
        why: &Purpose,
        key: &str,
        order: &OperatorOrder,
    ) -> Result<OperatorAcceptance, OperatorError> {
        let body = Some(body_of(order)?);
        let path = "/v1/orders".to_owned();
        self.call(why, Call { operation: "place_order", method: Method::POST, path, key: Some(key), body }).await
    }

    async fn users(&self, why: &Purpose, after: &str) -> Result<UserPage, OperatorError> {
        let path = weblys_api::paths::fill("/v1/web-users?after={login}", after);
        let call = Call { operation: "list_users", method: Method::GET, path, key: None, body: None };
        self.call_telling(why, call, counted).await
    }

    async fn put_user(&self, why: &Purpose, user: &OperatorUser, version: Option<i64>) -> Result<i64, OperatorError> {
        let path = weblys_api::paths::fill("/v1/web-users/{login}", user.login.as_str());
        let body = Some(json!({
            "name": user.name, "email": user.email, "profiles": user.profiles, "is_active": user.is_active,
            "version": version,
        }));
        let call = Call { operation: "put_user", method: Method::PUT, path, key: None, body };
        self.call::<KeptUser>(why, call).await.map(|kept| kept.version)
    }

    async fn holdings(&self, why: &Purpose, after: &str) -> Result<HoldingPage, OperatorError> {
        let path = weblys_api::paths::fill("/v1/holdings?after={contract}", after);
        let call = Call { operation: "list_holdings", method: Method::GET, path, key: None, body: None };
        self.call_telling(why, call, counted).await
    }

    async fn services(&self, why: &Purpose) -> Result<Vec<Value>, OperatorError> {
        let path = "/v1/services".to_owned();
        let call = Call { operation: "list_services", method: Method::GET, path, key: None, body: None };
        self.call_telling::<Services>(why, call, counted).await.map(|answer| answer.services)
    }

    async fn code_tables(&self, why: &Purpose) -> Result<Vec<Value>, OperatorError> {
        let path = "/v1/code-tables".to_owned();
        let call = Call { operation: "list_code_tables", method: Method::GET, path, key: None, body: None };
        self.call::<CodeTables>(why, call).await.map(|answer| answer.code_tables)
    }

    async fn codes(&self, why: &Purpose, table: &str) -> Result<Vec<Value>, OperatorError> {
        let path = weblys_api::paths::fill("/v1/code-tables/{code}", table);
        let call = Call { operation: "list_codes", method: Method::GET, path, key: None, body: None };
        self.call::<Codes>(why, call).await.map(|answer| answer.codes)
    }
}
