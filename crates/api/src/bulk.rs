//! The same done to several rows of a list at once (EXP-12): looked at first, then done line by line, then told.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Rows of one call at most: a page of a list.
pub const MOST_ROWS: usize = 200;

/// A row of a bulk action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRow {
    /// Which.
    pub id: Uuid,
    /// The version that was shown; none when it is only looked at.
    pub version: Option<i64>,
}

/// What is to be done, and to which rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bulk<D> {
    /// What.
    #[serde(flatten)]
    pub deed: D,
    /// To which: at most [`MOST_ROWS`].
    pub rows: Vec<BulkRow>,
}

/// What is done to each of several users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum UserDeed {
    /// He may not sign in any more; his sessions end.
    Disable,
    /// He may sign in again.
    Enable,
    /// He is put into a group.
    AddTo {
        /// Which.
        group_id: Uuid,
    },
    /// He is taken out of a group.
    RemoveFrom {
        /// Which.
        group_id: Uuid,
    },
    /// His sessions end.
    EndSessions,
}

/// What is done to each of several contact requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ContactDeed {
    /// It is dealt with. One that somebody has dealt with already stays as he left it.
    Handle {
        /// How it ended: a code of [`CONTACT_OUTCOMES`](crate::codes::CONTACT_OUTCOMES) that is offered, or empty.
        outcome: String,
        /// What to note below what was noted, at most 2,000 characters in all; empty: nothing.
        note: String,
    },
    /// It is open again, and loses its outcome.
    Reopen,
}

/// What is done to each of several effects that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum EffectDeed {
    /// It is tried now, with all its tries before it. One that runs is left to run.
    Retry,
}

/// The same done to several users.
pub type BulkUsers = Bulk<UserDeed>;
/// The same done to several contact requests.
pub type BulkContacts = Bulk<ContactDeed>;
/// The same done to several effects.
pub type BulkEffects = Bulk<EffectDeed>;

/// What became of a line, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum BulkOutcome {
    /// It is done, or would be.
    Done,
    /// It was so already.
    Unchanged,
    /// It is refused: nothing of it was done.
    Refused {
        /// Why.
        code: String,
    },
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkLine {
    /// Which row.
    pub id: Uuid,
    /// What it is known by: a user's login, a request's reference, what an effect is about; empty for what is not there.
    pub known_by: String,
    /// What people tell it apart by: a user's or a visitor's name, what an effect does.
    pub name: String,
    /// The version that was looked at.
    pub version: i64,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: BulkOutcome,
}

impl BulkLine {
    /// A line of something that is not there, or that could not be looked at.
    #[must_use]
    pub const fn unknown(id: Uuid, code: String) -> Self {
        let outcome = BulkOutcome::Refused { code };
        Self { id, known_by: String::new(), name: String::new(), version: 0, outcome }
    }
}

/// Every line, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BulkReport {
    /// The lines.
    pub lines: Vec<BulkLine>,
}
