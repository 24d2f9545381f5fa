//! Calls about single things of the catalogue.

use super::{BackClient, CallError, Caller, send};
use crate::paths;
use crate::things::{HistoryQuery, PutThing, ThingHistory, ThingList, ThingPut, ThingQuery, ThingView, ThingsQuery};
use reqwest::Method;

impl BackClient {
    /// Things of one sheet.
    pub async fn catalogue_things(&self, caller: &Caller, query: &ThingsQuery) -> Result<ThingList, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_THINGS, caller).query_of(query)).await
    }

    /// One of them.
    pub async fn catalogue_thing(&self, caller: &Caller, query: &ThingQuery) -> Result<ThingView, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_THING, caller).query_of(query)).await
    }

    /// What publications changed of one of them.
    pub async fn thing_history(&self, caller: &Caller, query: &HistoryQuery) -> Result<ThingHistory, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_THING_HISTORY, caller).query_of(query)).await
    }

    /// Changes one of the draft, adds one, or takes one out.
    pub async fn put_catalogue_thing(&self, caller: &Caller, put: &PutThing) -> Result<ThingPut, CallError> {
        send(self.request(Method::PUT, paths::CATALOGUE_DRAFT_THING, caller).json(put)).await
    }
}
