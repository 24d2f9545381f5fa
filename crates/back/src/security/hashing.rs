//! Argon2id (RFC 9106), off the threads that answer requests, and only so many at once.

use crate::config::security::Hashing;
use crate::error::ApiError;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Semaphore;

/// Hashes and verifies passwords.
#[derive(Debug, Clone)]
pub struct Hasher {
    params: Params,
    at_once: Arc<Semaphore>,
    /// The hash of nobody's password, which takes as long to verify as somebody's.
    nobody: Arc<str>,
    verified: Arc<AtomicU64>,
}

impl Hasher {
    /// A hasher of these costs.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when Argon2 does not take them.
    pub fn new(settings: &Hashing) -> Result<Self, ApiError> {
        let params = Params::new(settings.memory_kib, settings.passes, settings.lanes, None);
        let params = params.map_err(ApiError::internal)?;
        let nobody = hash(&params, &crate::auth::new_token())?.into();
        Ok(Self {
            params,
            at_once: Arc::new(Semaphore::new(settings.at_once.max(1))),
            nobody,
            verified: Arc::default(),
        })
    }

    /// The hash of a password, to be kept.
    pub async fn hash(&self, password: String) -> Result<String, ApiError> {
        let params = self.params.clone();
        self.work(move || hash(&params, &password)).await?
    }

    /// Whether it is the password of this hash. Without a hash it is not, after the same time.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<bool, ApiError> {
        let nobody = self.nobody.clone();
        let argon2 = argon2(&self.params);
        let verified = self.verified.clone();
        self.work(move || {
            let hash = kept.as_deref().unwrap_or(&nobody);
            verified.fetch_add(1, Ordering::Relaxed);
            // The costs are those of the hash, whatever the settings are by now.
            PasswordVerifier::<str>::verify_password(&argon2, password.as_bytes(), hash).is_ok() && kept.is_some()
        })
        .await
    }

    /// How many passwords were verified so far, right or wrong, of somebody or of nobody.
    #[must_use]
    pub fn verified(&self) -> u64 {
        self.verified.load(Ordering::Relaxed)
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
        let turn = self.at_once.clone().acquire_owned().await.map_err(ApiError::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(ApiError::internal)
    }
}

fn argon2(params: &Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
}

fn hash(params: &Params, password: &str) -> Result<String, ApiError> {
    let salt = rand::random::<[u8; 16]>();
    let hash = argon2(params).hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(ApiError::internal)
}
