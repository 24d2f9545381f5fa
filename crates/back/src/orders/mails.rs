//! Writing mails: their rows and the effects that send them, in the transaction that decides them.
//!
//! The process that wrote a mail sends it right after the commit, from memory: see `outbox::post`. When that
//! process goes away or the mail does not leave, the outbox's worker takes over.

use crate::error::ApiError;
use crate::orders::store::document::StoredDocument;
use crate::orders::store::mail::{self, StoredMail};
use crate::outbox;
use crate::outbox::store::Claimed;
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;
use weblys_db::Tx;
use weblys_documents::mails::Mail;
use weblys_orders::Effect;

/// Mails that one address gets in a day at most because somebody typed it into a form.
pub const MOST_UNASKED: i64 = 10;
/// The same for receipts of statements and contract summaries, which the law wants sent: only a flood is stopped.
pub const MOST_RECEIPTS: i64 = 30;

/// A mail with what is attached to it.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The mail.
    pub mail: StoredMail,
    /// Documents attached.
    pub attached: Vec<StoredDocument>,
}

impl Letter {
    /// A letter to somebody.
    #[must_use]
    pub fn new(recipient: &str, body: Mail, now: DateTime<Utc>) -> Self {
        let mail = StoredMail {
            mail_id: Uuid::now_v7(),
            recipient: recipient.to_owned(),
            subject: body.subject,
            body_text: body.text,
            body_html: body.html,
            documents: "[]".to_owned(),
            secret: false,
            created_at: now,
            sent_at: None,
        };
        Self { mail, attached: Vec::new() }
    }

    /// The same letter with documents.
    ///
    /// # Errors
    /// Never: ids are always readable as JSON.
    pub fn with(mut self, attached: Vec<StoredDocument>) -> Result<Self, ApiError> {
        let ids: Vec<Uuid> = attached.iter().map(|document| document.document_id).collect();
        self.mail.documents = serde_json::to_string(&ids).map_err(ApiError::internal)?;
        self.attached = attached;
        Ok(self)
    }

    /// The effect that sends it.
    fn claimed(&self) -> Claimed {
        Claimed::first(Effect::SendMail { mail_id: self.mail.mail_id })
    }

    /// The same letter, bearing a secret: its text is erased once it was sent.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.mail.secret = true;
        self
    }
}

/// Letters kept in a transaction: to be posted after its commit.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Kept(pub Vec<Letter>);

/// Keeps letters with the effects that send them, and perhaps another effect; this process has claimed all of those.
pub async fn keep(
    tx: &mut Tx,
    letters: Vec<Letter>,
    other: Option<&Claimed>,
    now: DateTime<Utc>,
) -> Result<Kept, ApiError> {
    mail::insert_all(&mut *tx, &letters).await?;
    let claimed: Vec<Claimed> = letters.iter().map(Letter::claimed).chain(other.cloned()).collect();
    outbox::store::add_claimed(tx, &claimed, now).await?;
    Ok(Kept(letters))
}

/// Keeps a letter that anybody can make us send to anybody, by typing an address into a form: at most
/// `most` mails a day go to one address, so that nobody is flooded in our name.
pub async fn keep_unasked(tx: &mut Tx, letter: Letter, most: i64, now: DateTime<Utc>) -> Result<Kept, ApiError> {
    if !mail::insert_if_fewer(&mut *tx, &letter.mail, most, now - Duration::days(1)).await? {
        tracing::warn!("too many mails to one address today: one is not sent");
        return Ok(Kept::default());
    }
    outbox::store::add_claimed(tx, &[letter.claimed()], now).await?;
    Ok(Kept(vec![letter]))
}
