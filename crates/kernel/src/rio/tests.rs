use super::*;
use proptest::prelude::*;

const VECTORS: [(&str, &str, PhoneKind); 6] = [
    ("01PA1B2C3JBN", "0639980012", PhoneKind::Mobile),
    ("04E9Z8Y7X3+H", "0639980099", PhoneKind::Mobile),
    ("03PQR5T6U6T+", "0639980058", PhoneKind::Mobile),
    ("38FK7L8M9LNL", "0199001234", PhoneKind::Fixed),
    ("02G000000Y58", "0465710042", PhoneKind::Fixed),
    ("05AABC123069", "0800123456", PhoneKind::Special),
];

fn number(text: &str) -> PhoneNumber {
    PhoneNumber::parse(text).unwrap()
}

#[test]
fn published_identifiers_fit_their_numbers() {
    for (text, line, kind) in VECTORS {
        let rio = Rio::parse(text).unwrap();
        assert_eq!((rio.as_str(), rio.kind()), (text, kind));
        assert_eq!(rio.check(&number(line)), Ok(()), "{text}");
    }
}

#[test]
fn a_mobile_identifier_tells_the_operator_and_who_holds_the_line() {
    let business = Rio::parse("04E9Z8Y7X3+H").unwrap();
    assert_eq!((business.operator(), business.holder()), ("04", Some(RioHolder::Business)));
    assert_eq!(Rio::parse("01PA1B2C3JBN").unwrap().holder(), Some(RioHolder::Consumer));
    assert_eq!(Rio::parse("38FK7L8M9LNL").unwrap().holder(), None);
}

#[test]
fn spaces_case_dots_and_hyphens_do_not_count_but_the_plus_does() {
    for typed in [" 04 e 9z8y7x 3+h ", "04-E-9Z8Y7X-3+H", "04.E.9Z8Y7X.3+H", "04\u{a0}E9Z8Y7X3+H"] {
        assert_eq!(Rio::parse(typed).unwrap().as_str(), "04E9Z8Y7X3+H", "{typed}");
    }
    assert_eq!(Rio::parse("04E9Z8Y7X3 H"), Err(RioError::TooShort));
}

#[test]
fn a_wrong_form_is_refused_by_name() {
    let table = [
        ("", RioError::TooShort),
        ("01PA1B2C3JBNX", RioError::TooLong),
        ("01PA1B2C3J*N", RioError::BadChar('*')),
        ("01P+1B2C3JBN", RioError::BadChar('+')),
        ("01PÀ1B2C3JBN", RioError::BadChar('À')),
        ("01QA1B2C3JBN", RioError::UnknownQuality('Q')),
        ("011A1B2C3JBN", RioError::UnknownQuality('1')),
    ];
    for (text, refusal) in table {
        assert_eq!(Rio::parse(text), Err(refusal), "{text}");
    }
}

#[test]
fn an_identifier_of_another_line_is_refused() {
    let rio = Rio::parse("01PA1B2C3JBN").unwrap();
    assert_eq!(rio.check(&number("0639980021")), Err(RioError::BadKey));
    assert_eq!(rio.check(&number("0639980013")), Err(RioError::BadKey));
    assert_eq!(rio.check(&number("0199001234")), Err(RioError::WrongKind));
    assert_eq!(rio.check(&number("+32485123456")), Err(RioError::NotPortable));
    assert_eq!(key_of("01PA1B2C3", "0639980021"), "JCQ");
    assert_eq!(key_of("01PA1B2C3", "0639980013"), "KCO");
}

#[test]
fn logs_show_the_last_four_characters_only() {
    assert_eq!(format!("{:?}", Rio::parse("01PA1B2C3JBN").unwrap()), "Rio(…3JBN)");
}

proptest! {
    #[test]
    fn a_changed_digit_of_the_number_is_always_noticed(
        rio in "[0-9A-Z]{2}P[0-9A-Z]{6}",
        line in "06[0-9]{8}",
        at in 2..10_usize,
        step in 1..10_u8,
    ) {
        let rio = Rio::parse(&format!("{rio}{}", key_of(&rio, &line))).unwrap();
        prop_assert_eq!(rio.check(&number(&line)), Ok(()));
        prop_assert_eq!(Rio::parse(&rio.to_string()), Ok(rio.clone()));
        let mut other = line.into_bytes();
        other[at] = (other[at] - b'0' + step) % 10 + b'0';
        prop_assert_eq!(rio.check(&number(&String::from_utf8(other).unwrap())), Err(RioError::BadKey));
    }

    #[test]
    fn a_changed_character_of_the_identifier_is_always_noticed(
        rio in "[0-9A-Z]{2}P[0-9A-Z]{6}",
        line in "06[0-9]{8}",
        at in 0..12_usize,
        step in 1..37_usize,
    ) {
        let mut typed = format!("{rio}{}", key_of(&rio, &line)).into_bytes();
        let value = KEY_ALPHABET.iter().position(|letter| *letter == typed[at]).unwrap();
        typed[at] = KEY_ALPHABET[(value + step) % 37];
        let verdict = Rio::parse(&String::from_utf8(typed).unwrap()).and_then(|changed| changed.check(&number(&line)));
        prop_assert!(verdict.is_err());
    }
}
