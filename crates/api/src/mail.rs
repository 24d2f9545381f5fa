//! Mails, where they are kept instead of sent: the demonstration's mailbox.

use crate::order::DocumentRef;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Newest mails first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailList {
    /// One page of them.
    pub mails: Vec<MailView>,
}

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    /// Its id.
    pub mail_id: Uuid,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// The text part.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was sent; none while it waits.
    pub sent_at: Option<DateTime<Utc>>,
    /// Documents attached.
    pub documents: Vec<DocumentRef>,
}
