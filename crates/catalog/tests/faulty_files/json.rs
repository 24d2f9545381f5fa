//! Faulty JSON: torn, misspelt, of the wrong type, too deep, too large.

use crate::book::Book;
use crate::{assert_told, read, told};
use serde_json::{Value, json};

fn sound() -> Value {
    serde_json::to_value(read(&Book::sound().write())).unwrap()
}

/// The sound catalogue as text, with a value altered.
fn altered(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value = sound();
    change(&mut value);
    serde_json::to_vec(&value).unwrap()
}

/// The sound catalogue, a field a line, with a piece of text replaced.
fn replaced(from: &str, to: &str) -> Vec<u8> {
    let text = serde_json::to_string_pretty(&sound()).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

fn cases(table: Vec<(&str, Vec<u8>, &str)>) {
    assert_told(table.into_iter().map(|(name, bytes, expected)| (name.to_owned(), bytes, expected.to_owned())));
}

#[test]
fn the_same_catalogue_is_read_from_json_with_a_mark_before_it_and_spaces_around_it() {
    let text = altered(|_| ());
    let expected = read(&Book::sound().write());
    assert_eq!(read(&text), expected);
    assert_eq!(read(&[b"\xEF\xBB\xBF", text.as_slice()].concat()), expected, "some editors write a mark first");
    assert_eq!(read(&[b"\r\n \t", text.as_slice(), b"\n\n"].concat()), expected);
}

#[test]
fn what_is_no_json_is_told_with_its_line_and_column() {
    cases(vec![
        ("only an opening", b"{".to_vec(), "IMP-005 line 1, column 1"),
        ("torn in a list", b"{\n  \"offers\": [".to_vec(), "IMP-005 line 2, column 13"),
        ("torn in a text", b"{\n\"off".to_vec(), "IMP-005 line 2, column 4"),
        ("a comma too many", b"{\"zones\": [],}".to_vec(), "IMP-005 line 1, column 14"),
        ("more after the end", b"{}\n{}".to_vec(), "IMP-005 line 2, column 1"),
        ("a comment", b"{ // none\n}".to_vec(), "IMP-005 line 1, column 3"),
        ("single quotes", b"{'offers': []}".to_vec(), "IMP-005 line 1, column 2"),
        ("letters that are none", b"{\"zones\": \"\xFF\xFE\"}".to_vec(), "IMP-005 line 1, column 12"),
        ("a list of catalogues", b"[{}]".to_vec(), "IMP-005 line 1, column 3"),
        ("not a number", b"{\"offers\": NaN}".to_vec(), "IMP-005 line 1, column 12"),
        ("endless", b"{\"offers\": -Infinity}".to_vec(), "IMP-005 line 1, column 13"),
    ]);
}

#[test]
fn a_field_that_no_catalogue_has_is_told_with_its_path() {
    cases(vec![
        ("at the top", altered(|all| all["ofers"] = json!([])), "IMP-005 ofers"),
        (
            "in an offer",
            altered(|all| all["offers"][1]["comitment_months"] = json!(12)),
            "IMP-005 offers.1.comitment_months",
        ),
        (
            "in a criterion",
            altered(|all| all["restrictions"][0]["criteria"]["zone"] = json!(["Z-1"])),
            "IMP-005 restrictions.0.criteria.zone",
        ),
        ("in a label", altered(|all| all["zones"][0]["label"]["de"] = json!("Zone")), "IMP-005 zones.0.label.de"),
    ]);
}

#[test]
fn a_value_of_the_wrong_type_or_word_is_told_with_its_line() {
    let line = |bytes: Vec<u8>| told("a wrong value", &bytes).join(" AND ");
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a text for a number", replaced("\"commitment_months\": 12", "\"commitment_months\": \"12\""), "\"12\""),
        (
            "a number too large for its field",
            replaced("\"commitment_months\": 12", "\"commitment_months\": 1000"),
            "1000",
        ),
        ("a fraction", replaced("\"commitment_months\": 12", "\"commitment_months\": 1.5"), "1.5"),
        (
            "a number that no machine has",
            replaced("\"commitment_months\": 12", "\"commitment_months\": 1e999"),
            "1e999",
        ),
        ("below zero", replaced("\"rank\": 1", "\"rank\": -1"), "-1"),
        ("an amount in euros", replaced("\"amount\": 2999", "\"amount\": 29.99"), "29.99"),
        ("a word that is none", replaced("\"ON_SALE\"", "\"ACTIVE\""), "\"ACTIVE\""),
        ("a word in small letters", replaced("\"MONTHLY\"", "\"monthly\""), "\"monthly\""),
        ("another currency", replaced("\"EUR\"", "\"USD\""), "\"USD\""),
        ("a day that no month has", replaced("\"2024-01-01\"", "\"2024-02-30\""), "\"2024-02-30\""),
        ("a code with a space", replaced("\"BONJOUR\"", "\"BON JOUR\""), "\"BON JOUR\""),
        ("an object for a list", replaced("\"zones\": []", "\"zones\": {}"), "\"zones\": {}"),
    ];
    for (name, bytes, wrong) in table {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let before = &text[..text.find(wrong).unwrap()];
        let expected = format!("IMP-005 line {},", before.matches('\n').count() + 1);
        let answer = line(bytes);
        assert!(answer.starts_with(&expected), "{name}: {answer}, expected {expected}");
    }
}

