//! Promotions that can never apply or take nothing off.

use super::{codes, restriction, span, told};
use crate::model::{Catalogue, Charge, Criteria, Effect, OfferStatus, Promotion, Reduces, Reduction, SaleType, Target};
use weblys_kernel::Money;

const FINE: [&str; 0] = [];

fn promotion<'c>(catalogue: &'c mut Catalogue, code: &str) -> &'c mut Promotion {
    catalogue.promotions.iter_mut().find(|promotion| promotion.code.as_str() == code).unwrap()
}

/// What is told of a promotion with a change.
fn changed(code: &str, change: impl FnOnce(&mut Promotion)) -> Vec<String> {
    told(|catalogue| change(promotion(catalogue, code)))
}

#[test]
fn a_promotion_of_withdrawn_offers_only_is_told() {
    let offers = |names: &'static [&str]| changed("INTERNET-MOINS-10", |one| one.offers = codes(names));
    assert_eq!(offers(&["INTERNET-100"]), ["IMP-064 promotions (offers) INTERNET-MOINS-10"]);
    assert_eq!(offers(&["INTERNET-100", "INTERNET-400"]), FINE);
    let draft = told(|catalogue| {
        promotion(catalogue, "INTERNET-MOINS-10").offers = codes(&["FIBRE-8G"]);
        catalogue.offers.iter_mut().find(|offer| offer.code.as_str() == "FIBRE-8G").unwrap().status =
            OfferStatus::Draft;
    });
    assert_eq!(draft, FINE, "a promotion may be prepared with its offer");
}

#[test]
fn a_promotion_of_what_none_of_its_offers_has_is_told() {
    let offers = |code: &'static str, offer: &'static str| changed(code, |one| one.offers = codes(&[offer]));
    assert_eq!(offers("WIFI7-6-MOIS", "MOBILE-20"), ["IMP-064 promotions (reduces_codes) WIFI7-6-MOIS"]);
    assert_eq!(offers("WIFI7-6-MOIS", "INTERNET-400"), FINE);
    assert_eq!(offers("SPORT-MOITIE-PRIX", "MOBILE-20"), ["IMP-064 promotions (reduces_codes) SPORT-MOITIE-PRIX"]);
    assert_eq!(offers("MISE-EN-SERVICE", "LIGNE-FIXE"), ["IMP-064 promotions (reduces_codes) MISE-EN-SERVICE"]);
}

#[test]
fn a_promotion_that_takes_nothing_off_is_told() {
    let tariff = |cents: i64, charge: Charge| {
        told(move |catalogue| {
            let of_it = |code: &str| code == "PROMO-INTERNET-MOINS-10";
            for tariff in catalogue.tariffs.iter_mut().filter(|tariff| of_it(tariff.service.as_str())) {
                (tariff.amount, tariff.charge) = (Money::from_cents(cents), charge);
            }
        })
    };
    assert_eq!(tariff(0, Charge::Monthly), ["IMP-064 promotions (service) INTERNET-MOINS-10"]);
    assert_eq!(tariff(-100, Charge::Once), ["IMP-064 promotions (service) INTERNET-MOINS-10"], "offers cost monthly");
    assert_eq!(tariff(-100, Charge::Monthly), FINE);
    let percent =
        |piece: &'static str| changed("WIFI7-6-MOIS", |one| one.reduces = Reduces::Equipment(codes(&[piece])));
    assert_eq!(percent("MODEM-WIFI6"), ["IMP-064 promotions (percent) WIFI7-6-MOIS"], "it is free");
    assert_eq!(percent("REPETEUR-WIFI6"), FINE);
}

#[test]
fn a_promotion_on_days_on_which_none_of_its_offers_is_sold_is_told() {
    let days = |from: &'static str, until: &'static str| {
        changed("NOEL-4K", |one| {
            one.offers = codes(&["ETE-TV-MOBILE"]);
            one.conditions.days = span(from, until);
        })
    };
    assert_eq!(days("2026-12-01", "2027-01-06"), ["IMP-064 promotions (days_from) NOEL-4K"]);
    assert_eq!(days("2026-06-01", "2027-01-06"), FINE);
}

