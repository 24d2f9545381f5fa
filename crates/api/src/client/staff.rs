//! Calls of the sign-in, and of what each does with his own.

use super::{BackClient, CallError, Caller, done, send};
use crate::paths;
use crate::search::{Hits, SearchQuery};
use crate::staff::{ChangePassword, Me, RecoveryCodes, SecondFactor, SessionList, SignIn, SignedIn, TotpProposal};
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// Signs in: the first step.
    pub async fn sign_in(&self, caller: &Caller, sign_in: &SignIn) -> Result<SignedIn, CallError> {
        self.say(Method::POST, paths::STAFF_SESSION, caller, sign_in).await
    }

    /// Gives the second factor.
    pub async fn second_factor(&self, caller: &Caller, code: &SecondFactor) -> Result<SignedIn, CallError> {
        self.say(Method::PUT, paths::STAFF_SESSION, caller, code).await
    }

    /// Signs out.
    pub async fn sign_out(&self, caller: &Caller) -> Result<(), CallError> {
        done(self.request(Method::DELETE, paths::STAFF_SESSION, caller)).await
    }

    /// Who is signed in, and what he may do.
    pub async fn me(&self, caller: &Caller) -> Result<Me, CallError> {
        send(self.request(Method::GET, paths::STAFF_ME, caller)).await
    }

    /// Changes one's own password; every other session of his ends.
    pub async fn change_password(&self, caller: &Caller, change: &ChangePassword) -> Result<SignedIn, CallError> {
        self.say(Method::PUT, paths::STAFF_PASSWORD, caller, change).await
    }

    /// Proposes a second factor.
    pub async fn propose_totp(&self, caller: &Caller) -> Result<TotpProposal, CallError> {
        send(self.request(Method::POST, paths::STAFF_TOTP, caller)).await
    }

    /// Confirms the proposed second factor by a code of it.
    pub async fn confirm_totp(&self, caller: &Caller, code: &SecondFactor) -> Result<RecoveryCodes, CallError> {
        self.say(Method::PUT, paths::STAFF_TOTP, caller, code).await
    }

    /// Removes the second factor.
    pub async fn remove_totp(&self, caller: &Caller, code: &SecondFactor) -> Result<(), CallError> {
        done(self.request(Method::DELETE, paths::STAFF_TOTP, caller).json(code)).await
    }

    /// One's own sessions.
    pub async fn sessions(&self, caller: &Caller) -> Result<SessionList, CallError> {
        send(self.request(Method::GET, paths::STAFF_SESSIONS, caller)).await
    }

    /// Ends one of one's own sessions.
    pub async fn end_session(&self, caller: &Caller, session_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::DELETE, paths::STAFF_SESSION_OF, session_id, caller)).await
    }

    /// What he may see, found by words.
    pub async fn search(&self, caller: &Caller, query: &SearchQuery) -> Result<Hits, CallError> {
        send(self.request(Method::GET, paths::STAFF_SEARCH, caller).query_of(query)).await
    }
}
