//! Who speaks of a thing: what is looked at before it is changed or taken out.

use super::{codes, for_sheet};
use crate::fault::Sheet;
use crate::model::{
    Catalogue, EquipmentGroup, EquipmentItem, Offer, OptionGroup, OptionItem, Promotion, Restriction, Service, Tariff,
    Zone,
};
use crate::workbook::columns::{self, Holds};
use crate::workbook::thing::Thing;
use crate::workbook::write;
use weblys_kernel::locale::Label;

/// A thing that speaks of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its sheet.
    pub sheet: Sheet,
    /// Its key.
    pub item: String,
    /// Its name, where it has one.
    pub name: Option<Label>,
    /// The column in which it does.
    pub header: &'static str,
}

/// Those that speak of a thing by its code, at most so many, and how many there are.
#[must_use]
pub fn users(catalogue: &Catalogue, sheet: Sheet, item: &str, most: usize) -> (Vec<User>, usize) {
    // A group's key has its kind before its code; nobody speaks of a tariff.
    let code = if sheet == Sheet::Groups { item.split(' ').nth(1).unwrap_or(item) } else { item };
    let kind = (sheet == Sheet::Groups).then(|| item.split(' ').next()).flatten();
    let mut all = Users { of: sheet, code, kind, most, found: Vec::new(), count: 0 };
    for on in Sheet::ALL {
        for_sheet!(on, look(catalogue, on, &mut all), |(), ()| ());
    }
    (all.found, all.count)
}

struct Users<'a> {
    of: Sheet,
    code: &'a str,
    /// Of a group: whether it is one of equipment or of options.
    kind: Option<&'a str>,
    most: usize,
    found: Vec<User>,
    count: usize,
}

fn look<T: Thing>(catalogue: &Catalogue, sheet: Sheet, all: &mut Users<'_>) {
    // Only columns that can speak of things of that sheet, so that most rows are not even written.
    let columns: Vec<_> =
        columns::of(sheet).iter().filter(|column| all.may_stand_in(sheet, column.header, column.holds)).collect();
    if columns.is_empty() {
        return;
    }
    for thing in T::among(catalogue) {
        let cells = thing.cells();
        let text = |header: &str| match cells.get(header) {
            Some(write::Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        for column in &columns {
            let refers = column.holds.refers(text) == Some(all.of);
            if refers && text(column.header).is_some_and(|text| codes(text).any(|code| code == all.code)) {
                all.add(sheet, thing, column.header);
            }
        }
    }
}

impl Users<'_> {
    fn may_stand_in(&self, sheet: Sheet, header: &str, holds: Holds) -> bool {
        // Offers name groups of equipment and of options in columns of their own, and so do their items by their sheet.
        let suits = match self.kind {
            Some("EQUIPMENT") => header == "equipment_groups" || sheet == Sheet::Equipment,
            Some(_) => header == "option_groups" || sheet == Sheet::Options,
            None => true,
        };
        let may = match holds {
            Holds::One(of) | Holds::Many(of) => of == self.of,
            Holds::Targets => {
                matches!(self.of, Sheet::Offers | Sheet::Equipment | Sheet::Options | Sheet::Promotions)
            }
            Holds::Reduced => matches!(self.of, Sheet::Services | Sheet::Equipment | Sheet::Options),
            _ => false,
        };
        may && suits
    }

    fn add<T: Thing>(&mut self, sheet: Sheet, thing: &T, header: &'static str) {
        self.count += 1;
        if self.found.len() < self.most {
            self.found.push(User { sheet, item: thing.key(), name: thing.name().cloned(), header });
        }
    }
}
