//! Offers on sale that restrictions together take away, and links to withdrawn ones.

use super::{codes, restriction, span, told};
use crate::model::{Criteria, Effect, OfferStatus, SaleType, Target, Zone};

const OFFER: &str = "INTERNET-400";

type Ask = fn(&mut Criteria);

/// What is told of the offer under these restrictions.
fn under(restrictions: &[(Effect, Ask)]) -> Vec<String> {
    told(|catalogue| {
        for (number, (effect, ask)) in restrictions.iter().enumerate() {
            let target = Target::Offer(OFFER.parse().unwrap());
            catalogue.restrictions.push(restriction(&format!("R-NEW-{number}"), target, *effect, ask));
        }
    })
}

const TAKEN: [&str; 1] = ["IMP-061 offers (code) INTERNET-400"];
const FINE: [&str; 0] = [];

#[test]
fn an_offer_kept_for_two_things_that_no_sale_is_at_once_is_told() {
    let table: [(&str, Ask, Ask, Ask); 6] = [
        (
            "channels",
            |one| one.channels = codes(&["SHOP", "SELFSHOP"]),
            |other| other.channels = codes(&["DISTRIBUTOR"]),
            |shared| shared.channels = codes(&["DISTRIBUTOR", "SHOP"]),
        ),
        (
            "groupings",
            |one| one.groupings = codes(&["RG"]),
            |other| other.groupings = codes(&["VIP"]),
            |shared| shared.groupings = codes(&["VIP", "RG"]),
        ),
        (
            "customer types",
            |one| one.customer_types = codes(&["RESIDENTIAL"]),
            |other| other.customer_types = codes(&["STUDENT"]),
            |shared| shared.customer_types = codes(&["STUDENT", "RESIDENTIAL"]),
        ),
        (
            "sale types",
            |one| one.sale_types = vec![SaleType::Prospect],
            |other| other.sale_types = vec![SaleType::Upsell],
            |shared| shared.sale_types = vec![SaleType::Upsell, SaleType::Prospect],
        ),
        (
            "communes and zones of communes",
            |one| one.communes = codes(&["42187"]),
            |other| other.zones = codes(&["Z-STE"]),
            |shared| shared.zones = codes(&["Z-STE", "Z-ROANNE"]),
        ),
        (
            "days",
            |one| one.days = span("2026-01-01", "2026-06-30"),
            |other| other.days = span("2026-07-01", "2026-12-31"),
            |shared| shared.days = span("2026-06-30", "2026-12-31"),
        ),
    ];
    for (name, one, other, shared) in table {
        assert_eq!(under(&[(Effect::OnlyWhere, one), (Effect::OnlyWhere, other)]), TAKEN, "{name}");
        assert_eq!(under(&[(Effect::OnlyWhere, one), (Effect::OnlyWhere, shared)]), FINE, "{name}");
    }
}

#[test]
fn an_offer_excluded_wherever_it_is_kept_is_told() {
    let shop: Ask = |one| one.channels = codes(&["SHOP"]);
    let shops: Ask = |one| one.channels = codes(&["SHOP", "DISTRIBUTOR"]);
    assert_eq!(under(&[(Effect::OnlyWhere, shop), (Effect::NotWhere, shops)]), TAKEN);
    assert_eq!(under(&[(Effect::OnlyWhere, shops), (Effect::NotWhere, shop)]), FINE, "distributors are left");
    let fibre: Ask = |one| {
        one.technologies = codes(&["FTTH"]);
        one.min_down_mbps = Some(1000);
    };
    let fast: Ask = |one| one.min_down_mbps = Some(500);
    assert_eq!(under(&[(Effect::OnlyWhere, fibre), (Effect::NotWhere, fast)]), TAKEN);
    assert_eq!(under(&[(Effect::OnlyWhere, fast), (Effect::NotWhere, fibre)]), FINE, "fast cable is left");
    let holders: Ask = |one| one.services_held = codes(&["MOB-20"]);
    let more_holders: Ask = |one| one.services_held = codes(&["MOB-150", "MOB-20"]);
    assert_eq!(under(&[(Effect::OnlyWhere, holders), (Effect::NotWhere, more_holders)]), TAKEN);
    let street: Ask = |one| one.communes = codes(&["42218", "42189"]);
    let zone: Ask = |one| one.zones = codes(&["Z-STE"]);
    assert_eq!(under(&[(Effect::OnlyWhere, street), (Effect::NotWhere, zone)]), TAKEN);
}

#[test]
fn an_offer_excluded_from_what_it_needs_itself_is_told() {
    assert_eq!(under(&[(Effect::NotWhere, |one| one.domains = codes(&["INTERNET"]))]), TAKEN);
    assert_eq!(under(&[(Effect::NotWhere, |one| one.min_down_mbps = Some(400))]), TAKEN, "it needs 400 Mb/s");
    assert_eq!(under(&[(Effect::NotWhere, |one| one.min_down_mbps = Some(401))]), FINE);
    assert_eq!(under(&[(Effect::NotWhere, |one| one.domains = codes(&["INTERNET", "TELEVISION"]))]), FINE);
    assert_eq!(under(&[(Effect::NotWhere, |one| one.days = span("2020-01-01", "2035-12-31"))]), TAKEN);
    assert_eq!(
        under(&[(Effect::NotWhere, |one| one.days = span("2020-01-02", "2035-12-31"))]),
        FINE,
        "one day is left"
    );
}

