//! Taking a list out as a file (EXP-14): a right of its own, and an entry of the audit trail, before its pages are read.

use crate::paths;
use serde::{Deserialize, Serialize};

/// A list that may be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Users.
    Users,
    /// The audit trail.
    Audit,
    /// Contact requests and statements.
    Contacts,
    /// Mails sent.
    SentMails,
    /// Differences from the operator system.
    Drift,
    /// A code table.
    Codes,
}

impl List {
    /// Where its taking out is announced.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Users => paths::USERS_EXPORT,
            Self::Audit => paths::AUDIT_EXPORT,
            Self::Contacts => paths::CONTACTS_EXPORT,
            Self::SentMails => paths::SENT_MAILS_EXPORT,
            Self::Codes => paths::CODE_TABLES_EXPORT,
            Self::Drift => paths::OPERATOR_USERS_EXPORT,
        }
    }
}

/// What is taken out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TakeOut {
    /// How the list is limited, for the audit trail.
    pub filters: String,
}
