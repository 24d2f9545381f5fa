//! What is done to the sign-in of another: a first password, an end to a lock-out or to his sessions.

use super::{Desk, row};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::notices;
use crate::security::store::{credential, passkey, session};
use crate::state::App;
use weblys_api::notices::NoticeKind;
use weblys_api::users::{OneTimePassword, UserRow};
use weblys_db::{Durability, Tx};
use weblys_security::grant::may_reset_sign_in;
use weblys_security::{Failures, User, UserId};

/// Letters and digits that nobody takes for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A password for once: 80 random bits in groups of four.
#[must_use]
pub fn one_time_password() -> String {
    let random: [u8; 16] = rand::random();
    let letters = random.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// `POST /v1/users/{user_id}/reset`: a first password, shown once. His second factor, his passkeys and his sessions end.
pub async fn reset(app: &App, person: &Person, signed: &Signed, user_id: UserId) -> Result<OneTimePassword, ApiError> {
    let password = one_time_password();
    let hash = app.hasher.hash(password.clone()).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let user = allowed(&mut tx, signed, user_id).await?;
    to_first_password(&mut tx, user_id, &hash).await?;
    notices::tell_user(&mut tx, signed, user_id, NoticeKind::PasswordReset, app.now()).await?;
    tell(app, &mut tx, person, signed, "user.reset", &user).await?;
    tx.commit().await?;
    app.directory.refresh(&app.db).await?;
    Ok(OneTimePassword { password, user: row(app, &user).await? })
}

/// Nothing of his sign-in stays but this password, which he must change.
pub async fn to_first_password(tx: &mut Tx, user_id: UserId, hash: &str) -> Result<(), ApiError> {
    credential::set_password(tx, user_id, hash, true).await?;
    credential::set_failures(tx, user_id, Failures::default()).await?;
    credential::remove_totp(tx, user_id).await?;
    passkey::remove_all(tx, user_id).await?;
    session::end_all(tx, user_id, None).await.map(drop)
}

/// `POST /v1/users/{user_id}/unlock`.
pub async fn unlock(app: &App, person: &Person, signed: &Signed, user_id: UserId) -> Result<UserRow, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let user = allowed(&mut tx, signed, user_id).await?;
    credential::set_failures(&mut tx, user_id, Failures::default()).await?;
    tell(app, &mut tx, person, signed, "user.unlock", &user).await?;
    tx.commit().await?;
    row(app, &user).await
}

/// `DELETE /v1/users/{user_id}/sessions`.
pub async fn end_sessions(app: &App, person: &Person, signed: &Signed, user_id: UserId) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let user = allowed(&mut tx, signed, user_id).await?;
    if session::end_all(&mut tx, user_id, None).await? > 0 {
        notices::tell_user(&mut tx, signed, user_id, NoticeKind::SessionEnded, app.now()).await?;
    }
    tell(app, &mut tx, person, signed, "user.sessions_end", &user).await?;
    Ok(tx.commit().await?)
}

async fn allowed(tx: &mut Tx, signed: &Signed, user_id: UserId) -> Result<User, ApiError> {
    let desk = Desk::enter(tx, signed).await?;
    let user = desk.user(tx, user_id).await?;
    may_reset_sign_in(&desk.actor, &user, &desk.groups)?;
    Ok(user)
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    signed: &Signed,
    action: &'static str,
    user: &User,
) -> Result<(), ApiError> {
    let deed = Deed { action, subject_kind: "user", subject: user.login.as_str() };
    audit::store::append(tx, audit::by(signed, person, deed, app.now())).await.map(drop)
}
