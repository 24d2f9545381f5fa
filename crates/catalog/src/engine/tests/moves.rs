//! What follows from what a customer has or has chosen: where his offer leads, options that take the place of others, and
//! promotions that have been used up.

use super::{choose, codes};
use crate::engine::{Change, CurrentOffer, Effort, Kind, SaleContext, Selection, Snapshot, Wanted};
use crate::model::{OptionCode, SaleType};
use crate::sample::{demo, fibre, offer, sale};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A customer of an offer who takes another.
fn customer(of: &str, by: SaleType) -> SaleContext {
    SaleContext { sale_type: by, current_offer: CurrentOffer::Of(offer(of)), ..sale(fibre(8000)) }
}

fn sold(sale: &SaleContext) -> BTreeSet<String> {
    demo().sold(sale).iter().map(|offer| offer.code.to_string()).collect()
}

#[test]
fn an_offer_leads_where_its_links_lead_and_nowhere_else() {
    let of = demo().offer(&offer("INTERNET-400")).unwrap();
    assert!(!of.upsell.is_empty() && !of.cross_sell.is_empty());
    for (by, links) in [(SaleType::Upsell, &of.upsell), (SaleType::CrossSell, &of.cross_sell)] {
        let here = customer("INTERNET-400", by);
        let anybody = sold(&SaleContext { current_offer: CurrentOffer::Unknown, ..here.clone() });
        let linked: BTreeSet<String> = links.iter().map(ToString::to_string).collect();
        assert_eq!(sold(&here), anybody.intersection(&linked).cloned().collect());
        let withheld = demo().withheld(&here, Wanted::Offer(&of.code)).unwrap();
        assert_eq!(
            withheld.iter().map(crate::Withheld::code).collect::<Vec<_>>(),
            ["OFR-112"],
            "no offer leads to itself"
        );
    }
}

#[test]
fn who_has_no_offer_of_the_catalogue_can_be_sold_nothing_more() {
    for current_offer in [CurrentOffer::None, CurrentOffer::Of(offer("OF-LONG-AGO"))] {
        for by in [SaleType::Upsell, SaleType::CrossSell] {
            let here = SaleContext { current_offer: current_offer.clone(), ..customer("TRIO-1G", by) };
            assert!(sold(&here).is_empty());
            let code = offer("INTERNET-1G");
            let withheld = demo().withheld(&here, Wanted::Offer(&code)).unwrap();
            assert_eq!(withheld.iter().map(crate::Withheld::code).collect::<Vec<_>>(), ["OFR-113"]);
            let remedy = demo().remedy(&here, &here, Wanted::Offer(&code), &Effort::of(1_000)).unwrap();
            assert_eq!(remedy, [Change::SaleType(SaleType::Prospect)]);
        }
        let anew = SaleContext { current_offer, ..customer("TRIO-1G", SaleType::Prospect) };
        assert_eq!(sold(&anew), sold(&SaleContext { current_offer: CurrentOffer::Unknown, ..anew.clone() }));
    }
}

#[test]
fn what_is_chosen_anew_takes_the_place_of_what_it_replaces() {
    let base: &[(&str, u16)] = &[("MODEM-WIFI6", 1), ("DECODEUR-HD", 1)];
    let with = |options: &[(&str, u16)]| choose("TRIO-1G", base, options);
    let before = with(&[("CINEMA", 1), ("SPORT", 1)]);
    let now = with(&[("CINEMA", 1), ("SPORT", 1), ("CINE-SERIES", 1)]);
    assert_eq!(demo().settled(&before, now.clone()), with(&[("SPORT", 1), ("CINE-SERIES", 1)]));
    assert_eq!(
        demo().settled(&Selection::of(offer("TRIO-1G")), now.clone()),
        with(&[("SPORT", 1), ("CINE-SERIES", 1)])
    );
    let held = with(&[("CINE-SERIES", 1)]);
    let less = with(&[("CINE-SERIES", 1), ("SERIES", 1)]);
    assert_eq!(demo().settled(&held, less.clone()), less, "who has the pack and adds what is in it is told");
    assert_eq!(codes(demo().check(&sale(fibre(8000)), &less)), ["OFR-014"]);
}

#[test]
fn a_promotion_used_up_lowers_nothing_and_its_coupon_is_told_apart() {
    let mut here = sale(fibre(8000));
    let mut selection = choose("INTERNET-400", &[("MODEM-WIFI6", 1)], &[]);
    selection.coupon = Some("BIENVENUE".parse().unwrap());
    let lowered = demo().quote(&here, &selection, here.day).unwrap();
    assert!(lowered.promotions.iter().any(|one| one.code.as_str() == "BIENVENUE"));
    here.spent = vec!["BIENVENUE".parse().unwrap()];
    assert_eq!(codes(demo().check(&here, &selection)), ["OFR-020"]);
    let judged = demo().judged(&here, Kind::Promotions(None));
    let welcome = judged.iter().find(|one| one.thing.code() == "BIENVENUE").unwrap();
    assert!(!welcome.is_available);
    assert_eq!(demo().remedy(&here, &here, welcome.thing, &Effort::of(1_000)), None, "no other sale brings it back");
}

/// The demo with any options that replace others.
fn replacing() -> impl Strategy<Value = (Snapshot, Vec<OptionCode>)> {
    let links = proptest::collection::vec((0usize..6, 0usize..6), 0..10);
    links.prop_map(|links| {
        let mut catalogue = demo().catalogue().clone();
        let codes: Vec<OptionCode> = catalogue.options.iter().take(6).map(|one| one.code.clone()).collect();
        for item in &mut catalogue.options {
            (item.requires, item.excludes, item.replaces) = (Vec::new(), Vec::new(), Vec::new());
        }
        for (from, to) in links.into_iter().filter(|(from, to)| from != to) {
            catalogue.options[from].replaces.push(codes[to].clone());
        }
        (Snapshot::compile(1, catalogue).unwrap(), codes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_what_is_replaced_goes_and_the_order_makes_no_difference(
        (snapshot, codes) in replacing(),
        before in proptest::collection::vec(any::<bool>(), 6),
        now in proptest::collection::vec(any::<bool>(), 6),
    ) {
        let chosen = |flags: &[bool]| {
            let mut selection = Selection::of(offer("TRIO-1G"));
            selection.options = codes.iter().zip(flags).filter(|(_, is)| **is).map(|(code, _)| (code.clone(), 1)).collect();
            selection
        };
        let (before, now) = (chosen(&before), chosen(&now));
        let settled = snapshot.settled(&before, now.clone());
        let is_in = |selection: &Selection, code: &OptionCode| selection.options.iter().any(|(other, _)| other == code);
        for (code, _) in &now.options {
            let replacing = |(other, _): &&(OptionCode, u16)| {
                !is_in(&before, other) && snapshot.option(other).unwrap().replaces.contains(code)
            };
            if !is_in(&settled, code) {
                prop_assert!(settled.options.iter().any(|one| replacing(&one)), "{code} went, and what replaces it stayed");
            }
        }
        prop_assert_eq!(snapshot.settled(&before, settled.clone()), settled.clone(), "nothing is left to settle");
        let mut turned = now.clone();
        turned.options.reverse();
        let mut again = snapshot.settled(&before, turned);
        again.options.reverse();
        prop_assert_eq!(again, settled);
    }
}
