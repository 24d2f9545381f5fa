//! Warnings on the demo catalogue made worse in one place, and their silence where nothing is sure.

mod choices;
mod engine;
mod offers;
mod promotions;
mod said;

use crate::model::{Catalogue, Criteria, DateSpan, Effect, Restriction, Target};
use crate::sample::{day, demo};
use weblys_kernel::Refusal;
use weblys_kernel::locale::Label;

/// What is told of the demo catalogue with a change: `IMP-061 offers (code) INTERNET-400`.
fn told(change: impl FnOnce(&mut Catalogue)) -> Vec<String> {
    let mut catalogue = demo().catalogue().clone();
    change(&mut catalogue);
    let faults = crate::check(&catalogue);
    let lines = faults.iter().map(|fault| {
        assert!(fault.is_warning(), "the change should stand in nobody's way: {fault}");
        assert!(!fault.expected.fr.is_empty() && !fault.expected.en.is_empty(), "{fault}");
        format!("{} {} {}", fault.code(), fault.place(), fault.item.as_deref().unwrap_or_default())
    });
    lines.collect()
}

/// A restriction with criteria, on one thing.
fn restriction(code: &str, target: Target, effect: Effect, ask: impl FnOnce(&mut Criteria)) -> Restriction {
    let mut criteria = Criteria::default();
    ask(&mut criteria);
    let reason = Label { fr: "Pas ici.".to_owned(), en: "Not here.".to_owned() };
    let code = code.parse().unwrap();
    Restriction { code, targets: vec![target], effect, criteria, staff_note: reason.clone(), reason }
}

fn codes<T: std::str::FromStr>(codes: &[&str]) -> Vec<T> {
    codes.iter().map(|code| code.parse().ok().unwrap()).collect()
}

fn span(from: &str, until: &str) -> Option<DateSpan> {
    Some(DateSpan { from: day(from), until: Some(day(until)) })
}

#[test]
fn the_demo_catalogue_needs_no_advice() {
    assert_eq!(told(|_| ()), [] as [&str; 0]);
}

#[test]
fn warnings_come_after_what_stands_in_the_way_and_are_cut_to_what_a_person_reads() {
    let mut catalogue = demo().catalogue().clone();
    let zone = catalogue.zones[0].clone();
    for number in 0..600 {
        catalogue.zones.push(crate::model::Zone { code: format!("Z-{number}").parse().unwrap(), ..zone.clone() });
    }
    catalogue.offers[0].commitment_months = 36;
    let faults = crate::check(&catalogue);
    assert_eq!((faults[0].code(), faults.len()), ("IMP-029", 501));
    assert!(faults.iter().skip(1).all(|fault| fault.code() == "IMP-067"));
}
