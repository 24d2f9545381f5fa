//! The demo catalogue and sales on it, for tests.

use crate::engine::{SaleContext, Snapshot};
use crate::model::OfferCode;
use chrono::NaiveDate;
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
