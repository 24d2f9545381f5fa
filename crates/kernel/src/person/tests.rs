use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn names_of_any_script_are_read_and_their_spaces_folded() {
    let table = [
        ("  Camille ", "Camille"),
        ("Jean-Luc", "Jean-Luc"),
        ("D\u{2019}Exemple", "D'Exemple"),
        ("De  La\u{a0}Fiction", "De La Fiction"),
        ("Zoe\u{0308}", "Zoë"),
        ("M.", "M."),
        ("Ελένη", "Ελένη"),
        ("यशवंत", "यशवंत"),
        ("李", "李"),
    ];
    for (typed, name) in table {
        assert_eq!(PersonName::parse(typed).unwrap().as_str(), name);
    }
}

#[test]
fn what_cannot_be_a_name_is_refused_by_name() {
    let table = [
        ("".to_owned(), PersonNameError::Empty),
        (" - ".to_owned(), PersonNameError::Empty),
        ("x".repeat(61), PersonNameError::TooLong),
        ("Camille2".to_owned(), PersonNameError::BadChar('2')),
        ("Camille\nFictif".to_owned(), PersonNameError::BadChar('\n')),
        ("<b>".to_owned(), PersonNameError::BadChar('<')),
        ("camille@example.fr".to_owned(), PersonNameError::BadChar('@')),
    ];
    for (typed, refusal) in table {
        assert_eq!(PersonName::parse(&typed), Err(refusal), "{typed}");
    }
    assert!(PersonName::parse(&"é".repeat(60)).is_ok());
}

#[test]
fn logs_show_neither_name_nor_birthday() {
    assert_eq!(format!("{:?}", PersonName::parse("Camille").unwrap()), "PersonName(C…)");
    assert_eq!(format!("{:?}", BirthDate::from_kept(day("1984-07-14"))), "BirthDate(1984-…)");
}

#[test]
fn a_birth_date_is_read_in_both_usual_forms() {
    let today = day("2026-11-22");
    for typed in ["1984-07-14", " 14/07/1984 ", "14/7/1984"] {
        assert_eq!(BirthDate::parse(typed, today), Ok(BirthDate::from_kept(day("1984-07-14"))), "{typed}");
    }
    assert_eq!(BirthDate::parse("2026-11-22", today).map(|born| born.age_on(today)), Ok(0));
    assert!(BirthDate::parse("1906-11-22", today).is_ok());
}

#[test]
fn a_birth_date_of_nobody_living_is_refused_by_name() {
    let table = [
        ("2026-11-23", BirthDateError::Future),
        ("1905-11-22", BirthDateError::TooOld),
        ("14/07/84", BirthDateError::TooOld),
        ("1985-02-29", BirthDateError::Malformed),
        ("", BirthDateError::Malformed),
        ("07/14/1984", BirthDateError::Malformed),
    ];
    for (typed, refusal) in table {
        assert_eq!(BirthDate::parse(typed, day("2026-11-22")), Err(refusal), "{typed}");
    }
}

#[test]
fn people_come_of_age_on_their_eighteenth_birthday() {
    let born = BirthDate::from_kept(day("2008-11-22"));
    assert!(!born.is_adult_on(day("2026-11-21")));
    assert!(born.is_adult_on(day("2026-11-22")));
    let leap = BirthDate::from_kept(day("2008-02-29"));
    assert_eq!((leap.age_on(day("2026-02-28")), leap.age_on(day("2026-03-01"))), (17, 18));
    assert_eq!(born.age_on(day("2000-01-01")), 0);
}

proptest! {
    #[test]
    fn reading_back_gives_the_same_name(text in any::<String>()) {
        if let Ok(name) = PersonName::parse(&text) {
            prop_assert_eq!(PersonName::parse(&name.to_string()), Ok(name));
        }
    }

    #[test]
    fn reading_back_gives_the_same_birth_date(days in 0..43_000_u64) {
        let today = day("2026-11-22");
        let born = BirthDate::from_kept(today - chrono::Days::new(days));
        prop_assert_eq!(BirthDate::parse(&born.to_string(), today), Ok(born));
        let sent = serde_json::to_string(&born).unwrap();
        prop_assert_eq!(serde_json::from_str::<BirthDate>(&sent).unwrap(), born);
    }
}
