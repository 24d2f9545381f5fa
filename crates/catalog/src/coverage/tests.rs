//! Coverage of generated customers, and the offers prepared for what is missing.

use super::{Combination, Coverage, NoDraft, Totals};
use crate::engine::Snapshot;
use crate::fault::Fault;
use crate::model::{Catalogue, GroupCode, OfferStatus, ServiceCode, ServiceKind};
use crate::sample::{base, day, demo, offer, service};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn covered(snapshot: &Snapshot, customers: &[Vec<(ServiceCode, u16)>]) -> Coverage {
    let mut coverage = Coverage::of(snapshot);
    customers.iter().for_each(|held| coverage.add(snapshot, held));
    coverage
}

fn services(codes: &[&str]) -> Vec<ServiceCode> {
    codes.iter().map(|code| service(code)).collect()
}

fn customer(codes: &[&str]) -> Vec<(ServiceCode, u16)> {
    codes.iter().map(|code| (service(code), 1)).collect()
}

fn stands_in_the_way(catalogue: &Catalogue) -> Vec<Fault> {
    crate::check(catalogue).into_iter().filter(|fault| !fault.is_warning()).collect()
}

#[test]
fn combinations_are_counted_the_largest_first_with_their_offers() {
    let lone = customer(&["TV-FAM", "MOB-2H", "OPT-SPORT"]);
    let customers = [
        customer(&["NET-100"]),
        lone.clone(),
        customer(&["NET-400", "OPT-OLD"]),
        lone,
        customer(&["OPT-OLD", "BOX-OLD"]),
    ];
    let coverage = covered(demo(), &customers);
    assert_eq!(coverage.totals, Totals { customers: 5, whole: 1, partly: 1, unrecognised: 2, without_base: 1 });
    let told: Vec<_> = coverage
        .combinations(demo())
        .into_iter()
        .map(|held| {
            (held.services.to_vec(), held.customers, held.offer.map(|offer| offer.code.clone()), held.is_missing())
        })
        .collect();
    assert_eq!(
        told,
        [
            (services(&["MOB-2H", "TV-FAM"]), 2, None, true),
            (services(&["NET-100"]), 1, Some(offer("INTERNET-100")), false),
            (services(&["NET-400"]), 1, Some(offer("INTERNET-400")), false),
        ]
    );
    assert_eq!(coverage.unknown(), [(&service("OPT-OLD"), 2), (&service("BOX-OLD"), 1)]);
}

#[test]
fn a_prepared_offer_has_what_the_nearest_offers_of_its_families_have() {
    let draft = demo().draft_offer(&services(&["TEL-PACK", "NET-8000", "MOB-20"])).unwrap();
    assert_eq!(draft.status, OfferStatus::Draft);
    assert_eq!(draft.name.fr, "Forfait mobile 20 Go + Fibre 8 Gb/s + Téléphone fixe du pack");
    assert_eq!(draft.name.en, "Mobile plan 20 GB + Fibre 8 Gb/s + Home phone in your bundle");
    let groups: BTreeSet<_> = draft.equipment_groups.iter().map(GroupCode::as_str).collect();
    assert!(groups.contains("SIM") && groups.contains("BOX-8G"), "{groups:?}");
    assert!(!groups.contains("DECODEUR") && !groups.contains("MODEM"), "no television, and one box: {groups:?}");
    let options: BTreeSet<_> = draft.option_groups.iter().map(GroupCode::as_str).collect();
    assert_eq!(options, BTreeSet::from(["APPELS", "MOBILE-OPTIONS", "NET-SERVICES"]));
    assert_eq!(draft.speeds.map(|speeds| speeds.down.advertised), Some(8000));
    assert_eq!(draft.commitment_months, 0);
    assert!(!draft.install_modes.is_empty() && !draft.theme.is_empty());
    let mut catalogue = demo().catalogue().clone();
    catalogue.offers.push(draft);
    let written = crate::workbook::write(&catalogue).unwrap();
    assert_eq!(crate::workbook::read(&written).unwrap(), catalogue, "a product team goes on with it in Excel");
}

#[test]
fn no_offer_is_prepared_where_it_would_be_a_fault() {
    let refused = |codes: &[&str]| demo().draft_offer(&services(codes)).unwrap_err();
    assert_eq!(refused(&[]), NoDraft::Nothing);
    assert_eq!(refused(&["NET-400", "NET-OLD"]), NoDraft::ServiceUnknown { service: service("NET-OLD") });
    let kind = ServiceKind::Option;
    assert_eq!(refused(&["NET-400", "OPT-SPORT"]), NoDraft::NotBase { service: service("OPT-SPORT"), kind });
    assert_eq!(refused(&["NET-100", "NET-100"]), NoDraft::Exists { offer: offer("INTERNET-100") });
}

