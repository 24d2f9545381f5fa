//! What differs between two catalogues, thing by thing and field by field: what a person reads before he publishes.
//!
//! What this is: a comparison of everything that is kept of a thing, so that no change of a catalogue goes unseen. What
//! it is not: a judge of what a change means to customers. The order of rows has no meaning (`rank` has), and makes no
//! difference here.

use crate::fault::Sheet;
use crate::model::Catalogue;
use crate::workbook::thing::Thing;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use weblys_kernel::locale::Label;

/// What happened to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is there still, and not as it was.
    Changed,
    /// It is gone.
    Removed,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Added, Self::Changed, Self::Removed];

    /// Its word on wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// A thing that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where it is written.
    pub sheet: Sheet,
    /// What tells it from the others of its sheet: its code; of a tariff the service with what is charged and the first
    /// day; of a group its kind and its code.
    pub item: String,
    /// Its name, where it has one.
    pub name: Option<Label>,
    /// What happened to it.
    pub kind: ChangeKind,
    /// Every field that differs, by name.
    pub fields: Vec<FieldChange>,
}

/// A field that differs. What is not said, or empty, is none.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its name, dotted within what is nested: `sale.from`.
    pub field: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

/// Everything that differs, in the order of the sheets and of codes.
#[must_use]
pub fn between(before: &Catalogue, after: &Catalogue) -> Vec<Change> {
    let mut all = Vec::new();
    let (a, b) = (before, after);
    compare(&mut all, Sheet::Services, &a.services, &b.services);
    compare(&mut all, Sheet::Tariffs, &a.tariffs, &b.tariffs);
    compare(&mut all, Sheet::Offers, &a.offers, &b.offers);
    compare(&mut all, Sheet::Groups, &a.equipment_groups, &b.equipment_groups);
    compare(&mut all, Sheet::Groups, &a.option_groups, &b.option_groups);
    compare(&mut all, Sheet::Equipment, &a.equipment, &b.equipment);
    compare(&mut all, Sheet::Options, &a.options, &b.options);
    compare(&mut all, Sheet::Promotions, &a.promotions, &b.promotions);
    compare(&mut all, Sheet::Restrictions, &a.restrictions, &b.restrictions);
    compare(&mut all, Sheet::Zones, &a.zones, &b.zones);
    all
}

fn compare<T: Thing + Serialize>(all: &mut Vec<Change>, sheet: Sheet, before: &[T], after: &[T]) {
    let (before, after) = (keyed(before), keyed(after));
    let new = after.keys().filter(|place| !before.contains_key(*place));
    let places = before.keys().chain(new);
    // Of hundreds of thousands a few differ: only these are put in order.
    let mut different: Vec<_> = places.filter(|place| before.get(*place) != after.get(*place)).collect();
    different.sort_unstable();
    for place in different {
        let (was, is) = (before.get(place), after.get(place));
        let kind = match (was, is) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        let name = is.or(was).and_then(|thing| thing.name().cloned());
        let (was, is) = (was.map(json), is.map(json));
        all.push(Change { sheet, item: place.0.clone(), name, kind, fields: fields(was, is) });
    }
}

/// Things by their key. A key that comes twice, as in a catalogue that was not checked, is told apart by its turn.
fn keyed<T: Thing>(things: &[T]) -> HashMap<(String, usize), &T> {
    let mut turns: HashMap<String, usize> = HashMap::new();
    let mut keyed = HashMap::with_capacity(things.len());
    for thing in things {
        let key = thing.key();
        let turn = turns.entry(key.clone()).or_default();
        keyed.insert((key, *turn), thing);
        *turn += 1;
    }
    keyed
}

/// The thing as it is kept. What a catalogue is made of always has a JSON.
fn json(thing: &impl Serialize) -> Value {
    serde_json::to_value(thing).unwrap_or_default()
}

fn fields(was: Option<Value>, is: Option<Value>) -> Vec<FieldChange> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    was.into_iter().for_each(|thing| flatten("", thing, &mut before));
    is.into_iter().for_each(|thing| flatten("", thing, &mut after));
    let mut names: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    let change = |field: String| {
        let (before, after) = (before.remove(&field), after.remove(&field));
        (before != after).then_some(FieldChange { field, before, after })
    };
    names.into_iter().filter_map(change).collect()
}

/// The fields of a thing by dotted names; what is empty is left out.
fn flatten(path: &str, value: Value, into: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                flatten(&path, value, into);
            }
        }
        Value::Null => {}
        Value::Array(list) if list.is_empty() => {}
        Value::String(text) if text.is_empty() => {}
        other => drop(into.insert(path.to_owned(), other)),
    }
}

#[cfg(test)]
mod tests;
