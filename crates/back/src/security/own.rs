//! What each of the staff does with his own sign-in: password, second factor, sessions.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::fields::of_field;
use crate::security::notices::{self, Notice, To};
use crate::security::sign_in::{complete, is_looked_at, refuse, takes_code, turn};
use crate::security::store::{credential, session};
use crate::state::App;
use uuid::Uuid;
use weblys_api::notices::NoticeKind;
use weblys_api::staff::{ChangePassword, Next, RecoveryCodes, SecondFactor, SignedIn, TotpProposal};
use weblys_db::{Durability, Tx};
use weblys_security::{Failures, NewPassword, Secret, SecurityRefusal, password, totp};

/// `PUT /v1/staff/password`. Every other session of his ends.
pub async fn change_password(
    app: &App,
    person: &Person,
    signed: &Signed,
    typed: ChangePassword,
) -> Result<SignedIn, ApiError> {
    if signed.next == Next::SecondFactor {
        return Err(ApiError::StepLeft);
    }
    let user = &signed.user;
    let old = password::normalise(&typed.old);
    let new = NewPassword::parse(&typed.new, &user.login, &user.name, user.email.as_ref());
    let new = new.map_err(|refusal| of_field("new", &refusal))?;
    if new.expose() == old {
        return Err(of_field("new", &SecurityRefusal::PasswordWeak));
    }
    let kept = credential::password_hash(&app.db, user.user_id).await?;
    let is_right = app.hasher.verify(old, kept.clone()).await?;
    let hash = app.hasher.hash(new.expose().to_owned()).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let credential = credential::locked(&mut tx, user.user_id).await?;
    if !is_right || credential.password_hash != kept || !is_looked_at(app, &credential) {
        refuse(app, tx, person, signed, &credential, "staff.password_failed").await?;
        return Err(ApiError::NotAccepted);
    }
    credential::set_password(&mut tx, user.user_id, &hash, false).await?;
    session::end_all(&mut tx, user.user_id, Some(signed.session.session_id)).await?;
    let token = turn(&mut tx, signed, signed.session.level, Next::Done).await?;
    tell(app, &mut tx, person, signed, "staff.password_change").await?;
    if signed.next == Next::ChangePassword {
        complete(app, &mut tx, person, user, None).await?;
    } else {
        credential::set_failures(&mut tx, user.user_id, Failures::default()).await?;
    }
    tx.commit().await?;
    Ok(SignedIn { token, next: Next::Done })
}

async fn tell(app: &App, tx: &mut Tx, person: &Person, signed: &Signed, action: &'static str) -> Result<(), ApiError> {
    let deed = Deed { action, subject_kind: "user", subject: signed.actor.login.as_str() };
    audit::store::append(tx, audit::by(signed, person, deed, app.now())).await.map(drop)
}

/// `POST /v1/staff/totp`. Who has a second factor removes it first.
pub async fn propose_totp(app: &App, signed: &Signed) -> Result<TotpProposal, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    if credential::locked(&mut tx, signed.user.user_id).await?.totp_confirmed {
        return Err(ApiError::Taken);
    }
    let secret = Secret::of(rand::random());
    let sealed = app.sealer.seal(signed.user.user_id, &secret)?;
    credential::propose_totp(&mut tx, signed.user.user_id, sealed).await?;
    tx.commit().await?;
    let issuer = format!("Weblys {}", app.config.security.environment_name);
    Ok(TotpProposal { secret_base32: secret.base32(), uri: secret.uri(&issuer, signed.actor.login.as_str()) })
}

/// `PUT /v1/staff/totp`: a code of the proposed second factor. Every other session of his ends.
pub async fn confirm_totp(
    app: &App,
    person: &Person,
    signed: &Signed,
    typed: &SecondFactor,
) -> Result<RecoveryCodes, ApiError> {
    let user_id = signed.user.user_id;
    let mut tx = app.db.begin(Durability::Full).await?;
    let credential = credential::locked(&mut tx, user_id).await?;
    let secret = credential.totp.as_ref().filter(|_| !credential.totp_confirmed);
    let secret = app.sealer.open(user_id, secret.ok_or(ApiError::NotFound("proposed second factor"))?)?;
    let step = secret.verify(&typed.code, app.now(), None).map_err(|refusal| of_field("code", &refusal))?;
    let recovery_codes = totp::recovery_codes(rand::random());
    let hashes: Vec<String> = recovery_codes.iter().map(|code| totp::hash_recovery(code)).collect();
    credential::used_step(&mut tx, user_id, step).await?;
    credential::set_recovery(&mut tx, user_id, &hashes).await?;
    session::end_all(&mut tx, user_id, Some(signed.session.session_id)).await?;
    tell(app, &mut tx, person, signed, "staff.second_factor_set").await?;
    tx.commit().await?;
    Ok(RecoveryCodes { recovery_codes })
}

/// `DELETE /v1/staff/totp`: by a code of it, or by a recovery code.
pub async fn remove_totp(app: &App, person: &Person, signed: &Signed, typed: &SecondFactor) -> Result<(), ApiError> {
    let user_id = signed.user.user_id;
    let mut tx = app.db.begin(Durability::Full).await?;
    let credential = credential::locked(&mut tx, user_id).await?;
    if !is_looked_at(app, &credential) || !takes_code(app, &mut tx, user_id, &credential, &typed.code).await? {
        refuse(app, tx, person, signed, &credential, "staff.second_factor_failed").await?;
        return Err(ApiError::NotAccepted);
    }
    credential::remove_totp(&mut tx, user_id).await?;
    tell(app, &mut tx, person, signed, "staff.second_factor_remove").await?;
    Ok(tx.commit().await?)
}

/// `DELETE /v1/staff/sessions/{session_id}`.
pub async fn end_session(app: &App, person: &Person, signed: &Signed, session_id: Uuid) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    if !session::end_one(&mut tx, signed.user.user_id, session_id).await? {
        return Err(ApiError::NotFound("session"));
    }
    // Whoever it was: the one whose session it was can tell whether he did it himself.
    let to = To::User(signed.user.user_id);
    let notice = Notice { to, kind: NoticeKind::SessionEnded, subject: &person.address, target: "" };
    notices::tell(&mut tx, notice, app.now()).await?;
    tell(app, &mut tx, person, signed, "staff.session_end").await?;
    Ok(tx.commit().await?)
}
