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
        let label = |field: &str| label_of(field).map(|key| t.get(key).into_owned());
        Self::naming(faults, t, label)
    }

    /// The same with one more line, about something that nobody refuses: its field and the words.
    #[must_use]
    pub fn of_and(faults: &Faults, more: Option<(String, String)>, t: &Texts) -> Option<Self> {
        let name = |field: &str| label_of(field).map(|key| t.get(key).into_owned());
        let lines = faults.list(t).into_iter().map(|line| named(line, t, name)).chain(more);
        Self::told(lines.collect(), t)
    }

    /// The same, where a reason does not say by itself what it is about: `name` gives that of a field.
    #[must_use]
    pub fn naming(faults: &Faults, t: &Texts, name: impl Fn(&str) -> Option<String>) -> Option<Self> {
        Self::told(faults.list(t).into_iter().map(|line| named(line, t, &name)).collect(), t)
    }

    /// The summary of reasons that are told already, each with the name of its field.
    #[must_use]
    pub fn told(lines: Vec<(String, String)>, t: &Texts) -> Option<Self> {
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        (!lines.is_empty()).then(|| Self { title: t.one("common-errors", "count", count), lines })
    }
}

fn named((field, reason): (String, String), t: &Texts, name: impl Fn(&str) -> Option<String>) -> (String, String) {
    let reason = match name(&field) {
        Some(name) => t.with("common-error-of", &[("name", name.into()), ("reason", reason.into())]),
        None => reason,
    };
    (field, reason)
}

/// The label of a field whose reason, "fill in this field", says nothing away from it.
fn label_of(field: &str) -> Option<&'static str> {
    Some(match field {
        "given_name" => "you-given-name",
        "family_name" => "you-family-name",
        "billing_line" => "you-billing-line",
        "billing_complement" => "you-billing-complement",
        "billing_postal_code" => "you-billing-postal-code",
        "billing_town" => "you-billing-town",
        "port_fixed_number" => "you-port-number-fixed",
        "port_fixed_rio" => "you-port-rio-fixed",
        "port_fixed_wanted_on" => "you-port-date-fixed",
        "port_fixed_mandate" => "you-port-mandate-fixed",
        "port_mobile_number" => "you-port-number-mobile",
        "port_mobile_rio" => "you-port-rio-mobile",
        "port_mobile_wanted_on" => "you-port-date-mobile",
        "port_mobile_mandate" => "you-port-mandate-mobile",
        "holder" => "payment-holder",
        "name" => "contact-name",
        _ => return None,
    })
}
