//! What does not go with what: the catalogue says it at one of two items, people read it at both.

use crate::components::tied;
use weblys_api::offer::{ChoiceItem, ChoicesView};
use weblys_i18n::Texts;

/// Everything else that is shown.
fn others<'a>(item: &'a ChoiceItem, view: &'a ChoicesView) -> impl Iterator<Item = &'a ChoiceItem> {
    view.groups.iter().flat_map(|group| &group.items).filter(move |other| other.code != item.code)
}

/// Whether two items cannot be had together: one excludes the other, or takes its place.
fn is_against(item: &ChoiceItem, other: &ChoiceItem) -> bool {
    let names =
        |one: &ChoiceItem, two: &ChoiceItem| one.excludes.iter().chain(&one.replaces).any(|name| *name == two.name);
    names(item, other) || names(other, item)
}

/// The names of what an item does not go with. What it takes the place of has its own line.
pub(super) fn names(item: &ChoiceItem, view: &ChoicesView, t: &Texts) -> Vec<String> {
    let mut names = item.excludes.clone();
    let against = |other: &&ChoiceItem| is_against(item, other) && !item.replaces.contains(&other.name);
    for other in others(item, view).filter(against) {
        if !names.contains(&other.name) {
            names.push(other.name.clone());
        }
    }
    names.iter().map(|name| tied(name.in_locale(t.locale()))).collect()
}

/// What is chosen although it does not go with an item.
pub(super) fn chosen<'a>(item: &'a ChoiceItem, view: &'a ChoicesView) -> impl Iterator<Item = &'a ChoiceItem> {
    others(item, view).filter(move |other| other.quantity > 0 && is_against(item, other))
}
