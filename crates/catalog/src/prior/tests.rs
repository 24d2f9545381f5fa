//! The price before a reduction, by the letter of the law, and against a plain count of days.

use super::lowest::{Known, lowest_before};
use super::{Audience, Practised, PriceHistory};
use crate::engine::{Selection, Snapshot};
use crate::model::{Catalogue, Tariff};
use crate::sample::{day, demo, fibre, offer, sale};
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
    history.before_reduction(&offer("TRIO-1G"), day(on)).map(Money::cents)
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
    let practised = snapshot.practised(&offer("TRIO-1G"), day("2026-03-10"), &audience(Country::France)).unwrap();
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
