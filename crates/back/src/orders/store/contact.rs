//! Contact requests and statements.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::page::NEVER;
use weblys_db::{Database, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// The receipt of a request.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StoredReceipt {
    /// The number that people quote.
    pub reference: String,
    /// When it was taken.
    pub received_at: DateTime<Utc>,
}

/// Keeps a request; none when the same form was sent before.
pub async fn insert(
    mut on: impl Session,
    receipt: &StoredReceipt,
    idempotency_key: &str,
    kind: &str,
    content: &str,
) -> Result<Option<Uuid>, ApiError> {
    let contact_id = Uuid::now_v7();
    let rows = execute!(
        on,
        "insert into orders_contact (contact_id, reference, idempotency_key, kind, content, received_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (idempotency_key) do nothing",
        contact_id,
        &receipt.reference,
        idempotency_key,
        kind,
        content,
        receipt.received_at
    )
    .await?;
    Ok((rows == 1).then_some(contact_id))
}

/// The receipt of a form that was sent before.
pub async fn by_key(mut on: impl Session, idempotency_key: &str) -> Result<Option<StoredReceipt>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredReceipt,
        "select reference, received_at from orders_contact where idempotency_key = $1",
        idempotency_key
    )
    .await?)
}

/// A request as kept, with what the staff did about it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StoredContact {
    /// Its id.
    pub contact_id: Uuid,
    /// The number that people quote.
    pub reference: String,
    /// What was typed, as JSON.
    pub content: String,
    /// When it was taken.
    pub received_at: DateTime<Utc>,
    /// When somebody has dealt with it.
    pub handled_at: Option<DateTime<Utc>>,
    /// The login of who has.
    pub handled_by: String,
    /// How it ended: a code, or empty.
    pub outcome: String,
    /// What was noted.
    pub note: String,
    /// Counts changes.
    pub version: i64,
}

/// Which requests, and which page of them.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The beginning of a reference, or empty.
    pub reference: &'a str,
    /// A kind's word, or empty.
    pub kind: &'a str,
    /// The most rows.
    pub limit: i64,
    /// How many to pass over.
    pub offset: i64,
    /// Only those behind this one.
    pub behind: Option<(DateTime<Utc>, Uuid)>,
}

/// Which of them, by what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// All.
    Any,
    /// Nobody has dealt with them.
    Open,
    /// Somebody has.
    Handled,
}

macro_rules! wanted {
    ($what:literal, $done:literal, $end:literal) => {
        concat!(
            "select ",
            $what,
            " from orders_contact where ($1 = '' or substr(reference, 1, length($1)) = $1) and ($2 = '' or kind = $2) ",
            $done,
            $end
        )
    };
}

macro_rules! of_state {
    ($state:expr, $what:literal, $end:literal) => {
        match $state {
            Done::Any => wanted!($what, "", $end),
            Done::Open => wanted!($what, "and handled_at is null ", $end),
            Done::Handled => wanted!($what, "and handled_at is not null ", $end),
        }
    };
}

/// The statement of a list.
#[must_use]
pub const fn list_sql(done: Done) -> &'static str {
    of_state!(
        done,
        "contact_id, reference, content, received_at, handled_at, handled_by, outcome, note, version",
        "and received_at <= $5 and (received_at < $5 or contact_id < $6)
         order by received_at desc, contact_id desc limit $3 offset $4"
    )
}

/// The newest requests that are wanted.
pub async fn list(db: &Database, done: Done, wanted: &Wanted<'_>) -> Result<Vec<StoredContact>, ApiError> {
    let Wanted { reference, kind, limit, offset, behind } = wanted;
    let (at, id) = behind.unwrap_or((NEVER, Uuid::max()));
    Ok(fetch_all!(db, StoredContact, list_sql(done), *reference, *kind, *limit, *offset, at, id).await?)
}

/// How many there are.
pub async fn count(db: &Database, done: Done, wanted: &Wanted<'_>) -> Result<i64, ApiError> {
    let sql = of_state!(done, "count(*)", "");
    let (count,) = fetch_one!(db, (i64,), sql, wanted.reference, wanted.kind).await?;
    Ok(count)
}

/// One request.
pub async fn by_id(mut on: impl Session, contact_id: Uuid) -> Result<Option<StoredContact>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredContact,
        "select contact_id, reference, content, received_at, handled_at, handled_by, outcome, note, version
         from orders_contact where contact_id = $1",
        contact_id
    )
    .await?)
}

/// Keeps what was done about a request, if nobody else changed it since.
pub async fn handle(tx: &mut Tx, after: &StoredContact) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "update orders_contact set handled_at = $1, handled_by = $2, outcome = $3, note = $4, version = version + 1
         where contact_id = $5 and version = $6",
        after.handled_at,
        &after.handled_by,
        &after.outcome,
        &after.note,
        after.contact_id,
        after.version
    )
    .await?;
    Ok(rows == 1)
}