#[test]
fn a_code_that_is_taken_gives_another_and_the_same_combination_always_the_same() {
    let combination = services(&["NET-400", "TV-FAM"]);
    let first = demo().draft_offer(&combination).unwrap();
    let turned: Vec<_> = combination.iter().rev().cloned().collect();
    assert_eq!(demo().draft_offer(&turned).unwrap(), first);
    let mut catalogue = demo().catalogue().clone();
    catalogue.offers[0].code = first.code.clone();
    catalogue.offers.iter_mut().for_each(|one| (one.upsell, one.cross_sell) = (Vec::new(), Vec::new()));
    catalogue.promotions.clear();
    catalogue.restrictions.clear();
    let second = Snapshot::compile(2, catalogue).unwrap().draft_offer(&combination).unwrap();
    assert_ne!(second.code, first.code);
}

#[test]
fn what_was_never_sold_and_has_no_price_can_be_kept_as_withdrawn() {
    let mut catalogue = demo().catalogue().clone();
    let mut old = catalogue.services.iter().find(|one| one.code == service("NET-100")).unwrap().clone();
    old.code = service("NET-OLD");
    catalogue.services.push(old);
    let snapshot = Snapshot::compile(2, catalogue.clone()).unwrap();
    let mut draft = snapshot.draft_offer(&services(&["NET-OLD"])).unwrap();
    assert_eq!(draft.speeds, None, "nobody knows its rates");
    draft.status = OfferStatus::Withdrawn;
    catalogue.offers.push(draft);
    assert_eq!(stands_in_the_way(&catalogue), []);
}

#[test]
fn the_sale_window_ends_with_the_last_tariff() {
    let mut catalogue = demo().catalogue().clone();
    catalogue.offers.iter_mut().for_each(|one| one.status = OfferStatus::Withdrawn);
    for tariff in catalogue.tariffs.iter_mut().filter(|tariff| tariff.service == service("TV-FAM")) {
        tariff.validity.until = Some(day("2027-02-28"));
    }
    let snapshot = Snapshot::compile(2, catalogue).unwrap();
    let draft = snapshot.draft_offer(&services(&["NET-400", "TV-FAM"])).unwrap();
    assert_eq!(draft.sale.until, Some(day("2027-02-28")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_every_missing_combination_drafted_the_catalogue_is_sound_and_nobody_is_unrecognised(
        customers in base(), on_sale in any::<bool>()
    ) {
        let coverage = covered(demo(), &customers);
        let mut catalogue = demo().catalogue().clone();
        for held in coverage.combinations(demo()).into_iter().filter(Combination::is_missing) {
            catalogue.offers.push(demo().draft_offer(held.services).unwrap());
        }
        prop_assert_eq!(stands_in_the_way(&catalogue), vec![]);
        let prepared = Snapshot::compile(2, catalogue.clone()).unwrap();
        let still = covered(&prepared, &customers);
        prop_assert_eq!(still.totals, coverage.totals, "what is being prepared recognises nobody");
        let status = if on_sale { OfferStatus::OnSale } else { OfferStatus::Withdrawn };
        catalogue.offers.iter_mut().filter(|one| one.status == OfferStatus::Draft).for_each(|one| one.status = status);
        prop_assert_eq!(stands_in_the_way(&catalogue), vec![]);
        let complete = Snapshot::compile(3, catalogue).unwrap();
        let after = covered(&complete, &customers);
        prop_assert_eq!(after.totals.unrecognised, 0);
        prop_assert!(after.combinations(&complete).iter().all(|held| !held.is_missing()));
        prop_assert_eq!(after.totals.without_base, coverage.totals.without_base);
    }

    #[test]
    fn parts_counted_apart_and_kept_add_up(customers in base(), cut in any::<prop::sample::Index>()) {
        let (one, other) = customers.split_at(cut.index(customers.len() + 1));
        let kept = serde_json::to_string(&covered(demo(), other)).unwrap();
        let mut sum: Coverage = serde_json::from_str(&kept).unwrap();
        sum.merge(covered(demo(), one));
        let whole = covered(demo(), &customers);
        prop_assert_eq!(&sum, &whole);
        let totals = whole.totals;
        prop_assert_eq!(totals.customers, customers.len() as u64);
        prop_assert_eq!(totals.whole + totals.partly + totals.unrecognised + totals.without_base, totals.customers);
        let counted: u64 = whole.combinations(demo()).iter().map(|held| held.customers).sum();
        prop_assert_eq!(counted + totals.without_base, totals.customers);
    }
}
