//! One faulty cell in a sound workbook.

use crate::assert_told;
use crate::book::{Book, Cell, Change, all, put_cell, set, set_text};

/// A case: its name, the change, and what is told.
pub type Case = (&'static str, Change, &'static str);

pub fn assert_cases(cases: Vec<Case>) {
    let written =
        cases.into_iter().map(|(name, change, expected)| (name.to_owned(), Book::with(&change), expected.to_owned()));
    assert_told(written);
}

#[test]
fn the_sound_workbook_is_read_and_needs_no_advice() {
    let catalogue = crate::read(&Book::sound().write());
    assert_eq!(catalogue.offers.len(), 2);
    assert_eq!(weblys_catalog::check(&catalogue), []);
}

#[test]
fn an_amount_that_is_none_is_told() {
    assert_cases(vec![
        ("a comma for thousands", set_text("tariffs", 2, "amount", "1,299.00"), "IMP-022 tariffs!B2 (amount)"),
        ("a comma too many", set_text("tariffs", 2, "amount", "29,9,9"), "IMP-022 tariffs!B2 (amount)"),
        ("a comma and three decimals", set_text("tariffs", 2, "amount", "29,990"), "IMP-022 tariffs!B2 (amount)"),
        ("nothing before the comma", set_text("tariffs", 2, "amount", ",99"), "IMP-022 tariffs!B2 (amount)"),
        ("dollars", set_text("tariffs", 2, "amount", "$29"), "IMP-022 tariffs!B2 (amount)"),
        ("words", set("tariffs", 2, "amount", "gratuit"), "IMP-022 tariffs!B2 (amount)"),
        ("a date", set("tariffs", 2, "amount", "2026-01-01"), "IMP-022 tariffs!B2 (amount)"),
        ("half a cent", set("tariffs", 2, "amount", "29.995"), "IMP-022 tariffs!B2 (amount)"),
        ("a billion euros", set("tariffs", 2, "amount", "1000000000"), "IMP-022 tariffs!B2 (amount)"),
        ("left out", set("tariffs", 2, "amount", ""), "IMP-020 tariffs!B2 (amount)"),
        ("a price below zero", set("tariffs", 2, "amount", "-29.99"), "IMP-048 tariffs!B2 (amount)"),
        ("a promotion that adds", set("tariffs", 7, "amount", "10"), "IMP-048 tariffs!B7 (amount)"),
    ]);
}

#[test]
fn a_percentage_out_of_range_is_told() {
    assert_cases(vec![
        ("more than everything", set("promotions", 2, "percent", "150"), "IMP-029 promotions!E2 (percent)"),
        ("less than nothing", set("promotions", 2, "percent", "-20"), "IMP-029 promotions!E2 (percent)"),
        ("nothing", set_text("promotions", 2, "percent", "0 %"), "IMP-029 promotions!E2 (percent)"),
        ("words", set("promotions", 2, "percent", "moitié"), "IMP-029 promotions!E2 (percent)"),
        ("a tax of 200 %", set("tariffs", 2, "vat", "200"), "IMP-029 tariffs!C2 (vat)"),
        ("a tax that lost its format", set_text("tariffs", 2, "vat", "0,2"), "IMP-029 tariffs!C2 (vat)"),
        ("no tax at all", set("tariffs", 2, "vat", ""), "IMP-020 tariffs!C2 (vat)"),
    ]);
}

#[test]
fn a_date_that_is_none_is_told() {
    assert_cases(vec![
        ("day, month, year", set("tariffs", 2, "valid_from", "01/02/2020"), "IMP-024 tariffs!E2 (valid_from)"),
        ("a day that no month has", set_text("offers", 2, "sale_from", "2024-02-30"), "IMP-024 offers!E2 (sale_from)"),
        ("two figures for a year", set_text("offers", 2, "sale_from", "24-01-01"), "IMP-024 offers!E2 (sale_from)"),
        ("words", set("offers", 3, "sale_until", "fin 2030"), "IMP-024 offers!F3 (sale_until)"),
        ("a number without format", set("offers", 2, "sale_from", "45292"), "IMP-024 offers!E2 (sale_from)"),
        ("left out", set("offers", 2, "sale_from", ""), "IMP-020 offers!E2 (sale_from)"),
        ("a last day alone", set("promotions", 2, "days_until", "2026-01-31"), "IMP-020 promotions!P2 (days_from)"),
        ("a sale backwards", set("offers", 3, "sale_until", "2023-12-31"), "IMP-030 offers!F3 (sale_until)"),
        ("a tariff backwards", set("tariffs", 4, "valid_until", "2019-12-31"), "IMP-030 tariffs!F4 (valid_until)"),
    ]);
}

