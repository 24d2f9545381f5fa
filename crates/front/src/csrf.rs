//! The hidden field that shows that a form came from our own page.
//!
//! What this is: a keyed hash (HMAC-SHA-256) of the visitor's cookie, which no other site can
//! know. Nothing is kept: FRONT stays stateless and a form still works in a second tab, after a
//! reload or on another instance.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The name of the hidden field.
pub const FIELD: &str = "csrf";

/// The value of the hidden field for this visitor.
#[must_use]
pub fn token(secret: &[u8], visitor: &str) -> String {
    keyed(secret, visitor).map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())).unwrap_or_default()
}

/// Whether the value of the hidden field is this visitor's, compared in constant time.
#[must_use]
pub fn holds(secret: &[u8], visitor: &str, given: &str) -> bool {
    let Ok(given) = URL_SAFE_NO_PAD.decode(given) else { return false };
    !visitor.is_empty() && keyed(secret, visitor).is_some_and(|mac| mac.verify_slice(&given).is_ok())
}

fn keyed(secret: &[u8], visitor: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(visitor.as_bytes());
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_its_visitor_and_secret_only() {
        let made = token(b"secret", "visitor-1");
        assert!(holds(b"secret", "visitor-1", &made));
        assert!(!holds(b"secret", "visitor-2", &made));
        assert!(!holds(b"other", "visitor-1", &made));
    }

    #[test]
    fn whatever_is_typed_in_its_place_is_refused() {
        let whole = token(b"secret", "visitor-1");
        for forged in ["", "csrf", "%%%", &whole[1..], &format!("{whole}A"), "\u{0}"] {
            assert!(!holds(b"secret", "visitor-1", forged), "{forged:?}");
        }
        assert!(!holds(b"secret", "", &token(b"secret", "")), "a visitor without cookie has no token");
    }
}
