//! Calls of WeConfig: what people left in the shop, what waits to be carried out, and lists as files.

use super::{BackClient, CallError, Caller, done, send};
use crate::bulk::{BulkContacts, BulkEffects, BulkReport};
use crate::components::{ComponentsView, TellInstance, Told};
use crate::contact::{ContactQuery, ContactRow, HandleContact};
use crate::effects::{EffectQuery, EffectRow};
use crate::explain::{ExplainQuery, Explanation};
use crate::export::{List, TakeOut};
use crate::jobs::{ChangeJob, JobList};
use crate::page::Page;
use crate::parameters::{ChangeParameter, ParameterList, ShopNotice};
use crate::paths;
use crate::sent::{SentMail, SentQuery, SentRow};
use crate::traces::{Trace, TraceQuery};
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

    /// What the same done to several of them would do.
    pub async fn preview_contacts(&self, caller: &Caller, all: &BulkContacts) -> Result<BulkReport, CallError> {
        self.say(Method::POST, paths::CONTACTS_BULK_PREVIEW, caller, all).await
    }

    /// Does the same to several of them, each for itself.
    pub async fn handle_contacts(&self, caller: &Caller, all: &BulkContacts) -> Result<BulkReport, CallError> {
        self.say(Method::POST, paths::CONTACTS_BULK, caller, all).await
    }

    /// Announces that a list is taken out as a file; its pages are read afterwards.
    pub async fn take_out(&self, caller: &Caller, list: List, filters: String) -> Result<(), CallError> {
        let (operation, path) = list.path();
        done(self.call(Method::POST, operation, &path, caller).json(&TakeOut { filters })).await
    }

    /// What may be sold in a sale, and why not the rest.
    pub async fn explain(&self, caller: &Caller, query: &ExplainQuery) -> Result<Explanation, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_EXPLAIN, caller).query_of(query)).await
    }

    /// What waits to be carried out.
    pub async fn effects(&self, caller: &Caller, query: &EffectQuery) -> Result<Page<EffectRow>, CallError> {
        send(self.request(Method::GET, paths::EFFECTS, caller).query_of(query)).await
    }

    /// Has one tried again now, also one that was put aside.
    pub async fn retry_effect(&self, caller: &Caller, effect_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::POST, paths::EFFECT_RETRY, effect_id, caller)).await
    }

    /// Which of several would be tried again.
    pub async fn preview_effects(&self, caller: &Caller, all: &BulkEffects) -> Result<BulkReport, CallError> {
        self.say(Method::POST, paths::EFFECTS_BULK_PREVIEW, caller, all).await
    }

    /// Has several tried again now, each for itself.
    pub async fn retry_effects(&self, caller: &Caller, all: &BulkEffects) -> Result<BulkReport, CallError> {
        self.say(Method::POST, paths::EFFECTS_BULK, caller, all).await
    }

    /// What happened under one reference.
    pub async fn trace(&self, caller: &Caller, query: &TraceQuery) -> Result<Trace, CallError> {
        send(self.request(Method::GET, paths::TRACES, caller).query_of(query)).await
    }

    /// Scheduled jobs.
    pub async fn jobs(&self, caller: &Caller) -> Result<JobList, CallError> {
        send(self.request(Method::GET, paths::JOBS, caller)).await
    }

    /// Has a job run as soon as a BACK can.
    pub async fn run_job(&self, caller: &Caller, job: &str) -> Result<(), CallError> {
        done(self.call(Method::POST, paths::JOB_RUN, &paths::fill(paths::JOB_RUN, job), caller)).await
    }

    /// Has a job that runs stop.
    pub async fn stop_job(&self, caller: &Caller, job: &str) -> Result<(), CallError> {
        done(self.call(Method::DELETE, paths::JOB_RUN, &paths::fill(paths::JOB_RUN, job), caller)).await
    }

    /// Gives a job another schedule.
    pub async fn change_job(&self, caller: &Caller, job: &str, to: &ChangeJob) -> Result<(), CallError> {
        done(self.call(Method::PUT, paths::JOB, &paths::fill(paths::JOB, job), caller).json(to)).await
    }

    /// Tells of a process that is there; learns which BACK it was told to.
    pub async fn tell_instance(&self, caller: &Caller, tell: &TellInstance) -> Result<Told, CallError> {
        send(self.request(Method::POST, paths::INSTANCES, caller).json(tell)).await
    }

    /// What runs, in which version.
    pub async fn components(&self, caller: &Caller) -> Result<ComponentsView, CallError> {
        send(self.request(Method::GET, paths::COMPONENTS, caller)).await
    }

    /// Mails written.
    pub async fn sent_mails(&self, caller: &Caller, query: &SentQuery) -> Result<Page<SentRow>, CallError> {
        send(self.request(Method::GET, paths::SENT_MAILS, caller).query_of(query)).await
    }

    /// One of them with its words; that it was read is kept in the audit trail.
    pub async fn sent_mail(&self, caller: &Caller, mail_id: Uuid) -> Result<SentMail, CallError> {
        send(self.with(Method::GET, paths::SENT_MAIL, mail_id, caller)).await
    }

    /// Parameters of the platform.
    pub async fn parameters(&self, caller: &Caller) -> Result<ParameterList, CallError> {
        send(self.request(Method::GET, paths::PARAMETERS, caller)).await
    }

    /// Gives one another value.
    pub async fn change_parameter(&self, caller: &Caller, code: &str, to: &ChangeParameter) -> Result<(), CallError> {
        done(self.call(Method::PUT, paths::PARAMETER, &paths::fill(paths::PARAMETER, code), caller).json(to)).await
    }

    /// What SelfShop tells on every page.
    pub async fn shop_notice(&self, caller: &Caller) -> Result<ShopNotice, CallError> {
        send(self.request(Method::GET, paths::SHOP_NOTICE, caller)).await
    }
}
