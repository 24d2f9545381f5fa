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
        Self::naming(faults, t, |_| None)
    }

    /// The same, where a reason does not say by itself what it is about: `name` gives that of a field.
    #[must_use]
    pub fn naming(faults: &Faults, t: &Texts, name: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let named = |(field, reason): (String, String)| {
            let reason = match name(&field) {
                Some(name) => t.with("common-error-of", &[("name", name.into()), ("reason", reason.into())]),
                None => reason,
            };
            (field, reason)
        };
        let lines: Vec<_> = faults.list(t).into_iter().map(named).collect();
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        (!lines.is_empty()).then(|| Self { title: t.one("common-errors", "count", count), lines })
    }
}