#[test]
fn a_field_twice_or_left_out_is_told() {
    cases(vec![
        ("a list twice", b"{\"offers\": [], \"offers\": []}".to_vec(), "IMP-005 line 1, column 23"),
        ("a zone without a code", b"{\"zones\": [{}]}".to_vec(), "IMP-005 line 1, column 13"),
    ]);
}

#[test]
fn what_is_too_deep_or_too_much_is_refused_in_little_time() {
    let deep = |field: &str| [format!("{{\"{field}\": ").into_bytes(), vec![b'['; 1_000_000]].concat();
    let nothing = format!("{{\"offers\": [{}]}}", vec!["{}"; 1_000_000].join(","));
    assert!(told("deep where nothing is known", &deep("nothing"))[0].starts_with("IMP-005 line 1"));
    assert!(told("deep in a list", &deep("zones"))[0].starts_with("IMP-005 line 1"));
    assert_eq!(told("a million offers of nothing", nothing.as_bytes()), ["IMP-005 line 1, column 14"]);
    let unknown = format!("{{{}}}", (0..100_000).map(|at| format!("\"x{at}\":0")).collect::<Vec<_>>().join(","));
    assert_eq!(told("a hundred thousand unknown fields", unknown.as_bytes()).len(), 50);
}

#[test]
fn a_catalogue_that_a_workbook_could_not_hold_is_refused_too() {
    cases(vec![
        ("nothing sold", b"{}".to_vec(), "IMP-020 offers"),
        (
            "an amount beyond all sense",
            altered(|all| all["tariffs"][0]["amount"] = json!(i64::MAX)),
            "IMP-029 tariffs (amount)",
        ),
        (
            "one far below zero",
            altered(|all| all["tariffs"][5]["amount"] = json!(i64::MIN)),
            "IMP-029 tariffs (amount)",
        ),
        (
            "a commitment of three years",
            altered(|all| all["offers"][0]["commitment_months"] = json!(36)),
            "IMP-029 offers (commitment_months)",
        ),
        (
            "a reduction of 200 %",
            altered(|all| all["promotions"][0]["reduction"] = json!({"BASIS_POINTS": 20_000})),
            "IMP-029 promotions (percent)",
        ),
        (
            "a sale backwards",
            altered(|all| all["offers"][1]["sale"]["until"] = json!("2020-01-01")),
            "IMP-030 offers (sale_until)",
        ),
        (
            "a target of nothing",
            altered(|all| all["restrictions"][0]["targets"] = json!([])),
            "IMP-020 restrictions (targets)",
        ),
        (
            "a code that leads nowhere",
            altered(|all| all["options"][0]["requires"] = json!(["O-9"])),
            "IMP-040 options (requires)",
        ),
        (
            "a code twice",
            altered(|all| {
                let zone = all["zones"][0].clone();
                all["zones"].as_array_mut().unwrap().push(zone);
            }),
            "IMP-041 zones (code)",
        ),
    ]);
}

#[test]
fn pr_9_what_a_device_tells_is_bounded_in_json_too() {
    let told = |field: &'static str, value: Value| altered(move |all| all["equipment"][0]["product"][field] = value);
    let durability = |years: u32| told("durability", json!({"years": years, "label": "/five-years"}));
    cases(vec![
        ("what the law gives anyhow", durability(2), "IMP-029 equipment (durability_years)"),
        ("for ever", durability(200), "IMP-029 equipment (durability_years)"),
        ("more than the head may have", told("sar", json!({"head": 2001})), "IMP-029 equipment (sar_head)"),
    ]);
}
