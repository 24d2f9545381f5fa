//! Customers of the large operator: what each holds, and how long it takes to recognise them all.

use crate::measure::timed;
use crate::random::Random;
use std::thread;
use std::time::Duration;
use weblys_catalog::Snapshot;
use weblys_catalog::coverage::Coverage;
use weblys_catalog::model::{Offer, ServiceCode};
use weblys_catalog::whatif::{Trial, WhatIf};

/// How many there are.
pub const COUNT: usize = 500_000;
/// Threads that work at once: as many as the machine of the aims has cores.
const THREADS: usize = 2;
/// One in so many has lost a base service, and with it his offer.
const WITHOUT_OFFER: usize = 50;

type Held = Vec<(ServiceCode, u16)>;

/// What each holds: an offer's services, equipment of its sets, and some options.
pub fn made(snapshot: &Snapshot) -> Vec<Held> {
    let mut random = Random::seeded(5);
    let offers = &snapshot.catalogue().offers;
    (0..COUNT).filter_map(|_| Some(held(snapshot, random.one(offers)?, &mut random))).collect()
}

fn held(snapshot: &Snapshot, offer: &Offer, random: &mut Random) -> Held {
    let catalogue = snapshot.catalogue();
    let mut held: Held = offer.services.iter().map(|code| (code.clone(), 1)).collect();
    if random.below(WITHOUT_OFFER) == 0 {
        held.pop();
    }
    let some = |all: usize, random: &mut Random| random.below(all.max(1));
    for group in &offer.equipment_groups {
        let at = some(catalogue.equipment.len(), random);
        let item = catalogue.equipment.iter().cycle().skip(at).take(200).find(|item| item.group == *group);
        held.extend(item.map(|item| (item.service.clone(), 1)));
    }
    for group in &offer.option_groups {
        let at = some(catalogue.options.len(), random);
        let item = catalogue.options.iter().cycle().skip(at).take(200).find(|item| item.group == *group);
        held.extend(item.map(|item| (item.service.clone(), 1)));
    }
    held
}

/// All of them recognised and counted, and then a draft tried on them: how many have an offer, and how long each took.
pub fn recognised(snapshot: &Snapshot, draft: &Snapshot, customers: &[Held]) -> (u64, Duration, Duration) {
    let parts: Vec<&[Held]> = customers.chunks(customers.len().div_ceil(THREADS).max(1)).collect();
    let (coverage, took) = timed(|| {
        let count = |part: &&[Held]| {
            let mut counted = Coverage::of(snapshot);
            part.iter().for_each(|held| counted.add(snapshot, held));
            counted
        };
        thread::scope(|scope| {
            let working: Vec<_> = parts.iter().map(|part| scope.spawn(move || count(part))).collect();
            let mut all = Coverage::of(snapshot);
            working.into_iter().filter_map(|part| part.join().ok()).for_each(|part| all.merge(part));
            all
        })
    });
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 10).unwrap_or_default();
    let (_, tried) = timed(|| {
        let count = |part: &&[Held]| {
            let (trial, mut counted) = (Trial::new(snapshot, draft), WhatIf::default());
            part.iter().for_each(|held| counted.add("", &trial.difference(held, day)));
            counted
        };
        thread::scope(|scope| {
            let working: Vec<_> = parts.iter().map(|part| scope.spawn(move || count(part))).collect();
            let mut all = WhatIf::default();
            working.into_iter().filter_map(|part| part.join().ok()).for_each(|part| all.merge(part));
            all
        })
    });
    (coverage.totals.whole + coverage.totals.partly, took, tried)
}
