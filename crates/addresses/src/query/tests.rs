use super::{House, Query, fold_suffix};

fn read(typed: &str) -> Query {
    Query::read(typed, |_| false)
}

fn words(typed: &str) -> String {
    read(typed).words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn post_boxes_floors_and_buildings_are_not_part_of_an_address() {
    let cases = [
        ("BP 46 12 place X", "12 place x"),
        ("place X 76600 CEDEX 09", "place x 76600"),
        ("3eme étage 12 rue X", "12 rue x"),
        ("12 rue X bât B", "12 rue x"),
        ("lieu-dit les Granges", "les granges"),
        ("lieu dit", "lieu dit"),
        ("cs", "cs"),
    ];
    for (typed, expected) in cases {
        assert_eq!(words(typed), expected, "{typed}");
    }
}

#[test]
fn a_letter_after_a_number_is_a_repetition_unless_it_means_rue() {
    let typed = |text: &str| read(text).houses.into_iter().map(|house: House| house.typed).collect::<Vec<_>>();
    assert_eq!(typed("241 r de lyon"), ["241"]);
    assert_eq!(typed("241 r rue de lyon"), ["241 r", "241"]);
    assert_eq!(typed("3bis rue de lyon"), ["3 bis"]);
    assert_eq!(typed("3 b rue de lyon"), ["3 b", "3"]);
    assert_eq!(typed("lyon 3eme"), [""; 0]);
    assert_eq!(typed("42000"), [""; 0]);
}

#[test]
fn a_number_before_a_type_of_street_is_a_house_however_long_it_is_unless_it_is_a_postal_code() {
    let typed = |query: &Query| query.houses.iter().map(|house| house.typed.clone()).collect::<Vec<_>>();
    for number in ["99999", "123456", "123456789"] {
        let query = read(&format!("{number} rue des Tisserands"));
        assert!(query.code.is_none(), "{number}");
        assert_eq!(typed(&query), [number]);
    }
    let query = Query::read("75001 rue de l'Exemple", |code| code == "75001");
    assert_eq!((query.code.as_ref().unwrap().text.as_str(), typed(&query).len()), ("75001", 0));
}

#[test]
fn repetitions_compare_by_their_letter() {
    assert_eq!(fold_suffix("BIS"), fold_suffix("b"));
    assert_eq!(fold_suffix("ter").as_deref(), Some("t"));
    assert_eq!(fold_suffix("avenue"), None);
}

#[test]
fn the_last_code_is_the_postal_code_and_corsica_has_letters() {
    assert_eq!(read("12 rue x 42000").code.unwrap().text, "42000");
    assert_eq!(read("cours napoleon 2a004").code.unwrap().text, "2A004");
    assert!(read("76600 le havre cedex").code.unwrap().cedex);
    assert!(read("rue du 8 mai 1945").code.is_none());
}
