//! When a page cannot be shown: what happened, what was kept and what to do.
//!
//! What this is: [`Failure`], the one way out of a handler, and what turns it into a page in the
//! visitor's language ([`explained`]). What it is not: errors beside the fields of a
//! form, see [`crate::faults`].

use crate::frame::{self, Frame};
use crate::journey::see_other;
use crate::request::Visit;
use crate::state::Shop;
use crate::typed::Typed;
use crate::{routes, staff, stopped};
use askama::Template;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use weblys_api::approvals::{UNCONFIRMED, Unconfirmed};
use weblys_api::security::Right;
use weblys_api::sites::SITE_STOPPED;
use weblys_api::staff::{NO_SESSION, Next, STEP_LEFT};
use weblys_api::{CallError, Problem};
use weblys_i18n::Texts;

/// BACK's code for a session without a cart.
const NO_CART: &str = "API-003";
/// BACK's code for what it could not even read: an id of another shape, a body too large.
const UNREADABLE: &str = "API-007";
/// BACK's code for a right that is missing.
const NO_RIGHT: &str = "SEC-001";

/// Why a page is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No such page, or it is not this visitor's.
    NotFound,
    /// The address takes forms only, and was opened as a page.
    FormOnly,
    /// The browser owns no cart: never begun, ended, or forged.
    NoCart,
    /// The form did not come from our own page, or cookies are off.
    Forged,
    /// The form cannot be read.
    BadForm,
    /// This client asks for too much: again after so many seconds.
    TooMany {
        /// How many.
        seconds: u64,
    },
    /// BACK says no, with this stable code.
    Refused(String),
    /// The shop was stopped just now: nothing is lost.
    Stopped,
    /// BACK does not answer: nothing is lost.
    Unavailable,
    /// Something is wrong on our side.
    Broken,
    /// A page of the staff, and nobody is signed in.
    SignIn,
    /// The staff session ended while a form was filled: this is what was typed.
    Lapsed(Typed),
    /// The sign-in has a step left.
    StepLeft(Next),
    /// Signed in, without the right for it; which one, if we know.
    NotAllowed(Option<Right>),
    /// This environment does it for who confirms that he means it.
    Unconfirmed(Box<Unconfirmed>),
    /// It now waits for a second person, under this id.
    Waits(Uuid),
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        match &error {
            CallError::Unreachable(_) => Self::Unavailable,
            CallError::Unexpected(status) => Self::of_unread(*status),
            CallError::Waits(approval_id) => Self::Waits(*approval_id),
            CallError::Refused(problem) => match problem.status {
                _ if problem.code == NO_CART => Self::NoCart,
                _ if problem.code == SITE_STOPPED => Self::Stopped,
                status if problem.code == UNREADABLE => Self::of_unread(status),
                _ if problem.code == NO_SESSION => Self::SignIn,
                // Which step, its page finds out.
                _ if problem.code == STEP_LEFT => Self::StepLeft(Next::ChangePassword),
                _ if problem.code == NO_RIGHT => Self::NotAllowed(None),
                _ if problem.code == UNCONFIRMED => Self::of_unconfirmed(problem),
                // A decision of SECURITE is told as what it is.
                403 if problem.code.starts_with("SEC-0") => Self::Refused(problem.code.clone()),
                // Ours to settle between FRONT and BACK, not the visitor's.
                401 | 403 => Self::Broken,
                404 | 410 => Self::NotFound,
                429 | 502..=504 => Self::Unavailable,
                500.. => Self::Broken,
                _ => Self::Refused(problem.code.clone()),
            },
        }
    }
}

impl Failure {
    /// What is to be confirmed, as BACK tells it.
    fn of_unconfirmed(problem: &Problem) -> Self {
        let told = problem.current.clone().and_then(|told| serde_json::from_value(told).ok());
        told.map_or(Self::Broken, |told| Self::Unconfirmed(Box::new(told)))
    }

    /// What an answer without a reason of its own means: the request itself could not be read.
    const fn of_unread(status: u16) -> Self {
        match status {
            400 | 404 | 405 | 414 => Self::NotFound,
            413 | 415 | 422 => Self::BadForm,
            408 | 429 | 502..=504 => Self::Unavailable,
            _ => Self::Broken,
        }
    }

    /// The failure that an answer stands for; none when it is a page of its own.
    fn of(response: &Response) -> Option<Self> {
        let told = response.extensions().get::<Self>().cloned();
        // What the framework itself refuses, an address that is no text for example, comes as a bare line.
        let bare = || {
            let status = response.status();
            let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
            let is_page = kind.is_some_and(|kind| kind.starts_with("text/html"));
            let is_refusal = status.is_client_error() || status.is_server_error();
            (is_refusal && !is_page).then(|| Self::of_unread(status.as_u16()))
        };
        told.or_else(bare)
    }

