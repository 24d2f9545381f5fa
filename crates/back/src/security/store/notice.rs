//! What people of the staff are told, and how far each has read.

use crate::error::ApiError;
use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;
use weblys_api::notices::{MOST_COUNTED, NoticeKind, NoticeRow};
use weblys_api::security::{Right, RightSet};
use weblys_db::{Database, Durability, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_security::UserId;

/// The rights whose holders are told something.
pub const TOLD: [Right; 2] = [Right::ContactsRead, Right::JobsRead];
/// No right has this code.
const NO_RIGHT: &str = "-";

/// Whose notices: a user's own, and those for whoever has a right that he has.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    user_id: Uuid,
    rights: [&'static str; TOLD.len()],
}

impl Reader {
    /// Somebody with these rights.
    #[must_use]
    pub fn of(user_id: UserId, rights: RightSet) -> Self {
        let held = TOLD.map(|right| if rights.contains(right) { right.code() } else { NO_RIGHT });
        Self { user_id: user_id.uuid(), rights: held }
    }
}

/// One that is to be kept.
#[derive(Debug)]
pub struct New<'a> {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// The one who is told; none: whoever has the right.
    pub user_id: Option<UserId>,
    /// The right of those who are told.
    pub right: Option<Right>,
    /// What happened.
    pub kind: NoticeKind,
    /// To what or by whom.
    pub subject: &'a str,
    /// The id of that thing.
    pub target: &'a str,
}

/// Keeps one.
pub async fn insert(tx: &mut Tx, new: &New<'_>) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "insert into security_notice (seq, notice_id, at, user_id, right_code, kind, subject, target)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.seq,
        Uuid::now_v7(),
        new.at.trunc_subsecs(6),
        new.user_id.map(UserId::uuid),
        new.right.map_or("", Right::code),
        new.kind.word(),
        new.subject,
        new.target
    )
    .await?;
    Ok(())
}

/// Each branch walks an index from its end, and no further than a page.
macro_rules! branch {
    ($of:literal) => {
        concat!(
            "select * from (select n.seq, n.notice_id, n.at, n.kind, n.subject, n.target from security_notice n where ",
            $of,
            " and n.seq < $4 order by n.seq desc limit $5) ",
        )
    };
}

/// `$1` who, `$2` and `$3` the rights that he has of [`TOLD`], `$4` the place before which, `$5` the most rows.
pub const LIST: &str = concat!(
    "select t.seq, t.notice_id, t.at, t.kind, t.subject, t.target,
            (t.seq <= coalesce((select r.read_until from security_notice_reader r where r.user_id = $1), 0)
             or exists (select 1 from security_notice_read d where d.user_id = $1 and d.seq = t.seq)) as is_read
     from (",
    branch!("n.user_id = $1"),
    "as own union all ",
    branch!("n.right_code = $2"),
    "as first_right union all ",
    branch!("n.right_code = $3"),
    "as second_right) t order by t.seq desc limit $5"
);

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    notice_id: Uuid,
    at: DateTime<Utc>,
    kind: String,
    subject: String,
    target: String,
    is_read: bool,
}

impl Row {
    /// None for one that another version of BACK kept.
    fn read(self) -> Option<NoticeRow> {
        let Self { seq, notice_id, at, kind, subject, target, is_read } = self;
        Some(NoticeRow { notice_id, seq, at, kind: NoticeKind::from_word(&kind)?, subject, target, is_read })
    }
}

/// The newest before a place, at most so many.
pub async fn list(db: &Database, reader: Reader, before: i64, limit: i64) -> Result<Vec<NoticeRow>, ApiError> {
    let [first, second] = reader.rights;
    let rows = fetch_all!(db, Row, LIST, reader.user_id, first, second, before, limit);
    Ok(rows.await?.into_iter().filter_map(Row::read).collect())
}

/// The unread of a branch, counted no further than is told.
macro_rules! unread {
    ($of:literal) => {
        concat!(
            "(select count(*) from (select 1 from security_notice n where ",
            $of,
            " and n.seq > coalesce((select r.read_until from security_notice_reader r where r.user_id = $1), 0)
               and not exists (select 1 from security_notice_read d where d.user_id = $1 and d.seq = n.seq)
              order by n.seq desc limit 100) as counted)"
        )
    };
}

/// How many are unread, and the last place as of which, in one statement: `$1` to `$3` as in [`LIST`].
pub const UNREAD: &str = concat!(
    "select ",
    unread!("n.user_id = $1"),
    " + ",
    unread!("n.right_code = $2"),
    " + ",
    unread!("n.right_code = $3"),
    " as unread, h.seq from security_signal_head h where h.chain = 'security'"
);

/// How many are unread, up to [`MOST_COUNTED`], and the place as of which.
pub async fn unread(mut on: impl Session, reader: Reader) -> Result<(u32, i64), ApiError> {
    let [first, second] = reader.rights;
    let (unread, seq) = fetch_one!(on, (i64, i64), UNREAD, reader.user_id, first, second).await?;
    Ok((u32::try_from(unread).unwrap_or(MOST_COUNTED).min(MOST_COUNTED), seq))
}

/// The place of one that he is told.
pub async fn place(tx: &mut Tx, reader: Reader, notice_id: Uuid) -> Result<Option<i64>, ApiError> {
    let [first, second] = reader.rights;
    let sql = "select seq from security_notice
               where notice_id = $1 and (user_id = $2 or right_code = $3 or right_code = $4)";
    let row = fetch_optional!(&mut *tx, (i64,), sql, notice_id, reader.user_id, first, second);
    Ok(row.await?.map(|(seq,)| seq))
}

/// Takes note that he has read one; false when he had.
pub async fn read_one(tx: &mut Tx, reader: Reader, seq: i64) -> Result<bool, ApiError> {
    let sql = "insert into security_notice_read (user_id, seq)
               select $1, $2 where not exists
                 (select 1 from security_notice_reader where user_id = $1 and read_until >= $2)
               on conflict do nothing";
    Ok(execute!(&mut *tx, sql, reader.user_id, seq).await? == 1)
}

/// Takes note that he has read everything up to a place; false when he had.
pub async fn read_until(tx: &mut Tx, reader: Reader, until: i64) -> Result<bool, ApiError> {
    let sql = "insert into security_notice_reader (user_id, read_until) values ($1, $2)
               on conflict (user_id) do update set read_until = excluded.read_until
               where security_notice_reader.read_until < excluded.read_until";
    let rows = execute!(&mut *tx, sql, reader.user_id, until).await?;
    let sql = "delete from security_notice_read where user_id = $1 and seq <= $2";
    execute!(&mut *tx, sql, reader.user_id, until).await?;
    Ok(rows == 1)
}

/// Erases those from before an instant, at most so many at once; gives how many.
pub async fn erase(db: &Database, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let mut tx = db.begin(Durability::Relaxed).await?;
    let sql = "delete from security_notice where seq in
                 (select seq from security_notice where at < $1 order by at limit $2)";
    let rows = execute!(&mut tx, sql, before, limit).await?;
    let sql = "delete from security_notice_read where seq in
                 (select seq from security_notice_read
                  where seq < (select coalesce(min(seq), 0) from security_notice) order by seq limit $1)";
    execute!(&mut tx, sql, limit).await?;
    tx.commit().await?;
    Ok(rows)
}
