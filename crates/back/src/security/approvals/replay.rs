//! Doing what a second person agreed to: the same request again, in the name of who asked, with the rights that he has
//! now. It passes every check of its operation a second time; what changed meanwhile, its versions find.

use crate::error::ApiError;
use crate::router;
use crate::security::actor::Signed;
use crate::security::store::approval::Kept;
use crate::state::App;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use tower::ServiceExt;
use weblys_api::Problem;
use weblys_api::client::CORRELATION_HEADER;
use weblys_api::operations::{Access, Operation};
use weblys_api::staff::{ADDRESS_HEADER, Next};
use weblys_security::grant::act_for;
use weblys_security::{Actor, Level, SecurityRefusal, StaffSession, User, UserState};

/// So much of a refusal is read, in bytes.
const LARGEST_ANSWER: usize = 64 * 1024;

/// Does it; gives the code of why it could not be done.
pub async fn carry_out(app: &App, kept: &Kept) -> Result<(), String> {
    let request = prepared(app, kept).map_err(|error| error.code())?;
    let Ok(answer) = router::operations().with_state(app.clone()).oneshot(request).await;
    if answer.status().is_success() { Ok(()) } else { Err(code_of(answer).await) }
}

async fn code_of(answer: Response) -> String {
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), LARGEST_ANSWER).await.unwrap_or_default();
    serde_json::from_slice::<Problem>(&body).map_or_else(|_| format!("HTTP-{status}"), |problem| problem.code)
}

fn prepared(app: &App, kept: &Kept) -> Result<Request, ApiError> {
    let operation = Operation::named(&kept.operation).ok_or(ApiError::NotFound("operation"))?;
    let Access::Staff(right) = operation.access else { return Err(ApiError::NotFound("operation")) };
    let settings = &app.config.security;
    settings.rule(operation).course(settings.environment)?;
    let signed = in_his_name(app, kept)?;
    signed.actor.must(right)?;
    let request = Request::builder()
        .method(kept.method.as_str())
        .uri(&kept.target)
        .header(CONTENT_TYPE, "application/json")
        .header(CORRELATION_HEADER, &kept.correlation)
        .header(ADDRESS_HEADER, &kept.address)
        .extension(signed);
    request.body(Body::from(kept.body.clone())).map_err(ApiError::internal)
}

/// Who asked, as he is now.
fn in_his_name(app: &App, kept: &Kept) -> Result<Signed, ApiError> {
    let held = app.directory.held();
    let find = |user_id| {
        let user: Option<&User> = held.user(user_id).filter(|user| user.state == UserState::Active);
        user.cloned().ok_or(SecurityRefusal::Disabled)
    };
    let user = find(kept.question.requested_by)?;
    let own = Actor {
        user_id: user.user_id,
        login: user.login.clone(),
        rights: user.rights(held.groups()),
        perimeter: user.perimeter(),
        on_behalf_of: None,
    };
    let behalf = kept.question.on_behalf_of.map(find).transpose()?;
    let actor = match &behalf {
        Some(other) => act_for(&own, other, held.groups())?,
        None => own,
    };
    // What he asked for is no session: nothing that is about one can wait.
    let session = StaffSession {
        session_id: kept.approval_id,
        user_id: user.user_id,
        created_at: kept.question.requested_at,
        last_seen_at: kept.question.requested_at,
        address: kept.address.clone(),
        agent: String::new(),
        level: Level::Password,
        on_behalf_of: kept.question.on_behalf_of,
    };
    Ok(Signed { actor, user, session, next: Next::Done, token_hash: String::new(), behalf })
}
