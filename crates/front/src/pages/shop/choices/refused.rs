//! Where a refused choice is told and in which words: at the item, at its group, at the coupon, else above all items.
//!
//! BACK names what is refused by its code. On the page each has a place whose id is `f-` and the
//! name given here, so that the summary of errors can lead to it.

use super::incompatible;
use crate::components::tied;
use crate::error::refusal;
use crate::faults::Faults;
use weblys_api::offer::{ChoiceGroup, ChoiceItem, ChoicesView};
use weblys_i18n::Texts;
use weblys_kernel::locale::Label;

/// The place of what is not on this page, such as equipment refused at the options.
const ELSEWHERE: &str = "items";

/// Refusals whose words name what else they are about.
const NEEDS_ANOTHER: &str = "OFR-013";
const EXCLUDES_ANOTHER: &str = "OFR-014";
const TOO_MANY: [&str; 2] = ["OFR-007", "OFR-012"];

/// The name of an item's input, as [`super::choice`] draws it.
pub(super) fn item_field(group: &ChoiceGroup, item: &ChoiceItem) -> String {
    if group.max == 1 && group.items.len() > 1 {
        format!("pick.{}-{}", group.code, item.code)
    } else if item.max_quantity > 1 {
        format!("many.{}", item.code)
    } else {
        format!("take-{}", item.code)
    }
}

/// The name of a group as a whole.
pub(super) fn group_field(group: &ChoiceGroup) -> String {
    format!("group-{}", group.code)
}

/// What was refused: each reason under the name of its place.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Each refusal once, as the summary tells it.
    lines: Vec<(String, String)>,
    /// What stands at each place; two things that exclude each other are told at both.
    places: Vec<(String, String)>,
}

impl Told {
    /// The refusals of what is chosen in the view.
    pub(super) fn new(faults: &Faults, view: &ChoicesView, t: &Texts) -> Self {
        let mut told = Self::default();
        for (code, refusal) in faults.codes() {
            told.add(code, refusal, view, t);
        }
        told
    }

    /// Whether nothing was refused.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Why what stands at this place was refused.
    pub(super) fn of(&self, field: &str) -> Option<String> {
        self.places.iter().find(|(place, _)| place == field).map(|(_, words)| words.clone())
    }

    /// Each refusal with the place that it leads to.
    pub(super) fn lines(&self) -> &[(String, String)] {
        &self.lines
    }

    fn add(&mut self, code: &str, refused: &str, view: &ChoicesView, t: &Texts) {
        let words = refusal(refused, t);
        let found = view.groups.iter().find_map(|group| {
            let item = || group.items.iter().find(|item| item.code == code).map(|item| (group, Some(item)));
            if group.code == code { Some((group, None)) } else { item() }
        });
        let (field, name, words) = match found {
            Some((group, Some(item))) if refused == EXCLUDES_ANOTHER => return self.add_conflict(group, item, view, t),
            Some((group, Some(item))) => {
                (item_field(group, item), Some(&item.name), needs(item, refused, t).unwrap_or(words))
            }
            Some((group, None)) => {
                (group_field(group), Some(&group.name), too_many(group, refused, t).unwrap_or(words))
            }
            None if code == "coupon" => (code.to_owned(), None, words),
            None => (ELSEWHERE.to_owned(), None, words),
        };
        self.lines.push((field.clone(), named(name, &words, t)));
        self.places.push((field, words));
    }

    /// Two or more that exclude each other: named all, told at each of them, in the summary once.
    fn add_conflict(&mut self, group: &ChoiceGroup, item: &ChoiceItem, view: &ChoicesView, t: &Texts) {
        let field = item_field(group, item);
        let others: Vec<&ChoiceItem> = incompatible::chosen(item, view).collect();
        if others.is_empty() {
            let words = refusal(EXCLUDES_ANOTHER, t);
            self.lines.push((field.clone(), named(Some(&item.name), &words, t)));
            return self.places.push((field, words));
        }
        let names: Vec<String> = others.iter().map(|other| says(&other.name, t)).collect();
        let words = [("name", says(&item.name, t).into()), ("others", names.join(", ").into())];
        let words = t.with("shop-conflict", &words);
        if self.lines.iter().any(|(place, _)| others.iter().any(|other| *place == field_of(other, view))) {
            // The other of the two was refused for the same reason, and is told already.
            return self.places.push((field, words));
        }
        self.lines.push((field.clone(), words.clone()));
        self.places.push((field, words.clone()));
        self.places.extend(others.iter().map(|other| (field_of(other, view), words.clone())));
    }
}

fn field_of(item: &ChoiceItem, view: &ChoicesView) -> String {
    let group = view.groups.iter().find(|group| group.items.iter().any(|one| one.code == item.code));
    group.map_or_else(|| ELSEWHERE.to_owned(), |group| item_field(group, item))
}

fn says(label: &Label, t: &Texts) -> String {
    tied(label.in_locale(t.locale()))
}

/// A reason that says away from its place what it is about.
fn named(name: Option<&Label>, words: &str, t: &Texts) -> String {
    let Some(name) = name else { return words.to_owned() };
    t.with("common-error-of", &[("name", says(name, t).into()), ("reason", words.into())])
}

/// What an item needs, by name.
fn needs(item: &ChoiceItem, refused: &str, t: &Texts) -> Option<String> {
    let names: Vec<String> = item.requires.iter().map(|name| says(name, t)).collect();
    (refused == NEEDS_ANOTHER && !names.is_empty()).then(|| t.one("shop-needs", "names", names.join(", ")))
}

/// How many of a group are too many.
fn too_many(group: &ChoiceGroup, refused: &str, t: &Texts) -> Option<String> {
    let chosen: u32 = group.items.iter().map(|item| item.quantity).sum();
    let words = [("max", group.max.into()), ("chosen", chosen.into())];
    (TOO_MANY.contains(&refused) && chosen > group.max).then(|| t.with("shop-too-many", &words))
}
