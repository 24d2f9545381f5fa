//! Calls of WeConfig: users, groups and the audit trail.

use super::{BackClient, CallError, Caller, done, send};
use crate::audit::{AuditChain, AuditPage, AuditQuery};
use crate::bulk::{BulkReport, BulkUsers};
use crate::groups::{ChangeGroup, GroupList, GroupRow, NewGroup};
use crate::page::Page;
use crate::paths;
use crate::staff::SessionList;
use crate::users::{ChangeUser, NewUser, OneTimePassword, UserQuery, UserRow};
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// Users.
    pub async fn users(&self, caller: &Caller, query: &UserQuery) -> Result<Page<UserRow>, CallError> {
        send(self.request(Method::GET, paths::USERS, caller).query_of(query)).await
    }

    /// What the same done to several users would do.
    pub async fn preview_bulk(&self, caller: &Caller, all: &BulkUsers) -> Result<BulkReport, CallError> {
        self.say(Method::POST, paths::USERS_BULK_PREVIEW, caller, all).await
    }

    /// Does the same to several users, each for itself.
    pub async fn bulk(&self, caller: &Caller, all: &BulkUsers) -> Result<BulkReport, CallError> {
        self.say(Method::POST, paths::USERS_BULK, caller, all).await
    }

    /// One user.
    pub async fn user(&self, caller: &Caller, user_id: Uuid) -> Result<UserRow, CallError> {
        send(self.with(Method::GET, paths::USER, user_id, caller)).await
    }

    /// Makes a user. Asked twice, it answers the same user.
    pub async fn make_user(&self, caller: &Caller, new: &NewUser) -> Result<UserRow, CallError> {
        self.say(Method::POST, paths::USERS, caller, new).await
    }

    /// Changes a user.
    pub async fn change_user(&self, caller: &Caller, user_id: Uuid, to: &ChangeUser) -> Result<UserRow, CallError> {
        send(self.with(Method::PUT, paths::USER, user_id, caller).json(to)).await
    }

    /// Gives a user a first password, shown once; his second factor and his sessions end.
    pub async fn reset_user(&self, caller: &Caller, user_id: Uuid) -> Result<OneTimePassword, CallError> {
        send(self.with(Method::POST, paths::USER_RESET, user_id, caller)).await
    }

    /// Ends a user's lock-out.
    pub async fn unlock_user(&self, caller: &Caller, user_id: Uuid) -> Result<UserRow, CallError> {
        send(self.with(Method::POST, paths::USER_UNLOCK, user_id, caller)).await
    }

    /// A user's sessions.
    pub async fn user_sessions(&self, caller: &Caller, user_id: Uuid) -> Result<SessionList, CallError> {
        send(self.with(Method::GET, paths::USER_SESSIONS, user_id, caller)).await
    }

    /// Ends all of a user's sessions.
    pub async fn end_user_sessions(&self, caller: &Caller, user_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::DELETE, paths::USER_SESSIONS, user_id, caller)).await
    }

    /// Groups.
    pub async fn groups(&self, caller: &Caller) -> Result<GroupList, CallError> {
        send(self.request(Method::GET, paths::GROUPS, caller)).await
    }

    /// One group.
    pub async fn group(&self, caller: &Caller, group_id: Uuid) -> Result<GroupRow, CallError> {
        send(self.with(Method::GET, paths::GROUP, group_id, caller)).await
    }

    /// Makes a group. Asked twice, it answers the same group.
    pub async fn make_group(&self, caller: &Caller, new: &NewGroup) -> Result<GroupRow, CallError> {
        self.say(Method::POST, paths::GROUPS, caller, new).await
    }

    /// Changes a group.
    pub async fn change_group(&self, caller: &Caller, group_id: Uuid, to: &ChangeGroup) -> Result<GroupRow, CallError> {
        send(self.with(Method::PUT, paths::GROUP, group_id, caller).json(to)).await
    }

    /// Removes a group of this version.
    pub async fn remove_group(&self, caller: &Caller, group_id: Uuid, version: i64) -> Result<(), CallError> {
        let call = self.with(Method::DELETE, paths::GROUP, group_id, caller);
        done(call.query(&[("version", &version.to_string())])).await
    }

    /// The audit trail.
    pub async fn audit(&self, caller: &Caller, query: &AuditQuery) -> Result<AuditPage, CallError> {
        send(self.request(Method::GET, paths::AUDIT, caller).query_of(query)).await
    }

    /// Whether the chain of the audit trail holds.
    pub async fn audit_chain(&self, caller: &Caller) -> Result<AuditChain, CallError> {
        send(self.request(Method::GET, paths::AUDIT_CHAIN, caller)).await
    }
}
