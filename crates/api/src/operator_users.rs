//! Users of the operator system, where SECURITE is kept: synchronised, compared with ours, repaired line by line
//! (WCR-10 to WCR-12, IDEA-18).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A synchronisation runs already.
pub const RUNNING: &str = "SEC-120";
/// The operator system has changed the user since he was read there.
pub const CHANGED_THERE: &str = "SEC-121";
/// In this direction there is nothing to change.
pub const NOTHING_TO_DO: &str = "SEC-122";
/// The operator system refuses the user.
pub const REFUSED_THERE: &str = "SEC-123";

/// A row of the operator system that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFault {
    /// Which row, from 1, in the order in which they were told.
    pub place: u32,
    /// The login as it was told, if any was.
    pub login: String,
    /// Which field.
    pub field: String,
    /// Why, by a stable code.
    pub code: String,
}

/// One synchronisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synchronisation {
    /// Its id.
    pub run_id: Uuid,
    /// When it began, UTC.
    pub started_at: DateTime<Utc>,
    /// When it ended, UTC; none: it runs, or was broken off.
    pub finished_at: Option<DateTime<Utc>>,
    /// The login of who started it; `schedule` for none.
    pub actor: String,
    /// `running`, `done` or `failed`.
    pub outcome: String,
    /// How many users the operator system told of.
    pub told: i64,
    /// How many of ours were made.
    pub made: i64,
    /// How many of ours were changed.
    pub changed: i64,
    /// How many are not there any more.
    pub gone: i64,
    /// How many rows could not be taken.
    pub faulty: i64,
    /// The first of them.
    pub faults: Vec<RowFault>,
    /// Why it failed, for support; empty if it did not.
    pub error: String,
}

/// How many differences there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DriftCounts {
    /// Users that are only there.
    pub only_there: i64,
    /// Users that are only here, though they came from there.
    pub only_here: i64,
    /// Fields that differ.
    pub differs: i64,
    /// Profiles that no group stands for.
    pub unknown_profile: i64,
    /// Users made in Weblys: marked, no error.
    pub made_here: i64,
}

/// How it stands with the operator system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorState {
    /// The last synchronisations, the newest first.
    pub runs: Vec<Synchronisation>,
    /// How many users were there when it was last read.
    pub there: i64,
    /// Differences of this moment.
    pub counts: DriftCounts,
}

/// Which differences to list. Empty and missing parts do not limit, except that users made here come only when asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DriftQuery {
    /// A part of a login or of a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// `only_there`, `only_here`, `differs`, `unknown_profile` or `made_here`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// `name`, `email`, `state` or `groups`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// One difference, as it was seen: what a repair is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DriftLine {
    /// Whom it is about.
    pub login: String,
    /// What: `only_there`, `only_here`, `made_here`, `name`, `email`, `state`, `groups` or `profile:` and a profile.
    pub aspect: String,
    /// The version of our user when it was seen; none: there is none.
    pub ours_version: Option<i64>,
    /// The version of theirs.
    pub theirs_version: Option<i64>,
}

impl DriftLine {
    /// As one word, for forms.
    #[must_use]
    pub fn word(&self) -> String {
        let version = |of: Option<i64>| of.map_or_else(|| "-".to_owned(), |version| version.to_string());
        format!("{}|{}|{}|{}", version(self.ours_version), version(self.theirs_version), self.login, self.aspect)
    }

    /// Reads such a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let version = |text: &str| if text == "-" { Some(None) } else { text.parse().ok().map(Some) };
        let mut parts = word.splitn(4, '|');
        let (ours_version, theirs_version) = (version(parts.next()?)?, version(parts.next()?)?);
        let (login, aspect) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Self { login, aspect, ours_version, theirs_version })
    }
}

/// A difference in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriftRow {
    /// What a repair is about.
    #[serde(flatten)]
    pub line: DriftLine,
    /// `only_there`, `only_here`, `differs`, `unknown_profile` or `made_here`.
    pub kind: String,
    /// The user's name, ours if there is one.
    pub name: String,
    /// Our user.
    pub user_id: Option<Uuid>,
    /// What it is there.
    pub theirs: String,
    /// What it is here.
    pub ours: String,
    /// Since when it has been seen, UTC; none: for less than some minutes.
    pub since: Option<DateTime<Utc>>,
}

/// Who is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The operator system: ours becomes as theirs.
    TakeTheirs,
    /// Weblys: theirs becomes as ours.
    SendOurs,
}

impl Direction {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::TakeTheirs => "take_theirs",
            Self::SendOurs => "send_ours",
        }
    }

    /// Reads its word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::TakeTheirs, Self::SendOurs].into_iter().find(|one| one.word() == word)
    }
}

/// Lines to repair, or to be told what a repair would do: at most 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Who is right.
    pub direction: Direction,
    /// The lines, as they were seen.
    pub lines: Vec<DriftLine>,
}

/// What becomes of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineOutcome {
    /// It is repaired; in a preview: it would be.
    Done,
    /// The difference is gone already.
    Gone,
    /// It is not repaired: the code says why.
    Refused,
}

/// One line of a report: each is repaired by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairedLine {
    /// Which.
    #[serde(flatten)]
    pub line: DriftLine,
    /// What became of it.
    pub outcome: LineOutcome,
    /// Why it was refused, by a stable code; empty if it was not.
    pub code: String,
    /// What is there before, on the side that changes.
    pub before: String,
    /// What it becomes.
    pub after: String,
}

/// The report of a repair, or its preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairReport {
    /// Each line, in the order in which they were sent.
    pub lines: Vec<RepairedLine>,
}

/// A profile of the operator system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileRow {
    /// The profile.
    pub profile: String,
    /// The code of the group that it stands for; empty for none.
    pub group: String,
    /// How many users have it there.
    pub users: i64,
}

/// Which groups the profiles stand for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileList {
    /// Every profile that is mapped or that somebody has.
    pub profiles: Vec<ProfileRow>,
    /// Counts changes.
    pub version: i64,
}

/// The map, changed. A profile without a group, or not named, stands for none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeProfiles {
    /// The version that was shown.
    pub version: i64,
    /// Profiles with the code of the group that each stands for; empty for none.
    pub profiles: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_word_that_reads_back() {
        let line = |aspect: &str, theirs| DriftLine {
            login: "guichet.brest.1".to_owned(),
            aspect: aspect.to_owned(),
            ours_version: None,
            theirs_version: theirs,
        };
        for one in [line("only_there", Some(3)), line("profile:WEB|A", None)] {
            assert_eq!(DriftLine::from_word(&one.word()), Some(one));
        }
        for bad in ["", "a|b", "1|2|x", "x|1|login|name", "1|-|login"] {
            assert_eq!(DriftLine::from_word(bad), None, "{bad}");
        }
    }
}
