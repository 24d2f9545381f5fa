//! The same done to several users at once (EXP-12): looked at first, then done line by line, then told.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Users of one call at most: a page of a list.
pub const MOST_USERS: usize = 200;

/// What is done to each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum BulkDeed {
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

/// A user of a bulk action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkUser {
    /// Who.
    pub user_id: Uuid,
    /// The version that was shown; none when it is only looked at.
    pub version: Option<i64>,
}

/// What is to be done, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkUsers {
    /// What.
    #[serde(flatten)]
    pub deed: BulkDeed,
    /// To whom: at most [`MOST_USERS`].
    pub users: Vec<BulkUser>,
}

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
    /// Who.
    pub user_id: Uuid,
    /// His login; empty for whoever is not there.
    pub login: String,
    /// His name.
    pub name: String,
    /// The version that was looked at.
    pub version: i64,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: BulkOutcome,
}

/// Every line, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkReport {
    /// The lines.
    pub lines: Vec<BulkLine>,
}
