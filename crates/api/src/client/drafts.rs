//! Calls about drafts of unsaved edits.

use super::{BackClient, CallError, Caller, done, send};
use crate::drafts::{DraftForm, DraftFound, SaveDraft};
use crate::paths;
use reqwest::Method;

impl BackClient {
    /// One's draft of a form, if there is one, and who else is at the same thing.
    pub async fn draft(&self, caller: &Caller, form: &DraftForm) -> Result<DraftFound, CallError> {
        send(self.about(paths::STAFF_DRAFT, &form.key(), caller)).await
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