#[test]
fn a_promotion_without_a_tariff_on_its_days_is_told() {
    let days = |from: &'static str| {
        told(move |catalogue| {
            let one = promotion(catalogue, "INTERNET-MOINS-10");
            assert_eq!(one.reduction, Reduction::Tariff);
            one.conditions.days = span(from, "2035-06-30");
            for tariff in &mut catalogue.tariffs {
                if tariff.service.as_str() == "PROMO-INTERNET-MOINS-10" {
                    tariff.validity = span("2020-01-01", "2029-12-31").unwrap();
                }
            }
        })
    };
    assert_eq!(days("2030-01-01"), ["IMP-064 promotions (days_from) INTERNET-MOINS-10"]);
    assert_eq!(days("2029-12-31"), FINE);
}

#[test]
fn a_promotion_for_customers_who_are_not_sold_its_offers_is_told() {
    let customers = |who: &'static str| changed("PRO-20-POURCENT", |one| one.conditions.customer_types = codes(&[who]));
    assert_eq!(customers("RESIDENTIAL"), ["IMP-064 promotions (customer_types) PRO-20-POURCENT"]);
    assert_eq!(customers("PROFESSIONAL"), FINE);
    let excluded = changed("INTERNET-MOINS-10", |one| one.conditions.customer_types = codes(&["PROFESSIONAL"]));
    assert_eq!(excluded, ["IMP-064 promotions (code) INTERNET-MOINS-10"], "R-PRO-MAISON excludes them from all five");
}

#[test]
fn a_promotion_that_its_own_restrictions_take_away_is_told() {
    let restricted = |channel: &'static str| {
        told(move |catalogue| {
            let target = Target::Promotion("BIENVENUE".parse().unwrap());
            let ask = |one: &mut Criteria| one.channels = codes(&[channel]);
            catalogue.restrictions.push(restriction("R-NEW", target, Effect::OnlyWhere, ask));
        })
    };
    assert_eq!(restricted("DISTRIBUTOR"), ["IMP-064 promotions (channels) BIENVENUE"]);
    assert_eq!(restricted("SHOP"), FINE);
}

#[test]
fn where_the_offer_itself_is_sold_to_nobody_only_the_offer_is_told() {
    let told = told(|catalogue| {
        let target = Target::Offer("PRO-1G".parse().unwrap());
        let ask = |one: &mut Criteria| one.customer_types = codes(&["PROFESSIONAL"]);
        catalogue.restrictions.push(restriction("R-NEW", target, Effect::NotWhere, ask));
    });
    assert_eq!(told, ["IMP-061 offers (code) PRO-1G"]);
}

#[test]
fn two_promotions_of_one_coupon_that_add_up_are_told() {
    let second = |change: fn(&mut Promotion)| {
        told(move |catalogue| {
            let mut twin = promotion(catalogue, "BIENVENUE").clone();
            twin.code = "BIENVENUE-BIS".parse().unwrap();
            twin.coupon = Some("bienvenue".parse().unwrap());
            change(&mut twin);
            catalogue.promotions.push(twin);
        })
    };
    assert_eq!(second(|_| ()), ["IMP-065 promotions (coupon) BIENVENUE-BIS"]);
    assert_eq!(second(|twin| twin.coupon = Some("AUTRE".parse().unwrap())), FINE);
    assert_eq!(second(|twin| twin.from_month = 7), FINE, "one after the other");
    assert_eq!(second(|twin| twin.conditions.sale_types = vec![SaleType::Upsell]), FINE, "for others");
    assert_eq!(second(|twin| twin.offers.truncate(1)), FINE, "not the same offers: perhaps more for one of them");
    let other_thing = second(|twin| {
        (twin.reduction, twin.reduces) = (Reduction::BasisPoints(10_000), Reduces::Fees(codes(&["FRAIS-NET"])));
    });
    assert_eq!(other_thing, FINE, "another thing is lowered");
    let exclusive = told(|catalogue| {
        promotion(catalogue, "BIENVENUE").stacking = Some("SEULE".parse().unwrap());
        let twin = Promotion { code: "BIS".parse().unwrap(), ..promotion(catalogue, "BIENVENUE").clone() };
        catalogue.promotions.push(twin);
    });
    assert_eq!(exclusive, FINE, "the best of the two is applied");
}
