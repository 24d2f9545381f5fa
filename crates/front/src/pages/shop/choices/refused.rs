//! Where a refused choice is told: at the item, at its group, at the coupon, else above all items.
//!
//! BACK names what is refused by its code. On the page each has a place whose id is `f-` and the
//! name given here, so that the summary of errors can lead to it.

use crate::faults::Faults;
use weblys_api::offer::{ChoiceGroup, ChoiceItem, ChoicesView};
use weblys_i18n::Texts;

/// The place of what is not on this page, such as equipment refused at the options.
const ELSEWHERE: &str = "items";

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

/// The same refusals, each under the name of its place on this page.
pub(super) fn placed(faults: &Faults, view: &ChoicesView) -> Faults {
    faults.renamed(|code| (code != "coupon").then(|| place(code, view)))
}

fn place(code: &str, view: &ChoicesView) -> String {
    let of_group = |group: &ChoiceGroup| {
        let item = || group.items.iter().find(|item| item.code == code).map(|item| item_field(group, item));
        if group.code == code { Some(group_field(group)) } else { item() }
    };
    view.groups.iter().find_map(of_group).unwrap_or_else(|| ELSEWHERE.to_owned())
}

/// What stands at a place, in the reader's language: the name of the item or of the group.
pub(super) fn name(field: &str, view: &ChoicesView, t: &Texts) -> Option<String> {
    let label = view.groups.iter().find_map(|group| {
        let item = || group.items.iter().find(|item| item_field(group, item) == field).map(|item| &item.name);
        if group_field(group) == field { Some(&group.name) } else { item() }
    });
    label.map(|label| label.in_locale(t.locale()).to_owned())
}
