//! Secrets of second factors, sealed with AES-256-GCM under a key that the database does not have.
//!
//! What is kept: one byte for the way of sealing, twelve random bytes, then the secret and its tag. The user's id is bound
//! to it, so that what was copied to another row does not open there. Start at [`Sealer`].

use crate::auth::hex;
use crate::config::security::{Hidden, Security};
use crate::error::ApiError;
use crate::security::store::credential;
use aes_gcm::aead::{Aead, Nonce, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::sync::{Mutex, PoisonError};
use weblys_db::Database;
use weblys_security::{Secret, UserId};

/// How what is sealed begins.
const WAY: u8 = 1;
const NONCE: usize = 12;
/// A secret that an older version has kept is as long as it is itself.
const UNSEALED: usize = 20;

/// Why BACK does not start.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// There is none.
    #[error("security.sealing_key is missing: 32 random bytes in base64, made once with `openssl rand -base64 32`")]
    Missing,
    /// It cannot be read.
    #[error("{0} is not 32 bytes in base64")]
    Unreadable(&'static str),
    /// Something was sealed with another.
    #[error("second factors were sealed with another security.sealing_key: give that one, or as former_sealing_key")]
    Another,
    /// What is kept cannot be read or written.
    #[error(transparent)]
    Store(#[from] ApiError),
}

/// Seals and opens.
pub struct Sealer {
    key: Aes256Gcm,
    former: Option<Aes256Gcm>,
    /// For seals on what is no secret.
    mac: Hmac<Sha256>,
    former_mac: Option<Hmac<Sha256>>,
    /// The newest seal on the audit trail that this process put: it does not vanish unseen.
    newest: Mutex<Option<String>>,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(•••)")
    }
}

impl Sealer {
    /// A sealer with the keys of the settings.
    ///
    /// # Errors
    /// When there is no key, or one cannot be read.
    pub fn new(settings: &Security) -> Result<Self, SealingError> {
        let key = settings.sealing_key.as_ref().ok_or(SealingError::Missing)?;
        let (key, mac) = read(key, "security.sealing_key")?;
        let former = settings.former_sealing_key.as_ref();
        let former = former.map(|key| read(key, "security.former_sealing_key")).transpose()?;
        let (former, former_mac) = former.unzip();
        Ok(Self { key, former, mac, former_mac, newest: Mutex::default() })
    }

    /// A seal on a text: hexadecimal digits that nobody makes without the key.
    #[must_use]
    pub fn on(&self, text: &str) -> String {
        hex(&self.mac.clone().chain_update(text.as_bytes()).finalize().into_bytes())
    }

    /// Whether a seal is on a text, by the present key or the former one.
    #[must_use]
    pub fn is_on(&self, text: &str, seal: &str) -> bool {
        let by = |mac: &Hmac<Sha256>| hex(&mac.clone().chain_update(text.as_bytes()).finalize().into_bytes()) == seal;
        by(&self.mac) || self.former_mac.as_ref().is_some_and(by)
    }

    /// The newest seal on the audit trail that this process put.
    #[must_use]
    pub fn newest(&self) -> Option<String> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers a seal on the audit trail.
    pub fn saw(&self, seal: String) {
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(seal);
    }

    /// Seals the secret of a user's second factor.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the cipher fails.
    pub fn seal(&self, user_id: UserId, secret: &Secret) -> Result<Vec<u8>, ApiError> {
        let nonce: [u8; NONCE] = rand::random();
        let bound = bound_to(user_id);
        let payload = Payload { msg: secret.bytes(), aad: &bound };
        let body = self.key.encrypt(&Nonce::<Aes256Gcm>::from(nonce), payload).map_err(ApiError::internal)?;
        Ok([&[WAY][..], &nonce, &body].concat())
    }

    /// Opens what is kept of a user. A secret that an older version kept is taken as it is, until the next start.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when it was sealed with another key, for another user, or was changed.
    pub fn open(&self, user_id: UserId, kept: &[u8]) -> Result<Secret, ApiError> {
        unsealed(kept)
            .or_else(|| opened(&self.key, user_id, kept))
            .ok_or_else(|| ApiError::internal(format!("the second factor of {user_id} cannot be opened")))
    }

    /// Seals with the present key whatever is not, before anybody is answered.
    ///
    /// # Errors
    /// [`SealingError::Another`] when something opens with neither key.
    pub async fn seal_what_is_not(&self, db: &Database) -> Result<(), SealingError> {
        let mut sealed = 0_u32;
        for (user_id, kept) in credential::secrets(db).await? {
            if opened(&self.key, user_id, &kept).is_some() {
                continue;
            }
            let former = self.former.as_ref();
            let secret = unsealed(&kept).or_else(|| opened(former?, user_id, &kept)).ok_or(SealingError::Another)?;
            credential::replace_secret(db, user_id, &kept, &self.seal(user_id, &secret)?).await?;
            sealed += 1;
        }
        if sealed > 0 {
            tracing::info!(sealed, "secrets of second factors are sealed now");
        }
        Ok(())
    }
}

fn read(key: &Hidden, name: &'static str) -> Result<(Aes256Gcm, Hmac<Sha256>), SealingError> {
    let unreadable = || SealingError::Unreadable(name);
    let bytes = STANDARD.decode(key.expose().trim()).map_err(|_| unreadable())?;
    let cipher = Aes256Gcm::new_from_slice(&bytes).map_err(|_| unreadable())?;
    // A key of its own for what is sealed in the open.
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&bytes).map_err(|_| unreadable())?;
    let derived = mac.chain_update(b"weblys seal").finalize().into_bytes();
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&derived).map_err(|_| unreadable())?;
    Ok((cipher, mac))
}

