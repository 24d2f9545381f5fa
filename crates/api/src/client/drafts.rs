//! Calls about drafts of unsaved edits.

use super::{BackClient, CallError, Caller, done, send};
use crate::drafts::{Draft, DraftForm, DraftFound, SaveDraft};
use crate::paths;
use reqwest::Method;

impl BackClient {
    /// One's draft of a form, if there is one.
    pub async fn draft(&self, caller: &Caller, form: &DraftForm) -> Result<Option<Draft>, CallError> {
        let found: DraftFound = send(self.about(paths::STAFF_DRAFT, &form.key(), caller)).await?;
        Ok(found.draft)
    }

    /// Keeps a draft in the place of the one before.
    pub async fn save_draft(&self, caller: &Caller, form: &DraftForm, save: &SaveDraft) -> Result<(), CallError> {
        let path = paths::fill(paths::STAFF_DRAFT, &form.key());
        done(self.call(Method::PUT, paths::STAFF_DRAFT, &path, caller).json(save)).await
    }

    /// Throws a draft away.
    pub async fn drop_draft(&self, caller: &Caller, form: &DraftForm) -> Result<(), CallError> {
        let path = paths::fill(paths::STAFF_DRAFT, &form.key());
        done(self.call(Method::DELETE, paths::STAFF_DRAFT, &path, caller)).await
    }
}
