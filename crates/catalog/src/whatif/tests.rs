//! What a draft changes: nothing where it is equal, and just what was changed where it is not.

use super::{EXAMPLES, Loss, Outcome, Trial, WhatIf};
use crate::coverage::Coverage;
use crate::engine::Snapshot;
use crate::model::{Catalogue, Charge, OptionCode, Reduces, ServiceCode, Target};
use crate::sample::{base, day, demo, offer, service};
use proptest::prelude::*;
use proptest::sample::Index;
use weblys_kernel::Money;

type Customers = [Vec<(ServiceCode, u16)>];

const DAY: &str = "2026-03-10";

fn draft(change: impl FnOnce(&mut Catalogue)) -> Snapshot {
    let mut catalogue = demo().catalogue().clone();
    change(&mut catalogue);
    Snapshot::compile(2, catalogue).unwrap()
}

fn counted(in_force: &Snapshot, draft: &Snapshot, customers: &Customers, from: usize) -> WhatIf {
    let trial = Trial::new(in_force, draft);
    let mut sum = WhatIf::default();
    for (at, held) in customers.iter().enumerate() {
        sum.add(&format!("C-{:05}", from + at), &trial.difference(held, day(DAY)));
    }
    sum
}

fn customer(codes: &[(&str, u16)]) -> Vec<(ServiceCode, u16)> {
    codes.iter().map(|(code, quantity)| (service(code), *quantity)).collect()
}

fn quantity(held: &[(ServiceCode, u16)], code: &ServiceCode) -> i64 {
    held.iter().filter(|(other, _)| other == code).map(|(_, quantity)| i64::from(*quantity)).sum()
}

/// Takes an option out of the catalogue, and out of everything that speaks of it.
fn without_option(catalogue: &mut Catalogue, gone: &OptionCode) {
    catalogue.options.retain(|one| one.code != *gone);
    for option in &mut catalogue.options {
        option.requires.retain(|code| code != gone);
        option.excludes.retain(|code| code != gone);
        option.replaces.retain(|code| code != gone);
    }
    for promotion in &mut catalogue.promotions {
        if let Reduces::Options(codes) = &mut promotion.reduces {
            codes.retain(|code| code != gone);
        }
    }
    for restriction in &mut catalogue.restrictions {
        restriction.targets.retain(|target| *target != Target::Option(gone.clone()));
    }
    catalogue.restrictions.retain(|restriction| !restriction.targets.is_empty());
}

fn monthly(codes: &[(&str, u16)]) -> i64 {
    let recognised = demo().recognise(&customer(codes));
    let price = demo().recurring(&recognised, day(DAY));
    assert_eq!(price.unpriced, []);
    price.monthly.cents()
}

#[test]
fn the_monthly_price_is_that_of_what_is_held_less_what_promotions_take_off() {
    assert_eq!(monthly(&[("NET-400", 1), ("LOC-REPETEUR-WIFI6", 2), ("FRAIS-NET", 1)]), 2999 + 2 * 299);
    assert_eq!(monthly(&[("NET-400", 1), ("PROMO-INTERNET-MOINS-10", 1)]), 2999 - 1000);
    assert_eq!(monthly(&[("NET-400", 1), ("PROMO-ETUDIANT", 1)]), 2999 - 600, "20 %, to the cent");
    assert_eq!(monthly(&[("NET-400", 1), ("OPT-SPORT", 1), ("PROMO-SPORT-MOITIE-PRIX", 1)]), 2999 + 1499 - 750);
    assert_eq!(monthly(&[("MOB-2H", 1), ("OPT-SPORT", 1), ("PROMO-BIENVENUE", 7)]), 1499, "never below zero");
    assert_eq!(monthly(&[("OPT-SPORT", 1), ("PROMO-BIENVENUE", 1)]), 1499, "there is nothing that it lowers");
}

#[test]
fn the_monthly_price_is_that_of_the_quote_while_every_promotion_lasts() {
    let sale = crate::sample::sale(crate::sample::fibre(8000));
    for verdict in demo().offers(&sale).iter().filter(|verdict| verdict.is_available()) {
        let selection = demo().suggest_default(&sale, &verdict.item.code);
        let quote = demo().quote(&sale, &selection, sale.day).unwrap();
        let codes = demo().service_codes(&sale, &selection).unwrap();
        let recurring = demo().recurring(&demo().recognise(&codes), sale.day);
        assert_eq!(recurring.monthly, quote.monthly_now, "{}", verdict.item.code);
    }
}

