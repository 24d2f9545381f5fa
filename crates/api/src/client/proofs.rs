//! Calls of what one signs in by besides a password.

use super::{BackClient, CallError, Caller, done, send};
use crate::passkeys::{Ceremony, NewPasskey, PasskeyAnswer, PasskeyList, SignInWays};
use crate::paths;
use crate::sign_on::{BeginSignOn, SignOnAnswer, SignOnBegun, SignOnEnd, SignedOn};
use crate::staff::SignedIn;
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// What one can sign in by.
    pub async fn sign_in_ways(&self, caller: &Caller) -> Result<SignInWays, CallError> {
        send(self.request(Method::GET, paths::STAFF_WAYS, caller)).await
    }

    /// Begins to sign in by a passkey.
    pub async fn begin_passkey(&self, caller: &Caller) -> Result<Ceremony, CallError> {
        send(self.request(Method::POST, paths::STAFF_SESSION_PASSKEY, caller)).await
    }

    /// Signs in by a passkey.
    pub async fn sign_in_by_passkey(&self, caller: &Caller, answer: &PasskeyAnswer) -> Result<SignedIn, CallError> {
        self.say(Method::PUT, paths::STAFF_SESSION_PASSKEY, caller, answer).await
    }

    /// Begins to sign in through the operator's portal.
    pub async fn begin_sign_on(&self, caller: &Caller, begin: &BeginSignOn) -> Result<SignOnBegun, CallError> {
        self.say(Method::POST, paths::STAFF_SESSION_PORTAL, caller, begin).await
    }

    /// Where one signs out of the portal.
    pub async fn end_sign_on(&self, caller: &Caller) -> Result<SignOnEnd, CallError> {
        send(self.request(Method::GET, paths::STAFF_SESSION_PORTAL, caller)).await
    }

    /// Signs in by what the portal sent back.
    pub async fn sign_on(&self, caller: &Caller, answer: &SignOnAnswer) -> Result<SignedOn, CallError> {
        self.say(Method::PUT, paths::STAFF_SESSION_PORTAL, caller, answer).await
    }

    /// One's own passkeys.
    pub async fn passkeys(&self, caller: &Caller) -> Result<PasskeyList, CallError> {
        send(self.request(Method::GET, paths::STAFF_PASSKEYS, caller)).await
    }

    /// Begins to add a passkey.
    pub async fn propose_passkey(&self, caller: &Caller) -> Result<Ceremony, CallError> {
        send(self.request(Method::POST, paths::STAFF_PASSKEYS, caller)).await
    }

    /// Keeps a passkey.
    pub async fn add_passkey(&self, caller: &Caller, new: &NewPasskey) -> Result<(), CallError> {
        done(self.request(Method::PUT, paths::STAFF_PASSKEYS, caller).json(new)).await
    }

    /// Removes one of one's own passkeys.
    pub async fn remove_passkey(&self, caller: &Caller, passkey_id: Uuid) -> Result<(), CallError> {
        done(self.with(Method::DELETE, paths::STAFF_PASSKEY, passkey_id, caller)).await
    }
}
