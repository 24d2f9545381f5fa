//! When two people change the same thing: what each wrote, field by field, and whose it shall be.
//!
//! The page is the form again: each field that differs is a choice between two values, each that does not is sent
//! along. What only the other changed is his by default, what one changed oneself is one's own.

use crate::components::Words;
use crate::frame;
use crate::staff::frame::StaffFrame;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

/// A value: as it is sent, and as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// As it is sent.
    pub value: String,
    /// As it is read.
    pub shown: String,
}

impl Side {
    /// A value that is read as it is sent.
    #[must_use]
    pub fn plain(value: &str) -> Self {
        Self { value: value.to_owned(), shown: value.to_owned() }
    }
}

/// A field that two people wrote.
#[derive(Debug, Clone)]
pub struct MergeField {
    /// Its name in the form.
    pub name: Words,
    /// Its label.
    pub label: Words,
    /// What one typed.
    pub mine: Side,
    /// What it is now.
    pub theirs: Side,
    /// What it was when one began; none if that is not known.
    pub was: Option<String>,
}

impl MergeField {
    fn differs(&self) -> bool {
        self.mine.value != self.theirs.value
    }

    /// Whether one's own value is chosen beforehand: unless one did not touch it.
    fn keeps_mine(&self) -> bool {
        self.was.as_deref() != Some(self.mine.value.as_str())
    }
}

#[derive(Template)]
#[template(path = "pages/weconfig/merge.html")]
struct MergePage {
    frame: StaffFrame,
    action: String,
    version: i64,
    was: String,
    fields: Vec<MergeField>,
}

/// The page. `was` is how the thing is now, for the next time; `version` what is shown here.
pub fn page(frame: StaffFrame, action: String, version: i64, was: String, fields: Vec<MergeField>) -> Response {
    frame::page(StatusCode::CONFLICT, &MergePage { frame, action, version, was, fields })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_did_not_touch_is_the_other_s_by_default() {
        let field = |mine, was: Option<&str>| MergeField {
            name: "name".into(),
            label: "Nom".into(),
            mine: Side::plain(mine),
            theirs: Side::plain("Camille Autre"),
            was: was.map(str::to_owned),
        };
        assert!(!field("Camille", Some("Camille")).keeps_mine());
        assert!(field("Camille Moi", Some("Camille")).keeps_mine());
        assert!(field("Camille Moi", None).keeps_mine());
        assert!(!field("Camille Autre", None).differs());
    }
}
