//! How many of a group may be chosen, in words; empty where the form itself shows it, or nobody comes near it.

use weblys_api::offer::{ChoiceGroup, ChoiceItem};
use weblys_i18n::Texts;

pub(super) fn words(group: &ChoiceGroup, t: &Texts) -> String {
    match (group.min, group.max) {
        (1, 1) if group.items.len() > 1 => t.get("shop-choose-one").into_owned(),
        (0, 1) => String::new(),
        (0, max) if is_felt(group, max) => t.one("shop-choose-most", "max", max),
        (min, max) if min > 0 && max > 1 => t.with("shop-choose-between", &[("min", min.into()), ("max", max.into())]),
        _ => String::new(),
    }
}

/// Whether people may well meet the most that may be chosen: by one of each kind that goes with the others, or by
/// several of few kinds.
fn is_felt(group: &ChoiceGroup, max: u32) -> bool {
    let is_alternative = |item: &&ChoiceItem| {
        item.excludes.iter().chain(&item.replaces).any(|name| group.items.iter().any(|other| other.name == *name))
    };
    let kinds: Vec<_> = group.items.iter().filter(|item| !is_alternative(item)).collect();
    let units: u64 = kinds.iter().map(|item| u64::from(item.max_quantity)).sum();
    kinds.len() as u64 > u64::from(max) || units >= 2 * u64::from(max)
}
