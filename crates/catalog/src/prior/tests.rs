//! The price before a reduction, by the letter of the law, and against a plain count of days.

use super::lowest::{Known, lowest_before};
use super::{Audience, Practised, PriceHistory, Priced};
use crate::engine::{Selection, Snapshot};
use crate::model::{Catalogue, DateSpan, EquipmentCode, OptionCode, Reduces, Tariff};
use crate::pricing::{Quote, QuoteLine, Subject};
use crate::sample::{choices, day, demo, fibre, offer, sale};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::sync::Arc;
use weblys_kernel::{Country, Money};

const FULL: i64 = 4599;

fn euros(cents: i64) -> Money {
    Money::from_cents(cents)
}

fn audience(country: Country) -> Audience {
    let sale = sale(fibre(8000));
    Audience { country, channel: sale.channel, customer_type: sale.customer_type }
}

fn tariff<'c>(catalogue: &'c mut Catalogue, service: &str) -> &'c mut Tariff {
    catalogue.tariffs.iter_mut().find(|tariff| tariff.service.as_str() == service).unwrap()
}

/// The demo's catalogue with another reduction of the trio; none: without it.
fn trio_less(cents: Option<i64>) -> Catalogue {
    let mut catalogue = demo().catalogue().clone();
    match cents {
        Some(cents) => {
            let service = demo().promotion(&"TRIO-MOINS-12".parse().unwrap()).unwrap().service.clone();
            tariff(&mut catalogue, service.as_str()).amount = euros(-cents);
        }
        None => catalogue.promotions.retain(|promotion| promotion.code.as_str() != "TRIO-MOINS-12"),
    }
    catalogue
}

/// Publications of the trio, each with its day and its reduction.
fn history(country: Country, published: &[(&str, Option<i64>)]) -> PriceHistory {
    let audience = audience(country);
    let publications = published.iter().map(|(from, cents)| {
        let snapshot = Snapshot::compile(1, trio_less(*cents)).unwrap();
        Arc::new(snapshot.published_prices(day(from), &audience))
    });
    PriceHistory::new(audience.clone(), publications.collect())
}

fn before(history: &PriceHistory, on: &str) -> Option<i64> {
    history.before_reduction(&offer("TRIO-1G"), &Priced::Offer, day(on)).map(Money::cents)
}

#[test]
fn pr_2_the_price_before_a_reduction_is_the_lowest_of_the_30_days_before() {
    let history = history(
        Country::France,
        &[("2026-01-01", Some(500)), ("2026-02-10", None), ("2026-03-01", Some(1200)), ("2026-06-01", None)],
    );
    assert_eq!(before(&history, "2026-02-20"), None, "no reduction, no price before");
    assert_eq!(before(&history, "2026-03-01"), Some(FULL - 500), "19 days before it was less");
    assert_eq!(
        before(&history, "2026-04-30"),
        Some(FULL - 500),
        "and stays what it was as long as the reduction lasts"
    );
    assert_eq!(before(&history, "2026-06-02"), None);
}

#[test]
fn pr_2_nothing_is_said_where_the_30_days_are_not_known() {
    let since = |from| history(Country::France, &[(from, None), ("2026-03-01", Some(1200))]);
    assert_eq!(before(&since("2026-01-30"), "2026-03-05"), Some(FULL));
    assert_eq!(before(&since("2026-01-31"), "2026-03-05"), None, "a day is missing");
    assert_eq!(before(&history(Country::France, &[("2026-01-01", Some(1200))]), "2026-03-05"), None, "always reduced");
}

#[test]
fn pr_3_successive_reductions_keep_the_price_before_the_first_in_france_only() {
    let published = [("2026-01-01", None), ("2026-03-01", Some(500)), ("2026-03-11", Some(1200))];
    assert_eq!(before(&history(Country::France, &published), "2026-03-15"), Some(FULL));
    assert_eq!(before(&history(Country::Belgium, &published), "2026-03-15"), Some(FULL - 500));
}

#[test]
fn pr_2_a_tariff_that_changes_by_its_date_counts_from_that_day() {
    let mut catalogue = trio_less(None);
    let cheaper = tariff(&mut catalogue, "NET-1000");
    let mut later = cheaper.clone();
    cheaper.validity.until = Some(day("2026-02-19"));
    cheaper.amount += euros(-300);
    later.validity.from = day("2026-02-20");
    catalogue.tariffs.push(later);
    let audience = audience(Country::France);
    let of =
        |catalogue, from| Arc::new(Snapshot::compile(1, catalogue).unwrap().published_prices(day(from), &audience));
    let publications = vec![of(catalogue, "2026-01-01"), of(trio_less(Some(1200)), "2026-03-01")];
    assert_eq!(before(&PriceHistory::new(audience.clone(), publications), "2026-03-01"), Some(FULL - 300));
}

