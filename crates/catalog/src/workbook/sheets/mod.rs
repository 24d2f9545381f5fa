//! From rows to the catalogue, a sheet at a time.

pub(super) mod choices;
mod criteria;
pub(super) mod limits;
pub(super) mod offers;
mod product;
pub(super) mod services;

use crate::fault::{Fault, FaultKind, Sheet};
use crate::model::{Catalogue, Currency, InstallMode};
use crate::soundness::{Finding, List};
use crate::workbook::ListRows;
use crate::workbook::grid::Book;
use crate::workbook::row::Row;
use std::collections::HashSet;
use weblys_kernel::locale::Label;

/// So many faults of cells are looked at, the sheets in their order.
const MOST_READ_FAULTS: usize = 5_000;

/// The reading of a workbook: what went wrong, and where each thing was.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub faults: Vec<Fault>,
    pub rows: ListRows,
    /// Codes of rows that could not be read: what points at them is not also at fault.
    pub unread: HashSet<String>,
}

impl Reading {
    /// Everything that can be read.
    pub fn catalogue(&mut self, book: &Book) -> Catalogue {
        Catalogue {
            currency: Currency::Eur,
            services: self.list(book, List::Services, services::service),
            tariffs: self.list(book, List::Tariffs, services::tariff),
            offers: self.list(book, List::Offers, offers::offer),
            equipment_groups: self.groups(book, List::EquipmentGroups, "EQUIPMENT", choices::equipment_group),
            equipment: self.list(book, List::Equipment, choices::equipment),
            option_groups: self.groups(book, List::OptionGroups, "OPTION", choices::option_group),
            options: self.list(book, List::Options, choices::option),
            promotions: self.list(book, List::Promotions, limits::promotion),
            restrictions: self.list(book, List::Restrictions, limits::restriction),
            zones: self.list(book, List::Zones, limits::zone),
        }
    }

    /// Whether a finding only follows from rows that could not be read.
    pub fn explains(&self, finding: &Finding) -> bool {
        let unread = |sheet| self.faults.iter().any(|fault| fault.sheet == Some(sheet));
        match finding.kind {
            FaultKind::CodeUnknown => {
                self.unread.contains(&finding.found) || (finding.header.ends_with("domains") && unread(Sheet::Services))
            }
            FaultKind::TariffGap => unread(Sheet::Tariffs),
            _ => false,
        }
    }

    fn list<T>(&mut self, book: &Book, list: List, read: impl Fn(&mut Row<'_>) -> Option<T>) -> Vec<T> {
        self.some(book, list, |row| Some(read(row)))
    }

    /// Only the rows of one kind. A row of neither kind is told once, with the equipment.
    fn groups<T>(
        &mut self,
        book: &Book,
        list: List,
        kind: &'static str,
        read: impl Fn(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.some(book, list, |row| {
            let of_row = row.maybe_text("kind").map(|text| text.to_uppercase()).unwrap_or_default();
            if of_row == kind {
                return Some(read(row));
            }
            if list == List::EquipmentGroups && of_row != "OPTION" {
                let (fr, en) = ("l'un de : EQUIPMENT, OPTION", "one of: EQUIPMENT, OPTION");
                row.fault("kind", FaultKind::UnknownWord, &of_row, fr, en);
                return Some(None);
            }
            None
        })
    }

    fn some<T>(&mut self, book: &Book, list: List, read: impl Fn(&mut Row<'_>) -> Option<Option<T>>) -> Vec<T> {
        let Some(grid) = book.sheet(list.sheet()) else { return Vec::new() };
        let mut things = Vec::new();
        for (number, cells) in &grid.rows {
            let mut row = Row::new(grid, *number, cells);
            let thing = read(&mut row);
            let sound = row.is_sound();
            let (faults, code) = row.finish();
            // Nobody reads more of them; each row of a large sheet may have many.
            let room = MOST_READ_FAULTS.saturating_sub(self.faults.len());
            self.faults.extend(faults.into_iter().take(room));
            match thing {
                Some(Some(thing)) if sound => {
                    things.push(thing);
                    self.rows.entry(list).or_default().push(*number);
                }
                Some(_) => self.unread.extend(code),
                None => {}
            }
        }
        things
    }
}

/// Reads a label list from two columns with as many entries each.
fn paired(row: &mut Row<'_>, fr: &'static str, en: &'static str) -> Vec<Label> {
    let (french, english) = (row.parts(fr, '|'), row.parts(en, '|'));
    if french.len() != english.len() {
        let found = format!("{} / {}", french.len(), english.len());
        let (expected_fr, expected_en) =
            ("autant de points en français qu'en anglais", "as many in French as in English");
        row.fault(en, FaultKind::Contradiction, &found, expected_fr, expected_en);
    }
    french.into_iter().zip(english).map(|(fr, en)| Label { fr, en }).collect()
}

/// Words of installation modes.
fn install_modes(row: &mut Row<'_>) -> Vec<InstallMode> {
    let words = InstallMode::ALL.map(|mode| (mode.word(), mode));
    row.words("install_modes", &words)
}
