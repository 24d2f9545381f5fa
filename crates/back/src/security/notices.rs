//! What people of the staff are told: written in the transaction of what happened, and told to every FRONT by signals.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::store::notice::{self, New, Reader};
use crate::security::store::signal;
use crate::state::App;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::notices::{
    Listeners, ListenersRights, Listening, MOST_ASKED, News, NoticeKind, NoticePage, NoticeQuery, Signal, Signals,
};
use weblys_api::page::Window;
use weblys_api::security::Right;
use weblys_db::{Durability, Tx};
use weblys_security::{UserId, UserState};

/// Who is told.
#[derive(Debug, Clone, Copy)]
pub enum To {
    /// One user.
    User(UserId),
    /// Whoever has a right: one of [`TOLD`](notice::TOLD).
    Holders(Right),
}

/// What is told.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// To whom.
    pub to: To,
    /// What happened.
    pub kind: NoticeKind,
    /// To what or by whom, for people.
    pub subject: &'a str,
    /// The id of that thing; empty for none.
    pub target: &'a str,
}

/// Tells it, in the transaction of what happened. Before the entry of the audit trail: see [`signal`].
pub async fn tell(tx: &mut Tx, what: Notice<'_>, at: DateTime<Utc>) -> Result<(), ApiError> {
    let (user_id, right) = match what.to {
        To::User(user_id) => (Some(user_id), None),
        To::Holders(right) => (None, Some(right)),
    };
    let seq = signal::next(tx).await?;
    let Notice { kind, subject, target, .. } = what;
    notice::insert(tx, &New { seq, at, user_id, right, kind, subject, target }).await?;
    let news = News::Notice { user_id: user_id.map(UserId::uuid), right };
    signal::give(tx, &Signal { seq, news }).await
}

/// Tells a user what somebody else did to his sign-in; what he does himself he knows.
pub async fn tell_user(
    tx: &mut Tx,
    signed: &Signed,
    user_id: UserId,
    kind: NoticeKind,
    at: DateTime<Utc>,
) -> Result<(), ApiError> {
    if user_id == signed.actor.user_id {
        return Ok(());
    }
    let subject = signed.actor.login.as_str();
    tell(tx, Notice { to: To::User(user_id), kind, subject, target: "" }, at).await
}

fn reader(signed: &Signed) -> Reader {
    Reader::of(signed.actor.user_id, signed.actor.rights)
}

/// How much of what somebody is told he has not read.
pub async fn unread(app: &App, signed: &Signed) -> Result<u32, ApiError> {
    notice::unread(&app.db, reader(signed)).await.map(|(unread, _)| unread)
}

/// `GET /v1/staff/notices`.
pub async fn list(app: &App, signed: &Signed, query: &NoticeQuery) -> Result<NoticePage, ApiError> {
    let size = Window::of(None, query.size).size;
    let before = query.before_seq.unwrap_or(i64::MAX);
    // One more tells whether there is another page.
    let mut rows = notice::list(&app.db, reader(signed), before, i64::from(size) + 1).await?;
    let is_more = rows.len() > usize::try_from(size).unwrap_or(usize::MAX);
    if is_more {
        rows.pop();
    }
    let before_seq = rows.last().map(|last| last.seq).filter(|_| is_more);
    Ok(NoticePage { rows, before_seq })
}

/// `PUT /v1/staff/notices/{notice_id}`.
pub async fn read_one(app: &App, signed: &Signed, notice_id: Uuid) -> Result<(), ApiError> {
    let reader = reader(signed);
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let place = signal::next(&mut tx).await?;
    let seq = notice::place(&mut tx, reader, notice_id).await?.ok_or(ApiError::NotFound("notice"))?;
    if notice::read_one(&mut tx, reader, seq).await? {
        tell_read(&mut tx, reader, signed, place).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// `PUT /v1/staff/notices`: everything up to a place.
pub async fn read_until(app: &App, signed: &Signed, until: i64) -> Result<(), ApiError> {
    let reader = reader(signed);
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let place = signal::next(&mut tx).await?;
    if notice::read_until(&mut tx, reader, until.min(place)).await? {
        tell_read(&mut tx, reader, signed, place).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// His other pages hear how many are left.
async fn tell_read(tx: &mut Tx, reader: Reader, signed: &Signed, seq: i64) -> Result<(), ApiError> {
    let (unread, _) = notice::unread(&mut *tx, reader).await?;
    let news = News::Read { user_id: signed.actor.user_id.uuid(), unread };
    signal::give(tx, &Signal { seq, news }).await
}

/// `GET /v1/staff/listening`.
pub async fn listening(app: &App, signed: &Signed) -> Result<Listening, ApiError> {
    let (unread, seq) = notice::unread(&app.db, reader(signed)).await?;
    let ends_at = signed.session.ends_at(app.config.security.policy());
    Ok(Listening {
        user_id: signed.actor.user_id.uuid(),
        session_id: signed.session.session_id,
        rights: signed.actor.rights,
        unread,
        seq,
        ends_in_seconds: (ends_at - app.now()).num_seconds().max(0),
    })
}

/// `GET /v1/staff/signals`.
pub async fn signals(app: &App, after: i64) -> Result<Signals, ApiError> {
    let version = app.directory.held().version();
    let (signals, is_lost) = signal::after(&app.db, after).await?;
    Ok(Signals { version, is_lost, signals })
}

/// `POST /v1/staff/listeners`: from memory.
pub fn rights(app: &App, asked: &Listeners) -> ListenersRights {
    let held = app.directory.held();
    let of = |user_id: &Uuid| {
        let user = held.user(UserId::from_uuid(*user_id)).filter(|user| user.state == UserState::Active)?;
        Some((*user_id, user.rights(held.groups())))
    };
    ListenersRights { version: held.version(), rights: asked.users.iter().take(MOST_ASKED).filter_map(of).collect() }
}