#[test]
fn exclusions_that_together_leave_nothing_are_told() {
    let prospects: Ask = |one| one.sale_types = vec![SaleType::Prospect];
    let customers: Ask = |one| one.sale_types = vec![SaleType::Upsell, SaleType::CrossSell];
    assert_eq!(under(&[(Effect::NotWhere, prospects), (Effect::NotWhere, customers)]), TAKEN);
    let half: Ask = |one| one.days = span("2019-01-01", "2026-06-30");
    let rest: Ask = |one| one.days = span("2026-07-01", "2040-01-01");
    let late: Ask = |one| one.days = span("2026-07-02", "2040-01-01");
    assert_eq!(under(&[(Effect::NotWhere, half), (Effect::NotWhere, rest)]), TAKEN);
    assert_eq!(under(&[(Effect::NotWhere, half), (Effect::NotWhere, late)]), FINE);
}

#[test]
fn what_a_home_may_be_at_once_is_not_told() {
    let fibre: Ask = |one| one.technologies = codes(&["FTTH"]);
    let cable: Ask = |one| one.technologies = codes(&["HFC"]);
    assert_eq!(under(&[(Effect::OnlyWhere, fibre), (Effect::OnlyWhere, cable)]), FINE, "both may be there");
    let one: Ask = |one| one.services_held = codes(&["MOB-20"]);
    let other: Ask = |one| one.services_held = codes(&["TV-ESS"]);
    assert_eq!(under(&[(Effect::OnlyWhere, one), (Effect::OnlyWhere, other)]), FINE, "both may be held");
    let by_parts = told(|catalogue| {
        catalogue.zones.push(Zone {
            code: "Z-RUE".parse().unwrap(),
            communes: Vec::new(),
            streets: codes(&["42218-0001"]),
            ..catalogue.zones[0].clone()
        });
        let asks: [Ask; 2] = [|one| one.communes = codes(&["42187"]), |one| one.zones = codes(&["Z-RUE"])];
        for ask in asks {
            let target = Target::Offer(OFFER.parse().unwrap());
            let code = format!("R-{}", catalogue.restrictions.len());
            catalogue.restrictions.push(restriction(&code, target, Effect::OnlyWhere, ask));
        }
    });
    assert_eq!(by_parts, FINE, "a street says nothing of its commune");
}

#[test]
fn restrictions_on_a_family_or_on_every_offer_count_too() {
    let told = told(|catalogue| {
        let family = Target::Domain("FIXED_TELEPHONY".parse().unwrap());
        let ask = |one: &mut Criteria| one.channels = codes(&["SHOP"]);
        catalogue.restrictions.push(restriction("R-FAMILY", family, Effect::OnlyWhere, ask));
        let all = Target::All(crate::model::TargetKind::Offer);
        let ask = |one: &mut Criteria| one.channels = codes(&["SELFSHOP"]);
        catalogue.restrictions.push(restriction("R-ALL", all, Effect::OnlyWhere, ask));
    });
    let offers = ["DUO-TEL-400", "TRIO-400", "TRIO-1G", "TRIO-8G", "QUADRUPLE-1G", "LIGNE-FIXE", "PRO-1G"];
    let expected: Vec<String> = offers.iter().map(|offer| format!("IMP-061 offers (code) {offer}")).collect();
    assert_eq!(told.iter().filter(|line| line.starts_with("IMP-061")).cloned().collect::<Vec<_>>(), expected);
}

#[test]
fn a_draft_is_not_told_to_be_taken_away() {
    let under = told(|catalogue| {
        catalogue.offers[0].status = OfferStatus::Draft;
        let target = Target::Offer(OFFER.parse().unwrap());
        let ask = |one: &mut Criteria| one.domains = codes(&["INTERNET"]);
        catalogue.restrictions.push(restriction("R-NEW", target, Effect::NotWhere, ask));
    });
    assert_eq!(under, FINE);
}

#[test]
fn a_set_that_can_never_be_filled_is_told_at_its_offers() {
    let told = told(|catalogue| {
        let group = catalogue.option_groups.iter_mut().find(|group| group.code.as_str() == "PRO-SERVICES").unwrap();
        (group.min, group.max) = (4, 4);
    });
    assert_eq!(told, ["IMP-060 offers (option_groups) PRO-1G"]);
}

#[test]
fn a_link_to_a_withdrawn_offer_is_told_and_a_circle_of_links_is_not() {
    let withdrawn = told(|catalogue| catalogue.offers[0].upsell.push("INTERNET-100".parse().unwrap()));
    assert_eq!(withdrawn, ["IMP-062 offers (upsell) INTERNET-400"]);
    let circle = told(|catalogue| catalogue.offers[1].upsell.push("INTERNET-400".parse().unwrap()));
    assert_eq!(circle, FINE);
}
