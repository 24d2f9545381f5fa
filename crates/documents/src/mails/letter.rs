//! A letter: the parts that every mail is made of, and its two renderings.

use crate::facts::OperatorIdentity;
use crate::fault::DocumentFault;
use crate::wording::Wording;
use askama::Template;
use weblys_i18n::Texts;

/// A mail, ready to be sent as multipart/alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The subject, on one line.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// One part of a letter.
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(String),
    /// Facts, a name and a value each.
    Facts(Vec<(String, String)>),
    /// Things that follow one another, or that belong together.
    List(Vec<String>),
    /// The one thing to do.
    Link {
        /// What it does.
        label: String,
        /// Where it leads.
        url: String,
    },
    /// Words of the reader, quoted.
    Quote(String),
}

/// A letter in one language.
pub(crate) struct Letter<'a> {
    wording: Wording,
    operator: &'a OperatorIdentity,
    subject: String,
    greeting: String,
    blocks: Vec<Block>,
}

impl<'a> Letter<'a> {
    /// A letter that greets by name, or politely without one.
    pub(crate) fn new(operator: &'a OperatorIdentity, wording: Wording, subject: String, name: &str) -> Self {
        let greeting = match name.trim() {
            "" => wording.t.get("mail-greeting").into_owned(),
            name => wording.t.one("mail-greeting-name", "name", name),
        };
        Self { wording, operator, subject, greeting, blocks: Vec::new() }
    }

    pub(crate) fn say(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Paragraph(text.into()));
        self
    }

    pub(crate) fn say_if(self, condition: bool, text: impl FnOnce() -> String) -> Self {
        if condition { self.say(text()) } else { self }
    }

    pub(crate) fn facts(mut self, facts: Vec<(String, String)>) -> Self {
        let filled: Vec<_> = facts.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
        if !filled.is_empty() {
            self.blocks.push(Block::Facts(filled));
        }
        self
    }

    pub(crate) fn list(mut self, items: Vec<String>) -> Self {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }

    pub(crate) fn link(mut self, label: impl Into<String>, url: &str) -> Self {
        self.blocks.push(Block::Link { label: label.into(), url: url.to_owned() });
        self
    }

    pub(crate) fn quote(mut self, words: &str) -> Self {
        if !words.trim().is_empty() {
            self.blocks.push(Block::Quote(words.trim().to_owned()));
        }
        self
    }

    pub(crate) fn write(self) -> Result<Mail, DocumentFault> {
        let t = self.wording.t;
        let care_hours = self.wording.label(&self.operator.care.hours);
        let html = HtmlPart {
            t,
            subject: &self.subject,
            greeting: &self.greeting,
            blocks: &self.blocks,
            operator: self.operator,
            care_hours,
        };
        let html = html.render()?;
        let text = TextPart { t, greeting: &self.greeting, blocks: &self.blocks, operator: self.operator, care_hours };
        let text = text.render()?;
        Ok(Mail { subject: on_one_line(&self.subject), text, html })
    }
}

/// A subject cannot carry another header: what breaks the line becomes a space.
fn on_one_line(subject: &str) -> String {
    subject.split(char::is_control).collect::<Vec<_>>().join(" ")
}

#[derive(Template)]
#[template(path = "mails/letter.html")]
struct HtmlPart<'a> {
    t: Texts,
    subject: &'a str,
    greeting: &'a str,
    blocks: &'a [Block],
    operator: &'a OperatorIdentity,
    care_hours: &'a str,
}

#[derive(Template)]
#[template(path = "mails/letter.txt")]
struct TextPart<'a> {
    t: Texts,
    greeting: &'a str,
    blocks: &'a [Block],
    operator: &'a OperatorIdentity,
    care_hours: &'a str,
}
