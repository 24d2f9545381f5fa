//! What every thing of a catalogue has: its key, its name, and its row of the workbook, written and read.

use super::grid::Grid;
use super::row::Row;
use super::sheets::{choices, limits, offers, services};
use super::write::{self, Cells};
use crate::fault::{Fault, Sheet};
use crate::model::{
    Catalogue, EquipmentGroup, EquipmentItem, Offer, OptionGroup, OptionItem, Promotion, Restriction, Service, Tariff,
    Zone, word,
};
use std::collections::BTreeMap;
use weblys_kernel::locale::Label;

/// A thing that is one row of the workbook.
pub(crate) trait Thing: Sized + PartialEq {
    /// What tells it from the others of its sheet: its code; of a tariff the service with what is charged and the first
    /// day; of a group its kind and its code.
    fn key(&self) -> String;
    /// Its name, where it has one.
    fn name(&self) -> Option<&Label>;
    /// Its row.
    fn cells(&self) -> Cells;
    /// A row that is read.
    fn read(row: &mut Row<'_>) -> Option<Self>;
    /// All of them.
    fn among(catalogue: &Catalogue) -> &Vec<Self>;
    /// All of them, to be changed.
    fn among_mut(catalogue: &mut Catalogue) -> &mut Vec<Self>;
}

macro_rules! thing {
    ($thing:ty, $list:ident, $key:expr, $name:expr, $cells:path, $read:path) => {
        impl Thing for $thing {
            fn key(&self) -> String {
                let key: fn(&Self) -> String = $key;
                key(self)
            }

            fn name(&self) -> Option<&Label> {
                let name: fn(&Self) -> Option<&Label> = $name;
                name(self)
            }

            fn cells(&self) -> Cells {
                $cells(self)
            }

            fn read(row: &mut Row<'_>) -> Option<Self> {
                $read(row)
            }

            fn among(catalogue: &Catalogue) -> &Vec<Self> {
                &catalogue.$list
            }

            fn among_mut(catalogue: &mut Catalogue) -> &mut Vec<Self> {
                &mut catalogue.$list
            }
        }
    };
}

thing!(Service, services, |one| one.code.to_string(), |one| Some(&one.label), write::service, services::service);
thing!(Tariff, tariffs, tariff_key, |_| None, write::tariff, services::tariff);
thing!(Offer, offers, |one| one.code.to_string(), |one| Some(&one.name), write::offer, offers::offer);
thing!(
    EquipmentGroup,
    equipment_groups,
    |one| format!("EQUIPMENT {}", one.code),
    |one| Some(&one.label),
    write::equipment_group,
    choices::equipment_group
);
thing!(
    OptionGroup,
    option_groups,
    |one| format!("OPTION {}", one.code),
    |one| Some(&one.label),
    write::option_group,
    choices::option_group
);
thing!(
    EquipmentItem,
    equipment,
    |one| one.code.to_string(),
    |one| Some(&one.label),
    write::equipment,
    choices::equipment
);
thing!(OptionItem, options, |one| one.code.to_string(), |one| Some(&one.label), write::option, choices::option);
thing!(Promotion, promotions, |one| one.code.to_string(), |one| Some(&one.label), write::promotion, limits::promotion);
thing!(
    Restriction,
    restrictions,
    |one| one.code.to_string(),
    |one| Some(&one.reason),
    write::restriction,
    limits::restriction
);
thing!(Zone, zones, |one| one.code.to_string(), |one| Some(&one.label), write::zone, limits::zone);

fn tariff_key(one: &Tariff) -> String {
    format!("{} {} {}", one.service, word(&one.charge), one.validity.from)
}

/// Reads a row that somebody typed, as the workbook's are read.
///
/// # Errors
/// Every cell that cannot be read.
pub(crate) fn read<T: Thing>(sheet: Sheet, typed: &BTreeMap<String, String>) -> Result<T, Vec<Fault>> {
    let (grid, cells) = Grid::of_typed(sheet, typed);
    let mut row = Row::new(&grid, 1, &cells);
    let thing = T::read(&mut row);
    let is_sound = row.is_sound();
    let (mut faults, _) = row.finish();
    match thing.filter(|_| is_sound) {
        Some(thing) => Ok(thing),
        None => {
            faults.iter_mut().for_each(without_row);
            Err(faults)
        }
    }
}

/// What was typed is in no row of a file.
fn without_row(fault: &mut Fault) {
    fault.row = None;
    if let Some(column) = &mut fault.column {
        column.letter = None;
    }
}