#[test]
fn an_offer_that_is_taken_out_shuts_its_customers_out_and_the_other_way_round() {
    let smaller = draft(|catalogue| {
        catalogue.offers.retain(|one| one.code != offer("INTERNET-100"));
        catalogue.offers.iter_mut().for_each(|one| one.upsell.retain(|code| *code != offer("INTERNET-100")));
    });
    let customers = [customer(&[("NET-100", 1)]), customer(&[("NET-400", 1)]), customer(&[("NET-100", 1)])];
    let sum = counted(demo(), &smaller, &customers, 0);
    assert_eq!((sum.all.of(Outcome::NoLongerRecognised), sum.all.of(Outcome::StillRecognised)), (2, 1));
    assert_eq!((sum.all.changed, sum.all.of(Outcome::PriceSame)), (2, 3));
    let concerned: Vec<_> = sum.most_concerned(9).into_iter().map(|(code, one)| (code.clone(), one.changed)).collect();
    assert_eq!(concerned, [(offer("INTERNET-100"), 2)]);
    let shut_out: Vec<_> = sum.examples[&Outcome::NoLongerRecognised].iter().map(String::as_str).collect();
    assert_eq!(shut_out, ["C-00000", "C-00002"]);
    let back = counted(&smaller, demo(), &customers, 0);
    assert_eq!((back.all.of(Outcome::NewlyRecognised), back.by_offer[&offer("INTERNET-100")].changed), (2, 2));
}

#[test]
fn an_option_that_no_longer_goes_with_the_offer_is_lost_and_still_known() {
    let apart = draft(|catalogue| {
        let found = catalogue.offers.iter_mut().find(|one| one.code == offer("INTERNET-400")).unwrap();
        found.option_groups.clear();
    });
    let held = customer(&[("NET-400", 1), ("OPT-CLOUD-200", 1)]);
    let difference = Trial::new(demo(), &apart).difference(&held, day(DAY));
    assert!(matches!(difference.lost.as_slice(), [Loss::NotOfOffer(thing)] if thing.code() == "CLOUD-200"));
    assert_eq!(difference.outcomes(), [Outcome::StillRecognised, Outcome::PriceSame, Outcome::Lost]);
    let back = Trial::new(&apart, demo()).difference(&held, day(DAY));
    assert_eq!((back.gained[0].code(), back.lost.len()), ("CLOUD-200", 0));
}

#[test]
fn what_only_one_catalogue_has_a_price_for_is_not_compared() {
    let unpriced = draft(|catalogue| {
        without_option(catalogue, &"CLOUD-200".parse().unwrap());
        catalogue.services.retain(|one| one.code != service("OPT-CLOUD-200"));
        catalogue.tariffs.retain(|one| one.service != service("OPT-CLOUD-200"));
    });
    let held = customer(&[("NET-400", 1), ("OPT-CLOUD-200", 1)]);
    let difference = Trial::new(demo(), &unpriced).difference(&held, day(DAY));
    assert_eq!(difference.monthly(), None);
    assert_eq!(difference.price_after.unpriced, [service("OPT-CLOUD-200")]);
    assert_eq!(difference.outcomes(), [Outcome::StillRecognised, Outcome::PriceUnknown, Outcome::Lost]);
}

#[test]
fn twenty_examples_are_kept_of_an_outcome_whoever_came_first() {
    let raised = draft(|catalogue| {
        catalogue.tariffs.iter_mut().filter(|one| one.service == service("NET-400")).for_each(|one| {
            one.amount += Money::from_cents(100);
        });
    });
    let customers = vec![customer(&[("NET-400", 1)]); 50];
    let mut sum = counted(demo(), &raised, &customers[25..], 25);
    sum.merge(counted(demo(), &raised, &customers[..25], 0));
    let kept = &sum.examples[&Outcome::PriceUp];
    assert_eq!((kept.len(), sum.all.of(Outcome::PriceUp), sum.all.monthly().cents()), (EXAMPLES, 50, 5000));
    assert_eq!((kept.first().map(String::as_str), kept.last().map(String::as_str)), (Some("C-00000"), Some("C-00019")));
}

