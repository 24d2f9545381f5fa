use super::*;
use crate::fault::FaultKind;
use crate::sample::demo;
use crate::workbook::columns::Holds;
use crate::{changes, check};
use proptest::prelude::*;

fn demonstration() -> Catalogue {
    demo().catalogue().clone()
}

fn every(catalogue: &Catalogue, sheet: Sheet) -> Vec<ThingRow> {
    page(catalogue, sheet, |_, _| true, (0, usize::MAX)).0
}

#[test]
fn every_row_is_put_back_the_same() {
    let before = demonstration();
    let mut after = before.clone();
    for sheet in Sheet::ALL {
        let rows = every(&before, sheet);
        assert_eq!(rows.len(), count(&before, sheet));
        for row in rows {
            assert!(is_told(&before, sheet, &row.item), "{} {}", sheet.name(), row.item);
            let key = put(&mut after, sheet, Some(&row.item), &row.cells).unwrap();
            assert_eq!(key, row.item);
        }
    }
    assert_eq!(after, before);
}

#[test]
fn a_row_that_is_taken_out_and_added_again_changes_nothing() {
    let before = demonstration();
    for sheet in Sheet::ALL {
        let mut after = before.clone();
        let row = every(&before, sheet).pop().unwrap();
        assert!(take_out(&mut after, sheet, &row.item));
        assert!(!take_out(&mut after, sheet, &row.item), "it is gone");
        assert_eq!(changes::between(&before, &after).len(), 1);
        put(&mut after, sheet, None, &row.cells).unwrap();
        assert_eq!(changes::between(&before, &after), []);
    }
}

#[test]
fn a_cell_that_cannot_be_read_is_told_by_its_column_and_nothing_is_changed() {
    let mut catalogue = demonstration();
    let before = catalogue.clone();
    let mut row = every(&catalogue, Sheet::Tariffs).remove(0);
    row.cells.insert("amount".to_owned(), "beaucoup".to_owned());
    row.cells.remove("vat");
    let faults = put(&mut catalogue, Sheet::Tariffs, Some(&row.item), &row.cells).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.kind, fault.place())).collect();
    let (amount, vat) = ("tariffs (amount)".to_owned(), "tariffs (vat)".to_owned());
    assert_eq!(told, [(FaultKind::NotAnAmount, amount), (FaultKind::ValueMissing, vat)]);
    assert_eq!(catalogue, before);
}

#[test]
fn what_another_thing_is_called_already_is_refused() {
    let mut catalogue = demonstration();
    for sheet in Sheet::ALL {
        let row = every(&catalogue, sheet).remove(0);
        let faults = put(&mut catalogue, sheet, None, &row.cells).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.kind).collect::<Vec<_>>(), [FaultKind::CodeTwice]);
    }
    let offer = every(&catalogue, Sheet::Offers).remove(0);
    let mut renamed = offer.cells.clone();
    renamed.insert("code".to_owned(), "OTHER".to_owned());
    let faults = put(&mut catalogue, Sheet::Offers, Some(&offer.item), &renamed).unwrap_err();
    assert_eq!(faults[0].kind, FaultKind::Contradiction, "others go by its code");
    let mut long = offer.cells.clone();
    long.insert("description_fr".to_owned(), "é".repeat(LONGEST_CELL + 1));
    assert_eq!(
        put(&mut catalogue, Sheet::Offers, Some(&offer.item), &long).unwrap_err()[0].kind,
        FaultKind::OutOfRange
    );
    let groups = every(&catalogue, Sheet::Groups);
    let mut other = groups[0].clone();
    assert_eq!(other.cells.insert("kind".to_owned(), "OPTION".to_owned()).as_deref(), Some("EQUIPMENT"));
    let faults = put(&mut catalogue, Sheet::Groups, Some(&other.item), &other.cells).unwrap_err();
    assert_eq!(faults[0].kind, FaultKind::UnknownWord, "a group stays what it is");
}

