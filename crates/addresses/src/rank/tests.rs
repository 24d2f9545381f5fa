//! The search test set: what people type, and what they must be shown.

use proptest::prelude::*;

use crate::fixture::{addresses, index};
use crate::{SearchIndex, Suggestion, SuggestionKind};

/// A suggestion in a few letters: `A-3-bis` for an address, `A` for a street, `A?999` for an unknown number,
/// `=42218` for a commune.
fn short(index: &SearchIndex, suggestion: &Suggestion) -> String {
    let letter = |street| index.numbers(street)[0].address_id.as_str()[..1].to_owned();
    match &suggestion.kind {
        SuggestionKind::Address { address_id } => address_id.to_string(),
        SuggestionKind::Street { street } => letter(*street),
        SuggestionKind::NumberUnknown { street, typed } => format!("{}?{typed}", letter(*street)),
        SuggestionKind::Commune { insee } => format!("={insee}"),
    }
}

fn found(index: &SearchIndex, typed: &str) -> Vec<String> {
    index.search(typed, 8).iter().map(|suggestion| short(index, suggestion)).collect()
}

#[test]
fn what_people_type_finds_the_address_they_mean_first() {
    let index = index();
    let cases: &[(&str, &[&str])] = &[
        ("rue de la rép", &["C", "B"]),
        ("3 bis av gal de gaulle st-étienne", &["A-3-bis"]),
        ("3B avenue general de gaulle 42000", &["A-3-bis"]),
        ("3 bis r du 8 mai troyes", &["D-3-bis"]),
        ("rue du 8 mai troyes", &["D"]),
        ("8 mai 1945 troyes", &["D"]),
        ("8 rue du 8 mai 1945 troyes", &["D-8"]),
        ("BP 46 12, place de l'Hôtel-de-Ville 76600 LE HAVRE CEDEX", &["E-12"]),
        ("12 pl hotel de ville havre", &["E-12"]),
        ("5 all des oeillets noeux", &["F-5"]),
        ("l hay les roses 7 ch puits damont", &["G-7"]),
        ("21 imp ste ursule 59650 villeneuve d ascq", &["H-21"]),
        ("100 bd mal lannoy 75016", &["I-100"]),
        ("100 bd mal lannoy paris 16", &["I-100"]),
        ("100 bd mal lannoy 75056", &["I-100"]),
        ("4 r des 3 moulins lyon 3eme", &["J-4"]),
        ("14 rte ravine lamentin", &["K-14", "L-14"]),
        ("14 rte ravine lamentin 97129", &["L-14", "K-14"]),
        ("2 rue jean 23 angers", &["M-2"]),
        ("rue darc bois darcy", &["O"]),
        ("11 crs ocean aire s/ l'adour", &["P-11"]),
        ("33 rue antoine de st ex", &["Q-33"]),
        ("6 z.a.c. moulin niort", &["R-6"]),
        ("6 zone d'aménagement concerté du moulin niort", &["R-6"]),
        ("3 rue sans nom y", &["S-3"]),
        ("2 chemin du lavoir béon", &["T-2"]),
        ("3 avenu du genral de gaule st etienne", &["A-3"]),
        ("9 gde rue colmar", &["N-9"]),
        ("9 grand'rue colmar", &["N-9"]),
        ("9 gr colmar", &["N-9"]),
        ("999 av gal de gaulle saint etienne", &["A?999"]),
        ("3 quater avenue du general de gaulle", &["A?3 quater"]),
        ("3 av gal de gaulle", &["A-3", "A-3-bis", "A-3-ter"]),
        ("résidence les lilas 12 place de l'hotel de ville le havre", &["E-12"]),
        ("13001", &["=13201"]),
        ("8 mai", &["D"]),
        ("béon", &["=01138"]),
        ("saint denis", &["=97411", "=93066"]),
        ("42000 saint e", &["=42218"]),
    ];
    for (typed, expected) in cases {
        let found = found(&index, typed);
        let first: Vec<_> = found.iter().take(expected.len()).map(String::as_str).collect();
        assert_eq!(&first, expected, "{typed}: {found:?}");
    }
}

#[test]
fn a_postal_code_is_never_read_as_another_communes_insee_code() {
    let found = found(&index(), "13001");
    assert!(!found.contains(&"=13001".to_owned()), "Aix-en-Provence has INSEE code 13001: {found:?}");
}

#[test]
fn only_twin_communes_are_listed_for_a_street_that_both_have() {
    assert_eq!(found(&index(), "14 rte ravine lamentin").len(), 2);
}

