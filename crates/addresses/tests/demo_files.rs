//! The demo's files are read without a fault, hold what `demo/README.md` promises, and are found
//! as people type them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::PathBuf;
use std::sync::LazyLock;

use weblys_addresses::ban::BanAddress;
use weblys_addresses::communes::Commune;
use weblys_addresses::network::Dwelling;
use weblys_addresses::{AddressId, SearchIndex, Suggestion, SuggestionKind, ban, communes, network};
use weblys_kernel::network::Domain;

struct Demo {
    communes: Vec<Commune>,
    addresses: Vec<BanAddress>,
    dwellings: Vec<Dwelling>,
    index: SearchIndex,
}

static DEMO: LazyLock<Demo> = LazyLock::new(|| {
    let communes = communes::read(open("communes.csv")).unwrap();
    let addresses = ban::read(open("addresses.csv.gz")).unwrap();
    let known: HashSet<_> = addresses.iter().map(|address| address.address_id.clone()).collect();
    let dwellings = network::read(open("network.csv.gz"), |address| known.contains(address)).unwrap();
    let reached = dwellings.iter().filter(|dwelling| !dwelling.eligibility.accesses.is_empty());
    let served: HashSet<AddressId> = reached.map(|dwelling| dwelling.address_id.clone()).collect();
    let index = SearchIndex::build(&communes, addresses.iter().cloned(), |address| served.contains(address));
    Demo { communes, addresses, dwellings, index }
});

fn open(name: &str) -> File {
    File::open(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo").join(name)).unwrap()
}

fn first(typed: &str) -> Suggestion {
    DEMO.index.search(typed, 5).into_iter().next().unwrap_or_else(|| panic!("nothing found for {typed}"))
}

/// The dwellings of the address that a text finds first.
fn dwellings(typed: &str) -> Vec<&'static Dwelling> {
    let SuggestionKind::Address { address_id } = first(typed).kind else { panic!("no address for {typed}") };
    DEMO.dwellings.iter().filter(|dwelling| dwelling.address_id == address_id).collect()
}

fn technologies(dwelling: &Dwelling) -> Vec<&str> {
    dwelling.eligibility.accesses.iter().map(|access| access.technology.as_str()).collect()
}

#[test]
fn the_files_hold_what_the_readme_promises() {
    let demo = &*DEMO;
    let codes: usize = demo.communes.iter().map(|commune| commune.postal_codes.len()).sum();
    assert_eq!(codes, 35_539);
    assert_eq!(demo.addresses.len(), ADDRESSES);
    assert_eq!(demo.dwellings.len(), DWELLINGS);
    let towns: HashSet<_> = demo.addresses.iter().map(|address| &address.insee).collect();
    assert_eq!(towns.len(), 40);
    let unserved = demo.dwellings.iter().filter(|dwelling| dwelling.eligibility.accesses.is_empty()).count();
    let share = unserved * 100 / demo.dwellings.len();
    assert!((5..=7).contains(&share), "{share} % not served");
    let housed: HashSet<_> = demo.dwellings.iter().map(|dwelling| &dwelling.address_id).collect();
    assert_eq!(housed.len(), demo.addresses.len(), "every address has a dwelling");
}

#[test]
fn the_staged_addresses_are_what_the_readme_says() {
    let fibre = dwellings("12 rue des tisserands fictifs saint etienne");
    assert_eq!(fibre.len(), 1);
    assert_eq!((technologies(fibre[0]), fibre[0].eligibility.best_down_mbps()), (vec!["FTTH"], 8000));
    let building = dwellings("3 bis av du gal fictif st-étienne");
    assert_eq!(building.len(), 12);
    assert_eq!(technologies(building[0]), ["FTTH", "HFC"]);
    assert_eq!(building[11].place.staircase.as_deref(), Some("B"));
    let cable = dwellings("5 allee des oeillets fictifs st chamond");
    assert_eq!((cable.len(), technologies(cable[0])), (1, vec!["HFC"]));
    let none = dwellings("9 chemin du bout du monde firminy");
    assert_eq!((none.len(), technologies(none[0]).len()), (1, 0));
    let television = dwellings("7 imp ste ursule montbrison");
    let domains: Vec<_> = television[0].eligibility.accesses[0].domains.iter().map(Domain::as_str).collect();
    assert_eq!(domains, ["TELEVISION"]);
    assert_eq!(technologies(dwellings("11 crs de l'ocean fictif roanne")[0]), ["FTTH", "HFC"]);
}

#[test]
fn addresses_all_over_the_demo_are_found_by_their_label() {
    let mut missed = Vec::new();
    for address in DEMO.addresses.iter().step_by(97) {
        let number = format!("{} {}", address.number, address.suffix.as_deref().unwrap_or(""));
        let typed =
            format!("{number} {} {} {}", address.street, address.postal_code.as_deref().unwrap(), address.commune);
        let wanted = SuggestionKind::Address { address_id: address.address_id.clone() };
        if first(&typed).kind != wanted {
            missed.push(typed);
        }
    }
    assert_eq!(missed, [""; 0]);
}

#[test]
fn a_street_that_many_communes_have_is_offered_in_the_largest_first() {
    let found = DEMO.index.search("rue de la répu", 8);
    assert_eq!(found.len(), 8);
    assert_eq!((found[0].street.as_str(), found[0].commune.as_str()), ("Rue de la République", "Saint-Étienne"));
    let communes: HashMap<_, _> = found.iter().map(|one| (&one.insee, &one.commune)).collect();
    assert!(communes.len() > 4, "{communes:?}");
    assert!(found.iter().all(|one| one.served));
}

#[test]
fn a_commune_that_the_operator_does_not_serve_is_still_found() {
    let found = first("aix en provence");
    assert_eq!(found.commune, "Aix-en-Provence");
    assert!(!found.served);
    assert_eq!(first("13001").commune, "Marseille 1er");
    assert!(first("st etienn").served);
}

const ADDRESSES: usize = 26858;
const DWELLINGS: usize = 61005;
