//! Signing in, step by step, and out: each step gives the session another token.
//!
//! Whatever is not accepted is answered alike, after the same work: nobody learns who exists, is locked or disabled.
//! Failures are forgotten only by a sign-in that is complete, so that a known password gives no more tries of codes.

use crate::auth::{new_token, token_hash};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::store::address;
use crate::security::store::credential::{self, Credential};
use crate::security::store::session::{self, Step};
use crate::security::store::user;
use crate::state::App;
use weblys_api::staff::{Next, SecondFactor, SignIn, SignedIn};
use weblys_db::{Durability, Tx};
use weblys_security::lockout::{self, ADDRESS, Verdict};
use weblys_security::{Failures, Level, Login, StaffSession, User, UserId, password, totp};

/// `POST /v1/staff/session`: the password.
pub async fn by_password(app: &App, person: &Person, typed: SignIn) -> Result<SignedIn, ApiError> {
    let login = Login::parse(&typed.login).ok();
    let user = match &login {
        Some(login) => user::by_login(&app.db, login).await?,
        None => None,
    };
    let kept = match &user {
        Some(user) => credential::password_hash(&app.db, user.user_id).await?,
        None => None,
    };
    let is_right = app.hasher.verify(password::normalise(&typed.password), kept.clone()).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let from = address::locked(&mut tx, &person.address, app.now()).await?;
    let is_heard = ADDRESS.decide(&from, app.now()) == Verdict::Allowed;
    if let Some(user) = user {
        let credential = credential::locked(&mut tx, user.user_id).await?;
        let is_his = is_right && credential.password_hash == kept && user.may_sign_in().is_ok();
        if is_his && is_heard && is_looked_at(app, &credential) {
            let opened = Opened { user: &user, level: Level::Password, by: None };
            let signed_in = open(app, &mut tx, person, &credential, opened).await?;
            tx.commit().await?;
            return Ok(signed_in);
        }
        // From an address that is not heard nobody is tried: its failures are nobody's.
        if is_heard {
            count_failure(app, &mut tx, user.user_id, &credential).await?;
        }
    }
    address::set_failures(&mut tx, &person.address, ADDRESS.after_failure(&from, app.now())).await?;
    let typed = login.as_ref().map_or("", Login::as_str);
    let deed = Deed { action: "staff.sign_in_failed", subject_kind: "user", subject: typed };
    audit::store::append(&mut tx, audit::by_name(typed, person, deed, app.now())).await?;
    tx.commit().await?;
    Err(ApiError::NotAccepted)
}

/// Whether a try counts at all: not while he is locked out.
pub(super) fn is_looked_at(app: &App, credential: &Credential) -> bool {
    lockout::decide(&credential.failures, app.now()) == Verdict::Allowed
}

/// One failure more.
pub(super) async fn count_failure(app: &App, tx: &mut Tx, user_id: UserId, of: &Credential) -> Result<(), ApiError> {
    credential::set_failures(tx, user_id, of.failures.after_failure(app.now())).await
}

/// A sign-in whose first step is accepted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opened<'a> {
    /// Whose it is.
    pub user: &'a User,
    /// How surely.
    pub level: Level,
    /// By what, when it was not by a password.
    pub by: Option<&'static str>,
}

/// Opens a session in place of the one that there was. Who has a second factor gives it still, unless he has.
pub(super) async fn open(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    credential: &Credential,
    opened: Opened<'_>,
) -> Result<SignedIn, ApiError> {
    let asks_for_factor = credential.totp_confirmed && opened.level < Level::SecondFactor;
    // A first password is nothing to whoever signs in by something else.
    let after = if opened.by.is_none() { after_factors(credential) } else { Next::Done };
    let next = if asks_for_factor { Next::SecondFactor } else { after };
    let token = new_token();
    let session = StaffSession {
        session_id: uuid::Uuid::now_v7(),
        user_id: opened.user.user_id,
        created_at: app.now(),
        last_seen_at: app.now(),
        address: person.address.clone(),
        agent: person.agent.clone(),
        level: opened.level,
        on_behalf_of: None,
    };
    if let Some(before) = &person.token_hash {
        session::end(tx, before).await?;
    }
    session::insert(tx, &session, next, &token_hash(&token)).await?;
    if next == Next::Done {
        complete(app, tx, person, opened.user, opened.by).await?;
    }
    Ok(SignedIn { token, next })
}

