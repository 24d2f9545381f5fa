//! What BACK has decided and still has to carry out: the outbox, as WeConfig shows it (EXP-44).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which effects to list. Empty and missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EffectQuery {
    /// `ready`, `running` or `dead`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// `place_order`, `send_mail` or `release_slot`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// Which page, from 1; the oldest come first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Only those behind the one with this id: what is carried out meanwhile leaves nobody out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Uuid>,
}

/// Something that waits to be carried out. What is done leaves no row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectRow {
    /// Its id.
    pub effect_id: Uuid,
    /// What it does.
    pub topic: String,
    /// What it is about: those on one subject follow each other.
    pub subject: String,
    /// `ready`, `running`, or `dead`: tried in vain so often that somebody must look at it, or a mail that is refused.
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next, UTC; of one that runs, when it is taken for lost.
    pub due_at: DateTime<Utc>,
    /// Why the last try failed; empty before the first.
    pub last_error: String,
    /// When it was decided, UTC.
    pub created_at: DateTime<Utc>,
}
