//! Options, each with its service and its tariff.

mod calls;
mod internet;
mod mobile;
mod television;

use super::{Record, service, tariff};

struct Demo {
    code: &'static str,
    group: &'static str,
    amount: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
    once: bool,
    most: u8,
    requires: &'static str,
    excludes: &'static str,
    replaces: &'static str,
    equipment: &'static str,
}

const fn option(
    code: &'static str,
    group: &'static str,
    amount: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
) -> Demo {
    Demo {
        code,
        group,
        amount,
        name,
        description,
        once: false,
        most: 1,
        requires: "",
        excludes: "",
        replaces: "",
        equipment: "",
    }
}

/// Every option, in the order of the sheet.
fn all() -> impl Iterator<Item = &'static Demo> {
    [television::OPTIONS, internet::OPTIONS, calls::OPTIONS, mobile::OPTIONS].into_iter().flatten()
}

fn domain(item: &Demo) -> &'static str {
    match item.group {
        "NET-SERVICES" | "PRO-SERVICES" => "INTERNET",
        "APPELS" => "FIXED_TELEPHONY",
        "MOBILE-OPTIONS" => "MOBILE",
        _ => "TELEVISION",
    }
}

/// Television bought by itself is at the reduced rate; services around it are not.
fn vat(item: &Demo) -> &'static str {
    if matches!(item.group, "TV-BOUQUETS" | "TV-LANGUES") { "10" } else { "20" }
}

fn service_code(item: &Demo) -> String {
    format!("OPT-{}", item.code)
}

pub(super) fn services() -> Vec<Record> {
    let of = |item: &Demo| service(&service_code(item), domain(item), "OPTION", item.name[0], item.name[1], false);
    all().map(of).collect()
}

pub(super) fn tariffs() -> Vec<Record> {
    let charge = |item: &Demo| if item.once { "ONCE" } else { "MONTHLY" };
    all().map(|item| tariff(&service_code(item), item.amount, vat(item), charge(item))).collect()
}

pub(super) fn options() -> Vec<Record> {
    (1u16..).zip(all()).map(|(place, item)| record(place * 10, item)).collect()
}

fn record(rank: u16, item: &Demo) -> Record {
    vec![
        ("code", item.code.to_owned()),
        ("group", item.group.to_owned()),
        ("service", service_code(item)),
        ("label_fr", item.name[0].to_owned()),
        ("label_en", item.name[1].to_owned()),
        ("description_fr", item.description[0].to_owned()),
        ("description_en", item.description[1].to_owned()),
        ("max_quantity", item.most.to_string()),
        ("requires", item.requires.to_owned()),
        ("excludes", item.excludes.to_owned()),
        ("replaces", item.replaces.to_owned()),
        ("requires_equipment", item.equipment.to_owned()),
        ("rank", rank.to_string()),
    ]
}
