//! The demo catalogue and sales on it, for tests.

use crate::engine::{SaleContext, Selection, Snapshot};
use crate::model::{OfferCode, ServiceCode};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;
use weblys_kernel::network::{Access, Eligibility};

/// The workbook that ships with the demo.
pub(crate) const WORKBOOK: &[u8] = include_bytes!("../../../demo/catalogue.xlsx");

static DEMO: LazyLock<Snapshot> = LazyLock::new(|| {
    let catalogue = crate::workbook::read(WORKBOOK).unwrap();
    Snapshot::compile(1, catalogue).unwrap()
});

pub(crate) fn demo() -> &'static Snapshot {
    &DEMO
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn offer(code: &str) -> OfferCode {
    code.parse().unwrap()
}

/// Fibre of that rate, carrying everything.
pub(crate) fn fibre(down_mbps: u32) -> Eligibility {
    let domains = ["TELEVISION", "INTERNET", "FIXED_TELEPHONY"];
    let access = Access {
        technology: "FTTH".parse().unwrap(),
        down_mbps,
        up_mbps: 500,
        domains: domains.iter().map(|domain| domain.parse().unwrap()).collect(),
    };
    Eligibility { accesses: vec![access] }
}

/// A prospect at Saint-Étienne who buys on line in March 2026.
pub(crate) fn sale(eligibility: Eligibility) -> SaleContext {
    let mut sale =
        SaleContext::prospect("SELFSHOP".parse().unwrap(), "RESIDENTIAL".parse().unwrap(), day("2026-03-10"));
    sale.eligibility = eligibility;
    sale.commune = Some("42218".parse().unwrap());
    sale
}

/// Any offer with any equipment and options of it that can be ordered.
pub(crate) fn choices() -> impl Strategy<Value = (Selection, NaiveDate)> {
    let indices = prop::collection::vec(any::<Index>(), 0..12);
    (any::<Index>(), indices, 0u64..3000, any::<bool>()).prop_map(|(place, picks, days, coupon)| {
        let here = sale(fibre(8000));
        let snapshot = demo();
        let offers: Vec<_> = snapshot.offers(&here).into_iter().filter(crate::Verdict::is_available).collect();
        let code = &offers[place.index(offers.len())].item.code;
        let mut selection = snapshot.suggest_default(&here, code);
        selection.coupon = coupon.then(|| "BIENVENUE".parse().unwrap());
        if snapshot.check(&here, &selection).is_err() {
            selection.coupon = None;
        }
        for pick in picks {
            let mut next = selection.clone();
            let options = snapshot.options(&here, code, &selection.equipment);
            let equipment = snapshot.equipment(&here, code);
            match pick.index(options.len() + equipment.len()) {
                at if at < options.len() => next.options.push((options[at].item.code.clone(), 1)),
                at => next.equipment.push((equipment[at - options.len()].item.code.clone(), 1)),
            }
            if snapshot.check(&here, &next).is_ok() {
                selection = next;
            }
        }
        (selection, day("2026-01-01") + Days::new(days))
    })
}

/// The active services of a customer: those of an offer or not, any others of the catalogue, and one that it does not know.
pub(crate) fn held() -> impl Strategy<Value = Vec<(ServiceCode, u16)>> {
    let picks = prop::collection::vec((any::<Index>(), 1u16..4), 0..8);
    (any::<Index>(), any::<bool>(), picks, prop::bool::weighted(0.1)).prop_map(|(place, of_offer, picks, unknown)| {
        let catalogue = demo().catalogue();
        let offer = &catalogue.offers[place.index(catalogue.offers.len())];
        let mut held: Vec<(ServiceCode, u16)> = Vec::new();
        if of_offer {
            held.extend(offer.services.iter().map(|code| (code.clone(), 1)));
        }
        let any = |(pick, quantity): (Index, u16)| {
            (catalogue.services[pick.index(catalogue.services.len())].code.clone(), quantity)
        };
        held.extend(picks.into_iter().map(any));
        held.extend(unknown.then(|| (service("NOT-KNOWN"), 1)));
        held
    })
}

/// The active services of many customers.
pub(crate) fn base() -> impl Strategy<Value = Vec<Vec<(ServiceCode, u16)>>> {
    prop::collection::vec(held(), 0..40)
}

pub(crate) fn service(code: &str) -> ServiceCode {
    code.parse().unwrap()
}
