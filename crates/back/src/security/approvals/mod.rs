//! The second person: what PROD does only when somebody else agrees (WCF-11).
//!
//! What this is: the gate that every change of the staff passes ([`gate`]), the question that is kept ([`ask`]) after it
//! was rehearsed ([`rehearsal`]), what is decided on it here, and how it is done ([`replay`]). What it is not: the decision
//! who may agree, which is `weblys_security::approval`'s.

pub mod ask;
pub mod gate;
pub mod rehearsal;
mod replay;

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::notices::{self, Notice, To};
use crate::security::store::access;
use crate::security::store::approval::{self as store, Decision, Kept, Wanted};
use crate::state::App;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;
use weblys_api::approvals::{ApprovalQuery, ApprovalRow, ApprovalState, DecideApproval, LONGEST_REASON};
use weblys_api::notices::NoticeKind;
use weblys_api::page::{Page, Window};
use weblys_api::problem::FieldFault;
use weblys_api::security::Right;
use weblys_db::{Durability, Tx};
use weblys_security::approval::approve;
use weblys_security::{Perimeter, Request as Question, SecurityRefusal};

/// Two of whom one gave the other his access are no two persons for so long afterwards: they could be the same.
pub const INDEPENDENT_AFTER: TimeDelta = TimeDelta::days(30);
/// What was asked for is told of for so long.
pub const KEPT: TimeDelta = TimeDelta::days(365);
/// One that was agreed to and of which nothing was heard since is done again: its process was lost.
const UNHEARD: TimeDelta = TimeDelta::minutes(1);

fn sees_all(signed: &Signed) -> bool {
    let rights = signed.actor.rights;
    rights.contains(Right::EnvironmentsRead) || rights.contains(Right::EnvironmentsApprove)
}

/// What somebody asked for may be about anybody: who reaches a part only is shown that, and decides nothing.
fn reaches_all(signed: &Signed) -> bool {
    signed.actor.perimeter == Perimeter::default()
}

/// `GET /v1/approvals`.
pub async fn list(app: &App, signed: &Signed, query: &ApprovalQuery) -> Result<Page<ApprovalRow>, ApiError> {
    let window = Window::of(query.page, query.size);
    let whose = (!sees_all(signed)).then_some(signed.actor.user_id);
    let wanted = Wanted { query, whose, now: app.now() };
    let (rows, total) = store::list(&app.db, wanted, (window.limit(), window.offset())).await?;
    Ok(window.with(rows.into_iter().map(|kept| row(app, signed, kept)).collect(), total))
}

/// `GET /v1/approvals/{approval_id}`.
pub async fn show(app: &App, signed: &Signed, approval_id: Uuid) -> Result<ApprovalRow, ApiError> {
    let kept = found(app, approval_id).await?;
    if !sees_all(signed) && kept.question.requested_by != signed.actor.user_id {
        return Err(ApiError::NotFound("approval"));
    }
    Ok(row(app, signed, kept))
}

async fn found(app: &App, approval_id: Uuid) -> Result<Kept, ApiError> {
    store::find(&app.db, approval_id, app.now()).await?.ok_or(ApiError::NotFound("approval"))
}

fn row(app: &App, signed: &Signed, kept: Kept) -> ApprovalRow {
    let is_own = kept.question.requested_by == signed.actor.user_id;
    let may_see = is_own || reaches_all(signed);
    let may_decide = may_see && is_open(&kept, app.now()) && kept.question.may_be_decided_by(&signed.actor).is_ok();
    ApprovalRow {
        approval_id: kept.approval_id,
        operation: kept.operation,
        requester: kept.requester,
        on_behalf_of: kept.behalf_login,
        requested_at: kept.question.requested_at,
        lapses_at: kept.lapses_at,
        foreseen: if may_see { kept.foreseen } else { Vec::new() },
        state: kept.state,
        decider: kept.decider,
        decided_at: kept.decided_at,
        reason: kept.reason,
        outcome: kept.outcome,
        is_own,
        may_decide,
    }
}

/// Whether somebody can still decide on it: it waits, or whoever did what was agreed to is lost.
fn is_open(kept: &Kept, now: DateTime<Utc>) -> bool {
    match kept.state {
        ApprovalState::Waiting => true,
        ApprovalState::Agreed => kept.decided_at.is_some_and(|at| now >= at + UNHEARD) && now < kept.lapses_at,
        _ => false,
    }
}

