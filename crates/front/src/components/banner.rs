//! A message above or within a page: what happened, what to do.

use super::Words;
use askama::Template;

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Look at this before you go on.
    Warning,
    /// It did not work.
    Danger,
}

impl Tone {
    /// The tone's name in the style sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A message with an optional second sentence and an optional way on.
#[derive(Debug, Clone, Template)]
#[template(path = "components/banner.html")]
pub struct Banner {
    tone: Tone,
    title: Words,
    text: Words,
    link: Option<(Words, String)>,
}

impl Banner {
    /// A message of one sentence.
    #[must_use]
    pub fn new(tone: Tone, title: impl Into<Words>) -> Self {
        Self { tone, title: title.into(), text: Words::Borrowed(""), link: None }
    }

    /// The same message with more to read.
    #[must_use]
    pub fn text(mut self, text: impl Into<Words>) -> Self {
        self.text = text.into();
        self
    }

    /// The same message with a link.
    #[must_use]
    pub fn link(mut self, words: impl Into<Words>, href: impl Into<String>) -> Self {
        self.link = Some((words.into(), href.into()));
        self
    }
}
