//! Calls about saved views of lists.

use super::{BackClient, CallError, Caller, done, send};
use crate::paths;
use crate::views::{DefaultView, NewView, ViewList, ViewQuery, ViewRow};
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// One's own views and those shared with one's groups.
    pub async fn views(&self, caller: &Caller, query: ViewQuery) -> Result<ViewList, CallError> {
        send(self.request(Method::GET, paths::STAFF_VIEWS, caller).query_of(&query)).await
    }

    /// Keeps a view. Asked twice, it answers the same view.
    pub async fn make_view(&self, caller: &Caller, new: &NewView) -> Result<ViewRow, CallError> {
        self.say(Method::POST, paths::STAFF_VIEWS, caller, new).await
    }

    /// Says with which view a list opens.
    pub async fn default_view(&self, caller: &Caller, to: DefaultView) -> Result<(), CallError> {
        done(self.request(Method::PUT, paths::STAFF_VIEWS, caller).json(&to)).await
    }

    /// Removes a view.
    pub async fn remove_view(&self, caller: &Caller, view_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::DELETE, paths::STAFF_VIEW, view_id, caller)).await
    }
}
