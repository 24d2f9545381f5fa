//! Prices on the demo catalogue, to the cent, and what must hold for every choice.

use crate::engine::{Selection, Snapshot};
use crate::model::{Promotion, PromotionCode, Reduction};
use crate::pricing::{AtFirst, Due, Quote, QuoteLine, Subject};
use crate::prior::Priced;
use crate::sample::{choices, day, demo, fibre, offer, sale};
use proptest::prelude::*;
use weblys_kernel::Money;

fn cents(cents: i64) -> Money {
    Money::from_cents(cents)
}

fn quote(code: &str, equipment: &[(&str, u16)], options: &[(&str, u16)], coupon: Option<&str>, start: &str) -> Quote {
    let selection = Selection {
        offer: offer(code),
        equipment: equipment.iter().map(|(code, quantity)| (code.parse().unwrap(), *quantity)).collect(),
        options: options.iter().map(|(code, quantity)| (code.parse().unwrap(), *quantity)).collect(),
        coupon: coupon.map(|coupon| coupon.parse().unwrap()),
    };
    demo().quote(&sale(fibre(8000)), &selection, day(start)).unwrap()
}

fn steps(quote: &Quote) -> Vec<(u16, Option<u16>, i64)> {
    quote.schedule.iter().map(|step| (step.from_month, step.until_month, step.monthly.cents())).collect()
}

#[test]
fn an_offer_costs_the_sum_of_its_base_services_less_its_promotion() {
    let quote = quote("TRIO-1G", &[("MODEM-WIFI6", 1), ("DECODEUR-HD", 1)], &[], None, "2026-04-01");
    assert_eq!(steps(&quote), [(1, Some(12), 3399), (13, None, 4599)]);
    assert_eq!((quote.monthly_now, quote.monthly_after), (cents(3399), cents(4599)));
    assert_eq!(quote.schedule[0].without_promotions, cents(4599));
    assert_eq!(quote.once, Money::ZERO, "the activation fee is waived on line");
    let commitment = quote.commitment.unwrap();
    assert_eq!((commitment.months, commitment.until), (12, day("2027-03-31")));
    assert_eq!(commitment.total, cents(12 * 3399));
    assert_eq!(quote.promotions[0].until, Some(day("2027-03-31")));
}

#[test]
fn pr_9_what_becomes_the_customers_own_for_a_price_is_a_sale_however_it_is_paid() {
    let bought = [("MODEM-WIFI6", 1), ("DECODEUR-4K", 1), ("REPETEUR-ACHAT", 2), ("TEL-DECT", 1)];
    let sold: Vec<String> = quote("TRIO-1G", &bought, &[("CINEMA", 1)], None, "2026-04-01")
        .lines
        .into_iter()
        .filter(|line| line.is_sale)
        .map(|line| line.service.to_string())
        .collect();
    assert_eq!(sold, ["ACH-REPETEUR-ACHAT", "ACH-TEL-DECT"], "neither what is lent, nor a deposit, a fee or an option");
    let card = quote("MOBILE-20", &[("SIM", 1)], &[], None, "2026-04-01");
    assert!(card.lines.iter().all(|line| !line.is_sale), "a card that comes for nothing");
    let kept = serde_json::to_value(&card.lines[0]).unwrap();
    assert!(kept.get("is_sale").is_none(), "quotes that were kept before have no such word");
    assert!(serde_json::from_value::<QuoteLine>(kept).is_ok_and(|line| !line.is_sale));
}

#[test]
fn promotions_end_one_after_the_other() {
    let equipment = &[("MODEM-WIFI7", 1), ("DECODEUR-4K", 1)];
    let quote = quote("TRIO-1G", equipment, &[("CINEMA", 1)], Some("bienvenue"), "2026-04-15");
    let now = 4599 - 1200 - 500 + 300;
    assert_eq!(
        steps(&quote),
        [
            (1, Some(3), now),
            (4, Some(6), now + 999),
            (7, Some(12), now + 999 + 500 + 400),
            (13, None, now + 999 + 500 + 400 + 1200)
        ]
    );
    assert_eq!(quote.deposits, cents(4900));
}

