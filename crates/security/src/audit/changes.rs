//! What changed between two states, for people; and the secrets that they must not see.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const MASK: &str = "•••";
const SECRET_WORDS: [&str; 5] = ["password", "secret", "token", "totp", "hash"];

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The field, nested ones with dots: `address.town`. Empty for a value that is no object.
    pub field: String,
    /// What it was; nothing where there was none.
    pub before: Option<Value>,
    /// What it became.
    pub after: Option<Value>,
}

/// The fields that differ, in the order of their names, without secrets. A list is one field.
#[must_use]
pub fn changes(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let (before, after) = (leaves(before), leaves(after));
    let mut fields: Vec<&String> = before.keys().chain(after.keys()).collect();
    fields.sort_unstable();
    fields.dedup();
    let differs = fields.into_iter().filter(|field| before.get(*field) != after.get(*field));
    differs
        .map(|field| Change { field: field.clone(), before: shown(field, &before), after: shown(field, &after) })
        .collect()
}

/// The value with each field that is named as a secret (password, secret, token, totp, hash) replaced. What only says
/// whether or when (`must_change_password: true`, `password_changed_at`) stays.
#[must_use]
pub fn masked(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let hide = |(key, value): (&String, &Value)| {
                (key.clone(), if is_secret(key, value) { MASK.into() } else { masked(value) })
            };
            Value::Object(fields.iter().map(hide).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(masked).collect()),
        other => other.clone(),
    }
}

fn is_secret(key: &str, value: &Value) -> bool {
    let name = key.to_lowercase();
    let tells_nothing = matches!(value, Value::Null | Value::Bool(_)) || name.ends_with("_at");
    !tells_nothing && SECRET_WORDS.iter().any(|word| name.contains(word))
}

fn shown(field: &str, leaves: &BTreeMap<String, &Value>) -> Option<Value> {
    let value = *leaves.get(field)?;
    // A path is secret as soon as one of its names is.
    let is_hidden = field.split('.').any(|name| is_secret(name, value));
    Some(if is_hidden { MASK.into() } else { masked(value) })
}

fn leaves(value: Option<&Value>) -> BTreeMap<String, &Value> {
    let mut found = BTreeMap::new();
    if let Some(value) = value {
        collect(String::new(), value, &mut found);
    }
    found
}

fn collect<'a>(path: String, value: &'a Value, found: &mut BTreeMap<String, &'a Value>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (key, inner) in fields {
                collect(if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, inner, found);
            }
        }
        other => {
            found.insert(path, other);
        }
    }
}
