//! What contracts hold, as the operator system tells it: any services in any quantity are recognised, counted in whatever
//! parts, and priced by two catalogues.

#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use weblys_catalog::Snapshot;
use weblys_catalog::coverage::Coverage;
use weblys_catalog::model::ServiceCode;
use weblys_catalog::whatif::{Trial, WhatIf};

type Held = Vec<(ServiceCode, u16)>;

static IN_FORCE: LazyLock<Snapshot> = LazyLock::new(|| compiled(weblys_fuzz::demo()));

/// The same with an offer less and other prices.
static DRAFT: LazyLock<Snapshot> = LazyLock::new(|| {
    let mut catalogue = weblys_fuzz::demo();
    let gone = catalogue.offers.remove(0);
    catalogue.offers.iter_mut().for_each(|offer| {
        offer.upsell.retain(|code| *code != gone.code);
        offer.cross_sell.retain(|code| *code != gone.code);
    });
    catalogue.promotions.retain(|one| !one.offers.contains(&gone.code));
    catalogue.restrictions.clear();
    catalogue.tariffs.iter_mut().for_each(|tariff| tariff.amount = tariff.amount * 3);
    compiled(catalogue)
});

fn compiled(catalogue: weblys_catalog::Catalogue) -> Snapshot {
    match Snapshot::compile(1, catalogue) {
        Ok(snapshot) => snapshot,
        Err(faults) => panic!("the demonstration is sound: {faults:?}"),
    }
}

fuzz_target!(|input: &[u8]| {
    let Ok((day, contracts)) = serde_json::from_slice::<(NaiveDate, Vec<Held>)>(input) else { return };
    let (all, what_if) = counted(&contracts, day);
    let (mut parts, mut of_parts) = counted(&contracts[..contracts.len() / 2], day);
    let (rest, of_rest) = counted(&contracts[contracts.len() / 2..], day);
    parts.merge(rest);
    of_parts.merge(of_rest);
    assert_eq!(parts, all);
    assert_eq!(of_parts.all, what_if.all);
    let totals = all.totals;
    let each = totals.whole + totals.partly + totals.unrecognised + totals.without_base;
    assert_eq!((totals.customers, each), (contracts.len() as u64, contracts.len() as u64));
    let text = serde_json::to_string(&all).expect("what is counted can be kept");
    assert_eq!(serde_json::from_str::<Coverage>(&text).expect("what was kept is read"), all);
    for combination in all.combinations(&IN_FORCE).iter().filter(|one| one.is_missing()) {
        drop(IN_FORCE.draft_offer(combination.services));
    }
});

fn counted(contracts: &[Held], day: NaiveDate) -> (Coverage, WhatIf) {
    let (mut coverage, mut what_if) = (Coverage::of(&IN_FORCE), WhatIf::default());
    let trial = Trial::new(&IN_FORCE, &DRAFT);
    for held in contracts {
        coverage.add(&IN_FORCE, held);
        what_if.add("1", &trial.difference(held, day));
        let other_way: Held = held.iter().rev().cloned().collect();
        assert_eq!(IN_FORCE.recognise(held), IN_FORCE.recognise(&other_way), "the order makes a difference");
    }
    (coverage, what_if)
}
