//! What people of the staff are told, and the signals by which every FRONT hears of it (pages.md "Staff frame").

use crate::security::{Right, RightSet};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Unread ones are counted up to here: what is more is shown as more.
pub const MOST_COUNTED: u32 = 100;
/// Users that are asked about at once.
pub const MOST_ASKED: usize = 1_000;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Somebody left a contact request or a statement in the shop.
    ContactLeft,
    /// An effect was put aside: after too many tries, or a mail that is refused.
    EffectDead,
    /// His password was reset.
    PasswordReset,
    /// His groups were changed.
    GroupsChanged,
    /// A session of his was ended elsewhere.
    SessionEnded,
    /// Somebody acts in his name.
    OnBehalf,
    /// Something waits for him to agree to it.
    ApprovalAsked,
    /// What he asked for was decided.
    ApprovalDecided,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::ContactLeft,
        Self::EffectDead,
        Self::PasswordReset,
        Self::GroupsChanged,
        Self::SessionEnded,
        Self::OnBehalf,
        Self::ApprovalAsked,
        Self::ApprovalDecided,
    ];

    /// The word of stores and texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ContactLeft => "contact_left",
            Self::EffectDead => "effect_dead",
            Self::PasswordReset => "password_reset",
            Self::GroupsChanged => "groups_changed",
            Self::SessionEnded => "session_ended",
            Self::OnBehalf => "on_behalf",
            Self::ApprovalAsked => "approval_asked",
            Self::ApprovalDecided => "approval_decided",
        }
    }

    /// Reads the word of a store.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Which ones to list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeQuery {
    /// Only those before this place: [`NoticePage::before_seq`] of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_seq: Option<i64>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// Some of them, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePage {
    /// The rows.
    pub rows: Vec<NoticeRow>,
    /// Where the next page begins; none: there is none.
    pub before_seq: Option<i64>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRow {
    /// Its id.
    pub notice_id: Uuid,
    /// Its place.
    pub seq: i64,
    /// When it happened, UTC.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: NoticeKind,
    /// To what or by whom, for people.
    pub subject: String,
    /// The id of that thing; empty for none.
    pub target: String,
    /// Whether the one who asks has read it.
    pub is_read: bool,
}

/// Everything up to a place was read: what came later stays unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadUntil {
    /// The place.
    pub until: i64,
}

/// What a page that stays open begins with. To ask for it is not a request of the person: his session gets no older
/// and no younger by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listening {
    /// Who listens.
    pub user_id: Uuid,
    /// By which session.
    pub session_id: Uuid,
    /// With which rights.
    pub rights: RightSet,
    /// How many he has not read, up to [`MOST_COUNTED`].
    pub unread: u32,
    /// As of this place: later signals come on top.
    pub seq: i64,
    /// In how many seconds his session ends, if he asks for nothing meanwhile.
    pub ends_in_seconds: i64,
}

/// What is new since a place, for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signals {
    /// The version of users, groups and rights: when it rises, rights may have changed.
    pub version: i64,
    /// Whether some between were not kept: pages must begin anew.
    pub is_lost: bool,
    /// The signals, in order. As many as a call may answer: there may be more.
    pub signals: Vec<Signal>,
}

/// A signal at its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Its place.
    pub seq: i64,
    /// What it says.
    #[serde(flatten)]
    pub news: News,
}

/// What a signal says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// Somebody is told something: one user, or whoever has a right.
    Notice {
        /// The user.
        user_id: Option<Uuid>,
        /// The right.
        right: Option<Right>,
    },
    /// A user has read some: so many are left.
    Read {
        /// Who.
        user_id: Uuid,
        /// How many.
        unread: u32,
    },
    /// A session has ended.
    Ended {
        /// Which.
        session_id: Uuid,
    },
    /// Every session of a user has ended, but one if it is named.
    AllEnded {
        /// Whose.
        user_id: Uuid,
        /// The one that has not.
        but: Option<Uuid>,
    },
}

/// Users whose pages are open at a FRONT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listeners {
    /// Their ids, at most [`MOST_ASKED`].
    pub users: Vec<Uuid>,
}

/// What they may do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListenersRights {
    /// As of this version.
    pub version: i64,
    /// The rights of each; who is missing may not sign in any more.
    pub rights: BTreeMap<Uuid, RightSet>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_travels_flat_and_comes_back_the_same() {
        let news = [
            News::Notice { user_id: None, right: Some(Right::JobsRead) },
            News::Read { user_id: Uuid::nil(), unread: 3 },
            News::Ended { session_id: Uuid::nil() },
            News::AllEnded { user_id: Uuid::nil(), but: None },
        ];
        for (seq, news) in (1..).zip(news) {
            let signal = Signal { seq, news };
            let wire = serde_json::to_value(&signal).unwrap();
            assert!(wire["kind"].is_string() && wire["seq"] == seq, "{wire}");
            assert_eq!(serde_json::from_value::<Signal>(wire).unwrap(), signal);
        }
        assert_eq!(NoticeKind::from_word(NoticeKind::EffectDead.word()), Some(NoticeKind::EffectDead));
    }
}
