//! The typed client of BACK, for FRONT and for tests.

mod administration;
mod approvals;
mod base;
mod behalf;
mod catalogue;
mod codes;
mod configuration;
mod drafts;
mod notices;
mod operator;
mod proofs;
mod rooms;
mod shop;
mod sites;
mod staff;
mod things;
mod told;
mod views;

use crate::approvals::{CONFIRMED_HEADER, WAITS_HEADER};
use crate::offer::Stamp;
use crate::staff::{ADDRESS_HEADER, AGENT_HEADER, STAFF_HEADER};
use crate::{Problem, paths};
use reqwest::header::{AUTHORIZATION, HeaderValue, InvalidHeaderValue};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The header that carries the end user's session.
pub const SESSION_HEADER: &str = "weblys-session";
/// The header of every answer that names what is published at BACK: see [`Stamp`].
pub const STAMP_HEADER: &str = "weblys-stamp";
/// The header that carries the correlation id, from the browser's request to the operator system's frame.
pub const CORRELATION_HEADER: &str = "x-correlation-id";

/// Why a call has no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// BACK said no, and why.
    #[error("BACK refused: {} {}", .0.status, .0.code)]
    Refused(Box<Problem>),
    /// BACK did not answer, or not in time.
    #[error("BACK does not answer")]
    Unreachable(#[source] reqwest::Error),
    /// It now waits for a second person: the id of [`ApprovalRow`](crate::approvals::ApprovalRow).
    #[error("it waits for a second person")]
    Waits(Uuid),
    /// BACK answered something that is not of this interface.
    #[error("BACK answered something else (status {0})")]
    Unexpected(u16),
}

impl CallError {
    /// The problem, when BACK said no.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            Self::Unreachable(_) | Self::Waits(_) | Self::Unexpected(_) => None,
        }
    }

    /// Whether BACK refused with this code.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.problem().is_some_and(|problem| problem.code == code)
    }
}

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The HTTP client cannot be made.
    #[error("the HTTP client cannot be made")]
    Http(#[from] reqwest::Error),
    /// The credential has characters that no header takes.
    #[error("the credential has characters that no header takes")]
    Credential(#[from] InvalidHeaderValue),
}

/// Who calls: the end user's session, and the id that follows the request through every tier.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The opaque session token of the cookie.
    pub session: Option<String>,
    /// The correlation id.
    pub correlation: String,
    /// The token of a staff session.
    pub staff: Option<String>,
    /// The network address of the person, for the audit trail.
    pub address: Option<String>,
    /// The browser of the person, as it names itself, for the audit trail.
    pub agent: Option<String>,
    /// The code of the environment that the person says he means.
    pub confirmed: Option<String>,
}

/// What is to be known of a call, whatever it was about.
#[derive(Debug)]
pub struct Heard<'a> {
    /// The pattern of the path, from [`paths`].
    pub operation: &'static str,
    /// `ok`, `refused`, `failed` (BACK's own fault) or `unanswered`.
    pub outcome: &'static str,
    /// From the request to the answer's head.
    pub took: Duration,
    /// What is published at the BACK that answered.
    pub stamp: Option<&'a str>,
}

/// Hears of every call of a client.
pub trait Hearer: Debug + Send + Sync {
    /// A call is over.
    fn hear(&self, heard: &Heard<'_>);
}

/// BACK, as FRONT sees it. Cheap to clone: connections are shared.
#[derive(Debug, Clone)]
pub struct BackClient {
    http: reqwest::Client,
    base: Arc<str>,
    credential: HeaderValue,
    hearer: Option<Arc<dyn Hearer>>,
}

/// A call that was not made yet.
#[derive(Debug)]
struct Call<'a> {
    request: RequestBuilder,
    operation: &'static str,
    hearer: Option<&'a dyn Hearer>,
}

impl BackClient {
    /// A client of the BACK at `base` (`http://127.0.0.1:4001`), with the service credential.
    ///
    /// # Errors
    /// When the HTTP client cannot be made, or the credential has characters that no header takes.
    pub fn new(base: &str, credential: &str, deadline: Duration) -> Result<Self, ClientError> {
        let mut credential = HeaderValue::from_str(&format!("Bearer {credential}"))?;
        credential.set_sensitive(true);
        let http = reqwest::Client::builder()
            .timeout(deadline)
            .connect_timeout(Duration::from_secs(2))
            .pool_max_idle_per_host(256)
            .build()?;
        Ok(Self { http, base: base.trim_end_matches('/').into(), credential, hearer: None })
    }

