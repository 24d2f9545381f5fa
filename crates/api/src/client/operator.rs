//! Calls of WeConfig about users of the operator system.

use super::{BackClient, CallError, Caller, send};
use crate::operator_users::{
    ChangeProfiles, DriftQuery, DriftRow, OperatorState, ProfileList, Repair, RepairReport, Synchronisation,
};
use crate::page::Page;
use crate::paths;
use reqwest::Method;

impl BackClient {
    /// How it stands with the operator system.
    pub async fn operator_users(&self, caller: &Caller) -> Result<OperatorState, CallError> {
        send(self.request(Method::GET, paths::OPERATOR_USERS, caller)).await
    }

    /// Synchronises users with the operator system at once.
    pub async fn synchronise_users(&self, caller: &Caller) -> Result<Synchronisation, CallError> {
        send(self.request(Method::POST, paths::OPERATOR_USERS_SYNCHRONISE, caller)).await
    }

    /// Differences between both systems.
    pub async fn drift(&self, caller: &Caller, query: &DriftQuery) -> Result<Page<DriftRow>, CallError> {
        send(self.request(Method::GET, paths::OPERATOR_USERS_DRIFT, caller).query_of(query)).await
    }

    /// What a repair would do.
    pub async fn preview_repair(&self, caller: &Caller, repair: &Repair) -> Result<RepairReport, CallError> {
        self.say(Method::POST, paths::OPERATOR_USERS_PREVIEW, caller, repair).await
    }

    /// Repairs differences, each by itself.
    pub async fn repair(&self, caller: &Caller, repair: &Repair) -> Result<RepairReport, CallError> {
        self.say(Method::POST, paths::OPERATOR_USERS_REPAIR, caller, repair).await
    }

    /// Which groups the operator system's profiles stand for.
    pub async fn profiles(&self, caller: &Caller) -> Result<ProfileList, CallError> {
        send(self.request(Method::GET, paths::OPERATOR_PROFILES, caller)).await
    }

    /// Changes that.
    pub async fn change_profiles(&self, caller: &Caller, to: &ChangeProfiles) -> Result<ProfileList, CallError> {
        self.say(Method::PUT, paths::OPERATOR_PROFILES, caller, to).await
    }
}