#[test]
fn the_first_bill_is_in_proportion_to_the_days_left() {
    let quote = quote("TRIO-1G", &[("MODEM-WIFI6", 1), ("DECODEUR-4K", 1)], &[], None, "2026-04-16");
    let bill = &quote.first_bill;
    assert_eq!((bill.from, bill.until, bill.days, bill.days_in_month), (day("2026-04-16"), day("2026-04-30"), 15, 30));
    assert_eq!((quote.monthly_now, bill.prorated), (cents(3699), cents(1850)), "half of a month, rounded once");
    assert_eq!(bill.total, bill.prorated + bill.once + cents(4900));
}

#[test]
fn a_whole_month_is_billed_in_full_and_a_last_day_for_one_day() {
    let whole = quote("MOBILE-20", &[("ESIM", 1)], &[], None, "2026-03-01");
    assert_eq!(whole.first_bill.prorated, cents(999));
    let last = quote("MOBILE-20", &[("ESIM", 1)], &[], None, "2028-02-29");
    assert_eq!((last.first_bill.days, last.first_bill.prorated), (1, cents(34)));
}

#[test]
fn a_promotion_over_two_rates_of_tax_lowers_both_in_proportion() {
    let quote = quote("TRIO-1G", &[("MODEM-WIFI6", 1), ("DECODEUR-HD", 1)], &[], None, "2026-04-01");
    let line = quote.lines.iter().find(|line| matches!(line.subject, Subject::Promotion(_))).unwrap();
    let parts: Vec<_> = line.vat.iter().map(|share| (share.rate.basis_points(), share.amount.cents())).collect();
    assert_eq!(parts, [(2000, -1017), (1000, -183)]);
    assert_eq!(line.amount, cents(-1200));
    let taxes: Vec<_> = quote.vat_monthly.iter().map(|total| (total.amount.cents(), total.tax.cents())).collect();
    assert_eq!(taxes, [(517, 47), (2882, 480)]);
}

#[test]
fn what_one_thing_costs_at_first_is_told_with_its_promotion() {
    let lowered = |offer_code: &str, thing: Priced| {
        demo().lowering(&sale(fibre(8000)), &with_one(Selection::of(offer(offer_code)), &thing), &thing)
    };
    let equipment = |code: &str| Priced::Equipment(code.parse().unwrap());
    let modem = lowered("TRIO-1G", equipment("MODEM-WIFI7")).unwrap();
    let first = AtFirst { amount: Money::ZERO, months: Some(6), then: Some(cents(400)) };
    assert_eq!((modem.promotions[0].code.as_str(), modem.at_once, modem.at_first), ("WIFI7-6-MOIS", true, Some(first)));
    let cinema = lowered("TRIO-1G", Priced::Option("CINEMA".parse().unwrap())).unwrap().at_first.unwrap();
    assert_eq!((cinema.amount, cinema.months, cinema.then), (Money::ZERO, Some(3), Some(cents(999))));
    assert!(lowered("TRIO-1G", equipment("MODEM-WIFI6")).is_none(), "nothing lowers it");
    assert!(lowered("FIBRE-8G", equipment("MODEM-WIFI7")).is_none(), "with other offers only");
}

/// The selection with one of a thing.
fn with_one(mut selection: Selection, thing: &Priced) -> Selection {
    match thing {
        Priced::Equipment(code) => selection.equipment.push((code.clone(), 1)),
        Priced::Option(code) => selection.options.push((code.clone(), 1)),
        Priced::Offer | Priced::Fee(_) => {}
    }
    selection
}

/// The demo with the modem's promotion changed.
fn modem_promotion(change: impl Fn(&mut Promotion)) -> Snapshot {
    let mut catalogue = demo().catalogue().clone();
    change(catalogue.promotions.iter_mut().find(|one| one.code.as_str() == "WIFI7-6-MOIS").unwrap());
    Snapshot::compile(2, catalogue).unwrap()
}

#[test]
fn a_price_at_first_is_told_only_where_it_is_its_own_and_two_prices_say_it() {
    let here = sale(fibre(8000));
    let modem = Priced::Equipment("MODEM-WIFI7".parse().unwrap());
    let of = |snapshot: &Snapshot, selection: Selection| {
        let lowered = snapshot.lowering(&here, &with_one(selection, &modem), &modem).unwrap();
        (lowered.at_once, lowered.at_first)
    };
    let bare = || Selection::of(offer("TRIO-1G"));
    let later = modem_promotion(|one| one.from_month = 4);
    assert_eq!(of(&later, bare()), (false, None), "it is not lowered yet");
    let for_good = modem_promotion(|one| (one.months, one.reduction) = (None, Reduction::BasisPoints(5000)));
    let half = AtFirst { amount: cents(200), months: None, then: None };
    assert_eq!(of(&for_good, bare()), (true, Some(half)));
}

