use super::*;
use crate::sample::{at, user_id};
use proptest::prelude::*;

fn entry(subject: &str) -> AuditEntry {
    AuditEntry {
        at: at(0),
        actor: "camille".into(),
        user_id: Some(user_id("camille")),
        on_behalf_of: None,
        address: "192.0.2.1".into(),
        site: Site::WeConfig,
        action: "user.change".into(),
        subject_kind: "user".into(),
        subject: subject.into(),
        before: Some(json!({"name": "A", "email": null})),
        after: Some(json!({"name": "B", "email": null})),
        correlation: "c-1".into(),
    }
}

/// A chain of entries from place 1, each with its link.
fn chain(subjects: &[String]) -> Vec<(i64, AuditEntry, String)> {
    let mut last = String::new();
    (1..)
        .zip(subjects)
        .map(|(seq, subject)| {
            let entry = entry(subject);
            last = link(&last, &entry.canonical(seq));
            (seq, entry, last.clone())
        })
        .collect()
}

fn follow(start: &str, chain: &[(i64, AuditEntry, String)]) -> Result<String, Broken> {
    verify(start, chain.iter().map(|(seq, entry, hash)| (*seq, entry, hash.as_str())))
}

fn subjects(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("user {number}")).collect()
}

#[test]
fn the_canonical_form_never_changes() {
    // Kept chains depend on these very bytes.
    let entry = AuditEntry { at: at(1) + chrono::Duration::nanoseconds(1_234_567), user_id: None, ..entry("x") };
    assert_eq!(
        entry.canonical(7),
        r#"{"action":"user.change","actor":"camille","address":"192.0.2.1","after":{"email":null,"name":"B"},"at":1767225601001234,"before":{"email":null,"name":"A"},"correlation":"c-1","on_behalf_of":null,"seq":7,"site":"weconfig","subject":"x","subject_kind":"user","user_id":null}"#
    );
    assert_eq!(link("", "x").len(), 64);
    assert_ne!(link("a", "b"), link("ab", ""));
}

#[test]
fn an_entry_read_back_from_a_store_has_the_same_form() {
    let entry = AuditEntry { after: Some(json!({"b": [1, {"d": "é\n", "c": -2}], "a": u64::MAX})), ..entry("x") };
    let back: AuditEntry = serde_json::from_str(&serde_json::to_string(&entry).unwrap()).unwrap();
    assert_eq!(back.canonical(1), entry.canonical(1));
}

#[test]
fn nothing_and_null_are_linked_alike_since_stores_do_not_tell_them_apart() {
    let none = AuditEntry { before: None, ..entry("x") };
    let null = AuditEntry { before: Some(Value::Null), ..entry("x") };
    assert_eq!(none.canonical(1), null.canonical(1));
}

#[test]
fn a_chain_holds_from_its_start_and_from_any_link() {
    let chain = chain(&subjects(5));
    assert_eq!(follow("", &chain).as_ref(), Ok(&chain[4].2));
    assert_eq!(follow(&chain[1].2, &chain[2..]).as_ref(), Ok(&chain[4].2));
    assert_eq!(follow("abc", &[]), Ok("abc".to_owned()));
}

#[test]
fn every_kind_of_tampering_shows_at_its_place() {
    let whole = chain(&subjects(5));
    let mut changed = whole.clone();
    changed[2].1.actor = "somebody".into();
    assert_eq!(follow("", &changed), Err(Broken { seq: 3 }));
    let mut removed = whole.clone();
    removed.remove(2);
    assert_eq!(follow("", &removed), Err(Broken { seq: 3 }), "a gap");
    let mut swapped = whole.clone();
    swapped.swap(1, 2);
    assert_eq!(follow("", &swapped), Err(Broken { seq: 2 }));
    let mut closed_up = removed;
    for (seq, kept) in (1..).zip(&mut closed_up) {
        kept.0 = seq;
    }
    assert_eq!(follow("", &closed_up), Err(Broken { seq: 3 }), "a gap that was closed up");
    assert_eq!(follow("", &whole[1..]), Err(Broken { seq: 2 }), "the first entries are missing");
    let mut relinked = whole;
    relinked[2].1.actor = "somebody".into();
    relinked[2].2 = link(&relinked[1].2, &relinked[2].1.canonical(3));
    assert_eq!(follow("", &relinked), Err(Broken { seq: 4 }), "a new link does not fit the next entry");
}

#[test]
fn changes_are_told_field_by_field() {
    let before = json!({"name": "A", "address": {"town": "X", "zip": "1"}, "groups": ["a"], "gone": 1});
    let after = json!({"name": "A", "address": {"town": "Y", "zip": "1"}, "groups": ["a", "b"], "new": {}});
    let told: Vec<String> = changes(Some(&before), Some(&after))
        .into_iter()
        .map(|c| format!("{}: {} > {}", c.field, c.before.unwrap_or("-".into()), c.after.unwrap_or("-".into())))
        .collect();
    let expected =
        [r#"address.town: "X" > "Y""#, r#"gone: 1 > "-""#, r#"groups: ["a"] > ["a","b"]"#, r#"new: "-" > {}"#];
    assert_eq!(told, expected);
    assert!(changes(Some(&before), Some(&before)).is_empty());
    assert_eq!(changes(None, Some(&json!({"a": 1}))).len(), 1);
    assert!(changes(None, None).is_empty());
}

#[test]
fn secrets_are_never_told() {
    let value = json!({
        "login": "camille", "password": "x", "passwordHash": "x", "api_TOKEN": ["x"], "totp": {"k": "x"},
        "list": [{"client_secret": "x"}], "must_change_password": true, "password_changed_at": "2026-01-01", "token": null,
    });
    let expected = json!({
        "login": "camille", "password": "•••", "passwordHash": "•••", "api_TOKEN": "•••", "totp": "•••",
        "list": [{"client_secret": "•••"}], "must_change_password": true, "password_changed_at": "2026-01-01", "token": null,
    });
    assert_eq!(masked(&value), expected);
    let entry = AuditEntry { before: Some(value.clone()), after: Some(value), ..entry("x") }.without_secrets();
    assert_eq!((entry.before, entry.after), (Some(expected.clone()), Some(expected)));
}

#[test]
fn a_changed_secret_is_told_as_changed_only() {
    let told = changes(Some(&json!({"totp": {"k": "old"}})), Some(&json!({"totp": {"k": "new"}})));
    assert_eq!(told, [Change { field: "totp.k".into(), before: Some("•••".into()), after: Some("•••".into()) }]);
}

proptest! {
    #[test]
    fn no_byte_of_a_chain_changes_unseen(names in proptest::collection::vec("[a-z]{1,5}", 1..8), place: prop::sample::Index, new in "[a-z]{6}") {
        let mut chain = chain(&names);
        let place = place.index(names.len());
        chain[place].1.subject = new;
        prop_assert_eq!(follow("", &chain), Err(Broken { seq: i64::try_from(place).unwrap() + 1 }));
    }

    #[test]
    fn a_secret_is_hidden_however_deep(depth in 0_usize..6, word in prop::sample::select(vec!["Password", "secret", "old_token", "totp", "hash"])) {
        let mut value = json!({word: "visible"});
        for level in 0..depth {
            value = if level % 2 == 0 { json!({"in": value}) } else { json!([value]) };
        }
        prop_assert!(!masked(&value).to_string().contains("visible"));
        prop_assert!(!serde_json::to_string(&changes(None, Some(&value))).unwrap().contains("visible"));
    }
}
