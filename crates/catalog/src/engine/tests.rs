//! What a person may buy on the demo catalogue, and why not the rest.

mod moves;
mod plain;

use crate::engine::{Criterion, Kind, SaleContext, Selection, SelectionRefusal, Snapshot, Withheld};
use crate::model::{GroupingCode, OfferStatus, SaleType};
use crate::sample::{day, demo, fibre, offer, sale};
use proptest::prelude::*;
use weblys_kernel::Refusal;
use weblys_kernel::network::Eligibility;

fn available(sale: &SaleContext) -> Vec<String> {
    let snapshot = demo();
    let verdicts = snapshot.offers(sale);
    verdicts.iter().filter(|verdict| verdict.is_available()).map(|verdict| verdict.item.code.to_string()).collect()
}

fn reasons(sale: &SaleContext, code: &str) -> Vec<&'static str> {
    let snapshot = demo();
    let verdict = snapshot.offer_verdict(sale, &offer(code)).unwrap();
    verdict.withheld.iter().map(Withheld::code).collect()
}

fn codes(refusals: Result<(), Vec<SelectionRefusal>>) -> Vec<&'static str> {
    refusals.err().unwrap_or_default().iter().map(Refusal::code).collect()
}

fn choose(code: &str, equipment: &[(&str, u16)], options: &[(&str, u16)]) -> Selection {
    Selection {
        offer: offer(code),
        equipment: equipment.iter().map(|(code, quantity)| (code.parse().unwrap(), *quantity)).collect(),
        options: options.iter().map(|(code, quantity)| (code.parse().unwrap(), *quantity)).collect(),
        coupon: None,
    }
}

#[test]
fn a_fibre_home_may_have_every_consumer_offer_on_sale() {
    let offers = available(&sale(fibre(8000)));
    assert_eq!(offers.len(), 15, "{offers:?}");
    assert_eq!(offers.first().map(String::as_str), Some("INTERNET-400"), "lists start with the lowest rank");
}

#[test]
fn a_cable_home_with_television_only_is_offered_television_and_mobile() {
    let mut here = fibre(0);
    here.accesses[0].technology = "HFC".parse().unwrap();
    here.accesses[0].domains = vec!["TELEVISION".parse().unwrap()];
    let offers = available(&sale(here));
    assert_eq!(offers, ["TV-ESSENTIELLE", "TV-FAMILLE", "MOBILE-2H", "MOBILE-20", "MOBILE-150"]);
}

#[test]
fn a_home_that_is_not_served_is_still_offered_mobile() {
    assert_eq!(available(&sale(Eligibility::default())), ["MOBILE-2H", "MOBILE-20", "MOBILE-150"]);
    assert_eq!(reasons(&sale(Eligibility::default()), "TRIO-400"), ["OFR-101", "OFR-101", "OFR-101"]);
}

#[test]
fn every_reason_is_told_and_not_only_the_first() {
    let mut here = fibre(400);
    here.accesses[0].technology = "HFC".parse().unwrap();
    assert_eq!(reasons(&sale(here), "FIBRE-8G"), ["OFR-102", "OFR-106"], "too slow, and restricted to fibre");
    assert_eq!(reasons(&sale(fibre(8000)), "INTERNET-100"), ["OFR-103"], "withdrawn");
    let mut winter = sale(fibre(8000));
    winter.day = day("2026-12-24");
    assert_eq!(reasons(&winter, "ETE-TV-MOBILE"), ["OFR-104"], "out of its sale window");
}

#[test]
fn a_restriction_says_what_decided_and_gives_its_kind_words() {
    let snapshot = demo();
    let sale = sale(fibre(8000));
    let verdict = snapshot.offer_verdict(&sale, &offer("PRO-1G")).unwrap();
    let [Withheld::Restricted { restriction, because }] = verdict.withheld.as_slice() else { panic!("{verdict:?}") };
    assert_eq!(restriction.code.as_str(), "R-PRO-CLIENT");
    assert_eq!(because, &[Criterion::CustomerType]);
    assert_eq!(verdict.withheld[0].cause().reason.unwrap().fr, "Cette offre est réservée aux professionnels.");
}

