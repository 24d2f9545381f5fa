use super::*;
use crate::engine::tests::sales;
use crate::model::OfferStatus;
use crate::sample::{day, demo, fibre, offer, sale};
use proptest::prelude::*;

/// A sale in SelfShop.
fn usual() -> SaleContext {
    sale(Eligibility::default())
}

fn remedy(sale: &SaleContext, code: &str) -> Option<Vec<Change>> {
    let usual = usual();
    demo().remedy(sale, &usual, Wanted::Offer(&offer(code)), &Effort::of(20_000))
}

#[test]
fn what_is_available_needs_no_change_and_what_is_withdrawn_has_none() {
    assert_eq!(remedy(&sale(fibre(8000)), "TRIO-1G"), Some(Vec::new()));
    assert_eq!(remedy(&sale(fibre(8000)), "INTERNET-100"), None, "no sale brings back what is sold no more");
    assert_eq!(remedy(&sale(fibre(8000)), "NO-SUCH-OFFER"), None);
}

#[test]
fn a_professional_s_offer_is_given_back_by_the_kind_of_customer_alone() {
    let professional = Change::CustomerType("PROFESSIONAL".parse().unwrap());
    assert_eq!(remedy(&sale(fibre(8000)), "PRO-1G"), Some(vec![professional]));
}

#[test]
fn a_home_without_network_is_told_what_its_network_would_have_to_be() {
    let changes = remedy(&sale(Eligibility::default()), "FIBRE-8G").unwrap();
    let [Change::Network(Some(access))] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(access.technology.as_str(), "FTTH", "it is reserved for fibre");
    assert!(access.down_mbps >= 8000, "{access:?}");
}

#[test]
fn what_is_sold_in_a_season_is_given_back_by_its_first_day() {
    let mut early = sale(fibre(8000));
    early.day = day("2025-01-02");
    let window = demo().offer(&offer("ETE-TV-MOBILE")).unwrap().sale;
    assert_eq!(remedy(&early, "ETE-TV-MOBILE"), Some(vec![Change::Day(window.from)]));
    let mut late = sale(fibre(8000));
    late.day = window.until.unwrap() + chrono::Days::new(1);
    assert_eq!(remedy(&late, "ETE-TV-MOBILE"), None, "nobody sells yesterday");
}

#[test]
fn what_professionals_are_excluded_from_is_given_back_to_who_is_none() {
    let mut professional = sale(fibre(8000));
    professional.customer_type = "PROFESSIONAL".parse().unwrap();
    let residential = Change::CustomerType("RESIDENTIAL".parse().unwrap());
    assert_eq!(remedy(&professional, "TRIO-1G"), Some(vec![residential]), "no criteria name it: it is the usual one");
}

#[test]
fn the_effort_is_spent_and_then_nothing_is_found() {
    let effort = Effort::of(2);
    let found = |code| demo().remedy(&sale(fibre(8000)), &usual(), Wanted::Offer(&offer(code)), &effort);
    assert_eq!(found("TRIO-1G"), Some(Vec::new()));
    assert_eq!((found("PRO-1G"), found("TRIO-1G")), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_remedy_gives_back_what_the_engine_withheld_and_no_smaller_one_does(sale in sales()) {
        let snapshot = demo();
        for verdict in snapshot.offers(&sale) {
            let wanted = Wanted::Offer(&verdict.item.code);
            let remedy = snapshot.remedy(&sale, &usual(), wanted, &Effort::of(20_000));
            prop_assert_eq!(remedy.as_deref() == Some(&[]), verdict.is_available(), "{}", verdict.item.code);
            let Some(changes) = remedy else { continue };
            let changed = snapshot.changed(&sale, &changes);
            prop_assert!(snapshot.offer_verdict(&changed, &verdict.item.code).unwrap().is_available(), "{changes:?}");
            let criteria: std::collections::BTreeSet<Criterion> = changes.iter().map(Change::criterion).collect();
            prop_assert_eq!(criteria.len(), changes.len(), "each fact is changed once");
            if changes.len() > 1 {
                for one in snapshot.candidates(&sale, &usual(), wanted).unwrap() {
                    let changed = snapshot.changed(&sale, std::slice::from_ref(&one));
                    let alone = snapshot.offer_verdict(&changed, &verdict.item.code).unwrap();
                    prop_assert!(!alone.is_available(), "{one:?} alone is enough");
                }
            }
        }
    }

    #[test]
    fn equipment_and_options_are_given_back_too(sale in sales()) {
        let snapshot = demo();
        for item in &snapshot.catalogue().equipment {
            if let Some(changes) = snapshot.remedy(&sale, &usual(), Wanted::Equipment(&item.code), &Effort::of(20_000)) {
                let changed = snapshot.changed(&sale, &changes);
                prop_assert_eq!(snapshot.withheld(&changed, Wanted::Equipment(&item.code)), Some(Vec::new()));
            }
        }
        for item in &snapshot.catalogue().promotions {
            let wanted = Wanted::Promotion(&item.code, None);
            if let Some(changes) = snapshot.remedy(&sale, &usual(), wanted, &Effort::of(20_000)) {
                let changed = snapshot.changed(&sale, &changes);
                prop_assert_eq!(snapshot.withheld(&changed, wanted), Some(Vec::new()));
            }
        }
        for item in &snapshot.catalogue().options {
            if let Some(changes) = snapshot.remedy(&sale, &usual(), Wanted::Option(&item.code), &Effort::of(20_000)) {
                let changed = snapshot.changed(&sale, &changes);
                prop_assert_eq!(snapshot.withheld(&changed, Wanted::Option(&item.code)), Some(Vec::new()));
            }
        }
    }
}

/// Every other value that the catalogue knows of, whether it can make a difference or not.
fn everything(sale: &SaleContext, wanted: Wanted<'_>) -> Vec<Change> {
    let snapshot = demo();
    let mut all = snapshot.candidates(sale, &usual(), wanted).unwrap();
    all.extend(snapshot.channels().iter().cloned().map(Change::Channel));
    all.extend(snapshot.groupings().iter().cloned().map(Change::Grouping));
    all.extend(snapshot.customer_types().iter().cloned().map(Change::CustomerType));
    all.extend(snapshot.catalogue().zones.iter().map(|zone| Change::Zone(zone.code.clone())));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_search_passes_over_gives_nothing_back(sale in sales()) {
        let snapshot = demo();
        for verdict in snapshot.offers(&sale).iter().filter(|verdict| verdict.item.status == OfferStatus::OnSale) {
            let wanted = Wanted::Offer(&verdict.item.code);
            let remedy = snapshot.remedy(&sale, &usual(), wanted, &Effort::of(200_000));
            if remedy.is_some_and(|changes| changes.len() < 3) {
                continue;
            }
            let all = everything(&sale, wanted);
            for (at, one) in all.iter().enumerate() {
                for other in all.iter().skip(at) {
                    let changed = snapshot.changed(&sale, &[one.clone(), other.clone()]);
                    let both = snapshot.offer_verdict(&changed, &verdict.item.code).unwrap();
                    prop_assert!(!both.is_available() || one.criterion() == other.criterion(), "{one:?} and {other:?}");
                }
            }
        }
    }
}
