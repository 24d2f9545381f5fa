//! The filters above a list: a form whose values are in the address.

use crate::components::Words;
use crate::staff::list::ListQuery;
use askama::Template;
use weblys_i18n::Texts;

/// One filter.
#[derive(Debug, Clone)]
pub struct Filter {
    name: &'static str,
    label: Words,
    kind: &'static str,
    options: Vec<(String, Words)>,
    /// What no choice means; nothing said: all.
    usual: Option<Words>,
    value: String,
}

impl Filter {
    /// A line of text.
    #[must_use]
    pub fn text(name: &'static str, label: impl Into<Words>) -> Self {
        Self { name, label: label.into(), kind: "search", options: Vec::new(), usual: None, value: String::new() }
    }

    /// A day.
    #[must_use]
    pub fn date(name: &'static str, label: impl Into<Words>) -> Self {
        Self { kind: "date", ..Self::text(name, label) }
    }

    /// One of several, or all.
    #[must_use]
    pub fn select(name: &'static str, label: impl Into<Words>, options: Vec<(String, Words)>) -> Self {
        Self { kind: "select", options, ..Self::text(name, label) }
    }

    /// What it means when nothing is chosen, where that is not all.
    #[must_use]
    pub fn usual(mut self, words: impl Into<Words>) -> Self {
        self.usual = Some(words.into());
        self
    }
}

/// The filters of a list.
#[derive(Template)]
#[template(path = "components/filters.html")]
pub struct Filters {
    t: &'static Texts,
    path: String,
    fields: Vec<Filter>,
    carried: Vec<(String, String)>,
    is_limited: bool,
}

impl Filters {
    /// These filters, with the values of the address.
    #[must_use]
    pub fn new(t: &'static Texts, query: &ListQuery, fields: Vec<Filter>) -> Self {
        let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
        let (carried, is_limited) = (query.carried(&names), query.is_limited(&names));
        let filled = |field: Filter| Filter { value: query.value(field.name).to_owned(), ..field };
        let path = query.path().to_owned();
        Self { t, path, fields: fields.into_iter().map(filled).collect(), carried, is_limited }
    }
}
