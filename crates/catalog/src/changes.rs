//! What differs between two catalogues, thing by thing and field by field: what a person reads before he publishes.
//!
//! What this is: a comparison of everything that is kept of a thing, so that no change of a catalogue goes unseen. What
//! it is not: a judge of what a change means to customers. The order of rows has no meaning (`rank` has), and makes no
//! difference here.

use crate::fault::Sheet;
use crate::model::{Catalogue, word};
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
    /// Its code; of a tariff the service with what is charged and the first day.
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
    compare(&mut all, Sheet::Services, &a.services, &b.services, |one| one.code.to_string());
    compare(&mut all, Sheet::Tariffs, &a.tariffs, &b.tariffs, |one| {
        format!("{} {} {}", one.service, word(&one.charge), one.validity.from)
    });
    compare(&mut all, Sheet::Offers, &a.offers, &b.offers, |one| one.code.to_string());
    compare(&mut all, Sheet::Groups, &a.equipment_groups, &b.equipment_groups, |one| one.code.to_string());
    compare(&mut all, Sheet::Groups, &a.option_groups, &b.option_groups, |one| one.code.to_string());
    compare(&mut all, Sheet::Equipment, &a.equipment, &b.equipment, |one| one.code.to_string());
    compare(&mut all, Sheet::Options, &a.options, &b.options, |one| one.code.to_string());
    compare(&mut all, Sheet::Promotions, &a.promotions, &b.promotions, |one| one.code.to_string());
    compare(&mut all, Sheet::Restrictions, &a.restrictions, &b.restrictions, |one| one.code.to_string());
    compare(&mut all, Sheet::Zones, &a.zones, &b.zones, |one| one.code.to_string());
    all
}

fn compare<T: Serialize + PartialEq>(
    all: &mut Vec<Change>,
    sheet: Sheet,
    before: &[T],
    after: &[T],
    key: impl Fn(&T) -> String,
) {
    let (before, after) = (keyed(before, &key), keyed(after, &key));
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
        let (was, is) = (was.map(json), is.map(json));
        let name = is.as_ref().or(was.as_ref()).and_then(name);
        all.push(Change { sheet, item: place.0.clone(), name, kind, fields: fields(was, is) });
    }
}

/// Things by their key. A key that comes twice, as in a catalogue that was not checked, is told apart by its turn.
fn keyed<T>(things: &[T], key: impl Fn(&T) -> String) -> HashMap<(String, usize), &T> {
    let mut turns: HashMap<String, usize> = HashMap::new();
    let mut keyed = HashMap::with_capacity(things.len());
    for thing in things {
        let key = key(thing);
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

fn name(thing: &Value) -> Option<Label> {
    ["name", "label"].iter().find_map(|field| serde_json::from_value(thing.get(field)?.clone()).ok())
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
