//! A catalogue seen and changed thing by thing: each as its row of the workbook, with what its columns mean (WCF-15, CAT-36).
//!
//! What this is: reading single rows out of a catalogue, putting one in, taking one out, and who speaks of a thing. A row
//! that is typed is read by the very code that reads workbooks, and is answered by the same faults.
//! What it is not: a judge of the whole. A catalogue that is being worked on may be unsound for a while;
//! [`check`](crate::check) says so, and nobody sells from it.
//!
//! Where to start: [`page`], [`one`], [`put`].

mod edit;
mod users;

#[cfg(test)]
mod tests;

use crate::fault::Sheet;
use crate::model::{
    Catalogue, EquipmentGroup, EquipmentItem, Offer, OptionGroup, OptionItem, Promotion, Restriction, Service, Tariff,
    Zone,
};
use crate::workbook::columns;
use crate::workbook::thing::{Thing, read};
use std::collections::BTreeMap;
use weblys_kernel::locale::Label;

pub use edit::{LONGEST_CELL, key_of, put, take_out};
pub use users::{User, users};

/// What stands in a row, by header. Empty cells are left out.
pub type Cells = BTreeMap<String, String>;

/// A thing as its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingRow {
    /// What tells it from the others of its sheet.
    pub item: String,
    /// Its name, where it has one.
    pub name: Option<Label>,
    /// Its cells.
    pub cells: Cells,
}

/// Does the same for the things of whichever list a sheet holds; groups are two lists.
macro_rules! for_sheet {
    ($sheet:expr, $does:ident ( $($with:expr),* ), $add:expr) => {
        match $sheet {
            Sheet::Services => $does::<Service>($($with),*),
            Sheet::Tariffs => $does::<Tariff>($($with),*),
            Sheet::Offers => $does::<Offer>($($with),*),
            Sheet::Groups => $add($does::<EquipmentGroup>($($with),*), $does::<OptionGroup>($($with),*)),
            Sheet::Equipment => $does::<EquipmentItem>($($with),*),
            Sheet::Options => $does::<OptionItem>($($with),*),
            Sheet::Promotions => $does::<Promotion>($($with),*),
            Sheet::Restrictions => $does::<Restriction>($($with),*),
            Sheet::Zones => $does::<Zone>($($with),*),
        }
    };
}
use for_sheet;

/// How many things a sheet has.
#[must_use]
pub fn count(catalogue: &Catalogue, sheet: Sheet) -> usize {
    fn of<T: Thing>(catalogue: &Catalogue) -> usize {
        T::among(catalogue).len()
    }
    for_sheet!(sheet, of(catalogue), |a: usize, b: usize| a + b)
}

/// Some rows of a sheet in the order of the catalogue, of those whose key or name is wanted, and how many are wanted.
#[must_use]
pub fn page(
    catalogue: &Catalogue,
    sheet: Sheet,
    wanted: impl Fn(&str, Option<&Label>) -> bool,
    (skip, take): (usize, usize),
) -> (Vec<ThingRow>, usize) {
    let mut found = Found { rows: Vec::new(), count: 0, skip, take };
    fn of<T: Thing>(catalogue: &Catalogue, wanted: &impl Fn(&str, Option<&Label>) -> bool, found: &mut Found) {
        for thing in T::among(catalogue) {
            let item = thing.key();
            if wanted(&item, thing.name()) {
                found.add(|| row(thing));
            }
        }
    }
    for_sheet!(sheet, of(catalogue, &wanted, &mut found), |(), ()| ());
    (found.rows, found.count)
}

/// Rows of one page while all are counted.
struct Found {
    rows: Vec<ThingRow>,
    count: usize,
    skip: usize,
    take: usize,
}

impl Found {
    fn add(&mut self, row: impl FnOnce() -> ThingRow) {
        if self.count >= self.skip && self.rows.len() < self.take {
            self.rows.push(row());
        }
        self.count += 1;
    }
}

fn row<T: Thing>(thing: &T) -> ThingRow {
    let cells = thing.cells().into_iter().map(|(header, cell)| (header.to_owned(), cell.written()));
    let cells = cells.filter(|(_, text)| !text.is_empty()).collect();
    ThingRow { item: thing.key(), name: thing.name().cloned(), cells }
}

/// A thing by its key; a key that comes twice, as in a catalogue that was not checked, is the first's.
#[must_use]
pub fn one(catalogue: &Catalogue, sheet: Sheet, item: &str) -> Option<ThingRow> {
    fn of<T: Thing>(catalogue: &Catalogue, item: &str) -> Option<ThingRow> {
        T::among(catalogue).iter().find(|thing| thing.key() == item).map(row)
    }
    for_sheet!(sheet, of(catalogue, item), Option::or)
}

/// Whether a row can tell everything that there is of a thing. What only JSON can tell is not changed as a row: it
/// would lose what the row leaves out.
#[must_use]
pub fn is_told(catalogue: &Catalogue, sheet: Sheet, item: &str) -> bool {
    fn of<T: Thing>(catalogue: &Catalogue, sheet: Sheet, item: &str) -> Option<bool> {
        let thing = T::among(catalogue).iter().find(|thing| thing.key() == item)?;
        Some(read::<T>(sheet, &row(thing).cells).is_ok_and(|again| again == *thing))
    }
    for_sheet!(sheet, of(catalogue, sheet, item), Option::or).unwrap_or_default()
}

/// Names of the codes that a row speaks of, by header: in the order of the cell, none for what nothing defines.
#[must_use]
pub fn names(catalogue: &Catalogue, sheet: Sheet, cells: &Cells) -> BTreeMap<&'static str, Vec<Named>> {
    let mut all = BTreeMap::new();
    for column in columns::of(sheet) {
        let Some(of) = column.holds.refers(|header| cells.get(header).map(String::as_str)) else { continue };
        let Some(text) = cells.get(column.header) else { continue };
        let named = codes(text).map(|code| named(catalogue, of, code)).collect();
        all.insert(column.header, named);
    }
    all
}

/// A code with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The sheet of the thing.
    pub sheet: Sheet,
    /// The code as it is written.
    pub code: String,
    /// The key of the thing; none where nothing defines the code.
    pub item: Option<String>,
    /// The thing's name.
    pub name: Option<Label>,
}

fn named(catalogue: &Catalogue, sheet: Sheet, code: &str) -> Named {
    fn of<T: Thing>(catalogue: &Catalogue, keys: &[String]) -> Option<(String, Option<Label>)> {
        let found = T::among(catalogue).iter().find(|thing| keys.contains(&thing.key()))?;
        Some((found.key(), found.name().cloned()))
    }
    let keys = keys_of(sheet, code);
    let found = for_sheet!(sheet, of(catalogue, &keys), Option::or);
    let (item, name) = found.unzip();
    Named { sheet, code: code.to_owned(), item, name: name.flatten() }
}

/// The keys that a code may stand for on a sheet: groups have their kind before it.
fn keys_of(sheet: Sheet, code: &str) -> Vec<String> {
    match sheet {
        Sheet::Groups => columns::GROUP_KINDS.iter().map(|kind| format!("{kind} {code}")).collect(),
        _ => vec![code.to_owned()],
    }
}

/// The codes of a cell.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|code| !code.is_empty())
}