#[test]
fn every_outcome_has_the_word_it_has_in_json() {
    for outcome in Outcome::ALL {
        assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.word());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_equal_to_what_is_in_force_changes_nothing_for_anybody(customers in base()) {
        let same = draft(|_| {});
        let sum = counted(demo(), &same, &customers, 0);
        prop_assert_eq!((sum.all.customers, sum.all.changed), (customers.len() as u64, 0));
        prop_assert_eq!(sum.all.of(Outcome::PriceSame), sum.all.customers);
        prop_assert_eq!((sum.all.raised, sum.all.lowered), (Money::ZERO, Money::ZERO));
        prop_assert!(sum.examples.is_empty() && sum.most_concerned(9).is_empty());
    }

    #[test]
    fn an_option_that_is_taken_out_is_lost_by_those_who_hold_it_and_by_nobody_else(
        customers in base(), pick in any::<Index>()
    ) {
        let options = &demo().catalogue().options;
        let gone = &options[pick.index(options.len())];
        let without = draft(|catalogue| without_option(catalogue, &gone.code));
        let trial = Trial::new(demo(), &without);
        for held in &customers {
            let difference = trial.difference(held, day(DAY));
            let holds = quantity(held, &gone.service) > 0;
            prop_assert_eq!(difference.is_change(), holds);
            prop_assert_eq!(difference.lost.iter().any(|loss| loss.thing().code() == gone.code.as_str()), holds);
        }
        let holders = customers.iter().filter(|held| quantity(held, &gone.service) > 0).count() as u64;
        let sum = counted(demo(), &without, &customers, 0);
        prop_assert_eq!((sum.all.changed, sum.all.of(Outcome::Lost)), (holders, holders));
        prop_assert_eq!(sum.lost.options.get(&gone.code).copied().unwrap_or_default(), holders);
    }

    #[test]
    fn a_tariff_that_is_raised_raises_the_price_of_its_holders_by_as_much_as_they_hold(
        customers in base(), pick in any::<Index>(), cents in 1i64..5000
    ) {
        let reduces = |code: &ServiceCode| demo().service(code).is_some_and(|service| service.kind.reduces());
        let mut customers = customers;
        customers.iter_mut().for_each(|held| held.retain(|(code, _)| !reduces(code)));
        let monthly: Vec<_> = demo().catalogue().tariffs.iter()
            .filter(|one| one.charge == Charge::Monthly && one.validity.contains(day(DAY)) && !reduces(&one.service))
            .collect();
        let raised = monthly[pick.index(monthly.len())];
        let dearer = draft(|catalogue| {
            // What is paid may not be chosen in advance, and some of this was free.
            catalogue.equipment_groups.iter_mut().for_each(|group| group.default = None);
            let tariff = catalogue.tariffs.iter_mut().find(|one| *one == raised).unwrap();
            tariff.amount += Money::from_cents(cents);
        });
        let trial = Trial::new(demo(), &dearer);
        let mut total = 0;
        for held in &customers {
            let more = cents * quantity(held, &raised.service);
            let difference = trial.difference(held, day(DAY));
            prop_assert_eq!(difference.monthly(), Some(Money::from_cents(more)));
            prop_assert_eq!(difference.is_change(), more > 0);
            total += more;
        }
        let sum = counted(demo(), &dearer, &customers, 0);
        prop_assert_eq!((sum.all.raised.cents(), sum.all.lowered.cents()), (total, 0));
    }

    #[test]
    fn the_counts_are_those_of_a_full_recomputation_and_of_the_way_back(
        customers in base(), leaves in prop::collection::vec(any::<bool>(), 3..20)
    ) {
        let other = draft(|catalogue| {
            let mut turn = leaves.iter().cycle().copied();
            catalogue.offers.retain(|_| turn.next().unwrap());
            let known: Vec<_> = catalogue.offers.iter().map(|one| one.code.clone()).collect();
            for offer in &mut catalogue.offers {
                offer.upsell.retain(|code| known.contains(code));
                offer.cross_sell.retain(|code| known.contains(code));
            }
            catalogue.promotions.clear();
            catalogue.restrictions.clear();
        });
        let sum = counted(demo(), &other, &customers, 0);
        let recognised = |snapshot: &Snapshot| {
            let mut coverage = Coverage::of(snapshot);
            customers.iter().for_each(|held| coverage.add(snapshot, held));
            coverage.totals.whole + coverage.totals.partly
        };
        let (still, gone, new) = (Outcome::StillRecognised, Outcome::NoLongerRecognised, Outcome::NewlyRecognised);
        prop_assert_eq!(sum.all.of(still) + sum.all.of(gone), recognised(demo()));
        prop_assert_eq!(sum.all.of(still) + sum.all.of(new), recognised(&other));
        let back = counted(&other, demo(), &customers, 0);
        prop_assert_eq!((back.all.of(new), back.all.of(gone)), (sum.all.of(gone), sum.all.of(new)));
        prop_assert_eq!((back.all.raised, back.all.lowered), (sum.all.lowered, sum.all.raised));
        prop_assert_eq!((back.all.of(Outcome::Lost), back.all.of(Outcome::Gained)),
            (sum.all.of(Outcome::Gained), sum.all.of(Outcome::Lost)));
        prop_assert_eq!(back.all.changed, sum.all.changed);
    }

    #[test]
    fn parts_counted_apart_and_kept_add_up(customers in base(), cut in any::<Index>()) {
        let other = draft(|catalogue| without_option(catalogue, &"SPORT".parse().unwrap()));
        let cut = cut.index(customers.len() + 1);
        let (one, rest) = customers.split_at(cut);
        let kept = serde_json::to_string(&counted(demo(), &other, rest, cut)).unwrap();
        let mut sum: WhatIf = serde_json::from_str(&kept).unwrap();
        sum.merge(counted(demo(), &other, one, 0));
        prop_assert_eq!(sum, counted(demo(), &other, &customers, 0));
    }
}
