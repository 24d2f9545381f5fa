//! Calls about what waits for a second person.

use super::{BackClient, CallError, Caller, done, send};
use crate::approvals::{ApprovalQuery, ApprovalRow, DecideApproval, EnvironmentRules};
use crate::page::Page;
use crate::paths;
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// What waits or has waited: one's own, and that of others for who may see environments.
    pub async fn approvals(&self, caller: &Caller, query: &ApprovalQuery) -> Result<Page<ApprovalRow>, CallError> {
        send(self.request(Method::GET, paths::APPROVALS, caller).query_of(query)).await
    }

    /// One of them.
    pub async fn approval(&self, caller: &Caller, approval_id: Uuid) -> Result<ApprovalRow, CallError> {
        send(self.with(Method::GET, paths::APPROVAL, approval_id, caller)).await
    }

    /// Decides on one: agreed to, it is done before this answers.
    pub async fn decide_approval(
        &self,
        caller: &Caller,
        approval_id: Uuid,
        decision: &DecideApproval,
    ) -> Result<ApprovalRow, CallError> {
        send(self.with(Method::PUT, paths::APPROVAL, approval_id, caller).json(decision)).await
    }

    /// Takes back what one has asked for.
    pub async fn withdraw_approval(&self, caller: &Caller, approval_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::DELETE, paths::APPROVAL, approval_id, caller)).await
    }

    /// What this environment does with the changes of its staff.
    pub async fn environment_rules(&self, caller: &Caller) -> Result<EnvironmentRules, CallError> {
        send(self.request(Method::GET, paths::ENVIRONMENT_RULES, caller)).await
    }
}
