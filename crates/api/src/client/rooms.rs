//! Calls of WeConfig: what people left in the shop, what waits to be carried out, and lists as files.

use super::{BackClient, CallError, Caller, done, send};
use crate::contact::{ContactQuery, ContactRow, HandleContact};
use crate::effects::{EffectQuery, EffectRow};
use crate::export::{List, TakeOut};
use crate::page::Page;
use crate::paths;
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// Contact requests and statements.
    pub async fn contacts(&self, caller: &Caller, query: &ContactQuery) -> Result<Page<ContactRow>, CallError> {
        send(self.request(Method::GET, paths::CONTACTS, caller).query_of(query)).await
    }

    /// One of them.
    pub async fn contact(&self, caller: &Caller, contact_id: Uuid) -> Result<ContactRow, CallError> {
        send(self.with(Method::GET, paths::CONTACT, contact_id, caller)).await
    }

    /// Takes note of what was done about one.
    pub async fn handle_contact(
        &self,
        caller: &Caller,
        contact_id: Uuid,
        handle: &HandleContact,
    ) -> Result<ContactRow, CallError> {
        send(self.with(Method::PUT, paths::CONTACT, contact_id, caller).json(handle)).await
    }

    /// Announces that a list is taken out as a file; its pages are read afterwards.
    pub async fn take_out(&self, caller: &Caller, list: List, filters: String) -> Result<(), CallError> {
        done(self.request(Method::POST, list.path(), caller).json(&TakeOut { filters })).await
    }

    /// What waits to be carried out.
    pub async fn effects(&self, caller: &Caller, query: &EffectQuery) -> Result<Page<EffectRow>, CallError> {
        send(self.request(Method::GET, paths::EFFECTS, caller).query_of(query)).await
    }

    /// Has one tried again now, also one that was put aside.
    pub async fn retry_effect(&self, caller: &Caller, effect_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::POST, paths::EFFECT_RETRY, effect_id, caller)).await
    }
}
