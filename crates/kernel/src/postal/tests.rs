use super::*;
use crate::Refusal;
use proptest::prelude::*;

fn parts() -> AddressParts {
    AddressParts {
        line1: " 3 bis  avenue du Général Fictif ".to_owned(),
        complement: Some("Bâtiment B, porte 12".to_owned()),
        postal_code: "42 000".to_owned(),
        town: "Saint-Étienne".to_owned(),
        country: "fr".to_owned(),
    }
}

#[test]
fn postal_codes_tell_their_country_and_keep_their_leading_zero() {
    for (typed, code, country) in [
        ("01000", "01000", Country::France),
        ("75 116", "75116", Country::France),
        (" 1000 ", "1000", Country::Belgium),
    ] {
        let read = PostalCode::parse(typed).unwrap();
        assert_eq!((read.as_str(), read.country()), (code, country));
        assert_eq!(PostalCode::parse(&read.to_string()), Ok(read));
    }
}

#[test]
fn a_bad_postal_code_is_refused_by_name() {
    let table = [
        ("", PostalCodeError::Empty),
        ("7500A", PostalCodeError::BadChar('A')),
        ("٧٥٠٠١", PostalCodeError::BadChar('٧')),
        ("750", PostalCodeError::WrongLength),
        ("750011", PostalCodeError::WrongLength),
        ("00100", PostalCodeError::Unassigned),
        ("0999", PostalCodeError::Unassigned),
    ];
    for (typed, refusal) in table {
        assert_eq!(PostalCode::parse(typed), Err(refusal), "{typed}");
    }
    assert_eq!(PostalCode::parse_in(Country::Belgium, "75001"), Err(PostalCodeError::WrongLength));
}

#[test]
fn an_address_is_tidied_and_written_for_people_and_for_labels() {
    let address = PostalAddress::parse(&parts()).unwrap();
    assert_eq!(address.to_string(), "3 bis avenue du Général Fictif, Bâtiment B, porte 12, 42000 Saint-Étienne");
    assert_eq!(
        address.lines(),
        ["Bâtiment B, porte 12", "3 bis avenue du Général Fictif", "42000 SAINT-ÉTIENNE"].map(str::to_owned)
    );
    assert_eq!(format!("{address:?}"), "PostalAddress(…, 42000 Saint-Étienne)");
    let plain = PostalAddress::parse(&AddressParts { complement: Some("  ".to_owned()), ..parts() }).unwrap();
    assert_eq!(plain.complement(), None);
}

#[test]
fn every_fault_is_told_at_once_with_its_field() {
    let bad = AddressParts {
        line1: " - ".to_owned(),
        complement: Some("x".repeat(101)),
        postal_code: "1000".to_owned(),
        town: "Saint\nÉtienne".to_owned(),
        country: "FR".to_owned(),
    };
    let refusal = PostalAddress::parse(&bad).unwrap_err();
    let faults: Vec<_> = refusal.faults().map(|fault| (fault.field().name(), fault.code())).collect();
    let expected = [("line1", "VAL-095"), ("complement", "VAL-096"), ("postal_code", "VAL-092"), ("town", "VAL-097")];
    assert_eq!(faults, expected);
    assert_eq!(refusal.code(), "VAL-095");
    let nowhere = PostalAddress::parse(&AddressParts::default()).unwrap_err();
    assert_eq!(
        nowhere.faults().map(|fault| fault.field().name()).collect::<Vec<_>>(),
        ["line1", "postal_code", "town", "country"]
    );
}

#[test]
fn long_lines_are_warned_of_and_hundred_characters_are_the_end() {
    let long = PostalAddress::parse(&AddressParts { line1: "é".repeat(39), town: "x".repeat(33), ..parts() }).unwrap();
    assert_eq!(long.long_lines(), [AddressField::Line1, AddressField::Town]);
    let fitting =
        PostalAddress::parse(&AddressParts { line1: "é".repeat(38), town: "x".repeat(32), ..parts() }).unwrap();
    assert!(fitting.long_lines().is_empty());
    assert!(PostalAddress::parse(&AddressParts { line1: "é".repeat(100), ..parts() }).is_ok());
}

proptest! {
    #[test]
    fn an_accepted_address_is_accepted_again_unchanged(line1 in any::<String>(), town in any::<String>(), complement in any::<String>()) {
        if let Ok(address) = PostalAddress::parse(&AddressParts { line1, town, complement: Some(complement), ..parts() }) {
            prop_assert_eq!(PostalAddress::parse(&address.clone().into()), Ok(address.clone()));
            let sent = serde_json::to_string(&address).unwrap();
            prop_assert_eq!(serde_json::from_str::<PostalAddress>(&sent).unwrap(), address);
        }
    }

    #[test]
    fn reading_back_gives_the_same_code(text in "0[1-9][0-9]{3}|[1-9][0-9]{3,4}") {
        let code = PostalCode::parse(&text).unwrap();
        prop_assert_eq!(PostalCode::parse(&code.to_string()), Ok(code));
    }
}
