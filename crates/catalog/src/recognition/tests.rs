//! Customers of the demo catalogue: those it recognises, and what it says of the others.

use super::{NoOffer, Recognised, Remark, Unplaced};
use crate::engine::{Selection, Snapshot, summed};
use crate::model::{Catalogue, OfferStatus, ServiceCode};
use crate::sample::{choices, demo, fibre, held, offer, sale, service};
use proptest::prelude::*;

fn services(codes: &[(&str, u16)]) -> Vec<(ServiceCode, u16)> {
    codes.iter().map(|(code, quantity)| (service(code), *quantity)).collect()
}

fn changed(change: impl FnOnce(&mut Catalogue)) -> Snapshot {
    let mut catalogue = demo().catalogue().clone();
    change(&mut catalogue);
    Snapshot::compile(2, catalogue).unwrap()
}

fn unplaced(recognised: &Recognised<'_>) -> Vec<(&'static str, String, u16)> {
    recognised.unplaced.iter().map(|one| (one.code(), one.service().to_string(), one.quantity())).collect()
}

fn remarks(recognised: &Recognised<'_>) -> Vec<(&'static str, &'static str)> {
    let told = |remark: &Remark<'_>| (remark.code(), demo_code(remark.thing().code()));
    recognised.remarks.iter().map(told).collect()
}

/// The same text of the demo catalogue, which outlives the test.
fn demo_code(code: &str) -> &'static str {
    let catalogue = demo().catalogue();
    let codes = catalogue.equipment.iter().map(|item| item.code.as_str());
    let codes = codes.chain(catalogue.options.iter().map(|item| item.code.as_str()));
    let mut codes = codes.chain(catalogue.promotions.iter().map(|one| one.code.as_str()));
    codes.find(|known| *known == code).unwrap_or("of no demo")
}

#[test]
fn a_customer_of_a_withdrawn_offer_is_recognised_with_all_he_has() {
    let held = services(&[
        ("PROMO-ETUDIANT", 1),
        ("OPT-CLOUD-200", 1),
        ("NET-100", 1),
        ("LOC-REPETEUR-WIFI6", 1),
        ("LOC-MODEM-WIFI6", 1),
        ("LOC-REPETEUR-WIFI6", 1),
        ("FRAIS-NET", 1),
        ("OPT-ANTIVIRUS-3", 0),
    ]);
    let found = demo().recognise(&held);
    assert_eq!(found.offer.unwrap().code, offer("INTERNET-100"));
    assert_eq!(found.offer.unwrap().status, OfferStatus::Withdrawn);
    let equipment: Vec<_> = found.equipment.iter().map(|held| (held.item.code.as_str(), held.quantity)).collect();
    assert_eq!(equipment, [("MODEM-WIFI6", 1), ("REPETEUR-WIFI6", 2)], "what comes twice is summed");
    let options: Vec<_> = found.options.iter().map(|held| held.item.code.as_str()).collect();
    assert_eq!(options, ["CLOUD-200"], "none of it is not held");
    assert_eq!(found.promotions[0].item.code.as_str(), "ETUDIANT");
    assert_eq!(found.fees[0].item.code, service("FRAIS-NET"));
    assert!(found.is_whole());
}

#[test]
fn a_combination_without_offer_tells_its_families_and_what_comes_near() {
    let held = services(&[("NET-400", 1), ("TV-FAM", 1), ("TEL-SOLO", 1), ("OPT-SPORT", 1)]);
    let found = demo().recognise(&held);
    assert_eq!(found.offer, Err(NoOffer::NoCombination));
    assert_eq!(found.offer.unwrap_err().code(), "REC-002");
    let domains: Vec<_> = found.domains().into_iter().map(ToString::to_string).collect();
    assert_eq!(domains, ["FIXED_TELEPHONY", "INTERNET", "TELEVISION"]);
    assert_eq!(found.options[0].item.code.as_str(), "SPORT", "everything else has its place all the same");
    assert_eq!((found.remarks.as_slice(), found.selection()), (&[] as &[_], None));
    let near = demo().nearest_offers(&found.combination(), 3);
    assert!(near.is_sorted_by_key(super::NearOffer::distance), "{near:?}");
    assert_eq!(near[0].distance(), 2);
    assert!(near.iter().all(|near| near.superfluous.len() < 3), "each shares something: {near:?}");
}

#[test]
fn an_offer_in_preparation_is_nobodys() {
    let held = services(&[("NET-400", 1)]);
    assert_eq!(demo().recognise(&held).offer.unwrap().code, offer("INTERNET-400"));
    let preparing = changed(|catalogue| {
        let found = catalogue.offers.iter_mut().find(|one| one.code == offer("INTERNET-400")).unwrap();
        found.status = OfferStatus::Draft;
    });
    let found = preparing.recognise(&held);
    assert!(matches!(found.offer, Err(NoOffer::InPreparation { offer: draft }) if draft.code == offer("INTERNET-400")));
    assert_eq!(
        preparing.nearest_offers(&[service("NET-400")], 9).iter().filter(|near| near.distance() == 0).count(),
        0
    );
}

#[test]
fn without_a_base_service_there_is_no_offer_to_look_for() {
    assert_eq!(demo().recognise(&[]).offer, Err(NoOffer::NoBaseService));
    let found = demo().recognise(&services(&[("OPT-SPORT", 1), ("NET-OLD", 1)]));
    assert_eq!(found.offer, Err(NoOffer::NoBaseService));
    assert_eq!(unplaced(&found), [("REC-011", "NET-OLD".to_owned(), 1)]);
    assert_eq!(demo().nearest_offers(&found.combination(), 5), []);
}