#[test]
fn changing_what_decided_gives_the_offer_back() {
    let mut business = sale(fibre(8000));
    business.customer_type = "PROFESSIONAL".parse().unwrap();
    assert!(available(&business).contains(&"PRO-1G".to_owned()));
    assert!(!available(&business).contains(&"TRIO-1G".to_owned()), "consumer offers are not for businesses");
    let mut collective = sale(fibre(8000));
    collective.grouping = GroupingCode::parse("COLLECTIF").unwrap();
    assert!(!available(&collective).contains(&"FIBRE-8G".to_owned()));
}

#[test]
fn zones_hold_by_commune() {
    let mut roanne = sale(fibre(8000));
    assert!(available(&roanne).contains(&"TV-FAMILLE".to_owned()));
    roanne.commune = Some("42187".parse().unwrap());
    assert!(!available(&roanne).contains(&"TV-FAMILLE".to_owned()));
}

#[test]
fn a_missing_tariff_takes_the_offer_away_instead_of_selling_it_for_nothing() {
    let mut catalogue = demo().catalogue().clone();
    catalogue.tariffs.retain(|tariff| tariff.service.as_str() != "TEL-PACK");
    catalogue.offers.retain(|offer| offer.status == OfferStatus::OnSale);
    let faults = Snapshot::compile(2, catalogue).unwrap_err();
    assert!(faults.iter().all(|fault| fault.code() == "IMP-044"), "{faults:?}");
    let mut late = sale(fibre(8000));
    late.day = day("2036-01-01");
    assert!(reasons(&late, "TRIO-1G").contains(&"OFR-105"));
}

#[test]
fn options_follow_the_equipment_chosen() {
    let snapshot = demo();
    let sale = sale(fibre(8000));
    let is_there = |chosen: &[(&str, u16)]| {
        let chosen: Vec<_> = chosen.iter().map(|(code, quantity)| (code.parse().unwrap(), *quantity)).collect();
        let options = snapshot.options(&sale, &offer("TRIO-1G"), &chosen);
        options.iter().find(|verdict| verdict.item.code.as_str() == "CHAINES-4K").unwrap().is_available()
    };
    assert!(!is_there(&[("DECODEUR-HD", 1)]));
    assert!(is_there(&[("DECODEUR-4K", 1)]));
}

#[test]
fn only_what_is_required_and_free_is_chosen_in_advance() {
    let snapshot = demo();
    let sale = sale(fibre(8000));
    let default = snapshot.suggest_default(&sale, &offer("QUADRUPLE-1G"));
    let codes: Vec<_> = default.equipment.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["MODEM-WIFI6", "DECODEUR-HD", "SIM"]);
    assert_eq!(default.options, []);
    for verdict in snapshot.offers(&sale).iter().filter(|verdict| verdict.is_available()) {
        let default = snapshot.suggest_default(&sale, &verdict.item.code);
        assert_eq!(snapshot.check(&sale, &default), Ok(()), "{}", verdict.item.code);
        for (code, _) in &default.equipment {
            let service = &snapshot.equipment_item(code).unwrap().service;
            assert!(snapshot.tariff(service, sale.day).unwrap().amount.is_zero(), "{code} is paid (OR-4)");
        }
    }
}

