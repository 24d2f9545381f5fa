//! What PROD does only when a second person agrees, and what it does at all (WCF-11).

use crate::audit::ChangeRow;
use crate::security::{InProd, Right};
use crate::staff::EnvironmentView;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The header of a request that its author confirms: the code of the environment that he means.
pub const CONFIRMED_HEADER: &str = "weblys-confirmed";
/// The header of an answer (202) to what now waits for a second person: the id of [`ApprovalRow`].
pub const WAITS_HEADER: &str = "weblys-waits";
/// Refused until its author confirms that he means this environment.
pub const UNCONFIRMED: &str = "SEC-056";
/// It was decided meanwhile, or withdrawn.
pub const DECIDED: &str = "SEC-057";
/// It takes a second person, and nobody else has the right.
pub const NO_SECOND: &str = "SEC-058";
/// Too much that one asked for waits already.
pub const TOO_MANY: &str = "SEC-059";
/// So many characters of a reason at most.
pub const LONGEST_REASON: usize = 300;

/// How something that waited goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// It waits for a second person.
    Waiting,
    /// A second person agreed; how it ended is not known yet.
    Agreed,
    /// It was done.
    Done,
    /// A second person agreed, and it could not be done: [`ApprovalRow::outcome`] says why.
    Failed,
    /// A second person refused.
    Refused,
    /// Who asked took it back.
    Withdrawn,
    /// Nobody agreed within a day.
    Lapsed,
}

impl ApprovalState {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::Agreed, Self::Done, Self::Failed, Self::Refused, Self::Withdrawn, Self::Lapsed];

    /// The word of stores and texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Agreed => "agreed",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }

    /// Reads a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Which ones to list, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ApprovalQuery {
    /// A state's word; empty for all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Which page, from 1.
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

/// What it would change, as the audit trail would keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeseenChange {
    /// What: `parameter.change`.
    pub action: String,
    /// What kind of thing it is done to.
    pub subject_kind: String,
    /// Which one.
    pub subject: String,
    /// What changes, field by field, secrets masked.
    pub changes: Vec<ChangeRow>,
}

/// Something that waits for a second person, or has waited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalRow {
    /// Its id.
    pub approval_id: Uuid,
    /// The name of the operation, from [`crate::operations`].
    pub operation: String,
    /// Who asked, by login.
    pub requester: String,
    /// In whose name he asked, by login.
    pub on_behalf_of: Option<String>,
    /// When, UTC.
    pub requested_at: DateTime<Utc>,
    /// When it is void if nobody has agreed, UTC.
    pub lapses_at: DateTime<Utc>,
    /// What it would change, foreseen when it was asked for.
    pub foreseen: Vec<ForeseenChange>,
    /// How it goes on.
    pub state: ApprovalState,
    /// Who decided, by login; empty for nobody.
    pub decider: String,
    /// When, UTC.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was refused; empty for no reason.
    pub reason: String,
    /// The code of why it could not be done; empty if it could.
    pub outcome: String,
    /// Whether who reads asked for it.
    pub is_own: bool,
    /// Whether who reads may decide on it now.
    pub may_decide: bool,
}

/// A second person's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideApproval {
    /// Whether it is to be done, now.
    pub agrees: bool,
    /// Why not.
    #[serde(default)]
    pub reason: String,
}

/// What its author has to confirm: the `current` of the problem [`UNCONFIRMED`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unconfirmed {
    /// The name of the operation, from [`crate::operations`].
    pub operation: String,
    /// The environment that it would be done in.
    pub environment: EnvironmentView,
}

/// What an environment does with the changes that its staff makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentRules {
    /// The environment.
    pub environment: EnvironmentView,
    /// Every change, in the order of [`crate::operations`].
    pub rules: Vec<EnvironmentRule>,
}

/// What it does with one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentRule {
    /// The name of the operation.
    pub operation: String,
    /// The right that it takes.
    pub right: Right,
    /// What it does with it.
    pub rule: InProd,
    /// Whether the settings say so, and not the platform.
    pub is_set: bool,
}
