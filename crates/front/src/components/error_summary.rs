//! The refused fields of a form, above it, each with a link to its field.

use crate::faults::Faults;
use askama::Template;
use weblys_i18n::Texts;

/// Every refused field with its reason.
#[derive(Debug, Clone, Template)]
#[template(path = "components/error_summary.html")]
pub struct ErrorSummary {
    title: String,
    lines: Vec<(String, String)>,
}

impl ErrorSummary {
    /// The summary of a form's faults; none when there are none.
    #[must_use]
    pub fn of(faults: &Faults, t: &Texts) -> Option<Self> {
        let lines = faults.list(t);
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        (!lines.is_empty()).then(|| Self { title: t.one("common-errors", "count", count), lines })
    }
}
