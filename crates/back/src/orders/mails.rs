//! Writing a mail: its row and the effect that sends it, in the transaction that decides it.

use crate::error::ApiError;
use crate::orders::store::mail::{self, StoredMail};
use crate::outbox;
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;
use weblys_db::Tx;
use weblys_documents::mails::Mail;
use weblys_orders::Effect;

/// Mails that one address gets in a day at most because somebody typed it into a form.
const MOST_UNASKED: i64 = 10;

/// Keeps a mail and the effect that will send it.
pub async fn write(
    tx: &mut Tx,
    recipient: &str,
    body: Mail,
    documents: &[Uuid],
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let mail = letter(recipient, body, documents, now)?;
    keep(tx, &mail).await
}

/// Keeps a mail that bears a secret: its text is erased once it was sent.
pub async fn write_secret(tx: &mut Tx, recipient: &str, body: Mail, now: DateTime<Utc>) -> Result<(), ApiError> {
    let mail = StoredMail { secret: true, ..letter(recipient, body, &[], now)? };
    keep(tx, &mail).await
}

/// Keeps a mail that anybody can make us send to anybody, by typing an address into a form: at most
/// `MOST_UNASKED` mails a day go to one address, so that nobody is flooded in our name.
pub async fn write_unasked(tx: &mut Tx, recipient: &str, body: Mail, now: DateTime<Utc>) -> Result<(), ApiError> {
    if mail::written_to(&mut *tx, recipient, now - Duration::days(1)).await? >= MOST_UNASKED {
        tracing::warn!("too many mails to one address today: one is not sent");
        return Ok(());
    }
    write(tx, recipient, body, &[], now).await
}

fn letter(recipient: &str, body: Mail, documents: &[Uuid], now: DateTime<Utc>) -> Result<StoredMail, ApiError> {
    Ok(StoredMail {
        mail_id: Uuid::now_v7(),
        recipient: recipient.to_owned(),
        subject: body.subject,
        body_text: body.text,
        body_html: body.html,
        documents: serde_json::to_string(documents).map_err(ApiError::internal)?,
        secret: false,
        created_at: now,
        sent_at: None,
    })
}

async fn keep(tx: &mut Tx, mail: &StoredMail) -> Result<(), ApiError> {
    let now = mail.created_at;
    mail::insert(&mut *tx, mail).await?;
    outbox::store::add(tx, &Effect::SendMail { mail_id: mail.mail_id }, &mail.mail_id.to_string(), now).await?;
    Ok(())
}