#[test]
fn what_only_json_can_tell_is_not_changed_as_a_row() {
    let mut catalogue = demonstration();
    catalogue.offers[0].highlights[0].fr = "un | deux".to_owned();
    let item = catalogue.offers[0].code.to_string();
    assert!(!is_told(&catalogue, Sheet::Offers, &item));
}

#[test]
fn names_and_users_lead_to_things_and_back() {
    let catalogue = demonstration();
    for sheet in Sheet::ALL {
        for row in every(&catalogue, sheet) {
            for (header, named) in names(&catalogue, sheet, &row.cells) {
                for one in named.iter().filter(|one| one.code != "*") {
                    let item = one.item.clone().unwrap_or_else(|| panic!("{} {header} {}", row.item, one.code));
                    let (users, count) = users(&catalogue, one.sheet, &item, usize::MAX);
                    assert_eq!(users.len(), count);
                    let is_back = |user: &User| user.sheet == sheet && user.item == row.item && user.header == header;
                    assert!(users.iter().any(is_back), "{} {header} {}", row.item, one.code);
                }
            }
        }
    }
}

#[test]
fn a_thing_that_nobody_speaks_of_can_be_taken_out_and_the_catalogue_is_as_sound_as_before() {
    let catalogue = demonstration();
    let spoken_of = |sheet, item: &str| users(&catalogue, sheet, item, 1).1 > 0;
    let mut free = 0;
    for sheet in [Sheet::Options, Sheet::Equipment, Sheet::Zones, Sheet::Groups, Sheet::Services] {
        for row in every(&catalogue, sheet) {
            let mut without = catalogue.clone();
            take_out(&mut without, sheet, &row.item);
            let is_sound = check(&without).iter().all(crate::Fault::is_warning);
            assert!(spoken_of(sheet, &row.item) || is_sound, "{} {}", sheet.name(), row.item);
            free += usize::from(is_sound);
        }
    }
    assert!(free > 10);
}

#[test]
fn words_of_columns_are_those_that_are_read() {
    let mut catalogue = demonstration();
    for sheet in Sheet::ALL {
        let row = every(&catalogue, sheet).remove(0);
        for column in columns::of(sheet) {
            let (Holds::Word(words) | Holds::Words(words)) = column.holds else { continue };
            for word in words {
                let mut cells = row.cells.clone();
                cells.insert(column.header.to_owned(), (*word).to_owned());
                let put = put(&mut catalogue.clone(), sheet, None, &cells);
                let unknown = |faults: Vec<crate::Fault>| {
                    faults.iter().any(|fault| fault.kind == FaultKind::UnknownWord && fault.found == *word)
                };
                assert!(put.is_ok() || !unknown(put.unwrap_err()), "{} {word}", column.header);
            }
        }
    }
    catalogue.offers.clear();
    assert_eq!(count(&catalogue, Sheet::Offers), 0);
}

proptest! {
    #[test]
    fn whatever_is_typed_is_taken_or_refused_with_a_column(
        header in 0usize..30, sheet in 0usize..9, text in "\\PC{0,20}"
    ) {
        let catalogue = demonstration();
        let sheet = Sheet::ALL[sheet];
        let mut row = every(&catalogue, sheet).remove(0);
        let spec = columns::of(sheet)[header % columns::of(sheet).len()];
        row.cells.insert(spec.header.to_owned(), text);
        let mut after = catalogue.clone();
        match put(&mut after, sheet, Some(&row.item), &row.cells) {
            Ok(item) => {
                let kept = one(&after, sheet, &item).unwrap();
                prop_assert!(is_told(&after, sheet, &item));
                let mut again = after.clone();
                put(&mut again, sheet, Some(&item), &kept.cells).unwrap();
                prop_assert_eq!(again, after);
            }
            Err(faults) => {
                prop_assert!(faults.iter().all(|fault| fault.column.is_some()));
                prop_assert_eq!(after, catalogue);
            }
        }
    }
}