#[test]
fn each_wrong_choice_is_refused_by_its_code() {
    let snapshot = demo();
    let sale = sale(fibre(8000));
    let base: &[(&str, u16)] = &[("MODEM-WIFI6", 1), ("DECODEUR-HD", 1)];
    let table: [(&str, Selection, &[&str]); 14] = [
        ("all is well", choose("TRIO-1G", base, &[("SPORT", 1)]), &[]),
        ("unknown offer", choose("NOTHING", &[], &[]), &["OFR-001"]),
        ("withdrawn offer", choose("INTERNET-100", &[("MODEM-WIFI6", 1)], &[]), &["OFR-002"]),
        ("unknown equipment", choose("INTERNET-400", &[("MODEM-WIFI6", 1), ("TOASTER", 1)], &[]), &["OFR-003"]),
        ("equipment of another offer", choose("INTERNET-400", base, &[]), &["OFR-003"]),
        ("cable module on fibre", choose("TRIO-1G", &[("MODEM-WIFI6", 1), ("MODULE-CI", 1)], &[]), &["OFR-004"]),
        ("no modem", choose("TRIO-1G", &[("DECODEUR-HD", 1)], &[]), &["OFR-006"]),
        ("two modems", choose("INTERNET-400", &[("MODEM-WIFI6", 1), ("MODEM-WIFI7", 1)], &[]), &["OFR-007"]),
        ("unknown option", choose("TRIO-1G", base, &[("GTR-4H", 1)]), &["OFR-008"]),
        ("two of an option", choose("TRIO-1G", base, &[("SPORT", 2)]), &["OFR-010"]),
        ("none of an option", choose("TRIO-1G", base, &[("SPORT", 0)]), &["OFR-010"]),
        ("without what it builds on", choose("TRIO-1G", base, &[("APPELS-MONDE", 1)]), &["OFR-013"]),
        ("with what it excludes", choose("TRIO-1G", base, &[("CINEMA", 1), ("CINE-SERIES", 1)]), &["OFR-014"]),
        ("without its equipment", choose("TRIO-1G", base, &[("CHAINES-4K", 1)]), &["OFR-015"]),
    ];
    for (name, selection, expected) in table {
        assert_eq!(codes(snapshot.check(&sale, &selection)), expected, "{name}");
    }
}

#[test]
fn the_same_code_listed_twice_counts_as_its_sum() {
    let selection = choose("INTERNET-400", &[("MODEM-WIFI6", 1), ("REPETEUR-WIFI6", 2), ("REPETEUR-WIFI6", 2)], &[]);
    assert_eq!(codes(demo().check(&sale(fibre(8000)), &selection)), ["OFR-005", "OFR-007"]);
}

#[test]
fn a_coupon_is_refused_when_unknown_or_of_no_use_here() {
    let snapshot = demo();
    let here = sale(fibre(8000));
    let mut selection = choose("INTERNET-400", &[("MODEM-WIFI6", 1)], &[]);
    for (coupon, expected) in [("bienvenue", &[] as &[&str]), ("NOTHING", &["OFR-016"])] {
        selection.coupon = Some(coupon.parse().unwrap());
        assert_eq!(codes(snapshot.check(&here, &selection)), expected, "{coupon}");
    }
    let mut customer = here;
    customer.sale_type = SaleType::Upsell;
    selection.coupon = Some("BIENVENUE".parse().unwrap());
    assert_eq!(codes(snapshot.check(&customer, &selection)), ["OFR-017"]);
}

#[test]
fn what_is_only_still_to_be_chosen_does_not_stop_an_estimate() {
    let snapshot = demo();
    let sale = sale(fibre(8000));
    let selection = Selection::of(offer("TRIO-1G"));
    assert_eq!(codes(snapshot.check(&sale, &selection)), ["OFR-006", "OFR-006"]);
    assert_eq!(snapshot.check_so_far(&sale, &selection), Ok(()));
    assert!(snapshot.estimate(&sale, &selection, sale.day).is_ok());
}

#[test]
fn the_publication_is_read_back_from_json_as_it_was() {
    let catalogue = demo().catalogue();
    let json = serde_json::to_string(catalogue).unwrap();
    assert_eq!(&serde_json::from_str::<crate::Catalogue>(&json).unwrap(), catalogue);
}

