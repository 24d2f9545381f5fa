//! The sheets `groups`, `equipment` and `options`.

use crate::model::{EquipmentGroup, EquipmentItem, OptionGroup, OptionItem};
use crate::workbook::row::Row;
use crate::workbook::sheets::install_modes;
use crate::workbook::sheets::product::product;

pub(in crate::workbook) fn equipment_group(row: &mut Row<'_>) -> Option<EquipmentGroup> {
    let code = row.code("code");
    let label = row.label("label_fr", "label_en");
    let (min, max) = (row.number("min", 0..=1_000), row.number("max", 0..=1_000));
    let default = row.maybe_code("default");
    let rank = row.number("rank", 0..=65_535);
    Some(EquipmentGroup { code: code?, label: label?, min: min?, max: max?, default, rank: rank? })
}

pub(in crate::workbook) fn option_group(row: &mut Row<'_>) -> Option<OptionGroup> {
    let code = row.code("code");
    let label = row.label("label_fr", "label_en");
    let (min, max) = (row.number("min", 0..=1_000), row.number("max", 0..=1_000));
    let rank = row.number("rank", 0..=65_535);
    Some(OptionGroup { code: code?, label: label?, min: min?, max: max?, rank: rank? })
}

pub(in crate::workbook) fn equipment(row: &mut Row<'_>) -> Option<EquipmentItem> {
    let code = row.code("code");
    let group = row.code("group");
    let service = row.code("service");
    let deposit = row.maybe_code("deposit");
    let label = row.label("label_fr", "label_en");
    let description = row.maybe_label("description_fr", "description_en");
    let max_quantity = row.number("max_quantity", 1..=1_000);
    let install_modes = install_modes(row);
    let rank = row.number("rank", 0..=65_535);
    let product = product(row);
    Some(EquipmentItem {
        code: code?,
        group: group?,
        service: service?,
        deposit,
        label: label?,
        description,
        max_quantity: max_quantity?,
        install_modes,
        rank: rank?,
        product,
    })
}

pub(in crate::workbook) fn option(row: &mut Row<'_>) -> Option<OptionItem> {
    let code = row.code("code");
    let group = row.code("group");
    let service = row.code("service");
    let label = row.label("label_fr", "label_en");
    let description = row.maybe_label("description_fr", "description_en");
    let max_quantity = row.number("max_quantity", 1..=1_000);
    let (requires, excludes, replaces) = (row.codes("requires"), row.codes("excludes"), row.codes("replaces"));
    let requires_equipment = row.codes("requires_equipment");
    let rank = row.number("rank", 0..=65_535);
    Some(OptionItem {
        code: code?,
        group: group?,
        service: service?,
        label: label?,
        description,
        max_quantity: max_quantity?,
        requires,
        excludes,
        replaces,
        requires_equipment,
        rank: rank?,
    })
}