#[test]
fn pr_2_a_reduction_that_is_not_for_all_is_no_price_practised() {
    let mut catalogue = demo().catalogue().clone();
    let promotion = catalogue.promotions.iter_mut().find(|one| one.code.as_str() == "TRIO-MOINS-12").unwrap();
    promotion.conditions.communes = vec!["42218".parse().unwrap()];
    let snapshot = Snapshot::compile(1, catalogue).unwrap();
    let practised =
        snapshot.practised(&offer("TRIO-1G"), &Priced::Offer, day("2026-03-10"), &audience(Country::France)).unwrap();
    assert_eq!((practised.price, practised.is_reduced()), (euros(FULL), false));
}

#[test]
fn pr_2_a_quote_tells_the_price_before_where_its_sale_has_the_reduction() {
    let history = history(Country::France, &[("2026-01-01", None), ("2026-03-01", Some(1200))]);
    let known = Snapshot::compile(2, trio_less(Some(1200))).unwrap().with_history(history);
    let selection = Selection::of(offer("TRIO-1G"));
    let mut sale = sale(fibre(8000));
    let estimate = |sale: &_| known.estimate(sale, &selection, day("2026-04-01")).unwrap().before_reduction;
    assert_eq!(estimate(&sale), Some(euros(FULL)));
    sale.channel = "MYSHOP".parse().unwrap();
    assert_eq!(estimate(&sale), None, "the history of another channel says nothing of this one");
    assert_eq!(
        demo().estimate(&self::sale(fibre(8000)), &selection, day("2026-04-01")).unwrap().before_reduction,
        None
    );
}

/// The demo's catalogue when what lowers anything beside offers is over.
fn nothing_else_lowered() -> Catalogue {
    let mut catalogue = demo().catalogue().clone();
    for promotion in catalogue.promotions.iter_mut().filter(|promotion| promotion.reduces != Reduces::Offer) {
        promotion.conditions.days = Some(DateSpan { from: day("2020-01-01"), until: Some(day("2020-01-31")) });
    }
    catalogue
}

/// The demo as it is, published after these.
fn demo_after(earlier: Vec<(&str, Catalogue)>, on: &str) -> Snapshot {
    let audience = audience(Country::France);
    let of = |(from, catalogue)| {
        let snapshot = Snapshot::compile(1, catalogue).unwrap();
        Arc::new(snapshot.published_prices(day(from), &audience))
    };
    let now = demo().catalogue().clone();
    let publications = earlier.into_iter().chain([(on, now.clone())]).map(of).collect();
    Snapshot::compile(2, now).unwrap().with_history(PriceHistory::new(audience.clone(), publications))
}

/// What a quote tells of the lines of a thing: what it is, its price, and its price before.
fn told_of(quote: &Quote, subject: &Subject) -> (i64, Option<i64>) {
    let line = quote.lines.iter().find(|line| line.subject == *subject).unwrap();
    (line.amount.cents(), line.before_reduction.map(Money::cents))
}

#[test]
fn pr_2_a_fee_that_is_waived_tells_what_it_cost_at_the_lowest() {
    let mut cheap = nothing_else_lowered();
    tariff(&mut cheap, "FRAIS-NET").amount = euros(2_900);
    let now = demo_after(vec![("2026-01-01", cheap), ("2026-02-15", nothing_else_lowered())], "2026-03-10");
    let quote = now.estimate(&sale(fibre(8000)), &Selection::of(offer("TRIO-1G")), day("2026-03-10")).unwrap();
    assert_eq!(told_of(&quote, &Subject::Fee("FRAIS-NET".parse().unwrap())), (3_900, Some(2_900)));
    assert_eq!((quote.once, quote.once_before_reduction), (Money::ZERO, Some(euros(2_900))));
    let long_ago = demo_after(vec![("2026-03-01", nothing_else_lowered())], "2026-03-10");
    let quote = long_ago.estimate(&sale(fibre(8000)), &Selection::of(offer("TRIO-1G")), day("2026-03-10")).unwrap();
    assert_eq!((quote.once, quote.once_before_reduction), (Money::ZERO, None), "nine days are known, not thirty");
}

