//! Calls about what people of the staff are told.

use super::{BackClient, CallError, Caller, done, send};
use crate::notices::{Listeners, ListenersRights, Listening, NoticePage, NoticeQuery, ReadUntil, Signals};
use crate::paths;
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// What one is told, the newest first.
    pub async fn notices(&self, caller: &Caller, query: &NoticeQuery) -> Result<NoticePage, CallError> {
        send(self.request(Method::GET, paths::STAFF_NOTICES, caller).query_of(query)).await
    }

    /// One of them is read.
    pub async fn read_notice(&self, caller: &Caller, notice_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::PUT, paths::STAFF_NOTICE, notice_id, caller)).await
    }

    /// Every one up to a place is read.
    pub async fn read_notices(&self, caller: &Caller, until: i64) -> Result<(), CallError> {
        done(self.request(Method::PUT, paths::STAFF_NOTICES, caller).json(&ReadUntil { until })).await
    }

    /// Who listens by a page that stays open.
    pub async fn listening(&self, caller: &Caller) -> Result<Listening, CallError> {
        send(self.request(Method::GET, paths::STAFF_LISTENING, caller)).await
    }

    /// What is new since a place, for every listener of a FRONT.
    pub async fn signals(&self, caller: &Caller, after: i64) -> Result<Signals, CallError> {
        send(self.request(Method::GET, paths::STAFF_SIGNALS, caller).query(&[("after", &after.to_string())])).await
    }

    /// What listeners may do now.
    pub async fn listeners_rights(&self, caller: &Caller, users: Vec<Uuid>) -> Result<ListenersRights, CallError> {
        self.say(Method::POST, paths::STAFF_LISTENERS, caller, &Listeners { users }).await
    }
}