#[test]
fn of_promotions_that_exclude_each_other_the_best_is_kept() {
    let student = quote("INTERNET-400", &[("MODEM-WIFI6", 1)], &[], Some("ETUDIANT"), "2026-04-01");
    let kept: Vec<_> = student.promotions.iter().map(|promotion| promotion.code.as_str()).collect();
    assert_eq!(kept, ["INTERNET-MOINS-10", "MISE-EN-SERVICE"], "10 € beats 20 % of 29.99 €");
}

#[test]
fn what_is_given_instead_of_a_promotion_is_what_the_quote_has() {
    let here = sale(fibre(8000));
    let code = |code: &str| PromotionCode::parse(code).unwrap();
    let instead = demo().outdone_by(&here, &offer("INTERNET-400"), &code("ETUDIANT"));
    assert_eq!(instead, Some(&code("INTERNET-MOINS-10")));
    assert_eq!(demo().outdone_by(&here, &offer("INTERNET-400"), &code("INTERNET-MOINS-10")), None);
    assert_eq!(demo().outdone_by(&here, &offer("TRIO-1G"), &code("ETUDIANT")), None, "it does not go with this offer");
    for sold in demo().sold(&here) {
        for promotion in &demo().catalogue().promotions {
            let Some(instead) = demo().outdone_by(&here, &sold.code, &promotion.code) else { continue };
            let coupon = promotion.coupon.clone();
            let selection = Selection { coupon, ..demo().suggest_default(&here, &sold.code) };
            let charges = demo().charges(here.day, &selection).unwrap();
            let given = demo().reductions(&here, &selection, &charges, sold.commitment_months);
            let given: Vec<_> = given.iter().map(|one| &one.promotion.code).collect();
            assert!(given.contains(&instead) && !given.contains(&&promotion.code), "{} {}", sold.code, promotion.code);
        }
    }
}

#[test]
fn a_promotion_never_makes_a_price_negative() {
    let mut catalogue = demo().catalogue().clone();
    for tariff in catalogue.tariffs.iter_mut().filter(|tariff| tariff.service.as_str() == "PROMO-TRIO-MOINS-12") {
        tariff.amount = cents(-999_900);
    }
    let snapshot = crate::Snapshot::compile(2, catalogue).unwrap();
    let here = sale(fibre(8000));
    let mut selection = snapshot.suggest_default(&here, &offer("TRIO-1G"));
    selection.coupon = Some("BIENVENUE".parse().unwrap());
    let quote = snapshot.quote(&here, &selection, here.day).unwrap();
    assert_eq!(quote.monthly_now, Money::ZERO);
    assert!(quote.promotions.iter().all(|promotion| promotion.code.as_str() != "BIENVENUE"), "nothing left to lower");
}

#[test]
fn the_operator_system_hears_every_service_and_promotion() {
    let here = sale(fibre(8000));
    let mut selection = demo().suggest_default(&here, &offer("DUO-TV-1G"));
    selection.equipment.push(("DECODEUR-SUP-4K".parse().unwrap(), 2));
    selection.options.push(("SPORT".parse().unwrap(), 1));
    let codes = demo().service_codes(&here, &selection).unwrap();
    let codes: Vec<_> = codes.iter().map(|(code, quantity)| (code.as_str(), *quantity)).collect();
    assert_eq!(
        codes,
        [
            ("NET-1000", 1),
            ("TV-PACK", 1),
            ("FRAIS-NET", 1),
            ("LOC-DECODEUR-HD", 1),
            ("LOC-DECODEUR-SUP-4K", 2),
            ("LOC-MODEM-WIFI6", 1),
            ("OPT-SPORT", 1),
            ("PROMO-INTERNET-MOINS-10", 1),
            ("PROMO-MISE-EN-SERVICE", 1),
            ("PROMO-SPORT-MOITIE-PRIX", 1)
        ]
    );
}