#[test]
fn anything_typed_is_answered() {
    let index = index();
    let long = "rue ".repeat(2500);
    for typed in ["", " ", "   ", "x", "%", "_", "*", "\"", "% _ * \"", "🏠🏠", "\0", "'''", "r", "1", "00000", &long]
    {
        assert!(index.search(typed, 8).len() <= 8, "{typed:?}");
    }
    assert!(index.search("%", 8).is_empty());
    assert!(index.search("*", 8).is_empty());
}

#[test]
fn a_street_lists_its_numbers_in_order() {
    let index = index();
    let suggestion = index.search("avenue du general de gaulle saint etienne", 1).remove(0);
    let SuggestionKind::Street { street } = suggestion.kind else { panic!("a street: {suggestion:?}") };
    let numbers: Vec<_> = index
        .numbers(street)
        .into_iter()
        .map(|house| (house.number.unwrap(), house.suffix.unwrap_or_default()))
        .collect();
    assert_eq!(numbers, [(3, String::new()), (3, "bis".into()), (3, "ter".into()), (13, String::new())]);
    assert!(suggestion.served);
}

#[test]
fn a_suggestion_reads_as_an_address() {
    let line = index().search("3bis av gal de gaulle st-etienne", 1).remove(0);
    assert_eq!(line.label(), "3 bis Avenue du Général de Gaulle, 42000 Saint-Étienne");
    assert_eq!(index().search("paris 16", 1).remove(0).label(), "75016 Paris 16e");
}

/// The label of an address, its words as units that people keep together.
fn units(at: usize) -> (String, Vec<String>) {
    let all = addresses();
    let address = &all[at % all.len()];
    let number = match &address.suffix {
        Some(suffix) => format!("{} {suffix}", address.number),
        None => address.number.to_string(),
    };
    let commune = address.commune.trim_end_matches(" Arrondissement");
    let words = address.street.split(' ').chain(address.postal_code.as_deref()).chain(commune.split(' '));
    (address.address_id.to_string(), std::iter::once(number).chain(words.map(str::to_owned)).collect())
}

fn without_accents(text: &str) -> String {
    crate::normalise::words(text).join(" ")
}

proptest! {
    #[test]
    fn no_text_makes_the_search_fail(typed in "\\PC{0,80}") {
        prop_assert!(index().search(&typed, 5).len() <= 5);
    }

    #[test]
    fn nothing_made_of_address_words_makes_the_search_fail(
        typed in "((rue|av|3|bis|st|de|l'|d|8|mai|75016|cedex|bp|zone|r|lyon|2a004|s/|1945|le|etage|bat)[ ,.']?){0,24}",
    ) {
        prop_assert!(index().search(&typed, 5).len() <= 5);
    }

    #[test]
    fn every_address_is_found_first_by_its_label(at in 0usize..200) {
        let (id, units) = units(at);
        let index = index();
        let typed = units.join(" ");
        prop_assert_eq!(found(&index, &typed).into_iter().next(), Some(id.clone()), "{}", typed);
        let typed = without_accents(&typed);
        prop_assert_eq!(found(&index, &typed).into_iter().next(), Some(id.clone()), "{}", typed);
    }

    #[test]
    fn every_address_is_found_in_whatever_order_its_words_are_typed(
        (id, units) in (0usize..200).prop_map(units).prop_flat_map(|(id, units)| (Just(id), Just(units).prop_shuffle())),
    ) {
        let typed = units.join(" ");
        let found: Vec<_> = found(&index(), &typed).into_iter().take(5).collect();
        prop_assert!(found.contains(&id), "{}: {:?}", typed, found);
    }
}

#[test]
fn a_town_that_is_not_served_is_told_where_an_address_there_is_found_nowhere() {
    let index = index();
    let cases: &[(&str, &[&str])] = &[
        ("75001 Paris 10 rue de Rivoli", &["=75056"]),
        ("10 rue de Rivoli Paris", &["=75056"]),
        ("4 avenue Introuvable 13080", &["=13001"]),
        // Served: it may be mistyped.
        ("10 rue de Rivoli 42000 Saint-Étienne", &[]),
        // A street called after a town may be anywhere.
        ("10 quai de Marseille", &[]),
        ("99 rue Introuvable", &[]),
    ];
    for (typed, expected) in cases {
        assert_eq!(found(&index, typed), *expected, "{typed}");
    }
    assert!(index.search("75001 Paris 10 rue de Rivoli", 8).iter().all(|town| !town.served));
}

#[test]
fn a_number_that_no_street_can_have_is_told_and_not_dropped() {
    assert_eq!(found(&index(), "99999 rue des trois moulins"), ["J?99999"]);
    assert_eq!(found(&index(), "99999 rue des trois moulins lyon"), ["J?99999"]);
}