/// Who has no password chooses none: he comes through the portal.
const fn after_factors(credential: &Credential) -> Next {
    if credential.must_change && credential.password_hash.is_some() { Next::ChangePassword } else { Next::Done }
}

/// The last step is done.
pub(super) async fn complete(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    user: &User,
    by: Option<&'static str>,
) -> Result<(), ApiError> {
    credential::set_failures(tx, user.user_id, Failures::default()).await?;
    user::signed_in(tx, user.user_id, app.now()).await?;
    let login = user.login.as_str();
    let deed = Deed { action: "staff.sign_in", subject_kind: "user", subject: login };
    let mut entry = audit::by_name(login, person, deed, app.now());
    entry.user_id = Some(user.user_id);
    entry.after = by.map(|by| serde_json::json!({"by": by}));
    audit::store::append(tx, entry).await?;
    Ok(())
}

/// `PUT /v1/staff/session`: the second factor.
pub async fn by_second_factor(
    app: &App,
    person: &Person,
    signed: &Signed,
    typed: &SecondFactor,
) -> Result<SignedIn, ApiError> {
    if signed.next != Next::SecondFactor {
        return Err(ApiError::StepLeft);
    }
    let mut tx = app.db.begin(Durability::Full).await?;
    let credential = credential::locked(&mut tx, signed.user.user_id).await?;
    if !is_looked_at(app, &credential)
        || !takes_code(app, &mut tx, signed.user.user_id, &credential, &typed.code).await?
    {
        refuse(app, tx, person, signed, &credential, "staff.second_factor_failed").await?;
        return Err(ApiError::NotAccepted);
    }
    let next = after_factors(&credential);
    let token = turn(&mut tx, signed, Level::SecondFactor, next).await?;
    if next == Next::Done {
        complete(app, &mut tx, person, &signed.user, None).await?;
    }
    tx.commit().await?;
    Ok(SignedIn { token, next })
}

/// Counts a failure of somebody who has a session, and leaves its trail.
pub(super) async fn refuse(
    app: &App,
    mut tx: Tx,
    person: &Person,
    signed: &Signed,
    credential: &Credential,
    action: &'static str,
) -> Result<(), ApiError> {
    count_failure(app, &mut tx, signed.user.user_id, credential).await?;
    let deed = Deed { action, subject_kind: "user", subject: signed.actor.login.as_str() };
    audit::store::append(&mut tx, audit::by(signed, person, deed, app.now())).await?;
    Ok(tx.commit().await?)
}

/// Takes a one-time code that was not used yet, or uses a recovery code up.
pub(super) async fn takes_code(
    app: &App,
    tx: &mut Tx,
    user_id: UserId,
    credential: &Credential,
    code: &str,
) -> Result<bool, ApiError> {
    let Some(kept) = credential.totp.as_ref().filter(|_| credential.totp_confirmed) else { return Ok(false) };
    match app.sealer.open(user_id, kept)?.verify(code, app.now(), credential.totp_step) {
        Ok(step) => credential::used_step(tx, user_id, step).await.map(|()| true),
        Err(_) => credential::use_recovery(tx, user_id, &totp::hash_recovery(code)).await,
    }
}

/// Gives the session that asks another token.
pub(super) async fn turn(tx: &mut Tx, signed: &Signed, level: Level, next: Next) -> Result<String, ApiError> {
    let token = new_token();
    let to = token_hash(&token);
    let step = Step { from: &signed.token_hash, to: &to, level, next };
    if session::rotate(tx, &step).await? { Ok(token) } else { Err(ApiError::NoStaffSession) }
}

/// `DELETE /v1/staff/session`.
pub async fn out(app: &App, person: &Person, signed: &Signed) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    session::end(&mut tx, &signed.token_hash).await?;
    let deed = Deed { action: "staff.sign_out", subject_kind: "user", subject: signed.actor.login.as_str() };
    audit::store::append(&mut tx, audit::by(signed, person, deed, app.now())).await?;
    Ok(tx.commit().await?)
}
