//! The adapter to the payment provider's hosted card page: no card number ever comes here (CA-3).

use crate::config;
use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use weblys_kernel::Locale;
use weblys_orders::payment::CardToken;

/// The payment provider over HTTP.
#[derive(Debug, Clone)]
pub struct CardProvider {
    http: reqwest::Client,
    base: String,
    credential: String,
}

/// What a hosted page is opened for.
#[derive(Debug, Serialize)]
pub struct OpenSession<'a> {
    /// To be paid now, in cents; 0 to keep the card for monthly bills.
    pub amount_cents: i64,
    /// The currency.
    pub currency: &'static str,
    /// Our reference.
    pub reference: &'a str,
    /// Where the browser is sent back.
    pub return_url: &'a str,
    /// The page's language.
    pub locale: Locale,
}

/// A hosted page, open.
#[derive(Debug, Deserialize)]
pub struct OpenedSession {
    /// The provider's session.
    pub session_id: String,
    /// The page.
    pub url: String,
}

#[derive(Debug, Deserialize)]
struct SessionState {
    status: String,
    #[serde(default)]
    token: Option<String>,
    #[serde(default)]
    last4: Option<String>,
    #[serde(default)]
    brand: Option<String>,
    #[serde(default)]
    expiry: Option<String>,
}

impl CardProvider {
    /// An adapter from the settings.
    ///
    /// # Errors
    /// When the HTTP client cannot be made.
    pub fn new(settings: &config::CardPage) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;
        let base = settings.url.trim_end_matches('/').to_owned();
        Ok(Self { http, base, credential: settings.credential.clone() })
    }

    /// Opens a hosted page.
    ///
    /// # Errors
    /// [`ApiError::CardProvider`] when the provider does not answer as expected.
    pub async fn open(&self, open: &OpenSession<'_>) -> Result<OpenedSession, ApiError> {
        let request = self.http.post(format!("{}/v1/sessions", self.base)).bearer_auth(&self.credential).json(open);
        answer(request).await
    }

    /// The card of a session; none while it is not authorised.
    ///
    /// # Errors
    /// [`ApiError::CardProvider`] when the provider does not answer as expected.
    pub async fn card(&self, session: &str) -> Result<Option<CardToken>, ApiError> {
        let safe: String = session.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        let request = self.http.get(format!("{}/v1/sessions/{safe}", self.base)).bearer_auth(&self.credential);
        let state: SessionState = answer(request).await?;
        Ok(match state {
            SessionState { status, token: Some(token), last4: Some(last4), brand, expiry }
                if status == "authorised" =>
            {
                Some(CardToken { token, last4, brand: brand.unwrap_or_default(), expiry: expiry.unwrap_or_default() })
            }
            _ => None,
        })
    }
}

async fn answer<A: serde::de::DeserializeOwned>(request: reqwest::RequestBuilder) -> Result<A, ApiError> {
    let failed = |error: reqwest::Error| {
        tracing::warn!(%error, "the payment provider failed");
        ApiError::CardProvider
    };
    let response = request.send().await.and_then(reqwest::Response::error_for_status).map_err(failed)?;
    response.json().await.map_err(failed)
}
