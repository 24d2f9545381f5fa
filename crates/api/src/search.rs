//! What the staff finds by words, of whatever kind (EXP-13).

use serde::{Deserialize, Serialize};

/// Fewer letters than this find nothing: they would find everything.
pub const FEWEST_LETTERS: usize = 2;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    /// Words, or the number that somebody quotes, or a whole mail address.
    pub q: String,
}

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A user.
    User,
    /// A group.
    Group,
    /// A contact request or statement.
    Contact,
    /// Mails to an address.
    Mails,
    /// A code table.
    CodeTable,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id or code; of mails the recipient.
    pub target: String,
    /// Its name, for people.
    pub name: String,
    /// What tells it from others of that name; empty for nothing.
    pub note: String,
}

/// Everything found, kind by kind, some of each.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hits {
    /// What was found.
    pub hits: Vec<Hit>,
}