#[test]
fn a_start_beyond_the_calendar_is_refused_and_does_not_break() {
    let here = sale(fibre(8000));
    let selection = demo().suggest_default(&here, &offer("TRIO-1G"));
    assert!(demo().quote(&here, &selection, chrono::NaiveDate::MAX).is_err());
}

fn due_in(quote: &Quote, month: u16) -> Money {
    quote.lines.iter().filter(|line| line.due.is_due_in(month)).map(|line| line.amount).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_and_steps_tell_the_same_price_in_every_month((selection, start) in choices()) {
        let quote = demo().quote(&sale(fibre(8000)), &selection, start).unwrap();
        for month in 1..=40 {
            let step = quote.schedule.iter().filter(|step| {
                step.from_month <= month && step.until_month.is_none_or(|last| month <= last)
            });
            let steps: Vec<_> = step.collect();
            prop_assert_eq!(steps.len(), 1, "one step holds month {}", month);
            prop_assert_eq!(steps[0].monthly, due_in(&quote, month));
            prop_assert!(steps[0].monthly >= Money::ZERO);
            prop_assert!(steps[0].without_promotions >= steps[0].monthly);
        }
        let once: Money = quote.lines.iter().filter(|line| line.due == Due::Once).map(|line| line.amount).sum();
        prop_assert_eq!(once, quote.once);
        prop_assert!(once >= Money::ZERO);
        if let Some(commitment) = quote.commitment {
            let monthly: Money = (1..=u16::from(commitment.months)).map(|month| due_in(&quote, month)).sum();
            prop_assert_eq!(commitment.total, monthly + once);
        }
    }

    #[test]
    fn steps_follow_each_other_without_a_gap((selection, start) in choices()) {
        let quote = demo().quote(&sale(fibre(8000)), &selection, start).unwrap();
        prop_assert_eq!(quote.schedule[0].from_month, 1);
        for pair in quote.schedule.windows(2) {
            prop_assert_eq!(pair[0].until_month, Some(pair[1].from_month - 1));
        }
        prop_assert_eq!(quote.schedule.last().unwrap().until_month, None);
    }

    #[test]
    fn taxes_add_up_to_their_lines_and_the_bill_to_its_parts((selection, start) in choices()) {
        let quote = demo().quote(&sale(fibre(8000)), &selection, start).unwrap();
        for line in &quote.lines {
            prop_assert_eq!(line.vat.iter().map(|share| share.amount).sum::<Money>(), line.amount);
        }
        let bill = &quote.first_bill;
        prop_assert_eq!(bill.total, bill.prorated + bill.once + bill.deposits);
        prop_assert_eq!(bill.vat.iter().map(|total| total.amount).sum::<Money>(), bill.total - bill.deposits);
        prop_assert!(bill.prorated >= Money::ZERO && bill.prorated <= quote.monthly_now);
        prop_assert!(bill.vat.iter().all(|total| total.amount >= Money::ZERO));
        prop_assert_eq!(quote.vat_monthly.iter().map(|total| total.amount).sum::<Money>(), quote.monthly_now);
    }

    #[test]
    fn the_order_of_the_selection_does_not_matter((selection, start) in choices()) {
        let here = sale(fibre(8000));
        let mut other = selection.clone();
        other.equipment.reverse();
        other.options.reverse();
        prop_assert_eq!(demo().quote(&here, &selection, start), demo().quote(&here, &other, start));
        prop_assert_eq!(demo().service_codes(&here, &selection), demo().service_codes(&here, &other));
    }

    #[test]
    fn no_promotion_takes_off_more_than_what_it_lowers((selection, start) in choices(), points in 1u16..=10_000) {
        let mut catalogue = demo().catalogue().clone();
        for promotion in &mut catalogue.promotions {
            promotion.reduction = Reduction::BasisPoints(points);
            promotion.stacking = None;
        }
        let snapshot = crate::Snapshot::compile(3, catalogue).unwrap();
        let quote = snapshot.quote(&sale(fibre(8000)), &selection, start).unwrap();
        prop_assert!(quote.schedule.iter().all(|step| step.monthly >= Money::ZERO));
        prop_assert!(quote.once >= Money::ZERO);
        prop_assert!(quote.vat_monthly.iter().all(|total| total.amount >= Money::ZERO));
    }
}
