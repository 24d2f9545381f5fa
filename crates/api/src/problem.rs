//! What went wrong, as RFC 9457 problem details with a stable code.

use serde::{Deserialize, Serialize};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why BACK did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A URI reference for the kind of problem: `urn:weblys:problem:ORD-014`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short sentence in English, the same for each problem of the kind.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code: also the translation key and the log field.
    pub code: String,
    /// What happened this time, in English, for logs and support; never shown as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The fields of a form that were refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFault>,
    /// The thing as it is now, when somebody else changed it meanwhile (`SEC-100`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
}

/// One field of a form, and why it was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFault {
    /// The field's name on the wire, dotted and numbered within lists: `ported.0.rio`.
    pub field: String,
    /// The refusal's stable code.
    pub code: String,
}

impl Problem {
    /// A problem of this status and code.
    #[must_use]
    pub fn new(status: u16, code: &str, title: &str) -> Self {
        Self {
            kind: format!("urn:weblys:problem:{code}"),
            title: title.to_owned(),
            status,
            code: code.to_owned(),
            detail: None,
            fields: Vec::new(),
            current: None,
        }
    }

    /// The same problem, with what happened this time.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same problem, with the fields refused.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<FieldFault>) -> Self {
        self.fields = fields;
        self
    }

    /// The same problem, with the thing as it is now.
    #[must_use]
    pub fn with_current(mut self, current: serde_json::Value) -> Self {
        self.current = Some(current);
        self
    }
}
