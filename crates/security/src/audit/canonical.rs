//! JSON as one text: keys sorted, no spaces. Not left to `serde_json`, whose order of keys changes with a feature that
//! any other crate of a program may turn on.

use serde_json::Value;

/// A value as its canonical text.
pub(super) fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| *key);
            list(out, ['{', '}'], sorted.into_iter(), |(key, value), out| {
                scalar(&Value::String(key.clone()), out);
                out.push(':');
                write(value, out);
            });
        }
        Value::Array(items) => list(out, ['[', ']'], items.iter(), write),
        other => scalar(other, out),
    }
}

fn list<T>(out: &mut String, [open, close]: [char; 2], items: impl Iterator<Item = T>, one: impl Fn(T, &mut String)) {
    out.push(open);
    for (place, item) in items.enumerate() {
        if place > 0 {
            out.push(',');
        }
        one(item, out);
    }
    out.push(close);
}

fn scalar(value: &Value, out: &mut String) {
    out.push_str(&value.to_string());
}