/// `PUT /v1/approvals/{approval_id}`: agreed to, it is done before this answers.
pub async fn decide(
    app: &App,
    person: &Person,
    signed: &Signed,
    approval_id: Uuid,
    to: &DecideApproval,
) -> Result<ApprovalRow, ApiError> {
    let reason = to.reason.trim();
    if reason.chars().count() > LONGEST_REASON {
        let code = "VAL-002".to_owned();
        return Err(ApiError::Fields(vec![FieldFault { field: "reason".to_owned(), code }]));
    }
    let (kept, now) = (found(app, approval_id).await?, app.now().trunc_subsecs(6));
    kept.question.may_be_decided_by(&signed.actor)?;
    // What somebody agreed to may have been done: it is not refused any more.
    if !is_open(&kept, now) || (!to.agrees && kept.state != ApprovalState::Waiting) {
        return Err(ApiError::Decided);
    }
    let (asker, since) = (kept.question.requested_by, now - INDEPENDENT_AFTER);
    if access::depend(&app.db, asker, signed.actor.user_id, since).await? {
        return Err(SecurityRefusal::NotIndependent.into());
    }
    if !reaches_all(signed) {
        return Err(SecurityRefusal::OutsidePerimeter.into());
    }
    if to.agrees {
        agree(app, person, signed, &kept, now).await?;
    } else {
        refuse(app, person, signed, &kept, (now, reason)).await?;
    }
    Ok(row(app, signed, found(app, approval_id).await?))
}

async fn agree(app: &App, person: &Person, signed: &Signed, kept: &Kept, now: DateTime<Utc>) -> Result<(), ApiError> {
    let agreed = approve(Question { approval: None, ..kept.question }, &signed.actor, now)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    move_on(&mut tx, signed, kept, ApprovalState::Agreed, (now, "")).await?;
    told(tx, app, person, signed, ("approval.agree", kept, "")).await?;
    agreed.may_run(now)?;
    // It goes on when whoever agreed does not wait.
    let (app, kept) = (app.clone(), kept.clone());
    let ending = tokio::spawn(async move {
        // Agreed to a second time: whoever did it may have come to its end without telling.
        let is_done = kept.state == ApprovalState::Agreed && store::was_done(&app.db, &kept).await?;
        let outcome = if is_done { Ok(()) } else { replay::carry_out(&app, &kept).await };
        ended(&app, &kept, now, &outcome).await
    });
    ending.await.map_err(ApiError::internal)?
}

/// Keeps how it ended, and tells who asked.
async fn ended(app: &App, kept: &Kept, agreed_at: DateTime<Utc>, outcome: &Result<(), String>) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    if store::end(&mut tx, kept.approval_id, agreed_at, outcome).await? {
        tell_requester(&mut tx, kept, app.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn refuse(
    app: &App,
    person: &Person,
    signed: &Signed,
    kept: &Kept,
    (now, reason): (DateTime<Utc>, &str),
) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    move_on(&mut tx, signed, kept, ApprovalState::Refused, (now, reason)).await?;
    tell_requester(&mut tx, kept, now).await?;
    told(tx, app, person, signed, ("approval.refuse", kept, reason)).await
}

/// `DELETE /v1/approvals/{approval_id}`: by who asked; taken back twice, it is taken back.
pub async fn withdraw(app: &App, person: &Person, signed: &Signed, approval_id: Uuid) -> Result<(), ApiError> {
    let (kept, now) = (found(app, approval_id).await?, app.now().trunc_subsecs(6));
    if kept.question.requested_by != signed.actor.user_id {
        return Err(ApiError::NotFound("approval"));
    }
    match kept.state {
        ApprovalState::Withdrawn => Ok(()),
        ApprovalState::Waiting => {
            let mut tx = app.db.begin(Durability::Full).await?;
            move_on(&mut tx, signed, &kept, ApprovalState::Withdrawn, (now, "")).await?;
            told(tx, app, person, signed, ("approval.withdraw", &kept, "")).await
        }
        _ => Err(ApiError::Decided),
    }
}

async fn move_on(
    tx: &mut Tx,
    signed: &Signed,
    kept: &Kept,
    to: ApprovalState,
    (at, reason): (DateTime<Utc>, &str),
) -> Result<(), ApiError> {
    let by = (signed.actor.user_id, signed.actor.login.as_str());
    let from = (kept.state, kept.decided_at);
    let decision = Decision { approval_id: kept.approval_id, from, to, by, at, reason };
    if store::decide(tx, &decision).await? { Ok(()) } else { Err(ApiError::Decided) }
}

async fn told(
    mut tx: Tx,
    app: &App,
    person: &Person,
    signed: &Signed,
    (action, kept, reason): (&'static str, &Kept, &str),
) -> Result<(), ApiError> {
    let subject = kept.approval_id.to_string();
    let deed = Deed { action, subject_kind: "approval", subject: &subject };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.after = Some(json!({
        "operation": kept.operation, "requester": kept.requester, "correlation": kept.correlation, "reason": reason,
    }));
    audit::store::append(&mut tx, entry).await?;
    Ok(tx.commit().await?)
}

async fn tell_requester(tx: &mut Tx, kept: &Kept, at: DateTime<Utc>) -> Result<(), ApiError> {
    let (to, target) = (To::User(kept.question.requested_by), kept.approval_id.to_string());
    // Which one, its page says: words of an operation are FRONT's.
    let notice = Notice { to, kind: NoticeKind::ApprovalDecided, subject: &kept.operation, target: &target };
    notices::tell(tx, notice, at).await
}
