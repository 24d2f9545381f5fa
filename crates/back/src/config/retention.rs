//! How long personal data is kept when no law asks to keep it longer (GD-5, RT-1, CAS-16).
//!
//! Orders with their cart and their documents are not in it: contracts are archived ten years (OR-7), counted from
//! an end that this system does not know.

use chrono::TimeDelta;
use serde::Deserialize;

/// Days after which something is erased.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retention {
    /// The text of a mail that left: days after it was written.
    pub mail_texts_days: u32,
    /// What remains of a mail that left, the proof of its sending: days after it was written (RT-1).
    pub mails_days: u32,
    /// Frames exchanged with the operator system: days after the call (RT-1).
    pub frames_days: u32,
    /// Contact requests: days after they came (RT-1).
    pub contacts_days: u32,
    /// Withdrawals and terminations, which prove the end of a contract: days after they came (OR-7).
    pub statements_days: u32,
    /// CASE records, which name nobody: days (CAS-16).
    pub cases_days: u32,
    /// Which customer used a promotion with a limit: days after his order. He may use it again then.
    pub promotion_uses_days: u32,
    /// Contract summaries that a newer one of the same cart replaced: days after they were issued.
    pub replaced_summaries_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            mail_texts_days: 90,
            mails_days: 365,
            frames_days: 365,
            contacts_days: 365,
            statements_days: 3_653,
            cases_days: 1_096,
            promotion_uses_days: 1_096,
            replaced_summaries_days: 30,
        }
    }
}

/// So many days.
#[must_use]
pub fn days(count: u32) -> TimeDelta {
    TimeDelta::days(i64::from(count))
}
