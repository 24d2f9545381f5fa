//! What the operator system refuses, as RFC 9457 problems with stable codes.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use weblys_db::DbError;
use weblys_kernel::Refusal;

/// Why something asked for was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpsRefusal {
    #[error("the credential is missing or wrong")]
    Credential,
    #[error("the request cannot be read: {0}")]
    Malformed(String),
    #[error("there is no such {0}")]
    NotFound(&'static str),
    #[error("the operator system is busy, try again later")]
    Busy(#[source] DbError),
    #[error("something went wrong inside the operator system")]
    Internal(#[source] DbError),
    #[error("the operator system was told to fail")]
    ToldToFail,
    #[error("the slot is full")]
    SlotFull,
    #[error("the calendar has no such slot to give")]
    NoSuchSlot,
    #[error("the hold is over and the order names no slot")]
    HoldGone,
    #[error("the calendar is asked by zone, day and 1 to 60 days")]
    CalendarQuery,
    #[error("there is no service {0}")]
    UnknownService(String),
    #[error("this idempotency key was used for another order")]
    KeyReused,
    #[error("an order needs the header Idempotency-Key, 1 to 100 visible characters")]
    KeyMissing,
    #[error("this order number was used under another idempotency key")]
    OrderNumberTaken,
    #[error("rejected: {0}")]
    Rejected(String),
    #[error("the order is incomplete: {0}")]
    Incomplete(&'static str),
    #[error("there is no pick-up point {0}")]
    UnknownPickupPoint(String),
    #[error("the WEB user was changed meanwhile")]
    WebUserChanged,
    #[error("the WEB user is not taken: {0}")]
    WebUser(&'static str),
}

impl Refusal for OpsRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Credential => "OPS-001",
            Self::Malformed(_) => "OPS-002",
            Self::NotFound(_) => "OPS-003",
            Self::Busy(_) => "OPS-004",
            Self::Internal(_) => "OPS-005",
            Self::ToldToFail => "OPS-006",
            Self::SlotFull => "OPS-010",
            Self::NoSuchSlot => "OPS-011",
            Self::HoldGone => "OPS-012",
            Self::CalendarQuery => "OPS-013",
            Self::UnknownService(_) => "OPS-020",
            Self::KeyReused => "OPS-021",
            Self::KeyMissing => "OPS-022",
            Self::OrderNumberTaken => "OPS-023",
            Self::Rejected(_) => "OPS-024",
            Self::Incomplete(_) => "OPS-025",
            Self::UnknownPickupPoint(_) => "OPS-026",
            Self::WebUserChanged => "OPS-030",
            Self::WebUser(_) => "OPS-031",
        }
    }
}

impl OpsRefusal {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Credential => StatusCode::UNAUTHORIZED,
            Self::Malformed(_) | Self::KeyMissing | Self::CalendarQuery => StatusCode::BAD_REQUEST,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Busy(_) | Self::ToldToFail => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::SlotFull | Self::HoldGone | Self::WebUserChanged => StatusCode::CONFLICT,
            Self::NoSuchSlot
            | Self::UnknownService(_)
            | Self::KeyReused
            | Self::OrderNumberTaken
            | Self::Rejected(_)
            | Self::Incomplete(_)
            | Self::UnknownPickupPoint(_)
            | Self::WebUser(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    const fn extra_header(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::Credential => Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
            Self::Busy(_) | Self::ToldToFail => Some((header::RETRY_AFTER, HeaderValue::from_static("1"))),
            _ => None,
        }
    }
}

impl From<DbError> for OpsRefusal {
    fn from(error: DbError) -> Self {
        if error.is_temporary() { Self::Busy(error) } else { Self::Internal(error) }
    }
}

impl From<serde_json::Error> for OpsRefusal {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}

impl IntoResponse for OpsRefusal {
    fn into_response(self) -> Response {
        match &self {
            Self::Internal(cause) => tracing::error!(code = self.code(), error = %cause, "failed"),
            Self::Busy(cause) => tracing::warn!(code = self.code(), error = %cause, "busy"),
            _ => tracing::info!(code = self.code(), refusal = %self, "refused"),
        }
        let status = self.status();
        let problem = serde_json::json!({
            "type": format!("urn:weblys:problem:{}", self.code()),
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "code": self.code(),
            "detail": self.to_string(),
        });
        let media_type = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(header::CONTENT_TYPE, media_type)], problem.to_string()).into_response();
        if let Some((name, value)) = self.extra_header() {
            response.headers_mut().insert(name, value);
        }
        response
    }
}