#[test]
fn a_number_a_word_or_a_text_that_is_none_is_told() {
    assert_cases(vec![
        (
            "three years of commitment",
            set("offers", 2, "commitment_months", "36"),
            "IMP-029 offers!H2 (commitment_months)",
        ),
        ("one year and a half", set("offers", 2, "commitment_months", "1.5"), "IMP-023 offers!H2 (commitment_months)"),
        ("a number in words", set("offers", 2, "commitment_months", "douze"), "IMP-023 offers!H2 (commitment_months)"),
        ("a rank below zero", set("offers", 2, "rank", "-1"), "IMP-029 offers!I2 (rank)"),
        ("none of an option", set("options", 2, "max_quantity", "0"), "IMP-029 options!F2 (max_quantity)"),
        ("a month before the first", set("promotions", 2, "from_month", "0"), "IMP-029 promotions!H2 (from_month)"),
        ("eleven years of reduction", set("promotions", 2, "months", "132"), "IMP-029 promotions!I2 (months)"),
        ("a status of another system", set("offers", 2, "status", "ACTIVE"), "IMP-025 offers!G2 (status)"),
        ("a kind that no service has", set("services", 2, "kind", "BASIS"), "IMP-025 services!C2 (kind)"),
        ("weekly", set("tariffs", 2, "charge", "WEEKLY"), "IMP-025 tariffs!D2 (charge)"),
        ("neither yes nor no", set("services", 2, "needs_network", "peut-être"), "IMP-025 services!F2 (needs_network)"),
        (
            "a way that nothing is installed",
            set("equipment", 2, "install_modes", "DRONE"),
            "IMP-025 equipment!H2 (install_modes)",
        ),
        (
            "an unknown sale type",
            set("promotions", 2, "sale_types", "PROSPECT;FRIEND"),
            "IMP-025 promotions!O2 (sale_types)",
        ),
        ("an unknown thing reduced", set("promotions", 2, "reduces", "TAXES"), "IMP-025 promotions!F2 (reduces)"),
        (
            "a code with an accent",
            set("offers", 2, "code", "FIBRÉ"),
            "IMP-021 offers!A2 (code) AND IMP-040 promotions!J2 (offers) AND IMP-040 restrictions!C2 (targets)",
        ),
        ("no name in English", set("offers", 2, "name_en", ""), "IMP-020 offers!C2 (name_en)"),
        ("no reason for customers", set("restrictions", 2, "reason_fr", ""), "IMP-020 restrictions!O2 (reason_fr)"),
        ("highlights in one language", set("offers", 2, "highlights_en", "one"), "IMP-031 offers!K2 (highlights_en)"),
        ("rates of one direction", set("offers", 3, "up_min", "10"), "IMP-020 offers!P3 (up_advertised)"),
        ("the least above the most", set("offers", 2, "down_min", "500"), "IMP-031 offers!M2 (down_normal)"),
        ("more asked than allowed", set("groups", 2, "min", "2"), "IMP-031 groups!E2 (min)"),
    ]);
}

#[test]
fn pr_9_what_a_device_cannot_tell_is_told() {
    let away = |header: &'static str| set("equipment", 2, header, "");
    assert_cases(vec![
        ("no absorption at all", set("equipment", 2, "sar_head", "0"), "IMP-029 equipment!J2 (sar_head)"),
        ("more than the head may have", set("equipment", 2, "sar_head", "2.001"), "IMP-029 equipment!J2 (sar_head)"),
        ("more than anything may have", set("equipment", 2, "sar_limbs", "4.1"), "IMP-029 equipment!L2 (sar_limbs)"),
        ("four decimals", set("equipment", 2, "sar_trunk", "0.9876"), "IMP-029 equipment!K2 (sar_trunk)"),
        ("a class of the past", set("equipment", 2, "energy_class", "A+"), "IMP-025 equipment!M2 (energy_class)"),
        ("a label without its sheet", away("product_sheet"), "IMP-020 equipment!O2 (product_sheet)"),
        (
            "a sheet alone",
            all(vec![away("energy_class"), away("energy_label")]),
            "IMP-020 equipment!M2 (energy_class) AND IMP-020 equipment!N2 (energy_label)",
        ),
        ("a script", set("equipment", 2, "energy_label", "javascript:alert(1)"), "IMP-032 equipment!N2 (energy_label)"),
        (
            "not encrypted",
            set("equipment", 2, "product_sheet", "http://a.example/1"),
            "IMP-032 equipment!O2 (product_sheet)",
        ),
        (
            "what the law gives anyhow",
            set("equipment", 2, "durability_years", "2"),
            "IMP-029 equipment!P2 (durability_years)",
        ),
        ("years without their label", away("durability_label"), "IMP-020 equipment!Q2 (durability_label)"),
    ]);
}

#[test]
fn a_cell_that_is_not_what_it_seems_is_told() {
    let not_computed = |formula: &str| Some(Cell::NotComputed(formula.to_owned()));
    let error = |shown: &str| Some(Cell::Error(shown.to_owned()));
    assert_cases(vec![
        (
            "a formula that was not computed",
            put_cell("tariffs", 2, "amount", not_computed("=B3*2")),
            "IMP-026 tariffs!B2 (amount)",
        ),
        ("a code by formula", put_cell("zones", 2, "label_fr", not_computed("=A2")), "IMP-026 zones!B2 (label_fr)"),
        ("a broken reference", put_cell("offers", 2, "rank", error("#REF!")), "IMP-027 offers!I2 (rank)"),
        ("a failed look-up", put_cell("options", 2, "service", error("#N/A")), "IMP-027 options!C2 (service)"),
        ("a commune that lost its zero", set("zones", 2, "communes", "1004"), "IMP-028 zones!D2 (communes)"),
        ("a commune by name", set("zones", 2, "communes", "42218;Lyon"), "IMP-021 zones!D2 (communes)"),
        ("postal codes with a space", set("zones", 2, "communes", "42 000"), "IMP-021 zones!D2 (communes)"),
    ]);
}
