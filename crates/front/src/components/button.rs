//! A button that sends its form, or a link that looks like one.

use super::Words;
use askama::Template;

/// How much a button stands out; one primary button a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// What the page is for.
    Primary,
    /// Another way.
    Secondary,
    /// Hardly needed.
    Quiet,
}

/// A button or a link-button.
#[derive(Debug, Clone, Template)]
#[template(path = "components/button.html")]
pub struct Button {
    words: Words,
    rank: Rank,
    href: Option<String>,
    name: Words,
    value: Words,
    form: Words,
    is_wide: bool,
}

impl Button {
    /// Sends the form that it stands in.
    #[must_use]
    pub fn submit(words: impl Into<Words>) -> Self {
        let empty = || Words::Borrowed("");
        let (name, value, form) = (empty(), empty(), empty());
        Self { words: words.into(), rank: Rank::Primary, href: None, name, value, form, is_wide: false }
    }

    /// Leads to another page.
    #[must_use]
    pub fn link(words: impl Into<Words>, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..Self::submit(words) }
    }

    /// The same button, less prominent.
    #[must_use]
    pub const fn rank(mut self, rank: Rank) -> Self {
        self.rank = rank;
        self
    }

    /// The same button, sent with the form as `name=value`.
    #[must_use]
    pub fn says(mut self, name: impl Into<Words>, value: impl Into<Words>) -> Self {
        (self.name, self.value) = (name.into(), value.into());
        self
    }

    /// The same button for the form of this id, elsewhere on the page.
    #[must_use]
    pub fn of_form(mut self, id: impl Into<Words>) -> Self {
        self.form = id.into();
        self
    }

    /// The same button over the whole width.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    const fn class(&self) -> &'static str {
        match (self.rank, self.is_wide) {
            (Rank::Primary, false) => "button",
            (Rank::Primary, true) => "button button-wide",
            (Rank::Secondary, false) => "button button-secondary",
            (Rank::Secondary, true) => "button button-secondary button-wide",
            (Rank::Quiet, false) => "button button-quiet",
            (Rank::Quiet, true) => "button button-quiet button-wide",
        }
    }
}
