//! Asking: what takes a second person is rehearsed, so that who asked hears at once what is wrong with it and the second
//! person sees what would change; then it waits, exactly as it was asked for.

use super::rehearsal::{self, Rehearsed};
use crate::auth::token_hash;
use crate::error::ApiError;
use crate::router::LARGEST_BODY;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::notices::{self, Notice, To};
use crate::security::store::approval::{self as store, Asked};
use crate::state::App;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::SubsecRound;
use serde_json::json;
use uuid::Uuid;
use weblys_api::approvals::{ForeseenChange, WAITS_HEADER};
use weblys_api::notices::NoticeKind;
use weblys_api::operations::Operation;
use weblys_api::security::Right;
use weblys_db::{Durability, Tx};
use weblys_security::{AuditEntry, Request as Question, SecurityRefusal, UserId};

/// So many of one person's questions wait at once at most: each asks for the time of others.
const MOST_WAITING: i64 = 20;
/// So many people are told of one question at most.
const MOST_TOLD: usize = 50;

/// Answers as the operation would when it refuses or has nothing to do; otherwise what it asks for waits.
pub async fn ask(app: &App, operation: &'static Operation, signed: &Signed, request: Request, next: Next) -> Response {
    if signed.behalf.is_some() {
        // His consent is for now, the answer may come tomorrow.
        return ApiError::from(SecurityRefusal::OnBehalf).into_response();
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let Ok(text) = String::from_utf8(body.to_vec()) else { return StatusCode::BAD_REQUEST.into_response() };
    let Ok(person) = Person::from_request_parts(&mut parts, app).await;
    let target = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let rehearsed = rehearsal::rehearse(next.run(Request::from_parts(parts, Body::from(body)))).await;
    let Rehearsed { answer, changes: true, entries } = rehearsed else { return rehearsed.answer };
    drop(answer);
    let asked = Asked { operation, target, body: text, foreseen: entries.into_iter().map(foreseen).collect() };
    match keep(app, signed, &person, &asked).await {
        Ok(approval_id) => waits(approval_id),
        Err(error) => error.into_response(),
    }
}

fn waits(approval_id: Uuid) -> Response {
    let mut response = StatusCode::ACCEPTED.into_response();
    if let Ok(value) = HeaderValue::from_str(&approval_id.to_string()) {
        response.headers_mut().insert(WAITS_HEADER, value);
    }
    response
}

fn foreseen(entry: AuditEntry) -> ForeseenChange {
    let entry = entry.without_secrets();
    let changes = crate::security::wire::changed(entry.before.as_ref(), entry.after.as_ref());
    ForeseenChange { action: entry.action, subject_kind: entry.subject_kind, subject: entry.subject, changes }
}

/// Keeps what was asked for, once; tells those who may agree.
async fn keep(app: &App, signed: &Signed, person: &Person, asked: &Asked) -> Result<Uuid, ApiError> {
    let now = app.now().trunc_subsecs(6);
    let question = Question {
        requested_by: signed.actor.user_id,
        on_behalf_of: signed.actor.on_behalf_of,
        requested_at: now,
        approval: None,
    };
    let seconds = seconds(app, &question);
    if seconds.is_empty() {
        return Err(ApiError::NoSecond);
    }
    let approval_id = Uuid::now_v7();
    let mut tx = app.db.begin(Durability::Full).await?;
    store::lapse(&mut tx, now).await?;
    let same = token_hash(&format!("{}\n{}\n{}", asked.operation.name, asked.target, asked.body));
    let new = store::New { approval_id, question: &question, asked, same: &same, signed, person };
    if !store::insert(&mut tx, &new).await? {
        tx.rollback().await?;
        return store::same(&app.db, signed.actor.user_id, &same).await?.ok_or(ApiError::Contended);
    }
    if store::waiting(&mut tx, signed.actor.user_id).await? > MOST_WAITING {
        tx.rollback().await?;
        return Err(ApiError::TooManyQuestions);
    }
    for user_id in seconds {
        tell(&mut tx, user_id, signed, approval_id, now).await?;
    }
    let subject = approval_id.to_string();
    let deed = Deed { action: "approval.ask", subject_kind: "approval", subject: &subject };
    let mut entry = audit::by(signed, person, deed, now);
    let on: Vec<&str> = asked.foreseen.iter().map(|change| change.subject.as_str()).collect();
    entry.after = Some(json!({"operation": asked.operation.name, "on": on}));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(approval_id)
}

/// Who may be the second person.
fn seconds(app: &App, question: &Question) -> Vec<UserId> {
    let held = app.directory.held();
    let may = |user_id: &UserId| question.requested_by != *user_id && question.on_behalf_of != Some(*user_id);
    held.holders(Right::EnvironmentsApprove).filter(may).take(MOST_TOLD).collect()
}

async fn tell(
    tx: &mut Tx,
    user_id: UserId,
    signed: &Signed,
    approval_id: Uuid,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), ApiError> {
    let target = approval_id.to_string();
    let subject = signed.actor.login.as_str();
    notices::tell(tx, Notice { to: To::User(user_id), kind: NoticeKind::ApprovalAsked, subject, target: &target }, now)
        .await
}
