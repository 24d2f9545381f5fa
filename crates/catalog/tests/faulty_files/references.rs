//! Codes that lead nowhere, are there twice or stand for something else, and prices missing for a time.

use crate::book::{add, all, set};
use crate::cells::assert_cases;

#[test]
fn a_code_that_leads_nowhere_is_told_in_each_column_that_has_codes() {
    assert_cases(vec![
        (
            "the service of a tariff",
            set("tariffs", 8, "service", "FRAIS-2"),
            "IMP-040 tariffs!A8 (service) AND IMP-044 offers!V2 (fees)",
        ),
        ("the services of an offer", set("offers", 2, "services", "NET-9"), "IMP-040 offers!D2 (services)"),
        ("the fees of an offer", set("offers", 2, "fees", "FRAIS;FRAIS-2"), "IMP-040 offers!V2 (fees)"),
        (
            "the equipment of an offer",
            set("offers", 2, "equipment_groups", "BOXES"),
            "IMP-040 offers!T2 (equipment_groups)",
        ),
        ("the options of an offer", set("offers", 2, "option_groups", "MODEM"), "IMP-040 offers!U2 (option_groups)"),
        ("what an offer may become", set("offers", 2, "upsell", "FASTER"), "IMP-040 offers!X2 (upsell)"),
        ("what an offer may grow to", set("offers", 2, "cross_sell", "TRIO"), "IMP-040 offers!Y2 (cross_sell)"),
        ("the default of a set", set("groups", 2, "default", "BOX-2"), "IMP-040 groups!G2 (default)"),
        ("the set of a piece", set("equipment", 2, "group", "EXTRA"), "IMP-040 equipment!B2 (group)"),
        ("the service of a piece", set("equipment", 2, "service", "LOC-2"), "IMP-040 equipment!C2 (service)"),
        ("the deposit of a piece", set("equipment", 2, "deposit", "DEPOT-2"), "IMP-040 equipment!D2 (deposit)"),
        ("the set of an option", set("options", 2, "group", "MODEM"), "IMP-040 options!B2 (group)"),
        ("the service of an option", set("options", 2, "service", "OPT-2"), "IMP-040 options!C2 (service)"),
        ("what an option requires", set("options", 2, "requires", "O-9"), "IMP-040 options!G2 (requires)"),
        ("what an option excludes", set("options", 2, "excludes", "O-9"), "IMP-040 options!H2 (excludes)"),
        ("what an option replaces", set("options", 2, "replaces", "O-9"), "IMP-040 options!K2 (replaces)"),
        ("its equipment", set("options", 2, "requires_equipment", "TV"), "IMP-040 options!I2 (requires_equipment)"),
        ("the service of a promotion", set("promotions", 2, "service", "PROMO-2"), "IMP-040 promotions!D2 (service)"),
        ("the offers of a promotion", set("promotions", 2, "offers", "NET;NET-3"), "IMP-040 promotions!J2 (offers)"),
        ("the zones of a promotion", set("promotions", 2, "zones", "Z-2"), "IMP-040 promotions!N2 (zones)"),
        ("who holds what", set("promotions", 2, "services_held", "OLD"), "IMP-040 promotions!R2 (services_held)"),
        (
            "the target of a restriction",
            set("restrictions", 2, "targets", "NET;TV"),
            "IMP-040 restrictions!C2 (targets)",
        ),
        ("the zones of a restriction", set("restrictions", 2, "zones", "Z-1;Z-2"), "IMP-040 restrictions!I2 (zones)"),
        (
            "a family that no service has",
            set("restrictions", 2, "domains", "ENERGY"),
            "IMP-040 restrictions!G2 (domains)",
        ),
        (
            "options that a promotion reduces",
            all(vec![set("promotions", 2, "reduces", "OPTIONS"), set("promotions", 2, "reduces_codes", "O-1;O-9")]),
            "IMP-040 promotions!G2 (reduces_codes)",
        ),
    ]);
}

#[test]
fn a_code_twice_is_told_at_the_second() {
    assert_cases(vec![
        ("a service", add("services", "LOC,INTERNET,EQUIPMENT_RENTAL,Bis,Bis,non,"), "IMP-041 services!A9 (code)"),
        (
            "an offer",
            all(vec![
                add("services", "NET-3,INTERNET,BASE,Bis,Bis,oui,"),
                add("tariffs", "NET-3,9,20,MONTHLY,2020-01-01,"),
                add("offers", "NET,Bis,Bis,NET-3,2024-01-01,,ON_SALE,0,3"),
            ]),
            "IMP-041 offers!A4 (code)",
        ),
        ("a set of equipment", add("groups", "EQUIPMENT,MODEM,Bis,Bis,0,1,,2"), "IMP-041 groups!B4 (code)"),
        ("a set of options", add("groups", "OPTION,EXTRA,Bis,Bis,0,1,,2"), "IMP-041 groups!B4 (code)"),
        ("a piece of equipment", add("equipment", "BOX,MODEM,LOC,,Bis,Bis,1,,2"), "IMP-041 equipment!A3 (code)"),
        ("an option", add("options", "O-3,EXTRA,OPT,Bis,Bis,1,,,,4"), "IMP-041 options!A5 (code)"),
        ("a promotion", add("promotions", "P-1,Bis,Bis,PROMO,,OFFER,,1,,,,,2"), "IMP-041 promotions!A3 (code)"),
        (
            "a restriction",
            add("restrictions", "R-1,OFFER,FAST,NOT_WHERE,HFC,,,,,,,,,,Non.,No."),
            "IMP-041 restrictions!A3 (code)",
        ),
        ("a zone", add("zones", "Z-1,Bis,Bis,42187,"), "IMP-041 zones!A3 (code)"),
        (
            "a combination of services",
            add("offers", "BIS,Bis,Bis,NET-1;NET-1,2024-01-01,,DRAFT,0,3"),
            "IMP-042 offers!D4 (services)",
        ),
    ]);
}

