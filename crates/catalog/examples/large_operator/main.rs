//! A large operator, made up: how long its catalogue takes to be checked, compiled, kept and asked.
//!
//! `cargo run --release -p weblys-catalog --example large_operator [-- OFFERS]`: 10,000 offers where nothing is said, with
//! 50,000 services, 200,000 tariffs and 5,000 restrictions. Prints a table; it is no test and fails nothing.
//!
//! With `-- --write FOLDER` it writes the same operator as files instead, to be loaded into BACK: its catalogue (`one.json`),
//! that after a month's work (`revised.json`), that with twice the brands (`twice.json`), and a million homes.

mod brand;
mod choices;
mod codes;
mod customers;
mod limits;
mod measure;
mod national;
mod operator;
mod places;
mod random;
mod sales;

use measure::{Spread, timed};
use operator::Operator;
use random::Random;
use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;
use std::time::Duration;
use weblys_catalog::engine::{Effort, Kind};
use weblys_catalog::prior::Audience;
use weblys_catalog::{Catalogue, SaleContext, Snapshot, changes, check, json};
use weblys_kernel::Country;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Sales that are asked about at each size.
const SALES: usize = 20_000;
/// Rows of a page of the explanation, and what it asks of the engine at most: as BACK asks.
const ROWS: usize = 50;
const MOST_QUESTIONS: u32 = 20_000;

/// Offers of the operator, where nothing is said.
const OFFERS: usize = 10_000;
/// Homes that are written.
const HOMES: usize = 1_000_000;

fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    match (words.next().as_deref(), words.next()) {
        (Some("--write"), Some(folder)) => written(Path::new(&folder)),
        (offers, _) => measured(offers.map_or(Ok(OFFERS), str::parse)?),
    }
}

fn written(folder: &Path) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let (one, twice) = (Operator::of(OFFERS)?, Operator::of(2 * OFFERS)?);
    for (name, catalogue) in [("one", &one.catalogue), ("revised", &one.revised()), ("twice", &twice.catalogue)] {
        std::fs::write(folder.join(format!("{name}.json")), json::write(catalogue)?)?;
    }
    places::write(&one, HOMES, folder)
}

fn measured(offers: usize) -> Outcome<()> {
    let (one, twice) = (built(offers)?, built(2 * offers)?);
    print("")?;
    sold(&one, &twice)?;
    recognised(&one)?;
    for (snapshot, operator) in [one, twice] {
        print(&format!("\n{} offers", snapshot.catalogue().offers.len()))?;
        asked(&snapshot, &operator)?;
    }
    Ok(())
}

/// Asks both in turn, so that whatever else the machine does falls on both.
fn sold((one, here): &(Snapshot, Operator), (twice, there): &(Snapshot, Operator)) -> Outcome<()> {
    let mut random = Random::seeded(11);
    let (mut times, mut found) = ([Vec::new(), Vec::new()], [0, 0]);
    for _ in 0..SALES {
        let asked = [(one, here.sale(&mut random)?), (twice, there.sale(&mut random)?)];
        for ((times, found), (snapshot, sale)) in times.iter_mut().zip(&mut found).zip(&asked) {
            let (offers, took) = timed(|| snapshot.sold(sale).len());
            times.push(took);
            *found += offers;
        }
    }
    for ((times, found), snapshot) in times.into_iter().zip(found).zip([one, twice]) {
        let name = format!("(a) of {} offers, {} sold", snapshot.catalogue().offers.len(), found / SALES);
        print(&Spread::of(times).row(&name))?;
    }
    Ok(())
}

/// All customers recognised, and a revised catalogue tried on them.
fn recognised((snapshot, operator): &(Snapshot, Operator)) -> Outcome<()> {
    let draft = Snapshot::compile(2, operator.revised()).map_err(|faults| format!("{faults:?}"))?;
    let customers = customers::made(snapshot);
    let (known, took, tried) = customers::recognised(snapshot, &draft, &customers);
    let name = format!("(d) {} customers recognised, {known} with an offer", customers.len());
    print(&format!("| {name:<62} | {:>9.1} s |", took.as_secs_f64()))?;
    print(&format!("| {:<62} | {:>9.1} s |", "    a revised catalogue tried on them", tried.as_secs_f64()))
}

