//! Who calls BACK: a known service, in the name of a session. What it may ask for: `security::guard`.

use crate::error::ApiError;
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, header, request::Parts};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use weblys_api::client::{CORRELATION_HEADER, SESSION_HEADER};

/// Whether the service credential is presented.
#[must_use]
pub fn is_known(headers: &HeaderMap, credential: &str) -> bool {
    let presented = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    presented.is_some_and(|presented| bool::from(presented.as_bytes().ct_eq(credential.as_bytes())))
}

/// The hash of a secret token: what the database keeps instead of it, in hexadecimal.
#[must_use]
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).map(|n| char::from(DIGITS[usize::from(n)])).collect()
}

/// A new secret token of 256 bits, fit for URLs and cookies.
#[must_use]
pub fn new_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The caller's session, hashed. Extracting it refuses callers without one.
#[derive(Debug, Clone)]
pub struct Session(pub String);

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let token = parts.headers.get(SESSION_HEADER).and_then(|value| value.to_str().ok());
        token.filter(|token| !token.is_empty()).map(|token| Self(token_hash(token))).ok_or(ApiError::NoCart)
    }
}

/// The id that follows a request from the browser to the operator system's frame.
#[derive(Debug, Clone, Default)]
pub struct Correlation(pub String);

impl<S: Sync> FromRequestParts<S> for Correlation {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let id = parts.headers.get(CORRELATION_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self(id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()))
    }
}
