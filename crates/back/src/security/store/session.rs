//! Sessions of the staff.

use crate::error::ApiError;
use crate::security::store::signal;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::notices::{News, Signal};
use weblys_api::staff::Next;
use weblys_db::{Database, Durability, Session, Tx, execute, fetch_all, fetch_optional};
use weblys_security::{Level, StaffSession, UserId};

#[derive(sqlx::FromRow)]
struct Row {
    session_id: Uuid,
    user_id: Uuid,
    level: String,
    next: String,
    created_at: DateTime<Utc>,
    last_seen_at: DateTime<Utc>,
    address: String,
    agent: String,
    on_behalf_of: Option<Uuid>,
}

const fn next_word(next: Next) -> &'static str {
    match next {
        Next::Done => "done",
        Next::SecondFactor => "second_factor",
        Next::ChangePassword => "change_password",
    }
}

fn next_of(word: &str) -> Option<Next> {
    [Next::Done, Next::SecondFactor, Next::ChangePassword].into_iter().find(|next| next_word(*next) == word)
}

impl Row {
    fn read(self) -> Result<(StaffSession, Next), ApiError> {
        let unreadable = || ApiError::internal(format!("session {} cannot be read", self.session_id));
        let level = Level::from_word(&self.level).ok_or_else(unreadable)?;
        let next = next_of(&self.next).ok_or_else(unreadable)?;
        let session = StaffSession {
            session_id: self.session_id,
            user_id: UserId::from_uuid(self.user_id),
            created_at: self.created_at,
            last_seen_at: self.last_seen_at,
            address: self.address,
            agent: self.agent,
            level,
            on_behalf_of: self.on_behalf_of.map(UserId::from_uuid),
        };
        Ok((session, next))
    }
}

/// Keeps a new session.
pub async fn insert(tx: &mut Tx, session: &StaffSession, next: Next, token_hash: &str) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "insert into security_session (session_id, token_hash, user_id, level, next, created_at, last_seen_at, address,
                                       agent, on_behalf_of)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        session.session_id,
        token_hash,
        session.user_id.uuid(),
        session.level.word(),
        next_word(next),
        session.created_at,
        session.last_seen_at,
        &session.address,
        &session.agent,
        session.on_behalf_of.map(UserId::uuid)
    )
    .await?;
    Ok(())
}

/// The session of a token, with what its sign-in still asks for.
pub async fn of_token(mut on: impl Session, token_hash: &str) -> Result<Option<(StaffSession, Next)>, ApiError> {
    let row = fetch_optional!(
        on,
        Row,
        "select session_id, user_id, level, next, created_at, last_seen_at, address, agent, on_behalf_of
         from security_session where token_hash = $1",
        token_hash
    );
    row.await?.map(Row::read).transpose()
}

/// The sessions of a user, the newest first.
pub async fn of_user(mut on: impl Session, user_id: UserId) -> Result<Vec<StaffSession>, ApiError> {
    let rows = fetch_all!(
        on,
        Row,
        "select session_id, user_id, level, next, created_at, last_seen_at, address, agent, on_behalf_of
         from security_session where user_id = $1 order by created_at desc",
        user_id.uuid()
    );
    rows.await?.into_iter().map(|row| row.read().map(|(session, _)| session)).collect()
}

/// What a step of the sign-in makes of a session.
#[derive(Debug)]
pub struct Step<'a> {
    /// The token until now, hashed.
    pub from: &'a str,
    /// The token from now on, hashed.
    pub to: &'a str,
    /// How surely he is who he says.
    pub level: Level,
    /// What comes next.
    pub next: Next,
}

/// Gives a session another token; false when the one until now opens nothing any more.
pub async fn rotate(tx: &mut Tx, step: &Step<'_>) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "update security_session set token_hash = $2, level = $3, next = $4 where token_hash = $1",
        step.from,
        step.to,
        step.level.word(),
        next_word(step.next)
    );
    Ok(rows.await? == 1)
}

/// Takes note of a request.
pub async fn touch(db: &Database, session_id: Uuid, now: DateTime<Utc>) -> Result<(), ApiError> {
    let sql = "update security_session set last_seen_at = $2 where session_id = $1";
    execute!(db.writer_with(Durability::Relaxed), sql, session_id, now).await?;
    Ok(())
}

/// Ends the session of a token.
pub async fn end(tx: &mut Tx, token_hash: &str) -> Result<bool, ApiError> {
    let seq = signal::next(tx).await?;
    let sql = "select session_id from security_session where token_hash = $1";
    let Some((session_id,)) = fetch_optional!(&mut *tx, (Uuid,), sql, token_hash).await? else { return Ok(false) };
    execute!(&mut *tx, "delete from security_session where session_id = $1", session_id).await?;
    signal::give(tx, &Signal { seq, news: News::Ended { session_id } }).await?;
    Ok(true)
}

/// Ends one session of a user.
pub async fn end_one(tx: &mut Tx, user_id: UserId, session_id: Uuid) -> Result<bool, ApiError> {
    let seq = signal::next(tx).await?;
    let sql = "delete from security_session where session_id = $1 and user_id = $2";
    let has_ended = execute!(&mut *tx, sql, session_id, user_id.uuid()).await? == 1;
    if has_ended {
        signal::give(tx, &Signal { seq, news: News::Ended { session_id } }).await?;
    }
    Ok(has_ended)
}

/// Ends all sessions of a user but one, if one is named.
pub async fn end_all(tx: &mut Tx, user_id: UserId, but: Option<Uuid>) -> Result<u64, ApiError> {
    let seq = signal::next(tx).await?;
    let sql = "delete from security_session where user_id = $1 and session_id <> $2";
    let ended = execute!(&mut *tx, sql, user_id.uuid(), but.unwrap_or_default()).await?;
    if ended > 0 {
        signal::give(tx, &Signal { seq, news: News::AllEnded { user_id: user_id.uuid(), but } }).await?;
    }
    Ok(ended)
}

/// Erases sessions opened before an instant, at most so many at once; gives how many.
pub async fn erase(db: &Database, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_session where session_id in
                 (select session_id from security_session where created_at < $1 order by created_at limit $2)";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql, before, limit).await?)
}