/// Makes an operator of that size, and measures what is done to a whole catalogue.
fn built(offers: usize) -> Outcome<(Snapshot, Operator)> {
    let operator = Operator::of(offers)?;
    let catalogue = operator.catalogue.clone();
    print(&counted(&catalogue))?;
    let tell = |name: &str, took: Duration| print(&format!("| {name:<44} | {:>9.1} ms |", milliseconds(took)));
    let (faults, took) = timed(|| check(&catalogue));
    tell("check", took)?;
    if let Some(fault) = faults.iter().find(|fault| !fault.is_warning()) {
        return Err(format!("the generated catalogue is not sound: {fault:?}").into());
    }
    let (bytes, took) = timed(|| json::write(&catalogue));
    let bytes = bytes?;
    tell(&format!("JSON written, {} MB", bytes.len() / 1_000_000), took)?;
    let (read, took) = timed(|| json::read(&bytes));
    tell("JSON read", took)?;
    let read = read.map_err(|faults| format!("{faults:?}"))?;
    let (differences, took) = timed(|| changes::between(&catalogue, &operator.revised()));
    tell(&format!("changes between two, {} of them", differences.len()), took)?;
    let (snapshot, took) = timed(|| Snapshot::compile(1, read));
    tell("compile, with its check", took)?;
    let snapshot = snapshot.map_err(|faults| format!("{faults:?}"))?;
    let usual = operator::prospect("2026-03-10".parse()?)?;
    let (channel, customer_type) = (usual.channel, usual.customer_type);
    let audience = Audience { country: Country::France, channel, customer_type };
    let (_, took) = timed(|| snapshot.published_prices(usual.day, &audience));
    tell("prices of all offers on all days to come", took)?;
    Ok((snapshot, operator))
}

/// Measures what is asked of a compiled catalogue.
fn asked(snapshot: &Snapshot, operator: &Operator) -> Outcome<()> {
    let mut random = Random::seeded(7);
    let mut sales =
        |count: usize| -> Outcome<Vec<SaleContext>> { (0..count).map(|_| operator.sale(&mut random)).collect() };
    let spread = Spread::over(&sales(2_000)?, |sale| cards(snapshot, sale));
    print(&spread.row("the offers page: with default and price"))?;
    let spread = Spread::over(&sales(500)?, |sale| snapshot.offers(sale).len());
    print(&spread.row("all offers with reasons"))?;
    for (name, kind) in [("offers", Kind::Offers), ("equipment", Kind::Equipment), ("options", Kind::Options)] {
        let usual = operator::prospect("2026-03-10".parse()?)?;
        let pages: Vec<_> = sales(1_000)?.into_iter().zip((0..).step_by(7)).collect();
        let spread = Spread::over(&pages, |(sale, page)| explained(snapshot, sale, &usual, kind, *page));
        print(&spread.row(&format!("(c) a page of the explanation, {name}")))?;
    }
    Ok(())
}

/// What BACK asks for the offers page.
fn cards(snapshot: &Snapshot, sale: &SaleContext) -> usize {
    let sold = snapshot.sold(sale).into_iter();
    sold.filter(|offer| snapshot.estimate(sale, &snapshot.suggest_default(sale, &offer.code), sale.day).is_ok()).count()
}

/// What BACK asks for one page of the explanation: everything judged, and the reasons and remedies of what is shown.
fn explained(snapshot: &Snapshot, sale: &SaleContext, usual: &SaleContext, kind: Kind<'_>, page: usize) -> usize {
    let all = snapshot.judged(sale, kind);
    let available = all.iter().filter(|one| one.is_available).count();
    let effort = Effort::of(MOST_QUESTIONS);
    let shown = all.iter().skip(page * ROWS % all.len().max(1)).take(ROWS);
    let told = shown.map(|one| {
        let withheld = snapshot.withheld(sale, one.thing).map_or(0, |reasons| reasons.len());
        withheld + snapshot.remedy(sale, usual, one.thing, &effort).map_or(0, |changes| changes.len())
    });
    available + told.sum::<usize>()
}

fn counted(catalogue: &Catalogue) -> String {
    let (offers, services, tariffs) = (catalogue.offers.len(), catalogue.services.len(), catalogue.tariffs.len());
    let (restrictions, promotions, zones) =
        (catalogue.restrictions.len(), catalogue.promotions.len(), catalogue.zones.len());
    let communes: usize = catalogue.zones.iter().map(|zone| zone.communes.len()).sum();
    format!(
        "\n{offers} offers, {services} services, {tariffs} tariffs, {restrictions} restrictions, {promotions} promotions, \
         {} pieces of equipment, {} options, {zones} zones with {communes} communes",
        catalogue.equipment.len(),
        catalogue.options.len(),
    )
}

fn print(row: &str) -> Outcome<()> {
    Ok(writeln!(stdout(), "{row}")?)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
