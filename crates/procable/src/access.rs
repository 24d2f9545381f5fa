//! Who may call, and what is written down of each call.

use crate::problem::OpsRefusal;
use crate::state::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use subtle::ConstantTimeEq;
use tracing::Instrument;

/// Lets a call through that shows the service credential.
pub(crate) async fn require_credential(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Result<Response, OpsRefusal> {
    let shown = request.headers().get(header::AUTHORIZATION).map(axum::http::HeaderValue::as_bytes);
    let shown = shown.and_then(|value| value.strip_prefix(b"Bearer ")).unwrap_or_default();
    if bool::from(shown.ct_eq(app.credential.as_bytes())) {
        Ok(next.run(request).await)
    } else {
        Err(OpsRefusal::Credential)
    }
}

/// Writes one line for each call, with the ids that follow a click through all tiers.
pub(crate) async fn log_call(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", |path| path.as_str());
    let span = tracing::info_span!(
        "procable",
        method = %request.method(),
        route,
        correlation = header_text(request.headers(), "x-correlation-id"),
        traceparent = header_text(request.headers(), "traceparent"),
    );
    let started = Instant::now();
    async move {
        let response = next.run(request).await;
        let micros = started.elapsed().as_micros();
        tracing::info!(status = response.status().as_u16(), micros, "answered");
        response
    }
    .instrument(span)
    .await
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
