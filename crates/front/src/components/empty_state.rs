//! Nothing to show: why, and what to do instead. Never a dead end.

use super::Words;
use askama::Template;

/// A page or a part of one with nothing in it.
#[derive(Debug, Clone, Template)]
#[template(path = "components/empty_state.html")]
pub struct EmptyState {
    icon: &'static str,
    title: Words,
    text: Words,
    actions: Vec<(Words, String)>,
}

impl EmptyState {
    /// With a title and a sentence.
    #[must_use]
    pub fn new(title: impl Into<Words>, text: impl Into<Words>) -> Self {
        Self { icon: "search", title: title.into(), text: text.into(), actions: Vec::new() }
    }

    /// With another icon of the style sheet.
    #[must_use]
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = icon;
        self
    }

    /// With a way on; the first one stands out.
    #[must_use]
    pub fn action(mut self, words: impl Into<Words>, href: impl Into<String>) -> Self {
        self.actions.push((words.into(), href.into()));
        self
    }
}
