//! Bytes as people and stores write them: lower-case hexadecimal of a SHA-256.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The SHA-256 of the parts one after the other, as 64 hexadecimal digits.
pub(crate) fn sha256(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
