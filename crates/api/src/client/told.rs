//! Calls about the operator system's services.

use super::{BackClient, CallError, Caller, done, send};
use crate::catalogue::DraftView;
use crate::page::PageQuery;
use crate::paths;
use crate::told::{TakeOver, ToldView};
use reqwest::Method;

impl BackClient {
    /// What the operator system told last, beside the catalogue.
    pub async fn told_services(&self, caller: &Caller, query: &PageQuery) -> Result<ToldView, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_TOLD, caller).query_of(query)).await
    }

    /// Has the operator system asked again.
    pub async fn read_services(&self, caller: &Caller) -> Result<(), CallError> {
        done(self.request(Method::POST, paths::CATALOGUE_TOLD, caller)).await
    }

    /// Takes over into the draft what was told.
    pub async fn take_over_services(&self, caller: &Caller, shown: TakeOver) -> Result<Option<DraftView>, CallError> {
        send(self.request(Method::PUT, paths::CATALOGUE_DRAFT_TOLD, caller).json(&shown)).await
    }
}
