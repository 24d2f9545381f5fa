//! One payment to be made: its states, kept in memory only.

use crate::card::Card;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use std::collections::HashMap;
use url::Url;
use uuid::Uuid;
use weblys_kernel::{Locale, Money};

/// A buyer has so long to pay.
const OPEN_FOR: TimeDelta = TimeDelta::minutes(60);
/// The shop can ask about a session for so long.
const KNOWN_FOR: TimeDelta = TimeDelta::hours(24);

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Waiting for a card.
    Open,
    /// The card was accepted.
    Authorised,
    /// The last card was refused; another one may follow.
    Refused,
    /// The buyer gave up, or the time is over.
    Cancelled,
}

/// A payment to be made.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) amount: Money,
    pub(crate) reference: String,
    pub(crate) return_url: Url,
    pub(crate) locale: Locale,
    opened_at: DateTime<Utc>,
    status: Status,
    /// Accepted, or waiting for the buyer's confirmation.
    card: Option<Card>,
    token: Option<String>,
}

impl Session {
    pub(crate) const fn new(
        amount: Money,
        reference: String,
        return_url: Url,
        locale: Locale,
        now: DateTime<Utc>,
    ) -> Self {
        Self { amount, reference, return_url, locale, opened_at: now, status: Status::Open, card: None, token: None }
    }

    /// Where it stands now.
    pub(crate) fn status(&self, now: DateTime<Utc>) -> Status {
        let over = now >= self.opened_at + OPEN_FOR;
        if over && self.takes_cards() { Status::Cancelled } else { self.status }
    }

    const fn takes_cards(&self) -> bool {
        matches!(self.status, Status::Open | Status::Refused)
    }

    /// Whether a card may be typed.
    pub(crate) fn is_payable(&self, now: DateTime<Utc>) -> bool {
        matches!(self.status(now), Status::Open | Status::Refused)
    }

    /// The card, once accepted.
    pub(crate) fn accepted(&self) -> Option<(&Card, &str)> {
        self.card.as_ref().zip(self.token.as_deref())
    }

    /// The card that waits for the buyer's confirmation.
    pub(crate) fn challenged(&self) -> Option<&Card> {
        self.card.as_ref().filter(|_| self.token.is_none())
    }

    pub(crate) fn challenge(&mut self, card: Card) {
        self.card = Some(card);
    }

    pub(crate) fn authorise(&mut self, card: Card) {
        self.card = Some(card);
        self.token = Some(format!("demo_{}", Uuid::new_v4().simple()));
        self.status = Status::Authorised;
    }

    pub(crate) fn refuse(&mut self) {
        self.card = None;
        self.status = Status::Refused;
    }

    pub(crate) fn cancel(&mut self) {
        self.card = None;
        self.status = Status::Cancelled;
    }

    /// Where the buyer goes back to, with the session's id.
    pub(crate) fn way_back(&self, id: Uuid) -> Url {
        let mut url = self.return_url.clone();
        url.query_pairs_mut().append_pair("session_id", &id.to_string());
        url
    }
}

/// All sessions of this process.
#[derive(Debug, Default)]
pub(crate) struct Sessions(HashMap<Uuid, Session>);

impl Sessions {
    /// Opens a session and forgets those of yesterday. Its id is chance: who knows it may pay it.
    pub(crate) fn open(&mut self, session: Session) -> Uuid {
        let now = session.opened_at;
        self.0.retain(|_, old| now < old.opened_at + KNOWN_FOR);
        let id = Uuid::new_v4();
        self.0.insert(id, session);
        id
    }

    pub(crate) fn get(&self, id: Uuid) -> Option<&Session> {
        self.0.get(&id)
    }

    pub(crate) fn get_mut(&mut self, id: Uuid) -> Option<&mut Session> {
        self.0.get_mut(&id)
    }
}
