//! Mails: written in the transaction that decides them, sent afterwards by the outbox.

use crate::error::ApiError;
use crate::orders::mails::Letter;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Database, Session, bulk_insert, execute, fetch_all, fetch_optional};

/// A mail as kept.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StoredMail {
    /// Its id.
    pub mail_id: Uuid,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text part.
    pub body_text: String,
    /// Its HTML part.
    pub body_html: String,
    /// Ids of attached documents, as JSON.
    pub documents: String,
    /// Bears a secret: its text is erased once it was sent.
    pub secret: bool,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
}

impl StoredMail {
    /// The ids of attached documents.
    pub fn document_ids(&self) -> Vec<Uuid> {
        serde_json::from_str(&self.documents).unwrap_or_default()
    }
}

/// Mails taken note of in one statement.
pub const AT_ONCE: usize = 8;

/// Keeps letters.
pub async fn insert_all(mut on: impl Session, letters: &[Letter]) -> Result<(), ApiError> {
    bulk_insert!(
        on,
        "insert into orders_mail
           (mail_id, recipient, subject, body_text, body_html, documents, secret, created_at)",
        letters,
        |letter| letter.mail.mail_id,
        &letter.mail.recipient,
        &letter.mail.subject,
        &letter.mail.body_text,
        &letter.mail.body_html,
        &letter.mail.documents,
        letter.mail.secret,
        letter.mail.created_at
    )
    .await?;
    Ok(())
}

/// Takes note that mails were sent, at most [`AT_ONCE`]; what is secret in them is not kept any longer.
pub async fn mark_all_sent(mut on: impl Session, ids: &[Uuid], now: DateTime<Utc>) -> Result<(), ApiError> {
    let [a, b, c, d, e, f, g, h] = std::array::from_fn(|place| ids.get(place).copied().unwrap_or_default());
    execute!(
        on,
        "update orders_mail set sent_at = $1,
             body_text = case when secret then '' else body_text end,
             body_html = case when secret then '' else body_html end
         where mail_id in ($2, $3, $4, $5, $6, $7, $8, $9)",
        now,
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h
    )
    .await?;
    Ok(())
}

/// Takes note that a mail was sent; what is secret in it is not kept any longer.
pub async fn mark_sent(mut on: impl Session, mail_id: Uuid, now: DateTime<Utc>) -> Result<(), ApiError> {
    execute!(
        on,
        "update orders_mail set sent_at = $1,
             body_text = case when secret then '' else body_text end,
             body_html = case when secret then '' else body_html end
         where mail_id = $2",
        now,
        mail_id
    )
    .await?;
    Ok(())
}

/// A mail by its id.
pub async fn by_id(mut on: impl Session, mail_id: Uuid) -> Result<Option<StoredMail>, ApiError> {
    Ok(fetch_optional!(
        on,
        StoredMail,
        "select mail_id, recipient, subject, body_text, body_html, documents, secret, created_at, sent_at
         from orders_mail where mail_id = $1",
        mail_id
    )
    .await?)
}

/// Keeps a mail unless as many were written to its recipient since an instant. Says whether it was kept.
pub async fn insert_if_fewer(
    mut on: impl Session,
    mail: &StoredMail,
    most: i64,
    since: DateTime<Utc>,
) -> Result<bool, ApiError> {
    let rows = execute!(
        on,
        "insert into orders_mail
           (mail_id, recipient, subject, body_text, body_html, documents, secret, created_at)
         select $1, $2, $3, $4, $5, $6, $7, $8
         where (select count(*) from orders_mail where recipient = $2 and created_at >= $9) < $10",
        mail.mail_id,
        &mail.recipient,
        &mail.subject,
        &mail.body_text,
        &mail.body_html,
        &mail.documents,
        mail.secret,
        mail.created_at,
        since,
        most
    )
    .await?;
    Ok(rows == 1)
}

/// The newest mails.
pub async fn newest(db: &Database, limit: i64) -> Result<Vec<StoredMail>, ApiError> {
    Ok(fetch_all!(
        db,
        StoredMail,
        "select mail_id, recipient, subject, body_text, body_html, documents, secret, created_at, sent_at
         from orders_mail order by created_at desc, mail_id desc limit $1",
        limit
    )
    .await?)
}
