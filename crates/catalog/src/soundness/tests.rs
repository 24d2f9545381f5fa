//! Faults across a catalogue that did not come from a workbook.

use crate::fault::FaultKind;
use crate::model::{Catalogue, DateSpan, Effect, InstallMode, OptionItem};
use crate::sample::{day, demo};
use crate::{check, soundness::blocking};

fn faults(change: impl FnOnce(&mut Catalogue)) -> Vec<(FaultKind, String)> {
    let mut catalogue = demo().catalogue().clone();
    change(&mut catalogue);
    check(&catalogue).into_iter().map(|fault| (fault.kind, fault.item.unwrap_or_default())).collect()
}

fn told(kind: FaultKind, item: &str) -> Vec<(FaultKind, String)> {
    vec![(kind, item.to_owned())]
}

/// The demo with other ways for a mobile offer, whose customers choose between a card and an eSIM.
fn mobile_comes(modes: &[InstallMode]) -> Vec<(FaultKind, String)> {
    faults(|catalogue| {
        let mobile = catalogue.offers.iter_mut().find(|offer| offer.code.as_str() == "MOBILE-20").unwrap();
        mobile.install_modes = modes.to_vec();
    })
}

#[test]
fn an_offer_with_equipment_that_nothing_brings_is_a_dead_end_and_told() {
    let dead_end = told(FaultKind::Contradiction, "MOBILE-20");
    assert_eq!(mobile_comes(&[InstallMode::Shipment]), [], "an eSIM comes with whatever is sent");
    assert_eq!(mobile_comes(&[InstallMode::None]), dead_end, "who has a card sent is left alone");
    assert_eq!(mobile_comes(&[]), [], "a technician brings everything");
}

#[test]
fn the_limits_of_the_law_and_of_sense_hold_for_any_catalogue() {
    let too_long = faults(|catalogue| catalogue.offers[0].commitment_months = 36);
    assert_eq!(too_long, told(FaultKind::OutOfRange, "INTERNET-400"), "24 months at most (CO-1)");
    let endless = faults(|catalogue| catalogue.promotions[0].months = Some(500));
    assert_eq!(endless, told(FaultKind::OutOfRange, "INTERNET-MOINS-10"));
    let empty = faults(|catalogue| catalogue.restrictions[0].targets.clear());
    assert_eq!(empty, told(FaultKind::ValueMissing, "R-8G-FTTH"));
    let backwards = faults(|catalogue| catalogue.offers[0].sale.until = Some(day("2019-01-01")));
    assert_eq!(backwards, told(FaultKind::DatesBackwards, "INTERNET-400"));
    let disorderly = faults(|catalogue| {
        if let Some(speeds) = &mut catalogue.offers[0].speeds {
            speeds.down.min = 9_999;
        }
    });
    assert_eq!(disorderly, told(FaultKind::Contradiction, "INTERNET-400"), "minimum above maximum (PR-5)");
}

#[test]
fn an_offer_that_can_never_be_sold_is_a_warning_and_does_not_stop_publication() {
    let mut catalogue = demo().catalogue().clone();
    catalogue.equipment.retain(|item| item.code.as_str() != "ROUTEUR-PRO");
    catalogue.services.retain(|service| service.code.as_str() != "LOC-ROUTEUR-PRO");
    catalogue.tariffs.retain(|tariff| tariff.service.as_str() != "LOC-ROUTEUR-PRO");
    let warnings = check(&catalogue);
    assert!(warnings.iter().all(crate::Fault::is_warning), "{warnings:?}");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(crate::Snapshot::compile(2, catalogue).is_ok());
}

#[test]
fn a_restriction_to_days_outside_the_sale_window_is_noticed() {
    let never = faults(|catalogue| {
        let span = DateSpan { from: day("2040-01-01"), until: None };
        let restriction = &mut catalogue.restrictions[0];
        restriction.effect = Effect::OnlyWhere;
        restriction.criteria.days = Some(span);
    });
    assert_eq!(never.len(), 2, "both offers it is about: {never:?}");
    assert!(never.iter().all(|(kind, _)| *kind == FaultKind::NeverSold));
}

#[test]
fn a_long_chain_of_prerequisites_is_fine_and_a_circle_is_not() {
    let link = |catalogue: &mut Catalogue, from: usize, to: usize| {
        let code = catalogue.options[to].code.clone();
        catalogue.options[from].requires.push(code);
    };
    let chain = faults(|catalogue| (0..20).for_each(|at| link(catalogue, at, at + 20)));
    assert!(chain.iter().all(|(kind, _)| *kind == FaultKind::NeverChosen), "only that no offer has both: {chain:?}");
    let circle = faults(|catalogue| (0..3).for_each(|at| link(catalogue, at + 8, (at + 1) % 3 + 8)));
    assert_eq!(circle.len(), 3, "{circle:?}");
    assert!(circle.iter().all(|(kind, _)| *kind == FaultKind::PrerequisiteCycle));
}

#[test]
fn a_file_full_of_prerequisites_is_looked_at_in_little_time() {
    const MANY: usize = 30_000;
    let of = |number: usize| format!("C{number}").parse().unwrap();
    let mut catalogue = demo().catalogue().clone();
    let first = catalogue.options[0].clone();
    catalogue.options = (0..MANY).map(|number| OptionItem { code: of(number), ..first.clone() }).collect();
    for (number, item) in catalogue.options.iter_mut().enumerate() {
        item.requires = vec![of((number + 1).min(MANY - 1))];
    }
    catalogue.options[0].requires = (1..MANY).map(of).collect();
    catalogue.options[0].excludes = (MANY..2 * MANY).map(of).collect();
    let circles = blocking(&catalogue).into_iter().filter(|fault| fault.kind == FaultKind::PrerequisiteCycle);
    assert_eq!(circles.count(), 0, "told after five thousand codes that nothing defines");
    catalogue.options[0].excludes.clear();
    let circles = blocking(&catalogue).into_iter().filter(|fault| fault.kind == FaultKind::PrerequisiteCycle);
    assert_eq!(circles.map(|fault| fault.item).collect::<Vec<_>>(), [Some(format!("C{}", MANY - 1))]);
}
