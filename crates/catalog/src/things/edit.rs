//! Putting a row into a catalogue, and taking one out.

use super::{Cells, for_sheet};
use crate::fault::{Column, Fault, FaultKind, Sheet};
use crate::model::{
    Catalogue, EquipmentGroup, EquipmentItem, Offer, OptionGroup, OptionItem, Promotion, Restriction, Service, Tariff,
    Zone,
};
use crate::workbook::columns;
use crate::workbook::thing::{Thing, read};
use weblys_kernel::locale::Label;

/// Puts a row in the place of the thing with this key, or adds it at the end; gives its key.
///
/// # Errors
/// Every cell that cannot be read; a key that another thing has already; a group of another kind than it was. The
/// catalogue is not changed then.
pub fn put(catalogue: &mut Catalogue, sheet: Sheet, item: Option<&str>, cells: &Cells) -> Result<String, Vec<Fault>> {
    match sheet {
        Sheet::Services => put_one::<Service>(catalogue, sheet, item, cells),
        Sheet::Tariffs => put_one::<Tariff>(catalogue, sheet, item, cells),
        Sheet::Offers => put_one::<Offer>(catalogue, sheet, item, cells),
        Sheet::Groups => put_group(catalogue, item, cells),
        Sheet::Equipment => put_one::<EquipmentItem>(catalogue, sheet, item, cells),
        Sheet::Options => put_one::<OptionItem>(catalogue, sheet, item, cells),
        Sheet::Promotions => put_one::<Promotion>(catalogue, sheet, item, cells),
        Sheet::Restrictions => put_one::<Restriction>(catalogue, sheet, item, cells),
        Sheet::Zones => put_one::<Zone>(catalogue, sheet, item, cells),
    }
}

/// Groups are two lists: the row says of which.
fn put_group(catalogue: &mut Catalogue, item: Option<&str>, cells: &Cells) -> Result<String, Vec<Fault>> {
    let kind = cells.get("kind").map(|kind| kind.trim().to_uppercase()).unwrap_or_default();
    let is_of_kind = item.is_none_or(|item| item.split(' ').next() == Some(kind.as_str()));
    match kind.as_str() {
        "EQUIPMENT" if is_of_kind => put_one::<EquipmentGroup>(catalogue, Sheet::Groups, item, cells),
        "OPTION" if is_of_kind => put_one::<OptionGroup>(catalogue, Sheet::Groups, item, cells),
        _ => {
            let (fr, en) =
                ("l'un de : EQUIPMENT, OPTION ; un groupe n'en change pas", "EQUIPMENT or OPTION, as it was");
            Err(vec![fault(Sheet::Groups, "kind", FaultKind::UnknownWord, kind, (fr, en))])
        }
    }
}

fn put_one<T: Thing>(
    catalogue: &mut Catalogue,
    sheet: Sheet,
    item: Option<&str>,
    cells: &Cells,
) -> Result<String, Vec<Fault>> {
    let long: Vec<Fault> = cells.iter().filter_map(|(header, text)| too_long(sheet, header, text)).collect();
    if !long.is_empty() {
        return Err(long);
    }
    let thing = read::<T>(sheet, cells)?;
    let key = thing.key();
    // Others go by the code of what is there; a tariff is told from others by what it says.
    if sheet != Sheet::Tariffs && item.is_some_and(|item| item != key) {
        let words = ("le code qu'il avait : d'autres s'y réfèrent", "the code that it had: others go by it");
        return Err(vec![fault(sheet, "code", FaultKind::Contradiction, key, words)]);
    }
    let list = T::among_mut(catalogue);
    let at = item.and_then(|item| list.iter().position(|one| one.key() == item));
    if list.iter().enumerate().any(|(other, one)| Some(other) != at && one.key() == key) {
        let header = if sheet == Sheet::Tariffs { "valid_from" } else { "code" };
        let words = ("ce que rien d'autre n'a encore", "what nothing else has yet");
        return Err(vec![fault(sheet, header, FaultKind::CodeTwice, key, words)]);
    }
    match at.and_then(|at| list.get_mut(at)) {
        Some(place) => *place = thing,
        None => list.push(thing),
    }
    Ok(key)
}

/// Letters of a cell at most.
pub const LONGEST_CELL: usize = 60_000;

fn too_long(sheet: Sheet, header: &str, text: &str) -> Option<Fault> {
    let letters = text.chars().count();
    let words = ("au plus 60 000 caractères", "at most 60,000 characters");
    (letters > LONGEST_CELL).then(|| fault(sheet, header, FaultKind::OutOfRange, letters.to_string(), words))
}

fn fault(sheet: Sheet, header: &str, kind: FaultKind, found: String, (fr, en): (&str, &str)) -> Fault {
    let spec = columns::of(sheet).iter().find(|column| column.header == header);
    Fault {
        kind,
        sheet: Some(sheet),
        row: None,
        column: spec.map(|spec| Column { letter: None, header: spec.header }),
        item: None,
        found,
        expected: Label { fr: fr.to_owned(), en: en.to_owned() },
    }
}

/// Takes a thing out; gives whether it was there. What speaks of it still is a fault of [`check`](crate::check) then.
pub fn take_out(catalogue: &mut Catalogue, sheet: Sheet, item: &str) -> bool {
    fn of<T: Thing>(catalogue: &mut Catalogue, item: &str) -> bool {
        let list = T::among_mut(catalogue);
        let at = list.iter().position(|one| one.key() == item);
        at.map(|at| list.remove(at)).is_some()
    }
    for_sheet!(sheet, of(catalogue, item), |a: bool, b: bool| a || b)
}

/// The key that a row would have; none when it cannot be read.
#[must_use]
pub fn key_of(sheet: Sheet, cells: &Cells) -> Option<String> {
    put(&mut Catalogue::default(), sheet, None, cells).ok()
}
