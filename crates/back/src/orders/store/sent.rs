//! Mails as the staff lists them.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::page::NEVER;
use weblys_api::sent::{SentQuery, SentRow};
use weblys_db::{Database, Session, fetch_all, fetch_one, fetch_optional};

#[derive(sqlx::FromRow)]
struct Row {
    mail_id: Uuid,
    recipient: String,
    subject: String,
    created_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    refusal: Option<String>,
}

/// A mail that waits or was refused has its effect in the outbox, under its own id; the outbox is short.
///
/// Begins with the condition that finds the fewest, so that its index is used. `$1` is the recipient or empty.
macro_rules! mails {
    ($what:literal, $first:literal, $end:literal) => {
        concat!("select ", $what, " from orders_mail where ", $first, $end)
    };
}

macro_rules! choose {
    ($query:expr, $what:literal, $end:literal) => {
        match ($query.recipient.is_empty(), $query.state.as_str()) {
            (false, "waiting") => mails!(
                $what,
                "recipient = $1 and sent_at is null
                 and mail_id not in (select effect_id from outbox_effect where state = 'dead')",
                $end
            ),
            (false, "refused") => mails!(
                $what,
                "recipient = $1 and sent_at is null
                 and mail_id in (select effect_id from outbox_effect where state = 'dead')",
                $end
            ),
            (false, "sent") => mails!($what, "recipient = $1 and sent_at is not null", $end),
            (false, _) => mails!($what, "recipient = $1", $end),
            (true, "waiting") => mails!(
                $what,
                "mail_id in (select effect_id from outbox_effect where topic = 'send_mail' and state <> 'dead')
                 and sent_at is null and $1 = ''",
                $end
            ),
            (true, "refused") => mails!(
                $what,
                "mail_id in (select effect_id from outbox_effect where topic = 'send_mail' and state = 'dead')
                 and sent_at is null and $1 = ''",
                $end
            ),
            (true, "sent") => mails!($what, "sent_at is not null and $1 = ''", $end),
            (true, _) => mails!($what, "$1 = ''", $end),
        }
    };
}

/// The statement of a list: `$1` the recipient or empty, `$2` rows, `$3` rows before them, behind the one of the instant
/// `$4` with the id `$5`.
#[must_use]
pub fn list_sql(query: &SentQuery) -> &'static str {
    choose!(
        query,
        "mail_id, recipient, subject, created_at, sent_at,
         (select last_error from outbox_effect where effect_id = mail_id and state = 'dead') as refusal",
        " and created_at <= $4 and (created_at < $4 or mail_id < $5)
          order by created_at desc, mail_id desc limit $2 offset $3"
    )
}

/// Mails, the newest first.
pub async fn list(db: &Database, query: &SentQuery, limit: i64, offset: i64) -> Result<Vec<SentRow>, ApiError> {
    let (at, id) = query.before_at.zip(query.before_id).unwrap_or((NEVER, Uuid::max()));
    let rows = fetch_all!(db, Row, list_sql(query), &query.recipient, limit, offset, at, id).await?;
    Ok(rows.into_iter().map(Row::read).collect())
}

/// How many there are.
pub async fn count(db: &Database, query: &SentQuery) -> Result<i64, ApiError> {
    Ok(fetch_one!(db, (i64,), choose!(query, "count(*)", ""), &query.recipient).await?.0)
}

/// Why a mail was given up; none: it was not.
pub async fn refusal(mut on: impl Session, mail_id: Uuid) -> Result<Option<String>, ApiError> {
    let sql = "select last_error from outbox_effect where effect_id = $1 and state = 'dead'";
    Ok(fetch_optional!(on, (String,), sql, mail_id).await?.map(|(cause,)| cause))
}

impl Row {
    fn read(self) -> SentRow {
        SentRow {
            mail_id: self.mail_id,
            recipient: self.recipient,
            subject: self.subject,
            created_at: self.created_at,
            sent_at: self.sent_at,
            refusal: self.refusal,
        }
    }
}
