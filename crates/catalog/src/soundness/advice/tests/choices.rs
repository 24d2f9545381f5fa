//! Sets, equipment and options that nobody can choose.

use super::{codes, restriction, span, told};
use crate::model::{Catalogue, Criteria, Effect, OptionItem, Target};

const FINE: [&str; 0] = [];

fn option<'c>(catalogue: &'c mut Catalogue, code: &str) -> &'c mut OptionItem {
    catalogue.options.iter_mut().find(|item| item.code.as_str() == code).unwrap()
}

fn until(catalogue: &mut Catalogue, service: &str, last: &str) {
    for tariff in catalogue.tariffs.iter_mut().filter(|tariff| tariff.service.as_str() == service) {
        tariff.validity = span("2000-01-01", last).unwrap();
    }
}

#[test]
fn a_set_without_an_offer_is_told_once_and_not_for_each_of_its_options() {
    let told_alone = told(|catalogue| {
        for offer in &mut catalogue.offers {
            offer.option_groups.retain(|code| code.as_str() != "TV-LANGUES");
        }
    });
    assert_eq!(told_alone, ["IMP-063 groups (code) TV-LANGUES"]);
    let withdrawn = told(|catalogue| {
        for offer in catalogue.offers.iter_mut().filter(|offer| offer.code.as_str() != "INTERNET-100") {
            offer.equipment_groups.retain(|code| code.as_str() != "MODEM");
        }
        catalogue.promotions.retain(|promotion| promotion.code.as_str() != "WIFI7-6-MOIS");
        catalogue.services.retain(|service| service.code.as_str() != "PROMO-WIFI7-6-MOIS");
        catalogue.tariffs.retain(|tariff| tariff.service.as_str() != "PROMO-WIFI7-6-MOIS");
    });
    assert_eq!(withdrawn, ["IMP-063 groups (code) MODEM"], "a withdrawn offer gives nobody a modem");
}

#[test]
fn a_set_of_which_nothing_may_be_chosen_is_told() {
    let told = told(|catalogue| {
        catalogue.option_groups.iter_mut().find(|group| group.code.as_str() == "TV-LANGUES").unwrap().max = 0;
    });
    assert_eq!(told, ["IMP-063 groups (max) TV-LANGUES"]);
}

#[test]
fn what_has_no_tariff_while_its_offers_are_sold_is_told() {
    assert_eq!(told(|all| until(all, "OPT-CINEMA", "2019-12-31")), ["IMP-063 options (service) CINEMA"]);
    assert_eq!(told(|all| until(all, "OPT-CINEMA", "2020-01-01")), FINE, "one day is enough");
    assert_eq!(told(|all| until(all, "ACH-MODULE-CI", "2019-12-31")), ["IMP-063 equipment (service) MODULE-CI"]);
    assert_eq!(told(|all| until(all, "DEPOT-DEC4K", "2019-12-31")), ["IMP-063 equipment (deposit) DECODEUR-4K"]);
}

#[test]
fn what_restrictions_together_take_away_is_told() {
    let kept = |channel: &'static str| {
        told(move |catalogue| {
            for (code, channel) in [("R-A", "SHOP"), ("R-B", channel)] {
                let target = Target::Option("CINEMA".parse().unwrap());
                let ask = |one: &mut Criteria| one.channels = codes(&[channel]);
                catalogue.restrictions.push(restriction(code, target, Effect::OnlyWhere, ask));
            }
        })
    };
    assert_eq!(kept("SELFSHOP")[0], "IMP-063 options (code) CINEMA");
    assert!(kept("SHOP").iter().all(|line| line.starts_with("IMP-066")), "the same twice leaves a sale");
}

#[test]
fn an_option_that_needs_what_excludes_another_of_its_needs_is_told() {
    let chain = |excludes: &'static str| {
        told(move |catalogue| {
            option(catalogue, "MULTI-ECRAN").requires = codes(&["REPLAY-PLUS"]);
            option(catalogue, "REPLAY-PLUS").requires = codes(&["ENREG-100"]);
            option(catalogue, "ENREG-100").excludes = codes(&[excludes]);
        })
    };
    assert_eq!(chain("MULTI-ECRAN"), ["IMP-063 options (requires) MULTI-ECRAN"]);
    assert_eq!(chain("ENREG-100"), FINE, "what excludes itself excludes nothing");
    assert_eq!(chain("CHAINES-4K"), FINE);
}

#[test]
fn an_option_whose_needs_do_not_fit_into_its_set_is_told() {
    let with_room = |max| {
        told(move |catalogue| {
            option(catalogue, "IP-FIXES-4").requires = codes(&["GTR-4H", "SAUVEGARDE-PRO"]);
            catalogue.option_groups.iter_mut().find(|group| group.code.as_str() == "PRO-SERVICES").unwrap().max = max;
        })
    };
    assert_eq!(with_room(2), ["IMP-063 options (requires) IP-FIXES-4"]);
    assert_eq!(with_room(3), FINE);
}

#[test]
fn an_option_that_no_offer_has_with_what_it_needs_is_told() {
    let needs = |other: &'static str| told(move |all| option(all, "GTR-4H").requires = codes(&[other]));
    assert_eq!(needs("CINEMA"), ["IMP-063 options (requires) GTR-4H"], "no offer for businesses has television");
    assert_eq!(needs("APPELS-EUROPE"), FINE);
    let equipment =
        |piece: &'static str| told(move |all| option(all, "GTR-4H").requires_equipment = codes(&[piece, "SIM"]));
    assert_eq!(equipment("MODEM-WIFI6"), ["IMP-063 options (requires_equipment) GTR-4H"]);
    assert_eq!(equipment("ROUTEUR-PRO"), FINE);
}