#[test]
fn what_has_no_place_is_named_with_its_reason() {
    let snapshot = changed(|catalogue| {
        catalogue.promotions.retain(|one| one.code.as_str() != "BIENVENUE");
        catalogue.restrictions.clear();
    });
    let held = services(&[("NET-400", 3), ("PROMO-BIENVENUE", 1), ("OPT-OLD", 2), ("LOC-MODEM-WIFI6", 1)]);
    let found = snapshot.recognise(&held);
    assert_eq!(found.offer.unwrap().code, offer("INTERNET-400"));
    assert!(!found.is_whole());
    assert_eq!(
        unplaced(&found),
        [
            ("REC-013", "NET-400".to_owned(), 2),
            ("REC-011", "OPT-OLD".to_owned(), 2),
            ("REC-012", "PROMO-BIENVENUE".to_owned(), 1),
        ]
    );
    assert!(matches!(found.unplaced[0], Unplaced::BeyondOffer { most: 1, .. }));
}

#[test]
fn what_is_not_as_the_offer_has_it_keeps_its_place_and_is_told() {
    let held = services(&[
        ("NET-400", 1),
        ("LOC-DECODEUR-HD", 1),
        ("LOC-REPETEUR-WIFI6", 9),
        ("OPT-SPORT", 1),
        ("PROMO-TRIO-MOINS-12", 1),
    ]);
    let found = demo().recognise(&held);
    assert!(found.is_whole());
    assert_eq!(
        remarks(&found),
        [("REC-021", "DECODEUR-HD"), ("REC-022", "REPETEUR-WIFI6"), ("REC-021", "SPORT"), ("REC-021", "TRIO-MOINS-12")]
    );
    assert_eq!(found.selection().unwrap().options, [("SPORT".parse().unwrap(), 1)]);
}

#[test]
fn of_things_with_one_service_that_of_the_offer_is_taken_and_a_doubt_is_told() {
    let shared = |group: &str| {
        let group = group.parse().unwrap();
        changed(|catalogue| {
            let mut twin = catalogue.options.iter().find(|one| one.code.as_str() == "ANTIVIRUS-3").unwrap().clone();
            (twin.code, twin.group, twin.rank) = ("A-TWIN".parse().unwrap(), group, 0);
            catalogue.options.push(twin);
        })
    };
    let held = services(&[("NET-400", 1), ("OPT-ANTIVIRUS-3", 1)]);
    let elsewhere = shared("APPELS");
    let found = elsewhere.recognise(&held);
    assert_eq!(
        (found.options[0].item.code.as_str(), found.remarks.len()),
        ("ANTIVIRUS-3", 0),
        "the twin is no option here"
    );
    let here = shared("NET-SERVICES");
    let found = here.recognise(&held);
    assert_eq!(found.options[0].item.code.as_str(), "A-TWIN", "the first by rank");
    let [Remark::Shared { thing, others }] = found.remarks.as_slice() else { panic!("{:?}", found.remarks) };
    assert_eq!((thing.code(), others[0].code(), others.len()), ("A-TWIN", "ANTIVIRUS-3", 1));
}

fn in_order(selection: &Selection) -> Selection {
    let equipment = summed(&selection.equipment).into_iter().map(|(code, quantity)| (code.clone(), quantity));
    let options = summed(&selection.options).into_iter().map(|(code, quantity)| (code.clone(), quantity));
    let offer = selection.offer.clone();
    Selection { offer, equipment: equipment.collect(), options: options.collect(), coupon: None }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_orders_a_selection_is_recognised_as_having_just_that((selection, _) in choices()) {
        let codes = demo().service_codes(&sale(fibre(8000)), &selection).unwrap();
        let found = demo().recognise(&codes);
        prop_assert!(found.is_whole() && found.remarks.is_empty(), "{:?} {:?}", found.unplaced, found.remarks);
        let back = found.selection().unwrap();
        prop_assert_eq!(&back, &in_order(&selection));
        prop_assert_eq!(demo().check(&sale(fibre(8000)), &back), Ok(()));
    }

    #[test]
    fn the_order_of_services_and_how_they_are_split_make_no_difference(
        (held, turned) in held().prop_flat_map(|held| (Just(held.clone()), Just(held).prop_shuffle()))
    ) {
        let one_by_one: Vec<_> = turned
            .iter()
            .flat_map(|(code, quantity)| vec![(code.clone(), 1); usize::from(*quantity)])
            .collect();
        prop_assert_eq!(demo().recognise(&turned), demo().recognise(&held));
        prop_assert_eq!(demo().recognise(&one_by_one), demo().recognise(&held));
    }

    #[test]
    fn every_service_that_is_held_is_somewhere(held in held()) {
        let found = demo().recognise(&held);
        let mut codes = found.combination();
        codes.extend(found.things().map(|thing| thing.service().clone()));
        codes.extend(found.promotions.iter().map(|held| held.item.service.clone()));
        codes.extend(found.fees.iter().map(|held| held.item.code.clone()));
        codes.extend(found.unplaced.iter().filter(|one| one.code() != "REC-013").map(|one| one.service().clone()));
        codes.sort();
        let wanted: Vec<ServiceCode> = summed(&held).into_keys().cloned().collect();
        prop_assert_eq!(codes, wanted);
    }
}
