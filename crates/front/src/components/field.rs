//! A field of a form: label above, hint, error beside it, and what was typed.

use super::Words;
use askama::Template;
use chrono::NaiveDate;
use weblys_i18n::Texts;

/// One field. Its input has the id `f-<name>`, where the summary of errors links to.
#[derive(Debug, Clone, Template)]
#[template(path = "components/field.html")]
pub struct Field {
    name: Words,
    label: Words,
    kind: &'static str,
    value: String,
    hint: Words,
    error: Option<String>,
    optional: Option<Words>,
    autocomplete: &'static str,
    inputmode: &'static str,
    suffix: Words,
    longest: u16,
    rows: u8,
    size: &'static str,
    /// The first and the last day that may be chosen.
    days: Option<(NaiveDate, NaiveDate)>,
    /// What a choice offers: each value with its words.
    options: Vec<(String, String)>,
}

impl Field {
    /// A line of text.
    #[must_use]
    pub fn text(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            kind: "text",
            value: String::new(),
            hint: Words::Borrowed(""),
            error: None,
            optional: None,
            autocomplete: "",
            inputmode: "",
            suffix: Words::Borrowed(""),
            longest: 200,
            rows: 4,
            size: "",
            days: None,
            options: Vec::new(),
        }
    }

    /// An e-mail address.
    #[must_use]
    pub fn email(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { kind: "email", autocomplete: "email", inputmode: "email", ..Self::text(name, label) }
    }

    /// A phone number.
    #[must_use]
    pub fn phone(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { kind: "tel", autocomplete: "tel", inputmode: "tel", size: "field-medium", ..Self::text(name, label) }
    }

    /// A day, `YYYY-MM-DD` on the wire.
    #[must_use]
    pub fn date(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { kind: "date", size: "field-short", ..Self::text(name, label) }
    }

    /// A day and an hour by the clocks of the operator, `YYYY-MM-DDThh:mm` on the wire.
    #[must_use]
    pub fn moment(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { kind: "datetime-local", size: "field-medium", ..Self::text(name, label) }
    }

    /// A password: never shown, not even when the form comes back.
    #[must_use]
    pub fn password(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { kind: "password", autocomplete: "current-password", size: "field-medium", ..Self::text(name, label) }
    }

    /// A one-time code.
    #[must_use]
    pub fn code(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { autocomplete: "one-time-code", size: "field-short", longest: 40, ..Self::text(name, label) }
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(name: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self { kind: "area", longest: 2000, ..Self::text(name, label) }
    }

    /// One of several values, each with its words; nothing is chosen at first.
    #[must_use]
    pub fn select(name: impl Into<Words>, label: impl Into<Words>, options: Vec<(String, String)>) -> Self {
        Self { kind: "select", size: "field-medium", options, ..Self::text(name, label) }
    }

    /// With what was typed, or is known.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With a hint below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Words>) -> Self {
        self.hint = hint.into();
        self
    }

    /// With the reason why it was refused, if it was.
    #[must_use]
    pub fn fault(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// May stay empty; says so.
    #[must_use]
    pub fn optional(mut self, t: &Texts) -> Self {
        self.optional = Some(t.get("common-optional"));
        self
    }

    /// What the browser may fill in (WCAG 1.3.5).
    #[must_use]
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// Which keyboard a phone shows.
    #[must_use]
    pub const fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = mode;
        self
    }

    /// With a unit or sign after the input.
    #[must_use]
    pub fn suffix(mut self, suffix: impl Into<Words>) -> Self {
        self.suffix = suffix.into();
        self
    }

    /// So many characters at most.
    #[must_use]
    pub const fn longest(mut self, characters: u16) -> Self {
        self.longest = characters;
        self
    }

    /// So many lines are in sight, of several.
    #[must_use]
    pub const fn rows(mut self, lines: u8) -> Self {
        self.rows = lines;
        self
    }

    /// As narrow as what goes in: about ten characters.
    #[must_use]
    pub const fn short(mut self) -> Self {
        self.size = "field-short";
        self
    }

    /// As narrow as what goes in: about twenty characters.
    #[must_use]
    pub const fn medium(mut self) -> Self {
        self.size = "field-medium";
        self
    }

    /// Of a day: the first and the last one that may be chosen.
    #[must_use]
    pub const fn between(mut self, first: NaiveDate, last: NaiveDate) -> Self {
        self.days = Some((first, last));
        self
    }

    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("f-{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("f-{}-error", self.name));
        }
        ids.join(" ")
    }
}