    /// The status that the answer has.
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::FormOnly => StatusCode::METHOD_NOT_ALLOWED,
            // The address is right, the cart is gone: the page itself says where to go on.
            Self::NoCart => StatusCode::GONE,
            Self::Forged | Self::NotAllowed(_) => StatusCode::FORBIDDEN,
            Self::SignIn | Self::Lapsed(_) | Self::StepLeft(_) => StatusCode::UNAUTHORIZED,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Unconfirmed(_) => StatusCode::PRECONDITION_REQUIRED,
            Self::Waits(_) => StatusCode::ACCEPTED,
            Self::Stopped | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What happened, why, and what was kept.
    pub(crate) fn words(&self, t: &Texts) -> Words {
        let (title, lead, kept) = match self {
            Self::NotFound => ("problem-not-found", "problem-not-found-lead", "problem-not-found-kept"),
            Self::FormOnly => ("problem-form-only", "problem-form-only-lead", "problem-not-found-kept"),
            Self::NoCart => ("problem-no-cart", "problem-no-cart-lead", "problem-no-cart-kept"),
            Self::Forged => ("problem-forged", "problem-forged-lead", "problem-forged-kept"),
            Self::BadForm => ("problem-bad-form", "problem-bad-form-lead", "problem-bad-form-kept"),
            Self::TooMany { .. } => ("problem-too-many", "problem-too-many-lead", "problem-too-many-kept"),
            Self::Refused(code) => {
                let lead = refusal(code, t);
                return Words { title: t.get("problem-refused").into(), lead, kept: t.get("problem-cart-kept").into() };
            }
            Self::Stopped => ("stopped-title", "stopped-lead", "stopped-kept"),
            Self::Unavailable => ("problem-unavailable", "problem-unavailable-lead", "problem-cart-kept"),
            Self::Broken => ("problem-broken", "problem-broken-lead", "problem-cart-kept"),
            // Pages of the staff: `staff::problem` explains them.
            Self::SignIn
            | Self::Lapsed(_)
            | Self::StepLeft(_)
            | Self::NotAllowed(_)
            | Self::Unconfirmed(_)
            | Self::Waits(_) => ("staff-problem-lapsed", "staff-problem-lapsed-lead", "staff-problem-kept"),
        };
        Words { title: t.get(title).into(), lead: t.get(lead).into(), kept: t.get(kept).into() }
    }

    /// When to try again, in seconds.
    pub(crate) const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Unavailable => Some(15),
            Self::TooMany { seconds } => Some(*seconds),
            _ => None,
        }
    }

    /// Whether the log says more about it.
    pub(crate) const fn is_ours(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Unavailable | Self::Broken)
    }

    /// Where to go on: the words of the link, and its address.
    fn way_out(&self, visit: &Visit) -> (&'static str, String) {
        match self {
            Self::Unavailable | Self::Broken | Self::Forged | Self::TooMany { .. } => {
                ("problem-try-again", page_of(&visit.path_and_query))
            }
            Self::Refused(_) | Self::FormOnly if visit.session.is_some() => {
                ("problem-to-cart", routes::CHECK.to_owned())
            }
            _ => ("problem-to-shop", routes::ENTRY.to_owned()),
        }
    }
}

/// The page that a form stands on, for addresses that take forms only.
pub(crate) fn page_of(path_and_query: &str) -> String {
    match path_and_query {
        routes::CART | routes::PREFERENCES => routes::ENTRY.to_owned(),
        other => other.to_owned(),
    }
}

/// The text of a refusal, by its stable code.
#[must_use]
pub fn refusal(code: &str, t: &Texts) -> String {
    let key = format!("refusal-{code}");
    if t.has(&key) { t.get(&key).into_owned() } else { t.one("refusal-unknown", "code", code) }
}

/// What a page about a failure says.
pub(crate) struct Words {
    /// What happened.
    pub(crate) title: String,
    /// Why.
    pub(crate) lead: String,
    /// What was kept.
    pub(crate) kept: String,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "pages/shop/problem.html")]
struct ProblemPage {
    frame: Frame,
    words: Words,
    action: String,
    href: String,
    correlation: String,
    /// Whether customer service can find more about it.
    is_ours: bool,
}

/// Turns a failure into a page; any other answer stays as it is.
pub fn explained(shop: &Shop, visit: &Visit, response: Response) -> Response {
    let Some(failure) = Failure::of(&response) else { return response };
    if failure.is_ours() {
        let path = visit.path_and_query.split('?').next().unwrap_or_default();
        tracing::warn!(correlation = visit.correlation, path, ?failure, "a page could not be shown");
    }
    let path = visit.path_and_query.split('?').next().unwrap_or_default();
    let mut page = if routes::staff::is_staff(path) {
        staff::problem::page(shop, visit, &failure)
    } else {
        page(shop, visit, &failure)
    };
    if let Some(methods) = response.headers().get(ALLOW) {
        page.headers_mut().insert(ALLOW, methods.clone());
    }
    page
}

fn page(shop: &Shop, visit: &Visit, failure: &Failure) -> Response {
    if *failure == Failure::Stopped {
        return stopped::page(shop, visit);
    }
    let t = visit.t();
    let words = failure.words(t);
    let (action, href) = failure.way_out(visit);
    let frame = Frame::new(shop, visit, words.title.clone());
    let action = t.get(action).into_owned();
    let page =
        ProblemPage { frame, words, action, href, correlation: visit.correlation.clone(), is_ours: failure.is_ours() };
    let mut response = frame::page(failure.status(), &page);
    if let Some(seconds) = failure.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// What is shown where no page is.
pub async fn not_found() -> Failure {
    Failure::NotFound
}

/// What is shown where only a form may be sent: to the staff the page that it stands on.
pub async fn form_only(method: Method, uri: Uri) -> Result<Response, Failure> {
    let path = uri.path();
    if matches!(method, Method::GET | Method::HEAD) && routes::staff::is_staff(path) {
        return Ok(see_other(&routes::staff::page_before(path)));
    }
    Err(Failure::FormOnly)
}

#[cfg(test)]
mod tests;
