//! The tables of the fictitious operator, for SelfShop and the channels beside it.
//!
//! Codes of letters and calls are those of the reference operator system; an operator publishes its own.

use crate::intervention::{After, Before, Deposit, ImmediatePayment, InterventionRules};
use crate::{Cell, HitPolicy, Row, Table};
use std::collections::{BTreeMap, BTreeSet};
use weblys_kernel::Money;

/// The demo's rules, version 1.
#[must_use]
pub fn selfshop() -> InterventionRules {
    InterventionRules { version: 1, before: before(), after: after() }
}

const CONTEXT: [&str; 5] = ["grouping", "sale_type", "channel", "intervention", "monthly_method"];
const ORDER: [&str; 3] = ["paid", "electronic_contract", "mvno_line"];

fn before() -> Table<Before> {
    let asks = |immediate_payment, serials_entered| Before { immediate_payment, serials_entered, deposit: None };
    let on_line = || ("channel", Cell::one_of(&["SELFSHOP", "MYSHOP"]));
    let rows = vec![
        row("collective", vec![("grouping", is("COLLECTIF"))], asks(ImmediatePayment::Hidden, false)),
        row("online-card", vec![on_line(), ("monthly_method", is("CARD"))], asks(ImmediatePayment::Required, false)),
        row(
            "online-hand-over",
            vec![on_line(), ("intervention", is("HAND_OVER"))],
            asks(ImmediatePayment::Optional, false),
        ),
        row(
            "online-shipment",
            vec![on_line(), ("intervention", is("SHIPMENT"))],
            asks(ImmediatePayment::Required, false),
        ),
        row("online", vec![on_line()], asks(ImmediatePayment::Optional, false)),
        row("counter-hand-over", vec![("intervention", is("HAND_OVER"))], asks(ImmediatePayment::Optional, true)),
        row(
            "door-to-door-invoice",
            vec![("channel", is("DOOR_TO_DOOR")), ("monthly_method", is("INVOICE"))],
            Before { deposit: Some(deposit()), ..asks(ImmediatePayment::Required, false) },
        ),
        row("others", vec![], asks(ImmediatePayment::Optional, false)),
    ];
    Table { name: "before-order".to_owned(), hit: HitPolicy::First, criteria: criteria(&CONTEXT, &[]), rows }
}

/// Held from those who are visited at home and pay on invoice.
fn deposit() -> Deposit {
    Deposit { service: "DEPOT-FACTURE".to_owned(), amount: Money::from_cents(4_000) }
}

fn after() -> Table<After> {
    let mobile = || ("mvno_line", Cell::Is(true.into()));
    let way = |word| ("intervention", is(word));
    let on_paper = || ("electronic_contract", Cell::Is(false.into()));
    let rows = vec![
        row(
            "connection-mobile-paper",
            vec![way("CONNECTION"), mobile(), on_paper()],
            told("RAC-CAB", &["RAC-MOB", "EXP-SIM"], 10, &["BIENV", "CTR-PAPIER"]),
        ),
        row(
            "connection-mobile",
            vec![way("CONNECTION"), mobile()],
            told("RAC-CAB", &["RAC-MOB", "EXP-SIM"], 10, &["BIENV"]),
        ),
        row(
            "connection-paper",
            vec![way("CONNECTION"), on_paper()],
            told("RAC-CAB", &["RAC-ACT"], 10, &["BIENV", "CTR-PAPIER"]),
        ),
        row("connection", vec![way("CONNECTION")], told("RAC-CAB", &["RAC-ACT"], 10, &["BIENV"])),
        row(
            "shipment-mobile",
            vec![way("SHIPMENT"), mobile()],
            told("EXP-MAT", &["ACT-MOB"], 3, &["BIENV", "SUIVI-COLIS"]),
        ),
        row("shipment", vec![way("SHIPMENT")], told("EXP-MAT", &["ACT-DIST"], 3, &["BIENV", "SUIVI-COLIS"])),
        row(
            "hand-over-unpaid",
            vec![way("HAND_OVER"), ("paid", Cell::Is(false.into()))],
            told("REM-MAT", &["ACT-DIST", "ENC-BOUT"], 1, &["BIENV", "RETRAIT"]),
        ),
        row("hand-over", vec![way("HAND_OVER")], told("REM-MAT", &["ACT-DIST"], 1, &["BIENV", "RETRAIT"])),
        row("nothing-mobile", vec![way("NONE"), mobile()], told("ACT-MOB", &[], 0, &["BIENV"])),
        row("nothing", vec![way("NONE")], told("ACT-DIST", &[], 0, &["BIENV"])),
    ];
    Table { name: "after-order".to_owned(), hit: HitPolicy::First, criteria: criteria(&CONTEXT, &ORDER), rows }
}

fn told(primary: &str, secondary: &[&str], delay_days: u16, letters: &[&str]) -> After {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    After {
        letters: owned(letters),
        primary_call: primary.to_owned(),
        secondary_calls: owned(secondary),
        delay_days,
        cable_status: if delay_days == 0 { "DONE" } else { "PLANNED" }.to_owned(),
        mvno_status: "WAITING".to_owned(),
        contract_call: "CONTRAT".to_owned(),
    }
}

fn is(word: &str) -> Cell {
    Cell::Is(word.into())
}

fn criteria(context: &[&str], order: &[&str]) -> BTreeSet<String> {
    context.iter().chain(order).map(|criterion| (*criterion).to_owned()).collect()
}

fn row<O>(code: &str, cells: Vec<(&str, Cell)>, outcome: O) -> Row<O> {
    let cells: BTreeMap<String, Cell> = cells.into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect();
    Row { code: code.to_owned(), cells, outcome }
}
