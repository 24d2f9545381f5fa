//! The audit trail: who, when, from where, on whose behalf, what, before and after; chained so that tampering shows.
//!
//! Each entry's link is the SHA-256 of the link before it and of the entry in a canonical form. Changing,
//! moving, inserting or removing an entry breaks the chain from there on. The links have no key: BACK seals the end of the
//! chain with one whenever it has found it whole, so that who writes the database cannot compute all of it anew unseen. What was
//! written since the last seal can still be cut off, and seals at the end with it while no BACK runs: the log has them. Entries never hold secrets: [`AuditEntry::without_secrets`].

mod canonical;
mod changes;

pub use changes::{Change, changes, masked};

use crate::hex;
use crate::site::Site;
use crate::user::UserId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When, UTC, to the microsecond.
    pub at: DateTime<Utc>,
    /// Who, by login or by the name of what acted.
    pub actor: String,
    /// Who, if a user of ours.
    pub user_id: Option<UserId>,
    /// In whose name, by login.
    pub on_behalf_of: Option<String>,
    /// The network address that it came from.
    pub address: String,
    /// The site that it was done on.
    pub site: Site,
    /// What: `user.change`, `customer.read`.
    pub action: String,
    /// What kind of thing it was done to: `user`.
    pub subject_kind: String,
    /// Which one.
    pub subject: String,
    /// What it was. Whole numbers and texts: a fraction may not come back from a store as it went in.
    pub before: Option<Value>,
    /// What it became.
    pub after: Option<Value>,
    /// The id that joins it with the request, its frames and its log lines.
    pub correlation: String,
}

/// The chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the audit trail is broken at {seq}")]
pub struct Broken {
    /// The first place that is missing or not what was written.
    pub seq: i64,
}

impl AuditEntry {
    /// The entry with every secret in `before` and `after` replaced: the form to link and keep.
    #[must_use]
    pub fn without_secrets(self) -> Self {
        let hide = |value: Option<Value>| value.map(|value| masked(&value));
        Self { before: hide(self.before), after: hide(self.after), ..self }
    }

    /// The entry at its place as one text, the same for ever: JSON without spaces, keys sorted, the instant
    /// in microseconds since 1970.
    #[must_use]
    pub fn canonical(&self, seq: i64) -> String {
        canonical::text(&json!({
            "seq": seq,
            "at": self.at.timestamp_micros(),
            "actor": self.actor,
            "user_id": self.user_id.map(|id| id.to_string()),
            "on_behalf_of": self.on_behalf_of,
            "address": self.address,
            "site": self.site.code(),
            "action": self.action,
            "subject_kind": self.subject_kind,
            "subject": self.subject,
            "before": self.before,
            "after": self.after,
            "correlation": self.correlation,
        }))
    }
}

/// The link of an entry: 64 hexadecimal digits. `previous` is the link of the entry before it.
#[must_use]
pub fn link(previous: &str, canonical: &str) -> String {
    hex::sha256(&[previous.as_bytes(), b"\n", canonical.as_bytes()])
}

/// Follows the chain from the link before the first entry (`start_hash`) and answers the last link. Entries
/// come with their place and the link that was kept with them, in order of places.
///
/// # Errors
/// [`Broken`] at the first entry that is not what was written, or at the first missing place.
pub fn verify<'a>(
    start_hash: &str,
    entries: impl Iterator<Item = (i64, &'a AuditEntry, &'a str)>,
) -> Result<String, Broken> {
    let mut last = start_hash.to_owned();
    let mut next = None;
    for (seq, entry, kept) in entries {
        if let Some(expected) = next
            && expected != seq
        {
            return Err(Broken { seq: expected });
        }
        last = link(&last, &entry.canonical(seq));
        if last != kept {
            return Err(Broken { seq });
        }
        next = Some(seq + 1);
    }
    Ok(last)
}

#[cfg(test)]
mod tests;
