//! What an environment does with a change that its staff asks for: at once, for who confirms it, with a second person, or
//! not at all (WCF-11).

use super::ask;
use crate::config::security::Security;
use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::state::App;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use weblys_api::approvals::{CONFIRMED_HEADER, EnvironmentRule, EnvironmentRules, Unconfirmed};
use weblys_api::operations::{Access, OPERATIONS, Operation};
use weblys_api::security::{InProd, Right, RightSet};
use weblys_security::Environment;
use weblys_security::approval::Course;

/// Lets a request go on that its author may make.
pub async fn pass(app: &App, operation: &'static Operation, request: Request, next: Next) -> Response {
    let settings = &app.config.security;
    if !operation.is_change() {
        return next.run(request).await;
    }
    match settings.rule(operation).course(settings.environment) {
        Ok(Course::AtOnce) => next.run(request).await,
        Ok(Course::AfterConfirmation) if confirms(request.headers(), settings.environment) => next.run(request).await,
        Ok(Course::AfterConfirmation) => {
            let what = Unconfirmed { operation: operation.name.to_owned(), environment: settings.view() };
            ApiError::unconfirmed(&what).into_response()
        }
        Ok(Course::AfterApproval) => match request.extensions().get::<Signed>().cloned() {
            Some(signed) => ask::ask(app, operation, &signed, request, next).await,
            None => ApiError::NoStaffSession.into_response(),
        },
        Err(refusal) => ApiError::from(refusal).into_response(),
    }
}

fn confirms(headers: &HeaderMap, environment: Environment) -> bool {
    headers.get(CONFIRMED_HEADER).is_some_and(|code| code == environment.code())
}

/// What this environment does with each change.
#[must_use]
pub fn rules(settings: &Security) -> EnvironmentRules {
    let rule = |operation: &'static Operation| match operation.access {
        Access::Staff(right) if operation.is_change() => Some(EnvironmentRule {
            operation: operation.name.to_owned(),
            right,
            rule: if settings.environment == Environment::Prod { settings.rule(operation) } else { InProd::AtOnce },
            is_set: settings.in_prod.contains_key(operation.name),
        }),
        _ => None,
    };
    EnvironmentRules { environment: settings.view(), rules: OPERATIONS.iter().filter_map(rule).collect() }
}

/// The rights that are worth something here: without those by which this environment does nothing.
#[must_use]
pub fn worth(settings: &Security, rights: RightSet) -> RightSet {
    let does = |operation: &Operation| settings.rule(operation).course(settings.environment).is_ok();
    let is_worth = |right: &Right| {
        let changes = OPERATIONS.iter().filter(|one| one.is_change() && one.access == Access::Staff(*right));
        let mut changes = changes.peekable();
        changes.peek().is_none() || changes.any(does)
    };
    rights.iter().filter(is_worth).collect()
}