fn bound_to(user_id: UserId) -> Vec<u8> {
    [b"weblys totp ", user_id.uuid().as_bytes().as_slice()].concat()
}

fn unsealed(kept: &[u8]) -> Option<Secret> {
    <[u8; UNSEALED]>::try_from(kept).ok().map(Secret::of)
}

fn opened(key: &Aes256Gcm, user_id: UserId, kept: &[u8]) -> Option<Secret> {
    let (way, rest) = kept.split_first()?;
    let (nonce, body) = rest.split_first_chunk::<NONCE>()?;
    if *way != WAY {
        return None;
    }
    let bound = bound_to(user_id);
    let secret = key.decrypt(&Nonce::<Aes256Gcm>::from(*nonce), Payload { msg: body, aad: &bound }).ok()?;
    unsealed(&secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const SECRET: Secret = Secret::of(*b"12345678901234567890");

    fn sealer(key: u8) -> Sealer {
        let key = Some(Hidden::from(STANDARD.encode([key; 32])));
        Sealer::new(&Security { sealing_key: key, ..Security::default() }).unwrap()
    }

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn what_is_sealed_opens_for_its_user_and_its_key_only() {
        let sealed = sealer(1).seal(user(1), &SECRET).unwrap();
        assert_eq!(sealer(1).open(user(1), &sealed).unwrap(), SECRET);
        assert!(sealer(1).open(user(2), &sealed).is_err(), "copied to another");
        assert!(sealer(2).open(user(1), &sealed).is_err(), "another key");
        assert!(!sealed.windows(20).any(|part| part == SECRET.bytes()));
        assert_ne!(sealer(1).seal(user(1), &SECRET).unwrap(), sealed, "never the same twice");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(sealer(1).open(user(1), &changed).is_err(), "byte {at} changed");
        }
    }

    #[test]
    fn a_key_that_is_missing_or_short_is_said_by_name_and_never_shown() {
        let of = |key: Option<&str>| {
            let key = key.map(|key| Hidden::from(key.to_owned()));
            Sealer::new(&Security { sealing_key: key, ..Security::default() }).unwrap_err().to_string()
        };
        assert!(of(None).contains("security.sealing_key is missing"));
        for bad in ["", "short", "c2hvcnQ=", "%%%"] {
            assert!(of(Some(bad)).starts_with("security.sealing_key is not 32 bytes"), "{bad:?}");
        }
        assert_eq!(format!("{:?} {:?}", sealer(1), Hidden::from("key".to_owned())), "Sealer(•••) Hidden(•••)");
    }
}
