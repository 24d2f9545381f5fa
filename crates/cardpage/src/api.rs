//! What the shop asks: to open a session, and how it ended.

use crate::refusal::PayRefusal;
use crate::session::Session;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use subtle::ConstantTimeEq;
use url::Url;
use uuid::Uuid;
use weblys_kernel::{Locale, Money};

/// Euro cents; zero registers a card for later.
const LARGEST: i64 = 1_000_000;

/// A payment that the shop asks for.
#[derive(Debug, Deserialize)]
struct NewSession {
    amount_cents: i64,
    currency: String,
    reference: String,
    return_url: Url,
    #[serde(default)]
    locale: Locale,
}

/// Lets a call of the shop through.
pub(crate) async fn require_credential(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Result<Response, PayRefusal> {
    let shown = request.headers().get(header::AUTHORIZATION).map(HeaderValue::as_bytes);
    let shown = shown.and_then(|value| value.strip_prefix(b"Bearer ")).unwrap_or_default();
    if bool::from(shown.ct_eq(app.config.credential.as_bytes())) {
        Ok(next.run(request).await)
    } else {
        Err(PayRefusal::Credential)
    }
}

/// `POST /v1/sessions`
pub(crate) async fn open(State(app): State<App>, body: String) -> Result<Response, PayRefusal> {
    let new: NewSession = serde_json::from_str(&body).map_err(|error| PayRefusal::Malformed(error.to_string()))?;
    if !app.config.allows_return(&new.return_url) {
        return Err(PayRefusal::ReturnNotAllowed);
    }
    if !(0..=LARGEST).contains(&new.amount_cents) {
        return Err(PayRefusal::Amount);
    }
    if new.currency != "EUR" {
        return Err(PayRefusal::Currency);
    }
    let amount = Money::from_cents(new.amount_cents);
    let session = Session::new(amount, new.reference, new.return_url, new.locale, app.clock.now());
    let id = app.open(session);
    let url = format!("{}/pay/{id}", app.public_url.as_str().trim_end_matches('/'));
    Ok((StatusCode::CREATED, Json(json!({ "session_id": id, "url": url }))).into_response())
}

/// `GET /v1/sessions/{id}`
pub(crate) async fn status(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Json<Value>, PayRefusal> {
    let session = app.session(id)?;
    let (card, token) = session.accepted().unzip();
    Ok(Json(json!({
        "session_id": id,
        "status": session.status(app.clock.now()),
        "amount_cents": session.amount,
        "reference": session.reference,
        "token": token,
        "last4": card.map(|card| &card.last4),
        "brand": card.map(|card| card.brand),
        "expiry": card.map(|card| &card.expiry),
    })))
}
