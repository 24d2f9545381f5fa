use super::*;
use proptest::prelude::*;

#[test]
fn published_accounts_are_accepted() {
    let table = [
        ("FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
        ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("FR0799999000010000000ABCZ84", "FR0799999000010000000ABCZ84"),
        ("FR489999912345JKRSTZ0000184", "FR489999912345JKRSTZ0000184"),
        ("BE68 5390 0754 7034", "BE68539007547034"),
        ("BE91001000000076", "BE91001000000076"),
        ("BE54970000009797", "BE54970000009797"),
        ("DE89370400440532013000", "DE89370400440532013000"),
        ("fr14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606"),
        ("FR14\u{a0}2004\u{202f}1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
        ("IBAN FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
    ];
    for (typed, canonical) in table {
        let iban = Iban::parse(typed).unwrap_or_else(|refusal| panic!("{typed}: {refusal}"));
        assert_eq!(iban.as_str(), canonical);
        assert_eq!(Iban::parse(&iban.to_string()), Ok(iban));
    }
}

#[test]
fn what_cannot_be_debited_is_refused_by_name() {
    let table = [
        ("FR14 2004 1010 0505 0001 3M02 607", IbanError::BadKey),
        ("FR14 2004 1010 0505 0001 3M02 60", IbanError::TooShort),
        ("FR14 2004 1010 0505 0001 3M02 6060 0000 000", IbanError::TooLong),
        ("", IbanError::TooShort),
        ("1414 2004", IbanError::BadChar('1')),
        ("FR14-2004", IbanError::BadChar('-')),
        ("FR١٤ 2004 1010 0505 0001 3M02 606", IbanError::BadChar('١')),
        ("FR１４ 2004 1010 0505 0001 3M02 606", IbanError::BadChar('１')),
        ("KZ86 125K ZT50 0410 0100", IbanError::NotSepa("KZ".to_owned())),
        ("FR14 2004 1010 0505 0001 3M02 6A6", IbanError::BadKey),
        // Right for the world (the check digits fit) but the key inside is not the one of the account.
        (&with_check_digits("FR", "20041010050500013M02607"), IbanError::BadNationalKey),
        (&with_check_digits("BE", "001000000077"), IbanError::BadNationalKey),
        (&with_check_digits("FR", "2004A010050500013M02606"), IbanError::BadStructure),
    ];
    for (typed, refusal) in table {
        assert_eq!(Iban::parse(typed), Err(refusal), "{typed}");
    }
}

#[test]
fn an_account_is_printed_in_fours_and_logged_by_its_ends() {
    let iban = Iban::parse("FR1420041010050500013M02606").unwrap();
    assert_eq!(iban.formatted(), "FR14 2004 1010 0505 0001 3M02 606");
    assert_eq!(iban.masked(), "FR14 •••• 2606");
    assert_eq!(format!("{iban:?}"), "Iban(FR14 •••• 2606)");
    assert_eq!(iban.country(), "FR");
}

#[test]
fn the_lengths_of_sepa_are_the_registry_s() {
    for (country, length) in SEPA {
        let known = ["0", "A"].iter().any(|fill| {
            let number = with_check_digits(country, &fill.repeat(length - 4));
            matches!(number.parse::<iban::Iban>(), Ok(_) | Err(iban::ParseIbanError::InvalidBban(_)))
        });
        assert!(known, "{country}");
    }
}

fn with_check_digits(country: &str, national: &str) -> String {
    let value = |c: char| c.to_digit(36).unwrap_or_default().to_string();
    let digits: String = format!("{national}{country}00").chars().map(value).collect();
    let rest = digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("{country}{:02}{national}", 98 - rest)
}

fn french_account() -> impl Strategy<Value = String> {
    ("[0-9]{5}", "[0-9]{5}", "[0-9A-Z]{11}").prop_map(|(bank, branch, account)| {
        let part = |text: &str| number_in(text).unwrap();
        let key = 97 - (89 * part(&bank) + 15 * part(&branch) + 3 * part(&account)) % 97;
        with_check_digits("FR", &format!("{bank}{branch}{account}{key:02}"))
    })
}

proptest! {
    #[test]
    fn a_changed_digit_is_always_noticed(number in french_account(), place in any::<proptest::sample::Index>(), step in 1..10_u8) {
        let iban = Iban::parse(&number).unwrap();
        prop_assert_eq!(Iban::parse(&iban.to_string()), Ok(iban));
        let mut typed = number.into_bytes();
        let mut digits: Vec<&mut u8> = typed.iter_mut().filter(|c| c.is_ascii_digit()).collect();
        let digit = &mut digits[place.index(14)];
        **digit = (**digit - b'0' + step) % 10 + b'0';
        prop_assert!(Iban::parse(&String::from_utf8(typed).unwrap()).is_err());
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _ = Iban::parse(&text);
        let _ = Iban::parse(&format!("FR{text}"));
    }
}
