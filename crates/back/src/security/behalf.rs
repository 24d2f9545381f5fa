//! Acting in a user's name for support: he tells a code, which works once and for some minutes; then the session of
//! whoever typed it acts for him, for half an hour at most, until one of both ends it.
//!
//! Who acts stays himself: every entry of the audit trail has both. What his own sign-in is about he does not do meanwhile
//! ([`is_own_affair`]), nor users, groups or approvals, which the domain refuses.

use crate::auth::{new_token, token_hash};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::notices::{self, Notice, To};
use crate::security::store::{consent, session};
use crate::security::users::{Desk, one_time_password};
use crate::state::App;
use chrono::TimeDelta;
use subtle::ConstantTimeEq;
use weblys_api::behalf::{ActFor, ConsentCode, ConsentState};
use weblys_api::notices::NoticeKind;
use weblys_api::operations::{Access, Operation};
use weblys_api::staff::{Next, SignedIn};
use weblys_db::{Durability, Tx};
use weblys_security::UserId;
use weblys_security::grant::act_for;

/// How long a code works.
const CODE_WORKS: TimeDelta = TimeDelta::minutes(10);
/// How long somebody acts for another at most.
const ACTS: TimeDelta = TimeDelta::minutes(30);
/// After so many wrong codes it is no consent any more.
const MOST_FAILURES: i64 = 5;
/// What somebody does of his own while he acts for another: reading aside.
const ALLOWED: [&str; 7] = [
    "staff_sign_out",
    "staff_on_behalf_end",
    "staff_notices_read",
    "staff_notice_read",
    "staff_draft_save",
    "staff_draft_drop",
    "staff_list_export",
];

/// Whether an operation is one's own affair, which nobody does while he acts for another.
#[must_use]
pub fn is_own_affair(operation: &Operation) -> bool {
    let is_own = matches!(operation.access, Access::Started | Access::SignedIn);
    let reads = operation.method.as_str() == "GET";
    is_own && !reads && !ALLOWED.contains(&operation.name)
}

/// `GET /v1/staff/consent`.
pub async fn state(app: &App, signed: &Signed) -> Result<ConsentState, ApiError> {
    let (user_id, now) = (signed.actor.user_id, app.now());
    let (open, acting) = tokio::try_join!(consent::of(&app.db, user_id), consent::acting(&app.db, user_id, now))?;
    let held = app.directory.held();
    let login = |(_, user_id): &(_, UserId)| held.user(*user_id).map(|user| user.login.to_string());
    let open_until = open.map(|open| open.until).filter(|until| *until > now);
    Ok(ConsentState { open_until, acting: acting.iter().filter_map(login).collect() })
}

/// `POST /v1/staff/consent`.
pub async fn give(app: &App, person: &Person, signed: &Signed) -> Result<ConsentCode, ApiError> {
    // Two groups of four: short enough for the telephone, and few tries are looked at.
    let code: String = one_time_password().chars().take(9).collect();
    let until = app.now() + CODE_WORKS;
    let mut tx = app.db.begin(Durability::Full).await?;
    consent::keep(&mut tx, signed.actor.user_id, &hash(&code), until).await?;
    tell(app, &mut tx, person, signed, ("consent.give", signed.actor.login.as_str())).await?;
    tx.commit().await?;
    Ok(ConsentCode { code, until })
}

/// As it is read over the telephone: capitals, spaces and hyphens do not matter.
fn hash(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    token_hash(&plain.to_ascii_lowercase())
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    signed: &Signed,
    (action, subject): (&'static str, &str),
) -> Result<(), ApiError> {
    let deed = Deed { action, subject_kind: "user", subject };
    audit::store::append(tx, audit::by(signed, person, deed, app.now())).await.map(drop)
}

/// `DELETE /v1/staff/consent`: whoever acts in his name is signed out at once.
pub async fn withdraw(app: &App, person: &Person, signed: &Signed) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    consent::remove(&mut tx, signed.actor.user_id).await?;
    for (session_id, user_id) in consent::acting(&mut tx, signed.actor.user_id, app.now()).await? {
        session::end_one(&mut tx, user_id, session_id).await?;
    }
    tell(app, &mut tx, person, signed, ("consent.withdraw", signed.actor.login.as_str())).await?;
    Ok(tx.commit().await?)
}

/// `POST /v1/users/{user_id}/on-behalf`. Whatever is wrong with the code is answered alike.
pub async fn act(
    app: &App,
    person: &Person,
    signed: &Signed,
    user_id: UserId,
    typed: &ActFor,
) -> Result<SignedIn, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    let user = desk.user(&mut tx, user_id).await?;
    act_for(&desk.actor, &user, &desk.groups)?;
    let found = consent::tried(&mut tx, user_id).await?;
    let is_his = found.as_ref().is_some_and(|found| {
        let is_same = bool::from(found.code_hash.as_bytes().ct_eq(hash(&typed.code).as_bytes()));
        is_same && found.until > app.now() && found.failures <= MOST_FAILURES
    });
    if !is_his {
        if found.is_some_and(|found| found.failures >= MOST_FAILURES) {
            consent::remove(&mut tx, user_id).await?;
        }
        tell(app, &mut tx, person, signed, ("user.on_behalf_failed", user.login.as_str())).await?;
        tx.commit().await?;
        return Err(ApiError::NotAccepted);
    }
    consent::remove(&mut tx, user_id).await?;
    let subject = signed.actor.login.as_str();
    let notice = Notice { to: To::User(user_id), kind: NoticeKind::OnBehalf, subject, target: "" };
    notices::tell(&mut tx, notice, app.now()).await?;
    let token = new_token();
    let turn = (signed.token_hash.as_str(), &*token_hash(&token));
    if !consent::act(&mut tx, turn, user_id, app.now() + ACTS).await? {
        return Err(ApiError::NoStaffSession);
    }
    tell(app, &mut tx, person, signed, ("user.on_behalf", user.login.as_str())).await?;
    tx.commit().await?;
    Ok(SignedIn { token, next: Next::Done })
}

/// `DELETE /v1/staff/on-behalf`.
pub async fn stop(app: &App, person: &Person, signed: &Signed) -> Result<SignedIn, ApiError> {
    let login = signed.behalf.as_ref().map(|user| user.login.to_string()).ok_or(ApiError::NotFound("acting"))?;
    let token = new_token();
    let mut tx = app.db.begin(Durability::Full).await?;
    if !consent::stop(&mut tx, (&signed.token_hash, &token_hash(&token))).await? {
        return Err(ApiError::NoStaffSession);
    }
    tell(app, &mut tx, person, signed, ("user.on_behalf_end", &login)).await?;
    tx.commit().await?;
    Ok(SignedIn { token, next: Next::Done })
}
