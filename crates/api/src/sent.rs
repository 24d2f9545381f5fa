//! Mails sent, for the staff.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which mails to list. Empty and missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SentQuery {
    /// A recipient's whole address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// `sent`, `waiting` or `refused`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Which page, from 1; the newest come first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Only those behind one in the list: its instant, and its id. Who reads page after page while others work leaves nobody
    /// out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_at: Option<DateTime<Utc>>,
    /// See `before_at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_id: Option<Uuid>,
}

/// A mail in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentRow {
    /// Its id.
    pub mail_id: Uuid,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// When it left, UTC; none: it waits, or was given up.
    pub sent_at: Option<DateTime<Utc>>,
    /// Why it was given up: the mail server does not take it, or it cannot be written; none: it was not.
    #[serde(default)]
    pub refusal: Option<String>,
}

/// One mail with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentMail {
    /// Its row.
    pub row: SentRow,
    /// Its text; none: it bore a secret, or was kept long enough and erased.
    pub text: Option<String>,
    /// How many documents it had with it.
    pub documents: usize,
}
