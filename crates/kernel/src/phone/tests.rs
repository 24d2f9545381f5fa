use super::plan::all_blocks;
use super::*;
use PhoneKind::{Fixed, Mobile, Special};
use proptest::prelude::*;

#[test]
fn french_numbers_are_read_as_typed() {
    let table = [
        ("01 99 00 12 34", "+33199001234", Fixed),
        ("+33 (0)6 12 34 56 78", "+33612345678", Mobile),
        ("0033612345678", "+33612345678", Mobile),
        ("06.12.34.56.78", "+33612345678", Mobile),
        ("(06) 12-34/56\u{a0}78", "+33612345678", Mobile),
        ("\u{202a}+33 6 12 34 56 78\u{202c}", "+33612345678", Mobile),
        ("+33 06 12 34 56 78", "+33612345678", Mobile),
        ("06 39 98 00 12", "+33639980012", Mobile),
        ("0162 12 34 56", "+33162123456", Fixed),
        ("0947 51 23 45", "+33947512345", Fixed),
        ("0692 01 23 45", "+262692012345", Mobile),
        ("0596 60 12 34", "+596596601234", Fixed),
        ("+33 596 60 12 34", "+596596601234", Fixed),
        ("+596 596 60 12 34", "+596596601234", Fixed),
        ("0690 30 12 34", "+590690301234", Mobile),
        ("0694 20 12 34", "+594694201234", Mobile),
        ("0639 20 12 34", "+262639201234", Mobile),
        ("0508 41 12 34", "+508411234", Fixed),
        ("+508 41 12 34", "+508411234", Fixed),
        ("0800 123 456", "+33800123456", Special),
        ("0700 12 34 56 78 90", "+337001234567890", Special),
        ("+32 485 12 34 56", "+32485123456", Mobile),
    ];
    for (typed, e164, kind) in table {
        let number = PhoneNumber::parse(typed).unwrap_or_else(|refusal| panic!("{typed}: {refusal}"));
        assert_eq!((number.as_str(), number.kind()), (e164, kind), "{typed}");
    }
}

#[test]
fn every_fictional_block_is_accepted() {
    for typed in ["0199001234", "0261911234", "0353011234", "0465710042", "0536491234"] {
        assert_eq!(PhoneNumber::parse(typed).map(|number| number.kind()), Ok(Fixed), "{typed}");
    }
    assert_eq!(PhoneNumber::parse("0639980012").map(|number| number.territory()), Ok(Territory::Mainland));
}

#[test]
fn belgian_numbers_are_read_as_typed_and_liege_is_told_from_mobiles_by_length() {
    let table = [
        ("04 223 45 67", "+3242234567", Fixed),
        ("0485 12 34 56", "+32485123456", Mobile),
        ("071 12 34 56", "+3271123456", Fixed),
        ("081 22 34 56", "+3281223456", Fixed),
        ("09 223 45 67", "+3292234567", Fixed),
        ("0800 12 345", "+3280012345", Special),
        ("0903 12 345", "+3290312345", Special),
        ("+32 (0)2 223 45 67", "+3222234567", Fixed),
        ("077 12 34 56 78 90", "+32771234567890", Special),
        ("+33 6 39 98 00 12", "+33639980012", Mobile),
    ];
    for (typed, e164, kind) in table {
        let number =
            PhoneNumber::parse_in(Country::Belgium, typed).unwrap_or_else(|refusal| panic!("{typed}: {refusal}"));
        assert_eq!((number.as_str(), number.kind()), (e164, kind), "{typed}");
    }
    assert_eq!(PhoneNumber::parse_in(Country::Belgium, "0423 45 67 89"), Err(PhoneError::TooLong));
    assert_eq!(PhoneNumber::parse_in(Country::Belgium, "0485 12 34 5"), Err(PhoneError::TooShort));
}

#[test]
fn what_is_no_customer_number_is_refused_by_name() {
    let table = [
        ("06 12 34 56 7", PhoneError::TooShort),
        ("06 12 34 56 78 9", PhoneError::TooLong),
        ("", PhoneError::TooShort),
        ("0", PhoneError::TooShort),
        ("06 12 34 5A 78", PhoneError::BadChar('A')),
        ("٠٦١٢٣٤٥٦٧٨", PhoneError::BadChar('٠')),
        ("+44 20 7946 0000", PhoneError::UnknownCountry),
        ("+590 696 60 12 34", PhoneError::Unassigned),
        ("0830 12 34 56", PhoneError::Unassigned),
        ("112", PhoneError::ShortNumber),
        ("15", PhoneError::ShortNumber),
        ("3179", PhoneError::ShortNumber),
        ("118 218", PhoneError::ShortNumber),
        ("116 000", PhoneError::ShortNumber),
        ("612345678", PhoneError::MissingPrefix),
    ];
    for (typed, refusal) in table {
        assert_eq!(PhoneNumber::parse(typed), Err(refusal), "{typed}");
    }
}

#[test]
fn people_read_national_forms_and_logs_only_the_last_four_digits() {
    let table = [
        ("+33639980012", "06 39 98 00 12", "+33 6 39 98 00 12"),
        ("+262692012345", "0692 01 23 45", "+262 692 01 23 45"),
        ("+33800123456", "0800 123 456", "+33 800 123 456"),
        ("+508411234", "0508 41 12 34", "+508 41 12 34"),
        ("+3242234567", "04 223 45 67", "+32 4 223 45 67"),
        ("+32485123456", "0485 12 34 56", "+32 485 12 34 56"),
    ];
    for (e164, national, international) in table {
        let number = PhoneNumber::parse(e164).unwrap();
        assert_eq!((number.national().as_str(), number.international().as_str()), (national, international));
    }
    assert_eq!(format!("{:?}", PhoneNumber::parse("0639980012").unwrap()), "PhoneNumber(…0012)");
}

fn any_number() -> impl Strategy<Value = PhoneNumber> {
    let blocks: Vec<_> = all_blocks().collect();
    (proptest::sample::select(blocks), "[0-9]{14}").prop_filter_map(
        "a longer block may have another length",
        |(block, tail)| {
            let digits: usize = block.groups.iter().sum();
            let national: String = block.prefix.chars().chain(tail.chars()).take(digits).collect();
            PhoneNumber::parse_in(block.territory.country(), &national).ok()
        },
    )
}

proptest! {
    #[test]
    fn reading_back_any_written_form_gives_the_same_number(number in any_number()) {
        prop_assert_eq!(PhoneNumber::parse(&number.to_string()), Ok(number.clone()));
        prop_assert_eq!(PhoneNumber::parse(&number.international()), Ok(number.clone()));
        prop_assert_eq!(PhoneNumber::parse_in(number.territory().country(), &number.national()), Ok(number.clone()));
        let sent = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<PhoneNumber>(&sent).unwrap(), number);
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _ = PhoneNumber::parse(&text);
        let _ = PhoneNumber::parse_in(Country::Belgium, &text);
    }
}
