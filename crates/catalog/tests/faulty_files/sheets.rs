//! Sheets and columns that are missing, twice, merged or too large.

use crate::archive::rewritten;
use crate::assert_told;
use crate::book::{Book, add, set, without_column, without_sheet};
use crate::cells::assert_cases;

pub const SHEETS: [&str; 9] =
    ["services", "tariffs", "offers", "groups", "equipment", "options", "promotions", "restrictions", "zones"];

#[test]
fn each_sheet_that_is_missing_is_told_by_its_name() {
    let missing = SHEETS
        .map(|sheet| (format!("no sheet {sheet}"), Book::with(&without_sheet(sheet)), format!("IMP-010 {sheet}")));
    assert_told(missing);
}

#[test]
fn each_column_that_is_missing_is_told_by_its_name() {
    let columns = [
        ("services", "needs_network"),
        ("tariffs", "amount"),
        ("tariffs", "vat"),
        ("offers", "services"),
        ("offers", "status"),
        ("groups", "kind"),
        ("equipment", "service"),
        ("options", "max_quantity"),
        ("promotions", "reduces"),
        ("restrictions", "effect"),
        ("restrictions", "reason_en"),
        ("zones", "code"),
    ];
    let missing = columns.map(|(sheet, header)| {
        let expected = format!("IMP-011 {sheet}!1 ({header})");
        (format!("{sheet} without {header}"), Book::with(&without_column(sheet, header)), expected)
    });
    assert_told(missing);
}

#[test]
fn a_column_twice_is_told_at_the_second_however_it_is_written() {
    assert_cases(vec![
        ("as it is", set("zones", 1, "streets", "code"), "IMP-012 zones!E1 (code)"),
        ("with capitals and an accent", set("zones", 1, "streets", "LÀBEL fr"), "IMP-012 zones!E1 (label_fr)"),
        ("with a dash and spaces", set("zones", 1, "streets", " label-EN "), "IMP-012 zones!E1 (label_en)"),
    ]);
}

#[test]
fn an_empty_sheet_lacks_its_columns_and_one_without_offers_sells_nothing() {
    assert_cases(vec![(
        "a sheet with nothing in it",
        Box::new(|book| book.rows("zones").clear()),
        "IMP-011 zones!1 (code) AND IMP-011 zones!1 (label_fr) AND IMP-011 zones!1 (label_en)",
    )]);
    let headers_only: crate::book::Change =
        Box::new(|book| SHEETS.iter().for_each(|sheet| book.rows(sheet).truncate(1)));
    assert_told([("headers only".to_owned(), Book::with(&headers_only), "IMP-020 offers".to_owned())]);
}

#[test]
fn a_faulty_row_does_not_accuse_those_that_point_at_it() {
    assert_cases(vec![
        (
            "a zone without a name",
            add("zones", "Z-2,,,42187,"),
            "IMP-020 zones!B3 (label_fr) AND IMP-020 zones!C3 (label_en)",
        ),
        ("a service that offers need", set("services", 2, "label_en", ""), "IMP-020 services!E2 (label_en)"),
    ]);
}

/// The sheet `zones` with other XML.
fn zones(change: impl Fn(&str) -> String) -> Vec<u8> {
    rewritten(&Book::sound().write(), |mut entry| {
        if entry.name == "xl/worksheets/sheet9.xml" {
            entry.content = change(std::str::from_utf8(&entry.content).unwrap()).into_bytes();
        }
        Some(entry)
    })
}

#[test]
fn merged_cells_and_formulas_without_a_value_are_told() {
    let merged = zones(|xml| {
        xml.replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B2:C2\"/></mergeCells>")
    });
    let formula = zones(|xml| {
        xml.replace("</row></sheetData>", "</row><row r=\"3\"><c r=\"A3\"><f>A2</f></c></row></sheetData>")
    });
    assert_told([
        ("merged".to_owned(), merged, "IMP-014 zones!2".to_owned()),
        (
            "a formula without a value".to_owned(),
            formula,
            "IMP-026 zones!A3 (code) AND IMP-020 zones!B3 (label_fr) AND IMP-020 zones!C3 (label_en)".to_owned(),
        ),
    ]);
}

#[test]
fn a_sheet_of_too_many_rows_or_columns_is_refused_without_reading_it_all() {
    let rows = |count: usize| {
        zones(|xml| xml.replace("</sheetData>", &("<row><c><v>1</v></c></row>".repeat(count) + "</sheetData>")))
    };
    let wide = zones(|xml| xml.replace("</row></sheetData>", "<c r=\"GS2\"><v>1</v></c></row></sheetData>"));
    assert_told([
        ("250,000 rows".to_owned(), rows(250_000), "IMP-013 zones!200001".to_owned()),
        ("201 columns".to_owned(), wide, "IMP-013 zones!2".to_owned()),
    ]);
}