/// Any sale on the demo's network, places, channels, customers and days.
pub(super) fn sales() -> impl Strategy<Value = SaleContext> {
    let technology = prop_oneof![Just("FTTH"), Just("HFC")];
    let rate = prop_oneof![Just(0u32), Just(100), Just(400), Just(1000), Just(8000)];
    let commune = prop_oneof![Just("42218"), Just("42187"), Just("43157"), Just("42186")];
    let channel = prop_oneof![Just("SELFSHOP"), Just("SHOP"), Just("DOOR_TO_DOOR")];
    let customer = prop_oneof![Just("RESIDENTIAL"), Just("PROFESSIONAL")];
    let grouping = prop_oneof![Just("RG"), Just("COLLECTIF")];
    let sale_type = prop_oneof![Just(SaleType::Prospect), Just(SaleType::Upsell), Just(SaleType::CrossSell)];
    let facts = (technology, rate, any::<bool>(), commune, channel, customer, grouping, sale_type, 0u64..4000);
    facts.prop_map(|(technology, rate, only_tv, commune, channel, customer, grouping, sale_type, days)| {
        let mut sale = sale(fibre(rate));
        sale.eligibility.accesses[0].technology = technology.parse().unwrap();
        if only_tv {
            sale.eligibility.accesses[0].domains.truncate(1);
        }
        sale.commune = Some(commune.parse().unwrap());
        sale.channel = channel.parse().unwrap();
        sale.customer_type = customer.parse().unwrap();
        sale.grouping = grouping.parse().unwrap();
        sale.sale_type = sale_type;
        sale.day = day("2025-06-01") + chrono::Days::new(days);
        sale
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_list_the_check_and_the_price_never_disagree(sale in sales()) {
        let snapshot = demo();
        for verdict in snapshot.offers(&sale) {
            let code = &verdict.item.code;
            let alone = snapshot.offer_verdict(&sale, code);
            prop_assert_eq!(alone.as_ref(), Some(&verdict));
            let selection = snapshot.suggest_default(&sale, code);
            let estimate = snapshot.estimate(&sale, &selection, sale.day);
            prop_assert_eq!(estimate.is_ok(), verdict.is_available(), "{}: {:?}", code, estimate);
        }
    }

    #[test]
    fn what_is_judged_available_has_nothing_against_it(sale in sales()) {
        let snapshot = demo();
        let order: Vec<&str> = snapshot.offers(&sale).iter().map(|verdict| verdict.item.code.as_str()).collect();
        let judged = snapshot.judged(&sale, Kind::Offers);
        prop_assert_eq!(judged.iter().map(|one| one.thing.code()).collect::<Vec<_>>(), order);
        let trio = offer("TRIO-1G");
        let promotions = [Kind::Promotions(None), Kind::Promotions(Some(&trio))];
        let kinds = [Kind::Offers, Kind::Equipment, Kind::Options].into_iter().chain(promotions);
        for one in kinds.flat_map(|kind| snapshot.judged(&sale, kind)) {
            let withheld = snapshot.withheld(&sale, one.thing).unwrap();
            prop_assert_eq!(one.is_available, withheld.is_empty(), "{}: {:?}", one.thing.code(), withheld);
        }
    }

    #[test]
    fn what_is_listed_as_available_can_be_chosen(sale in sales()) {
        let snapshot = demo();
        for verdict in snapshot.offers(&sale).iter().filter(|verdict| verdict.is_available()) {
            let base = Selection::of(verdict.item.code.clone());
            for equipment in snapshot.equipment(&sale, &base.offer) {
                let mut selection = base.clone();
                selection.equipment.push((equipment.item.code.clone(), 1));
                let accepted = snapshot.check_so_far(&sale, &selection).is_ok();
                prop_assert_eq!(accepted, equipment.is_available(), "{}", equipment.item.code);
            }
            for option in snapshot.options(&sale, &base.offer, &base.equipment) {
                let mut selection = base.clone();
                selection.options.extend(option.item.requires.iter().map(|code| (code.clone(), 1)));
                selection.options.push((option.item.code.clone(), 1));
                let accepted = snapshot.check_so_far(&sale, &selection).is_ok();
                prop_assert_eq!(accepted, option.is_available(), "{}", option.item.code);
            }
        }
    }
}
