//! The only place where a refusal becomes an HTTP status.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use weblys_api::approvals::{DECIDED, NO_SECOND, TOO_MANY, UNCONFIRMED, Unconfirmed};
use weblys_api::catalogue::{CatalogueFault, ONLY_JSON, UNSOUND};
use weblys_api::configuration::{NO_PACKAGE, TOO_MANY_PACKAGES};
use weblys_api::operator_users::RUNNING;
use weblys_api::passkeys::NOT_RECENT;
use weblys_api::problem::{FieldFault, MEDIA_TYPE, Problem};
use weblys_api::security::Site;
use weblys_api::sign_on::PORTAL_AWAY;
use weblys_api::sites::SITE_STOPPED;
use weblys_api::staff::{NO_SESSION, NOT_ACCEPTED, STEP_LEFT};
use weblys_api::users::{STALE, TAKEN};
use weblys_catalog::SelectionRefusal;
use weblys_db::DbError;
use weblys_kernel::Refusal;
use weblys_orders::OrderRefusal;
use weblys_security::SecurityRefusal;

/// Why a request was not carried out. What the caller may know is kept apart from the cause, which is logged.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// No or a wrong service credential.
    #[error("not a known service")]
    Unauthorised,
    /// There is no such thing, or the caller may not know of it.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The public site is stopped; what it holds is kept.
    #[error("{} is stopped", .0.code())]
    SiteStopped(Site),
    /// The session has no cart: never had, or it has ended.
    #[error("the session has no cart")]
    NoCart,
    /// A cart or order decision said no.
    #[error(transparent)]
    Order(#[from] OrderRefusal),
    /// Fields of a form outside the cart.
    #[error("fields are refused")]
    Fields(Vec<FieldFault>),
    /// SECURITE said no.
    #[error(transparent)]
    Security(#[from] SecurityRefusal),
    /// A step of a sign-in that is not accepted; never says why.
    #[error("the sign-in is not accepted")]
    NotAccepted,
    /// No session of the staff, or one that has ended.
    #[error("no staff session")]
    NoStaffSession,
    /// The sign-in asks for another step than this.
    #[error("the sign-in has another step left")]
    StepLeft,
    /// The sign-in is too long ago for this.
    #[error("the sign-in is too long ago")]
    NotRecent,
    /// Somebody changed it since it was shown: the thing as it is now.
    #[error("changed since it was shown")]
    Stale(Box<serde_json::Value>),
    /// A catalogue is not sound: its faults.
    #[error("the catalogue is not sound")]
    Unsound(Vec<CatalogueFault>),
    /// A file is no package of the configuration: why, as who reads it says.
    #[error("no package: {0}")]
    NoPackage(String),
    /// There are so many packages of the configuration that some must be thrown away first.
    #[error("too many packages")]
    TooManyPackages,
    /// A row of a workbook cannot tell all of it; JSON can.
    #[error("only JSON tells all of it")]
    OnlyJson,
    /// No offer can be prepared for a combination, by this code.
    #[error("no offer can be prepared: {0}")]
    Unprepared(&'static str),
    /// The login or code is another's, or what is to be made is there.
    #[error("it is there already")]
    Taken,
    /// Its author has to confirm that he means this environment.
    #[error("to be confirmed in this environment")]
    Unconfirmed(Box<serde_json::Value>),
    /// It was decided on meanwhile, or withdrawn.
    #[error("it was decided on already")]
    Decided,
    /// It takes a second person, and nobody has the right.
    #[error("nobody could be the second person")]
    NoSecond,
    /// Too much that this person asked for waits for a second person.
    #[error("too many questions wait")]
    TooManyQuestions,
    /// Another synchronisation is under way.
    #[error("it runs already")]
    Running,
    /// The same row was changed by somebody else at the same time, again and again.
    #[error("too many changes at once")]
    Contended,
    /// The operator system does not answer.
    #[error("the operator system does not answer")]
    OperatorSystem,
    /// The operator's portal does not answer.
    #[error("the portal does not answer")]
    Portal,
    /// The payment provider does not answer, or is not configured.
    #[error("the payment provider does not answer")]
    CardProvider,
    /// A mail did not leave: the mail server does not answer.
    #[error("the mail did not leave: {0}")]
    Unsent(String),
    /// A document has words that its PDF could not show; its HTML is there.
    #[error("the PDF could not show {0:?}")]
    NoPdf(char),
    /// The database.
    #[error("the database failed")]
    Database(#[from] DbError),
    /// Something that cannot happen did.
    #[error("{0}")]
    Internal(String),
}

impl ApiError {
    /// An internal error from any cause, for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// What is answered to a change of something that is not any more as it was shown.
    pub fn stale(current: &impl serde::Serialize) -> Self {
        serde_json::to_value(current).map_or_else(Self::internal, |value| Self::Stale(Box::new(value)))
    }

    /// What is answered to a change that its author has to confirm.
    pub fn unconfirmed(what: &Unconfirmed) -> Self {
        serde_json::to_value(what).map_or_else(Self::internal, |value| Self::Unconfirmed(Box::new(value)))
    }

    /// Whether somebody else does not answer for now, so that trying again later may succeed.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::OperatorSystem | Self::CardProvider | Self::Portal | Self::Unsent(_) | Self::Contended => true,
            Self::Database(error) => error.is_temporary(),
            _ => false,
        }
    }

    /// The stable code that it is told by.
    #[must_use]
    pub fn code(&self) -> String {
        self.problem().code
    }

    fn problem(&self) -> Problem {
        match self {
            Self::Unauthorised => Problem::new(401, "API-001", "Service credential missing or unknown"),
            Self::NotFound(what) => Problem::new(404, "API-002", "Not found").with_detail(format!("no such {what}")),
            Self::NoCart => Problem::new(404, "API-003", "The session has no cart"),
            // No fault of anybody's, so that nothing counts it as one: FRONT makes the page of it.
            Self::SiteStopped(_) => Problem::new(409, SITE_STOPPED, "The site is stopped"),
            Self::Order(refusal) => order_problem(refusal),
            Self::Fields(fields) => Problem::new(422, "ORD-005", "Fields are refused").with_fields(fields.clone()),
            Self::Security(refusal) => security_problem(refusal),
            Self::NotAccepted => Problem::new(422, NOT_ACCEPTED, "Not accepted"),
            Self::NoStaffSession => Problem::new(401, NO_SESSION, "Sign in first"),
            Self::StepLeft => Problem::new(403, STEP_LEFT, "The sign-in has another step left"),
            Self::NotRecent => Problem::new(409, NOT_RECENT, "The sign-in is too long ago for this"),
            Self::Stale(now) => {
                Problem::new(409, STALE, "Changed by somebody else since it was shown").with_current((**now).clone())
            }
            Self::Unsound(faults) => Problem::new(422, UNSOUND, "The catalogue is not sound")
                .with_current(serde_json::to_value(faults).unwrap_or_default()),
            Self::NoPackage(why) => {
                Problem::new(422, NO_PACKAGE, "The file is no package of the configuration").with_detail(why.clone())
            }
            Self::TooManyPackages => Problem::new(409, TOO_MANY_PACKAGES, "Throw some packages away first"),
            Self::OnlyJson => Problem::new(409, ONLY_JSON, "A row of a workbook cannot tell all of it"),
            Self::Unprepared(code) => Problem::new(422, code, "No offer can be prepared"),
            Self::Taken => Problem::new(409, TAKEN, "It is there already"),
            Self::Unconfirmed(what) => {
                Problem::new(428, UNCONFIRMED, "To be confirmed in this environment").with_current((**what).clone())
            }
            Self::Decided => Problem::new(409, DECIDED, "It was decided on already"),
            Self::NoSecond => Problem::new(409, NO_SECOND, "Nobody could be the second person"),
            Self::TooManyQuestions => Problem::new(409, TOO_MANY, "Too many questions wait"),
            Self::Running => Problem::new(409, RUNNING, "It runs already"),
            Self::Contended => Problem::new(409, "API-004", "Changed by somebody else at the same time"),
            Self::OperatorSystem => Problem::new(503, "OPS-001", "The operator system does not answer"),
            Self::Portal => Problem::new(503, PORTAL_AWAY, "The portal does not answer"),
            Self::CardProvider => Problem::new(503, "OPS-002", "The payment provider does not answer"),
            // Whoever rehearses does not answer with it.
            Self::Database(DbError::Rehearsed) => Problem::new(409, "API-009", "Only rehearsed"),
            Self::Database(error) if error.is_temporary() => Problem::new(503, "API-005", "Too busy, try again"),
            Self::NoPdf(_) => Problem::new(422, "API-008", "The fonts of the PDF lack a character of this document"),
            Self::Unsent(_) | Self::Database(_) | Self::Internal(_) => Problem::new(500, "API-006", "Internal error"),
        }
    }
}

fn security_problem(refusal: &SecurityRefusal) -> Problem {
    use SecurityRefusal as R;
    let status = match refusal {
        R::NoRight(_)
        | R::OutsidePerimeter
        | R::GivesMore(_)
        | R::Stronger(_)
        | R::OwnRights
        | R::OwnGroup
        | R::OnBehalf
        | R::NotIndependent
        | R::NotInProd => 403,
        R::LastAdministrator | R::NotApproved | R::AlreadyApproved | R::RequestLapsed => 409,
        _ => 422,
    };
    Problem::new(status, refusal.code(), &refusal.to_string())
}

fn order_problem(refusal: &OrderRefusal) -> Problem {
    let status = match refusal {
        OrderRefusal::ImpossibleCartMove { .. }
        | OrderRefusal::ImpossibleOrderMove { .. }
        | OrderRefusal::StepMissing(_)
        | OrderRefusal::SlotTaken
        | OrderRefusal::SlotLapsed
        | OrderRefusal::SummaryOutdated
        | OrderRefusal::CatalogueChanged => 409,
        _ => 422,
    };
    let problem = Problem::new(status, refusal.code(), &refusal.to_string());
    match refusal {
        OrderRefusal::Fields(fields) => problem.with_fields(
            fields.iter().map(|fault| FieldFault { field: fault.field.clone(), code: fault.code.to_owned() }).collect(),
        ),
        OrderRefusal::Selection(refusals) => problem.with_fields(
            refusals
                .iter()
                .map(|refusal| FieldFault { field: field_of(refusal).to_owned(), code: refusal.code().to_owned() })
                .collect(),
        ),
        _ => problem,
    }
}

/// What a form names: the coupon's field, else the code of what was chosen.
fn field_of(refusal: &SelectionRefusal) -> &str {
    match refusal {
        SelectionRefusal::CouponUnknown { .. }
        | SelectionRefusal::CouponNotApplicable { .. }
        | SelectionRefusal::CouponSpent { .. } => "coupon",
        other => other.subject().unwrap_or_default(),
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let problem = self.problem();
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if status.is_server_error() {
            tracing::error!(code = problem.code, error = ?self, "request failed");
        } else {
            tracing::debug!(code = problem.code, error = %self, "request refused");
        }
        answer(status, problem)
    }
}

fn answer(status: StatusCode, problem: Problem) -> Response {
    let mut response = (status, Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// Makes problems of what is refused before a handler is reached: no such path, a body that cannot be read or is too
/// large, a request that takes too long.
pub async fn as_problem(response: Response) -> Response {
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    if !refused || response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == MEDIA_TYPE) {
        return response;
    }
    answer(status, Problem::new(status.as_u16(), "API-007", status.canonical_reason().unwrap_or("Refused")))
}
