//! Calls about the catalogue's publications and its draft.

use super::{BackClient, CallError, Caller, bytes, done, send};
use crate::catalogue::{
    CallOff, CatalogueState, ChangeList, ChangesQuery, DraftVersion, DraftView, PublicationRow, PublishAt,
    PublishDraft, PutDraft, Restore,
};
use crate::page::PageQuery;
use crate::paths;
use reqwest::Method;
use serde_json::Value;

impl BackClient {
    /// Publications, and the draft.
    pub async fn publications(&self, caller: &Caller, query: &PageQuery) -> Result<CatalogueState, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_PUBLICATIONS, caller).query_of(query)).await
    }

    /// A publication, or [`DRAFT`](crate::catalogue::DRAFT), as it is kept.
    pub async fn catalogue_content(&self, caller: &Caller, publication: &str) -> Result<Value, CallError> {
        send(self.about(paths::CATALOGUE_CONTENT, publication, caller)).await
    }

    /// The same as a workbook.
    pub async fn catalogue_workbook(&self, caller: &Caller, publication: &str) -> Result<Vec<u8>, CallError> {
        bytes(self.about(paths::CATALOGUE_WORKBOOK, publication, caller)).await
    }

    /// What differs.
    pub async fn catalogue_changes(&self, caller: &Caller, query: &ChangesQuery) -> Result<ChangeList, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_CHANGES, caller).query_of(query)).await
    }

    /// Makes the draft of a file: a workbook, or JSON.
    pub async fn put_catalogue_draft(
        &self,
        caller: &Caller,
        put: &PutDraft,
        file: Vec<u8>,
    ) -> Result<DraftView, CallError> {
        send(self.request(Method::PUT, paths::CATALOGUE_DRAFT, caller).query_of(put).body(file)).await
    }

    /// Throws the draft away.
    pub async fn drop_catalogue_draft(&self, caller: &Caller, shown: DraftVersion) -> Result<(), CallError> {
        done(self.request(Method::DELETE, paths::CATALOGUE_DRAFT, caller).query_of(&shown)).await
    }

    /// Puts the draft in force.
    pub async fn publish_catalogue(&self, caller: &Caller, shown: PublishDraft) -> Result<PublicationRow, CallError> {
        send(self.request(Method::POST, paths::CATALOGUE_PUBLISH, caller).json(&shown)).await
    }

    /// Has the draft come into force at an instant.
    pub async fn plan_catalogue(&self, caller: &Caller, shown: PublishAt) -> Result<DraftView, CallError> {
        send(self.request(Method::PUT, paths::CATALOGUE_PUBLISH, caller).json(&shown)).await
    }

    /// Has it not come into force by itself after all.
    pub async fn call_off_catalogue(&self, caller: &Caller, shown: CallOff) -> Result<DraftView, CallError> {
        send(self.request(Method::DELETE, paths::CATALOGUE_PUBLISH, caller).query_of(&shown)).await
    }

    /// Puts an older publication in force again.
    pub async fn restore_catalogue(
        &self,
        caller: &Caller,
        publication: i64,
        shown: Restore,
    ) -> Result<PublicationRow, CallError> {
        let path = paths::fill(paths::CATALOGUE_RESTORE, &publication.to_string());
        send(self.call(Method::POST, paths::CATALOGUE_RESTORE, &path, caller).json(&shown)).await
    }
}
