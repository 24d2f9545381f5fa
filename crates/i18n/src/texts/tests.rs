//! Every text is there, in each language, and none is there for nothing.

use super::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Families of keys that are made up at run time: `step-` with the step's name, and so on.
const FAMILIES: &[&str] = &[
    "refusal-",
    "staff-site-",
    "staff-module-",
    "staff-action-",
    "staff-notice-",
    "weconfig-act-",
    "weconfig-call-",
    "weconfig-contact-kind-",
    "weconfig-effect-",
    "weconfig-job-name-",
    "weconfig-parameter-name-",
    "weconfig-parameter-why-",
    "weconfig-unit-",
    "weconfig-cache-name-",
    "weconfig-cache-why-",
    "weconfig-cache-count-",
    "weconfig-job-why-",
    "weconfig-drift-",
    "weconfig-code-state-",
    "weconfig-code-news-",
    "weconfig-rule-",
    "weconfig-explain-kind-",
    "weconfig-explain-state-",
    "weconfig-catalogue-sheet-",
    "weconfig-catalogue-kind-",
    "weconfig-catalogue-done-",
    "weconfig-package-origin-",
    "weconfig-package-done-",
    "weconfig-package-field-",
    "weconfig-part-",
    "catalogue-column-",
    "catalogue-word-",
    "staff-operation-",
    "staff-approval-state-",
];

fn keys(locale: Locale) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for source in sources::of(locale) {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{locale:?}: {errors:?} in\n{source}"));
        for entry in resource.entries() {
            if let ast::Entry::Message(message) = entry {
                let value = message.value.as_ref().unwrap_or_else(|| panic!("{} is empty", message.id.name));
                let twice = keys.insert(message.id.name.to_owned(), places(&value.elements));
                assert!(twice.is_none(), "{locale:?}: {} is defined twice", message.id.name);
            }
        }
    }
    keys
}

/// The names of the values that a text is completed with.
fn places(elements: &[ast::PatternElement<&str>]) -> String {
    let text = format!("{elements:?}");
    let names: BTreeSet<&str> = text
        .split("VariableReference { id: Identifier { name: \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    names.into_iter().collect::<Vec<_>>().join(",")
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// Templates and sources of what shows texts to people.
fn readers() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    files(&root.join("templates"), ".html", &mut found);
    files(&root.join("templates"), ".txt", &mut found);
    for name in ["front", "back", "documents"] {
        files(&root.join("crates").join(name).join("src"), ".rs", &mut found);
    }
    found.into_iter().map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect()
}

/// The literals that a source gives to `t.get("…")`, `t.with("…")`, `t.one("…")`.
fn asked(source: &str) -> BTreeSet<&str> {
    let mut asked = BTreeSet::new();
    for call in [".get(\"", ".with(\"", ".one(\""] {
        for (position, _) in source.match_indices(call) {
            let before = source[..position].trim_end().trim_end_matches("()");
            let owner = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            if matches!(owner, "t" | "texts")
                && let Some(key) = source[position + call.len()..].split('"').next()
            {
                asked.insert(key);
            }
        }
    }
    asked
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_places_to_fill() {
    let (french, english) = (keys(Locale::Fr), keys(Locale::En));
    let names = |keys: &BTreeMap<String, String>| keys.keys().cloned().collect::<BTreeSet<_>>();
    let differing: Vec<_> = names(&french).symmetric_difference(&names(&english)).cloned().collect();
    assert!(differing.is_empty(), "in one language only: {differing:?}");
    for (key, places) in &french {
        assert_eq!(Some(places), english.get(key), "places to fill in {key}");
    }
}

#[test]
fn every_text_asked_for_exists_and_every_text_is_asked_for() {
    let known = keys(Locale::Fr);
    let readers = readers();
    let mut missing = BTreeSet::new();
    for (path, source) in &readers {
        for key in asked(source) {
            if !known.contains_key(key) && !FAMILIES.contains(&key) {
                missing.insert(format!("{key} ({path})"));
            }
        }
    }
    let everything: String = readers.into_iter().map(|(_, source)| source).collect();
    let idle: Vec<_> = known
        .keys()
        .filter(|key| !FAMILIES.iter().any(|family| key.starts_with(family)))
        .filter(|key| !everything.contains(&format!("\"{key}\"")))
        .collect();
    assert!(missing.is_empty(), "asked for but not written: {missing:#?}");
    assert!(idle.is_empty(), "written but never asked for: {idle:#?}");
}

/// The refusals that a visitor can meet, by their codes in the sources.
fn refusal_codes() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for folder in ["orders/src", "back/src", "security/src", "api/src"] {
        files(&crates.join(folder), ".rs", &mut found);
    }
    // An adapter knows the codes of the system that it speaks with; visitors do not.
    found.retain(|path| !path.components().any(|part| part.as_os_str() == "adapters"));
    for part in ["person", "postal", "phone", "email", "iban", "rio"] {
        found.push(crates.join(format!("kernel/src/{part}.rs")));
    }
    let sources: String = found.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let is_code = |text: &&str| {
        let (family, number) = text.split_at(text.len().min(4));
        let known = ["VAL-", "ADR-", "ORD-", "OPS-", "API-", "SEC-", "CFG-"].contains(&family);
        known && number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit())
    };
    sources.split('"').filter(|text| text.is_ascii()).filter(is_code).map(str::to_owned).collect()
}

#[test]
fn every_refusal_that_a_visitor_can_meet_has_its_words() {
    let known = keys(Locale::Fr);
    let codes = refusal_codes();
    assert!(codes.contains("ORD-014"), "the sources of the refusals are found");
    let mute: Vec<_> = codes.iter().filter(|code| !known.contains_key(&format!("refusal-{code}"))).collect();
    assert!(mute.is_empty(), "without words: {mute:?}");
}

#[test]
fn a_plain_text_is_borrowed_and_an_unknown_key_shows_itself() {
    let texts = Texts::of(Locale::Fr);
    assert!(matches!(texts.get("check-title"), Cow::Borrowed(_)));
    assert_eq!(texts.get("no-such-text"), "no-such-text");
    assert_eq!(texts.locale(), Locale::Fr);
}

#[test]
fn inserted_values_carry_no_invisible_marks() {
    let text = Texts::of(Locale::Fr).one("refusal-unknown", "code", "API-001");
    assert!(text.contains("API-001"));
    assert!(!text.contains('\u{2068}'), "{text:?}");
}
