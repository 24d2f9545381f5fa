//! A file as somebody sends it: a workbook or JSON, read and checked.

use crate::fault::{Fault, FaultKind, Sheet};
use crate::model::Catalogue;
use crate::{check, json, workbook};
use weblys_kernel::locale::Label;

/// Reads a file and checks the catalogue in it. Warnings do not stand in the way.
///
/// # Errors
/// Its faults, each with its place: what stands in the way comes first.
pub fn read(bytes: &[u8]) -> Result<Catalogue, Vec<Fault>> {
    let first = json::without_mark(bytes).iter().find(|byte| !byte.is_ascii_whitespace());
    let is_json = matches!(first, Some(b'{' | b'['));
    let catalogue = if is_json { json::read(bytes)? } else { workbook::read(bytes)? };
    if catalogue.offers.is_empty() {
        return Err(vec![nothing_sold()]);
    }
    let mut faults = check(&catalogue);
    if faults.iter().all(Fault::is_warning) {
        return Ok(catalogue);
    }
    faults.sort_by_key(Fault::is_warning);
    faults.truncate(workbook::MOST_FAULTS);
    Err(faults)
}

/// A file without any offer would close every shop: nobody means that.
fn nothing_sold() -> Fault {
    Fault {
        kind: FaultKind::ValueMissing,
        sheet: Some(Sheet::Offers),
        row: None,
        column: None,
        item: None,
        found: String::new(),
        expected: Label { fr: "au moins une offre".to_owned(), en: "at least one offer".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{WORKBOOK, demo};

    #[test]
    fn a_workbook_and_json_are_told_apart_by_what_is_in_them() {
        assert_eq!(&read(WORKBOOK).unwrap(), demo().catalogue());
        let text = [b" \n".to_vec(), json::write(demo().catalogue()).unwrap()].concat();
        assert_eq!(&read(&text).unwrap(), demo().catalogue());
        assert_eq!(read(b"neither").unwrap_err()[0].kind, FaultKind::NotAWorkbook);
    }

    #[test]
    fn what_sells_nothing_is_refused() {
        assert_eq!(read(b"{}").unwrap_err(), [nothing_sold()]);
    }

    #[test]
    fn faults_that_stand_in_the_way_come_before_warnings() {
        let mut catalogue = demo().catalogue().clone();
        catalogue.tariffs.clear();
        let faults = read(&json::write(&catalogue).unwrap()).unwrap_err();
        assert!(!faults[0].is_warning() && faults.is_sorted_by_key(Fault::is_warning));
    }
}
