//! The demo workbook `catalogue.xlsx`: what the product team of a fictitious regional cable operator keeps.
//!
//! What this is: the source of `demo/catalogue.xlsx`, so that a change of the demo is a change that can be read.
//! What it is not: a catalogue that the programs read; they read the workbook, as they would an operator's.
//! Where to start: [`write`]; the offers are in `offers.rs`.

mod choices;
mod equipment;
mod limits;
mod offers;
mod options;
mod promotions;
mod sheet;

use anyhow::Context;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::path::Path;
use weblys_catalog::Sheet;

/// One row of a sheet: its filled cells by header.
type Record = Vec<(&'static str, String)>;

/// Writes `catalogue.xlsx` into the folder, and reads it back to be sure that it is sound.
///
/// # Errors
/// When it cannot be written, or when what was written is not sound.
pub fn write(demo: &Path) -> anyhow::Result<()> {
    let mut workbook = Workbook::new();
    // A fixed day, so that the same rows give the same bytes.
    let made = DocProperties::new()
        .set_title("Catalogue des offres")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
    workbook.set_properties(&made);
    sheet::read_me(&mut workbook)?;
    for name in Sheet::ALL {
        sheet::write(&mut workbook, name, &records(name))?;
    }
    let bytes = workbook.save_to_buffer()?;
    if let Err(faults) = weblys_catalog::workbook::read(&bytes) {
        let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow::bail!("the demo catalogue is not sound:\n{}", list.join("\n"));
    }
    let path = demo.join("catalogue.xlsx");
    std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn records(sheet: Sheet) -> Vec<Record> {
    match sheet {
        Sheet::Services => {
            [offers::services(), equipment::services(), options::services(), promotions::services()].concat()
        }
        Sheet::Tariffs => [offers::tariffs(), equipment::tariffs(), options::tariffs(), promotions::tariffs()].concat(),
        Sheet::Offers => offers::offers(),
        Sheet::Groups => choices::groups(),
        Sheet::Equipment => equipment::equipment(),
        Sheet::Options => options::options(),
        Sheet::Promotions => promotions::promotions(),
        Sheet::Restrictions => limits::restrictions(),
        Sheet::Zones => limits::zones(),
    }
}

/// A service and its label.
fn service(code: &str, domain: &str, kind: &str, fr: &str, en: &str, needs_network: bool) -> Record {
    vec![
        ("code", code.to_owned()),
        ("domain", domain.to_owned()),
        ("kind", kind.to_owned()),
        ("label_fr", fr.to_owned()),
        ("label_en", en.to_owned()),
        ("needs_network", if needs_network { "oui" } else { "non" }.to_owned()),
    ]
}

/// A tariff, valid for as long as the demo.
fn tariff(service: &str, amount: &str, vat: &str, charge: &str) -> Record {
    vec![
        ("service", service.to_owned()),
        ("amount", amount.to_owned()),
        ("vat", vat.to_owned()),
        ("charge", charge.to_owned()),
        ("valid_from", "2020-01-01".to_owned()),
        ("valid_until", "2035-12-31".to_owned()),
    ]
}
