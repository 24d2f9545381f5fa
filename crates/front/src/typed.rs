//! What was typed into a form, field by field, as it was typed.

use serde::Deserialize;

/// The fields of a form in the order they came. A box that is not ticked sends nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Typed {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl Typed {
    /// These fields.
    #[must_use]
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// What was typed into a field; nothing when it did not come.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Every value of a field that may come several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Every field with what was typed.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Whether a field came at all: a group of radio buttons without choice sends nothing.
    #[must_use]
    pub fn came(&self, name: &str) -> bool {
        self.0.iter().any(|(found, _)| found == name)
    }

    /// Whether the form came along with a change of the language or the theme: it is only to be shown again.
    #[must_use]
    pub fn is_shown_again(&self) -> bool {
        self.came("locale") || self.came("theme")
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        self.0.iter().any(|(found, value)| found == name && !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_did_not_come_is_empty_and_a_box_is_ticked_only_when_it_came() {
        let typed = Typed::of(&[("email", " a@example.fr "), ("terms", "1"), ("news", "")]);
        assert_eq!(typed.text("email"), " a@example.fr ");
        assert_eq!(typed.text("phone"), "");
        assert!(typed.came("news") && !typed.came("phone"));
        assert!(typed.ticked("terms") && !typed.ticked("news") && !typed.ticked("other"));
    }
}
