//! Generated passwords (`mot de passe généré`): made once, told to the caller, kept as a hash.
//!
//! A password is made from 32 bytes of the operating system's randomness and the service credential.
//! The bytes stay with the order while it may be repeated (`Config::password_replay`), so that a lost
//! answer can be given again; then they are erased. Neither the database alone nor the credential
//! alone gives a password. The hash is a salted SHA-256: a slow hash protects what people choose, and
//! these are 60 random bits that are to be changed at the first sign-in.

use hmac::{Hmac, KeyInit, Mac};
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Thirty-two signs that nobody mixes up: no 0, 1, l, o and no capitals.
const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
/// Signs of a password, in groups of four: 60 bits.
const LENGTH: usize = 12;

/// The randomness from which a password is made.
pub(crate) type Salt = [u8; 32];

/// New randomness of the operating system.
pub(crate) fn new_salt() -> Result<Salt, std::io::Error> {
    let mut salt = Salt::default();
    SysRng.try_fill_bytes(&mut salt).map_err(std::io::Error::other)?;
    Ok(salt)
}

/// The password of this randomness under this credential, such as `k7mq-2xgp-94hd`.
pub(crate) fn readable(credential: &str, salt: &[u8]) -> String {
    let digest = keyed(credential, salt);
    let mut password = String::with_capacity(LENGTH + 2);
    for (place, byte) in digest.iter().take(LENGTH).enumerate() {
        if place > 0 && place % 4 == 0 {
            password.push('-');
        }
        password.push(char::from(SIGNS[usize::from(byte % 32)]));
    }
    password
}

/// What is kept of a password: `sha256$salt$hash`, where the salt is not the one it was made from.
pub(crate) fn hash(password: &str, customer_number: &str) -> String {
    let digest = Sha256::new().chain_update(customer_number).chain_update("$").chain_update(password).finalize();
    digest.iter().fold(format!("sha256${customer_number}$"), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}

fn keyed(credential: &str, salt: &[u8]) -> [u8; 32] {
    match Hmac::<Sha256>::new_from_slice(credential.as_bytes()) {
        Ok(mac) => mac.chain_update(b"generated password").chain_update(salt).finalize().into_bytes().into(),
        // HMAC takes keys of any length: this arm is never reached, and must not give a known password.
        Err(_) => Sha256::digest(salt).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_readable_and_the_same_again_only_from_the_same_salt_and_credential() {
        let salt = new_salt().unwrap();
        let password = readable("credential", &salt);
        assert_eq!(password, readable("credential", &salt));
        assert_ne!(password, readable("another", &salt));
        assert_ne!(password, readable("credential", &new_salt().unwrap()));
        assert_eq!(password.len(), 14);
        assert!(password.chars().all(|sign| sign == '-' || SIGNS.contains(&(sign as u8))));
        assert!(!"01loIO".bytes().any(|mixed_up| SIGNS.contains(&mixed_up)));
    }

    #[test]
    fn what_is_kept_does_not_contain_the_password() {
        let kept = hash("k7mq-2xgp-94hd", "100000017");
        assert!(kept.starts_with("sha256$100000017$") && !kept.contains("k7mq"));
        assert_ne!(kept, hash("k7mq-2xgp-94hd", "100000025"));
    }
}