#[test]
fn what_does_not_fit_together_is_told() {
    assert_cases(vec![
        ("an option in an offer", set("offers", 2, "services", "NET-1;OPT"), "IMP-046 offers!D2 (services)"),
        ("a rent as fee", set("offers", 2, "fees", "LOC"), "IMP-046 offers!V2 (fees)"),
        ("a fee as deposit", set("equipment", 2, "deposit", "FRAIS"), "IMP-046 equipment!D2 (deposit)"),
        ("an option as promotion", set("promotions", 2, "service", "OPT"), "IMP-046 promotions!D2 (service)"),
        ("paid equipment by default", set("groups", 2, "default", "BOX"), "IMP-047 groups!G2 (default)"),
        ("required and excluded", set("options", 3, "excludes", "O-1"), "IMP-031 options!H3 (excludes)"),
        (
            "a circle of two",
            set("options", 2, "requires", "O-2"),
            "IMP-043 options!G2 (requires) AND IMP-043 options!G3 (requires)",
        ),
        ("a circle of one", set("options", 4, "requires", "O-3"), "IMP-043 options!G4 (requires)"),
        (
            "a circle of three",
            all(vec![set("options", 2, "requires", "O-3"), set("options", 4, "requires", "O-2")]),
            "IMP-043 options!G2 (requires) AND IMP-043 options!G3 (requires) AND IMP-043 options!G4 (requires)",
        ),
        ("nothing asked", set("restrictions", 2, "zones", ""), "IMP-049 restrictions!D2 (effect)"),
        (
            "every family",
            all(vec![set("restrictions", 2, "target_kind", "DOMAIN"), set("restrictions", 2, "targets", "*")]),
            "IMP-021 restrictions!C2 (targets)",
        ),
        ("fees without saying which", set("promotions", 2, "reduces", "FEES"), "IMP-020 promotions!G2 (reduces_codes)"),
    ]);
}

#[test]
fn a_price_missing_for_a_time_or_there_twice_is_told() {
    assert_cases(vec![
        ("none at the beginning", set("tariffs", 2, "valid_from", "2025-01-01"), "IMP-044 offers!D2 (services)"),
        ("none at the end", set("tariffs", 3, "valid_until", "2030-12-30"), "IMP-044 offers!D3 (services)"),
        (
            "none on one day",
            all(vec![set("tariffs", 8, "valid_until", "2025-06-29"), add("tariffs", "FRAIS,49,20,ONCE,2025-07-01,")]),
            "IMP-044 offers!V2 (fees)",
        ),
        (
            "two on one day",
            all(vec![set("tariffs", 8, "valid_until", "2025-07-01"), add("tariffs", "FRAIS,49,20,ONCE,2025-07-01,")]),
            "IMP-045 tariffs!E9 (valid_from)",
        ),
        ("the same twice", add("tariffs", "OPT,5,20,MONTHLY,2020-01-01,"), "IMP-045 tariffs!E9 (valid_from)"),
    ]);
}

#[test]
fn what_cannot_be_replaced_or_used_is_told() {
    assert_cases(vec![
        ("an option in its own place", set("options", 2, "replaces", "O-1"), "IMP-031 options!K2 (replaces)"),
        ("in the place of what it requires", set("options", 3, "replaces", "O-1"), "IMP-031 options!K3 (replaces)"),
        ("never used", set("promotions", 2, "max_uses", "0"), "IMP-029 promotions!S2 (max_uses)"),
        ("used by nobody", set("promotions", 2, "max_uses_each", "0"), "IMP-029 promotions!T2 (max_uses_each)"),
        (
            "a limit of each customer, and no coupon",
            all(vec![set("promotions", 2, "coupon", ""), set("promotions", 2, "max_uses_each", "1")]),
            "IMP-031 promotions!K2 (coupon)",
        ),
        (
            "a subsidy of what is rented",
            all(vec![
                set("promotions", 2, "reduces", "EQUIPMENT"),
                set("promotions", 2, "reduces_codes", "BOX"),
                set("promotions", 2, "subsidy", "oui"),
            ]),
            "IMP-031 promotions!G2 (reduces_codes)",
        ),
        ("a subsidy of no device", set("promotions", 2, "subsidy", "oui"), "IMP-031 promotions!F2 (reduces)"),
    ]);
}
