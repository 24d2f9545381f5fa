//! Sessions of staff: how long one lives, and how it was opened.
//!
//! What this is: facts about a session and what follows for a moment. What it is not: its token, which BACK
//! makes, hashes and changes at each sign-in.

use crate::user::UserId;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long sessions live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionPolicy {
    /// Without a request. More than a minute: [`StaffSession::needs_touch`].
    pub idle: Duration,
    /// After sign-in, whatever is done.
    pub absolute: Duration,
}

/// How surely somebody is who he says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// By a password.
    Password,
    /// By a second factor too, or by a passkey.
    SecondFactor,
}

impl Level {
    /// The word of stores and wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SecondFactor => "second_factor",
        }
    }

    /// Reads the word of a store.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Password, Self::SecondFactor].into_iter().find(|one| one.word() == word)
    }
}

/// A session of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSession {
    /// Its id, which may be shown in a list; it opens nothing.
    pub session_id: Uuid,
    /// Who signed in.
    pub user_id: UserId,
    /// When, UTC.
    pub created_at: DateTime<Utc>,
    /// The last request, to the minute, UTC.
    pub last_seen_at: DateTime<Utc>,
    /// The network address that it came from.
    pub address: String,
    /// The browser, as it names itself.
    pub agent: String,
    /// How it was opened.
    pub level: Level,
    /// In whose name he acts, for support.
    pub on_behalf_of: Option<UserId>,
}

impl StaffSession {
    /// When it ends if nothing more is asked, UTC.
    #[must_use]
    pub fn ends_at(&self, policy: SessionPolicy) -> DateTime<Utc> {
        (self.last_seen_at + policy.idle).min(self.created_at + policy.absolute)
    }

    /// Whether it still counts.
    #[must_use]
    pub fn is_alive(&self, policy: SessionPolicy, now: DateTime<Utc>) -> bool {
        now < self.ends_at(policy)
    }

    /// Whether `last_seen_at` should be written: once a minute is enough.
    #[must_use]
    pub fn needs_touch(&self, now: DateTime<Utc>) -> bool {
        now - self.last_seen_at >= Duration::minutes(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{at, user_id};

    const POLICY: SessionPolicy = SessionPolicy { idle: Duration::minutes(30), absolute: Duration::hours(10) };

    fn session(last_seen: i64) -> StaffSession {
        StaffSession {
            session_id: Uuid::from_u128(1),
            user_id: user_id("camille"),
            created_at: at(0),
            last_seen_at: at(last_seen),
            address: "192.0.2.1".into(),
            agent: "Browser".into(),
            level: Level::Password,
            on_behalf_of: None,
        }
    }

    #[test]
    fn a_session_ends_when_nobody_uses_it() {
        assert!(session(0).is_alive(POLICY, at(1_799)));
        assert!(!session(0).is_alive(POLICY, at(1_800)));
        assert_eq!(session(600).ends_at(POLICY), at(2_400));
    }

    #[test]
    fn a_session_ends_after_its_day_whatever_is_done() {
        assert!(session(35_900).is_alive(POLICY, at(35_999)));
        assert!(!session(35_999).is_alive(POLICY, at(36_000)));
    }

    #[test]
    fn it_is_written_once_a_minute_only() {
        assert!(!session(0).needs_touch(at(59)));
        assert!(session(0).needs_touch(at(60)));
    }

    #[test]
    fn a_second_factor_is_more_than_a_password() {
        assert!(Level::SecondFactor > Level::Password);
        for level in [Level::Password, Level::SecondFactor] {
            assert_eq!(Level::from_word(level.word()), Some(level));
        }
    }
}