    /// The same client, of whose calls somebody hears.
    #[must_use]
    pub fn heard_by(self, hearer: Arc<dyn Hearer>) -> Self {
        Self { hearer: Some(hearer), ..self }
    }

    /// The stamp of what is published.
    pub async fn stamp(&self, caller: &Caller) -> Result<Stamp, CallError> {
        send(self.request(Method::GET, paths::STAMP, caller)).await
    }

    fn request(&self, method: Method, operation: &'static str, caller: &Caller) -> Call<'_> {
        self.call(method, operation, operation, caller)
    }

    /// Asks about one thing, which the path names.
    fn about(&self, operation: &'static str, id: &str, caller: &Caller) -> Call<'_> {
        self.call(Method::GET, operation, &paths::fill(operation, id), caller)
    }

    /// Does something with one thing, which the path names.
    fn with(&self, method: Method, operation: &'static str, id: Uuid, caller: &Caller) -> Call<'_> {
        self.call(method, operation, &paths::fill(operation, &id.to_string()), caller)
    }

    fn call(&self, method: Method, operation: &'static str, path: &str, caller: &Caller) -> Call<'_> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .header(AUTHORIZATION, &self.credential)
            .header(CORRELATION_HEADER, &caller.correlation);
        let headers = [
            (SESSION_HEADER, &caller.session),
            (STAFF_HEADER, &caller.staff),
            (ADDRESS_HEADER, &caller.address),
            (AGENT_HEADER, &caller.agent),
            (CONFIRMED_HEADER, &caller.confirmed),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        Call { request, operation, hearer: self.hearer.as_deref() }
    }

    async fn say<B, A>(
        &self,
        method: Method,
        operation: &'static str,
        caller: &Caller,
        body: &B,
    ) -> Result<A, CallError>
    where
        B: Serialize + ?Sized,
        A: DeserializeOwned,
    {
        send(self.request(method, operation, caller).json(body)).await
    }
}

impl Call<'_> {
    fn json<B: Serialize + ?Sized>(self, body: &B) -> Self {
        Self { request: self.request.json(body), ..self }
    }

    fn query_of<Q: Serialize + ?Sized>(self, query: &Q) -> Self {
        Self { request: self.request.query(query), ..self }
    }

    fn body(self, bytes: Vec<u8>) -> Self {
        Self { request: self.request.body(bytes), ..self }
    }

    fn query(self, pairs: &[(&str, &str)]) -> Self {
        Self { request: self.request.query(pairs), ..self }
    }
}

/// The answer to something done of which there is nothing to tell.
async fn done(call: Call<'_>) -> Result<(), CallError> {
    answered(call).await.map(drop)
}

async fn bytes(call: Call<'_>) -> Result<Vec<u8>, CallError> {
    answered(call).await?.bytes().await.map(Into::into).map_err(CallError::Unreachable)
}

async fn send<A: DeserializeOwned>(call: Call<'_>) -> Result<A, CallError> {
    let response = answered(call).await?;
    let status = response.status();
    let bytes = response.bytes().await.map_err(CallError::Unreachable)?;
    serde_json::from_slice(&bytes).map_err(|_| CallError::Unexpected(status.as_u16()))
}

/// The answer, when it is not a refusal.
async fn answered(call: Call<'_>) -> Result<Response, CallError> {
    let begun = Instant::now();
    let response = call.request.send().await;
    if let Some(hearer) = call.hearer {
        let stamp = response.as_ref().ok().and_then(|response| response.headers().get(STAMP_HEADER)?.to_str().ok());
        let outcome = outcome(response.as_ref().ok().map(Response::status));
        hearer.hear(&Heard { operation: call.operation, outcome, took: begun.elapsed(), stamp });
    }
    let response = response.map_err(CallError::Unreachable)?;
    let status = response.status();
    if status.is_success() {
        return waiting(&response).map_or(Ok(response), |approval_id| Err(CallError::Waits(approval_id)));
    }
    Err(refusal(status, &response.bytes().await.map_err(CallError::Unreachable)?))
}

/// What now waits for a second person.
fn waiting(response: &Response) -> Option<Uuid> {
    response.headers().get(WAITS_HEADER)?.to_str().ok()?.parse().ok()
}

fn outcome(status: Option<StatusCode>) -> &'static str {
    match status {
        None => "unanswered",
        Some(status) if status.is_server_error() => "failed",
        Some(status) if status.is_success() => "ok",
        Some(_) => "refused",
    }
}

fn refusal(status: StatusCode, bytes: &[u8]) -> CallError {
    serde_json::from_slice::<Problem>(bytes)
        .map_or(CallError::Unexpected(status.as_u16()), |problem| CallError::Refused(Box::new(problem)))
}
