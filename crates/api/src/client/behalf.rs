//! Calls about acting in another's name.

use super::{BackClient, CallError, Caller, done, send};
use crate::behalf::{ActFor, ConsentCode, ConsentState};
use crate::paths;
use crate::staff::SignedIn;
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// What one has consented to, and who acts in one's name.
    pub async fn consent(&self, caller: &Caller) -> Result<ConsentState, CallError> {
        send(self.request(Method::GET, paths::STAFF_CONSENT, caller)).await
    }

    /// Consents: gives a code to tell, in the place of the one before.
    pub async fn give_consent(&self, caller: &Caller) -> Result<ConsentCode, CallError> {
        send(self.request(Method::POST, paths::STAFF_CONSENT, caller)).await
    }

    /// Consents no more: the code and whoever acts in one's name end.
    pub async fn withdraw_consent(&self, caller: &Caller) -> Result<(), CallError> {
        done(self.request(Method::DELETE, paths::STAFF_CONSENT, caller)).await
    }

    /// Acts in a user's name from now on, by the code that he has told.
    pub async fn act_for(&self, caller: &Caller, user_id: Uuid, code: &ActFor) -> Result<SignedIn, CallError> {
        send(self.with(Method::POST, paths::USER_ON_BEHALF, user_id, caller).json(code)).await
    }

    /// Is oneself again.
    pub async fn act_for_oneself(&self, caller: &Caller) -> Result<SignedIn, CallError> {
        send(self.request(Method::DELETE, paths::STAFF_ON_BEHALF, caller)).await
    }
}