#[test]
fn pr_2_reduced_options_and_equipment_tell_the_price_of_as_many_as_are_chosen() {
    let now = demo_after(vec![("2026-01-01", nothing_else_lowered())], "2026-03-01");
    let cinema: OptionCode = "CINEMA".parse().unwrap();
    let modem: EquipmentCode = "MODEM-WIFI7".parse().unwrap();
    let mut selection = Selection::of(offer("TRIO-1G"));
    selection.options = vec![(cinema.clone(), 2)];
    selection.equipment = vec![(modem.clone(), 1)];
    let charges = now.charges(day("2026-03-10"), &selection).unwrap();
    let at_home = sale(fibre(8000));
    let reductions = now.reductions(&at_home, &selection, &charges, 12);
    let before = now.prices_before(&at_home, &selection.offer, &charges, &reductions);
    let of = |subject: &Subject| {
        let at = charges.iter().position(|line| line.subject == *subject).unwrap();
        (charges[at].amount, before.of_line(at))
    };
    let (two, before_two) = of(&Subject::Option(cinema));
    assert!(two > Money::ZERO);
    assert_eq!(before_two, Some(two), "two of them");
    let (one, before_one) = of(&Subject::Equipment(modem));
    assert_eq!(before_one, Some(one));
}

proptest! {
    #[test]
    fn pr_2_what_is_lowered_for_all_tells_its_price_before_and_nothing_else_does((selection, _) in choices()) {
        let now = demo_after(vec![("2026-01-01", nothing_else_lowered())], "2026-03-01");
        let here = sale(fibre(8000));
        let quote = now.estimate(&here, &selection, day("2026-04-01")).unwrap();
        let lowers = |line: &QuoteLine| quote.promotions.iter().filter_map(|one| now.promotion(&one.code)).any(|promotion| {
            match (&promotion.reduces, &line.subject) {
                (Reduces::Fees(codes), Subject::Fee(code)) => codes.contains(code),
                (Reduces::Equipment(codes), Subject::Equipment(code)) => codes.contains(code),
                (Reduces::Options(codes), Subject::Option(code)) => codes.contains(code),
                _ => false,
            }
        });
        for line in &quote.lines {
            let expected = (lowers(line) && !line.amount.is_zero()).then_some(line.amount);
            prop_assert_eq!(line.before_reduction, expected, "{:?}", line.subject);
        }
    }
}

fn practised() -> impl Strategy<Value = Option<Practised>> {
    let price = (20i64..24, 0i64..3).prop_map(|(full, off)| Practised { price: euros(full - off), full: euros(full) });
    prop_oneof![1 => Just(None), 8 => price.prop_map(Some)]
}

/// One price for several days, as publications are.
fn prices() -> impl Strategy<Value = Vec<Option<Practised>>> {
    prop::collection::vec((practised(), 1usize..25), 1..10)
        .prop_map(|runs| runs.into_iter().flat_map(|(price, days)| vec![price; days]).collect())
}

fn first() -> NaiveDate {
    day("2026-01-01")
}

fn lowest(country: Country, prices: &[Option<Practised>]) -> Option<Money> {
    let today = first() + Days::new(prices.len() as u64 - 1);
    lowest_before(country, today, |day| {
        let at = usize::try_from((day - first()).num_days()).ok();
        at.map_or(Known::Nothing, |at| Known::Prices { lowest: prices[at].map(|one| one.price), last: prices[at] })
    })
}

proptest! {
    #[test]
    fn pr_3_the_price_before_is_that_of_a_plain_count_of_days(prices in prices()) {
        let told = lowest(Country::France, &prices);
        let reduced = |one: &&Option<Practised>| one.is_some_and(|one| one.is_reduced());
        let lasts = prices.iter().rev().take_while(reduced).count();
        let earlier = &prices[..prices.len() - lasts];
        let expected = if lasts == 0 || earlier.len() < 30 {
            None
        } else {
            earlier[earlier.len() - 30..].iter().flatten().map(|one| one.price).min()
        };
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn pr_3_a_reduction_that_stands_alone_is_told_alike_in_both_countries(prices in prices()) {
        let mut prices = prices;
        prices.extend([Some(Practised { price: euros(30), full: euros(30) }); 1]);
        prices.extend([Some(Practised { price: euros(25), full: euros(30) }); 5]);
        prop_assert_eq!(lowest(Country::Belgium, &prices), lowest(Country::France, &prices));
    }
}
