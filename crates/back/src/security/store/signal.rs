//! Signals: what open pages must hear of at once, in the order of commits.
//!
//! A signal's place is taken under the lock of one row. Whoever takes it does so after the lock of users and rights and
//! before that of the audit trail, and before it touches sessions: always in this order, so that no two wait for each other.

use crate::error::ApiError;
use uuid::Uuid;
use weblys_api::notices::{News, Signal};
use weblys_api::security::Right;
use weblys_db::{Database, Session, Tx, execute, fetch_all, fetch_one};

/// So many are kept: minutes of a very busy platform, and a FRONT asks several times a second.
const KEPT: i64 = 10_000;
/// So many are answered at once.
pub const AT_ONCE: i64 = 500;

/// The place of the last one.
pub async fn last(mut on: impl Session) -> Result<i64, ApiError> {
    let sql = "select seq from security_signal_head where chain = 'security'";
    Ok(fetch_one!(on, (i64,), sql).await?.0)
}

/// Takes the next place; others wait until the commit.
pub async fn next(tx: &mut Tx) -> Result<i64, ApiError> {
    let sql = "update security_signal_head set seq = seq + 1 where chain = 'security' returning seq";
    Ok(fetch_one!(&mut *tx, (i64,), sql).await?.0)
}

/// Gives a signal at a place that was taken.
pub async fn give(tx: &mut Tx, signal: &Signal) -> Result<(), ApiError> {
    let (kind, user_id, right, session_id, unread) = match &signal.news {
        News::Notice { user_id, right } => ("notice", *user_id, *right, None, None),
        News::Read { user_id, unread } => ("read", Some(*user_id), None, None, Some(i64::from(*unread))),
        News::Ended { session_id } => ("ended", None, None, Some(*session_id), None),
        News::AllEnded { user_id, but } => ("all_ended", Some(*user_id), None, *but, None),
    };
    execute!(
        &mut *tx,
        "insert into security_signal (seq, kind, user_id, right_code, session_id, unread)
         values ($1, $2, $3, $4, $5, $6)",
        signal.seq,
        kind,
        user_id,
        right.map_or("", Right::code),
        session_id,
        unread
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    kind: String,
    user_id: Option<Uuid>,
    right_code: String,
    session_id: Option<Uuid>,
    unread: Option<i64>,
}

impl Row {
    /// None for one that another version of BACK gave.
    fn read(self) -> Option<Signal> {
        let news = match self.kind.as_str() {
            "notice" => News::Notice { user_id: self.user_id, right: Right::parse(&self.right_code) },
            "read" => News::Read { user_id: self.user_id?, unread: u32::try_from(self.unread?).ok()? },
            "ended" => News::Ended { session_id: self.session_id? },
            "all_ended" => News::AllEnded { user_id: self.user_id?, but: self.session_id },
            _ => return None,
        };
        Some(Signal { seq: self.seq, news })
    }
}

/// The statement that reads what is new: `$1` the place after which, `$2` the most rows.
pub const AFTER: &str = "select seq, kind, user_id, right_code, session_id, unread from security_signal where seq > $1
                         order by seq limit $2";

/// What is new since a place; also whether some between were not kept.
pub async fn after(db: &Database, place: i64) -> Result<(Vec<Signal>, bool), ApiError> {
    let rows = fetch_all!(db, Row, AFTER, place, AT_ONCE).await?;
    let is_lost = match rows.first() {
        // Places that nothing was said at are few: a gap of many was erased.
        Some(first) => first.seq > place + 1 && last(db).await? - place > KEPT,
        // A database that was put back to an earlier state.
        None => last(db).await? < place,
    };
    Ok((rows.into_iter().filter_map(Row::read).collect(), is_lost))
}

/// Erases what nobody asks for any more.
pub async fn erase(db: &Database, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_signal where seq in
                 (select seq from security_signal
                  where seq <= (select seq - $1 from security_signal_head where chain = 'security')
                  order by seq limit $2)";
    Ok(execute!(db.writer_with(weblys_db::Durability::Relaxed), sql, KEPT, limit).await?)
}
