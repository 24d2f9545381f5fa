//! When a page of the staff cannot be shown: sign in, take the step that is left, or read what is missing.

use crate::csrf;
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::journey::see_other;
use crate::request::{CONFIRMED, Visit};
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::words;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use weblys_api::approvals::Unconfirmed;
use weblys_api::staff::Next;

#[derive(Template)]
#[template(path = "pages/staff/problem.html")]
struct ProblemPage {
    frame: Frame,
    lead: String,
    kept: String,
    /// What was typed, to be sent again after sign-in.
    again: Vec<(String, String)>,
    is_lapsed: bool,
    correlation: String,
    is_ours: bool,
}

/// The page about a failure, or the page that helps instead.
#[must_use]
pub fn page(shop: &Shop, visit: &Visit, failure: &Failure) -> Response {
    match failure {
        Failure::SignIn => see_other(&routes::step(routes::SIGN_IN, &visit.path_and_query)),
        Failure::StepLeft(Next::SecondFactor) => see_other(&routes::step(routes::SECOND_FACTOR, &visit.path_and_query)),
        Failure::StepLeft(_) => see_other(&routes::step(routes::PASSWORD, &visit.path_and_query)),
        Failure::Waits(approval_id) => {
            see_other(&with_query(&routes::of(routes::APPROVAL, approval_id), &[("done", "asked")]))
        }
        Failure::Unconfirmed(what) => confirm(shop, visit, what),
        other => explained(shop, visit, other),
    }
}

#[derive(Template)]
#[template(path = "pages/staff/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    lead: String,
    /// The environment's code, for its colour and for the answer.
    code: &'static str,
    /// Its name, for people.
    name: String,
    /// What was posted, to be posted again.
    again: Vec<(String, String)>,
    /// Where nothing is done: the page that it came from.
    back: String,
}

/// Asks whether it is meant for this environment; what was posted is posted again with the answer.
pub(crate) fn confirm(shop: &Shop, visit: &Visit, what: &Unconfirmed) -> Response {
    let t = visit.t();
    let environment = &what.environment;
    let title = t.one("staff-confirm", "environment", environment.name.as_str());
    let is_posted = |(name, _): &&(String, String)| name != csrf::FIELD && name != CONFIRMED;
    let page = ConfirmPage {
        frame: Frame::new(shop, visit, title),
        lead: t.one("staff-confirm-lead", "action", words::operation(&what.operation, t)),
        code: environment.code.code(),
        name: environment.name.clone(),
        back: visit.came_from.clone().unwrap_or_else(|| routes::HOME.to_owned()),
        again: visit.posted.iter().flat_map(|typed| typed.pairs().iter().filter(is_posted).cloned()).collect(),
    };
    frame::page(StatusCode::PRECONDITION_REQUIRED, &page)
}

pub(crate) fn explained(shop: &Shop, visit: &Visit, failure: &Failure) -> Response {
    let t = visit.t();
    let found = failure.words(t);
    let (title, lead, kept) = match failure {
        Failure::Lapsed(_) => {
            (t.get("staff-problem-lapsed").into_owned(), t.get("staff-problem-lapsed-lead").into_owned(), String::new())
        }
        Failure::NotAllowed(right) => {
            let lead = match right {
                Some(right) => t.one("staff-problem-right", "right", words::right(*right, t)),
                None => t.get("staff-problem-right-unknown").into_owned(),
            };
            (t.get("staff-problem-not-allowed").into_owned(), lead, t.get("staff-problem-ask").into_owned())
        }
        _ => (found.title, found.lead, t.get("staff-problem-kept").into_owned()),
    };
    let again = match failure {
        Failure::Lapsed(typed) => kept_fields(typed, visit),
        _ => Vec::new(),
    };
    let page = ProblemPage {
        frame: Frame::new(shop, visit, title),
        lead,
        kept,
        again,
        is_lapsed: matches!(failure, Failure::Lapsed(_)),
        correlation: visit.correlation.clone(),
        is_ours: failure.is_ours(),
    };
    let mut response = frame::page(failure.status(), &page);
    if let Some(seconds) = failure.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// What may stand in a page again: everything but secrets and our own hidden field.
fn kept_fields(typed: &Typed, visit: &Visit) -> Vec<(String, String)> {
    // A code of a table is no secret, as one-time codes are.
    let has_codes = visit.path_and_query.starts_with(routes::CODE_TABLES);
    let is_kept = |(name, _): &&(String, String)| match name.as_str() {
        "csrf" | "old" | "new" | "again" | "password" => false,
        "code" => has_codes,
        _ => true,
    };
    typed.pairs().iter().filter(is_kept).cloned().collect()
}
