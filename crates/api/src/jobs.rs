//! Scheduled jobs of BACK, as WeConfig shows and steers them (EXP-44).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How a job's last run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobOutcome {
    /// It did everything.
    Done,
    /// It failed; what it did before stays done.
    Failed,
    /// Somebody stopped it.
    Stopped,
}

impl JobOutcome {
    /// Its word in stores and wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
        }
    }

    /// Reads a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Done, Self::Failed, Self::Stopped].into_iter().find(|one| one.word() == word)
    }
}

/// A run that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobRun {
    /// When it began, UTC.
    pub started_at: DateTime<Utc>,
    /// When it ended, UTC; none: its process was lost.
    pub ended_at: Option<DateTime<Utc>>,
    /// How it ended; none: its process was lost, or it runs.
    pub outcome: Option<JobOutcome>,
    /// How many things it dealt with.
    pub count: i64,
    /// Why it failed; empty if it did not.
    pub error: String,
    /// The login of who wanted it; empty: it was due.
    pub by: String,
}

/// How far a job that runs is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// Things done.
    pub done: i64,
    /// Of so many; none: nobody knows before.
    pub total: Option<i64>,
}

/// Where a job stands, for who waits for it on another page than that of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JobStanding {
    /// How far it is, while it runs.
    pub running: Option<JobProgress>,
    /// Whether somebody wants it to run, and it has not begun yet.
    pub is_wanted: bool,
}

impl JobStanding {
    /// Whether it neither runs nor is about to.
    #[must_use]
    pub const fn is_idle(self) -> bool {
        self.running.is_none() && !self.is_wanted
    }
}

/// A scheduled job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobRow {
    /// Its code.
    pub code: String,
    /// Seconds from the end of a run to the next.
    pub every_seconds: i64,
    /// The fewest seconds that may be set.
    pub least_seconds: i64,
    /// The most seconds that may be set.
    pub most_seconds: i64,
    /// Whether it waits to be wanted, instead of running by itself.
    pub is_paused: bool,
    /// When it runs next, UTC; none while it is paused.
    pub next_at: Option<DateTime<Utc>>,
    /// How far it is, while it runs.
    pub running: Option<JobProgress>,
    /// Its last run; none before the first.
    pub last: Option<JobRun>,
    /// Counts changes of its schedule.
    pub version: i64,
}

/// Every job, in the order of their declaration.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JobList {
    /// The jobs.
    pub jobs: Vec<JobRow>,
}

/// Another schedule for a job.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeJob {
    /// Seconds from the end of a run to the next.
    pub every_seconds: i64,
    /// Whether it waits to be wanted.
    pub is_paused: bool,
    /// The version that was shown.
    pub version: i64,
}
