//! The columns of `equipment` that the law wants told beside the price (law.md PR-9).

use crate::fault::FaultKind;
use crate::workbook::row::Row;
use weblys_kernel::ProductInformation;
use weblys_kernel::product::{DurabilityLabel, EnergyClass, EnergyLabel, SarValues};

pub(in crate::workbook) fn product(row: &mut Row<'_>) -> ProductInformation {
    let sar = SarValues {
        head: row.maybe_sar("sar_head"),
        trunk: row.maybe_sar("sar_trunk"),
        limbs: row.maybe_sar("sar_limbs"),
    };
    ProductInformation { sar, energy: energy(row), durability: durability(row) }
}

/// The class, the label and the sheet: all of them or none.
fn energy(row: &mut Row<'_>) -> Option<EnergyLabel> {
    let class = row.maybe_word("energy_class", &EnergyClass::ALL.map(|class| (class.letter(), class)));
    let (label, sheet) = (row.maybe_address("energy_label"), row.maybe_address("product_sheet"));
    if !whole(row, &["energy_class", "energy_label", "product_sheet"]) {
        return None;
    }
    Some(EnergyLabel { class: class?, label: label?, sheet: sheet? })
}

fn durability(row: &mut Row<'_>) -> Option<DurabilityLabel> {
    let bounds = i64::from(DurabilityLabel::FEWEST)..=i64::from(DurabilityLabel::MOST);
    let years = row.maybe_number("durability_years", bounds);
    let label = row.maybe_address("durability_label");
    if !whole(row, &["durability_years", "durability_label"]) {
        return None;
    }
    Some(DurabilityLabel { years: years?, label: label? })
}

/// Whether columns that go together are all filled, or none; a fault for each that is missing.
fn whole(row: &mut Row<'_>, headers: &[&'static str]) -> bool {
    let missing: Vec<&'static str> = headers.iter().copied().filter(|header| row.is_left_out(header)).collect();
    if missing.len() == headers.len() {
        return true;
    }
    for header in &missing {
        let (fr, en) = ("une valeur : ces colonnes vont ensemble", "a value: these columns go together");
        row.fault(header, FaultKind::ValueMissing, "", fr, en);
    }
    missing.is_empty()
}
