//! What the card page refuses to the shop, as RFC 9457 problems with stable codes.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use weblys_kernel::Refusal;

/// Why a session was not opened or not told.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PayRefusal {
    #[error("the credential is missing or wrong")]
    Credential,
    #[error("the request cannot be read: {0}")]
    Malformed(String),
    #[error("there is no such session")]
    NoSuchSession,
    #[error("buyers may not be sent back there")]
    ReturnNotAllowed,
    #[error("the amount is between 0 and 10,000 euros")]
    Amount,
    #[error("the currency is EUR")]
    Currency,
    #[error("the page cannot be shown: {0}")]
    Page(#[from] askama::Error),
}

impl Refusal for PayRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Credential => "PAY-001",
            Self::Malformed(_) => "PAY-002",
            Self::NoSuchSession => "PAY-003",
            Self::ReturnNotAllowed => "PAY-004",
            Self::Amount => "PAY-005",
            Self::Currency => "PAY-006",
            Self::Page(_) => "PAY-007",
        }
    }
}

impl IntoResponse for PayRefusal {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Credential => StatusCode::UNAUTHORIZED,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::NoSuchSession => StatusCode::NOT_FOUND,
            Self::ReturnNotAllowed | Self::Amount | Self::Currency => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Page(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        tracing::info!(code = self.code(), refusal = %self, "refused");
        let problem = serde_json::json!({
            "type": format!("urn:weblys:problem:{}", self.code()),
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "code": self.code(),
            "detail": self.to_string(),
        });
        let media_type = HeaderValue::from_static("application/problem+json");
        (status, [(header::CONTENT_TYPE, media_type)], problem.to_string()).into_response()
    }
}
