//! The audit trail, as WeConfig shows it: who, when, from where, on whose behalf, what, before and after.

use crate::jobs::JobProgress;
use crate::security::Site;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Which entries to list, the newest first. Empty and missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    /// A login.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub actor: String,
    /// An action: `user.change`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// What it was done to: a login, a group's code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// From this instant on, UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// Before this instant, UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// A correlation id, whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Only entries before this place: [`AuditPage::before_seq`] of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_seq: Option<i64>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// Some entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The entries, the newest first.
    pub rows: Vec<AuditRow>,
    /// Where the next page begins; none: there is none.
    pub before_seq: Option<i64>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Its place in the chain.
    pub seq: i64,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who, by login or by the name of what acted (`console`).
    pub actor: String,
    /// Who, if a user of ours.
    pub user_id: Option<Uuid>,
    /// In whose name, by login.
    pub on_behalf_of: Option<String>,
    /// The network address that it came from.
    pub address: String,
    /// The site that it was done on.
    pub site: Site,
    /// What.
    pub action: String,
    /// What kind of thing it was done to.
    pub subject_kind: String,
    /// Which one.
    pub subject: String,
    /// What changed, field by field, secrets masked.
    pub changes: Vec<ChangeRow>,
    /// The id that joins it with the request and its log lines.
    pub correlation: String,
}

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRow {
    /// The field, nested ones with dots.
    pub field: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it became.
    pub after: Option<Value>,
}

/// Whether the chain holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditChain {
    /// How many entries the last check followed that came to its end.
    pub checked: i64,
    /// The first place that is missing or not what was written, if it found one.
    pub broken_at: Option<i64>,
    /// When it ended, UTC; none: there was none yet.
    pub at: Option<DateTime<Utc>>,
    /// How far a check is that runs now.
    pub running: Option<JobProgress>,
    /// How far it is sealed; none: it is not yet.
    #[serde(default)]
    pub sealed: Option<SealedTrail>,
}

/// The trail is sealed with a key that the database does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedTrail {
    /// Up to this entry.
    pub seq: i64,
    /// Since when there are seals, UTC. A later day than one has seen here before: somebody took them away.
    pub since: DateTime<Utc>,
}
