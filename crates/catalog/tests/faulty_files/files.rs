//! Files that are no workbook at all, or one that hides something.

use crate::archive::{Raw, archive, deflated, raw, rewritten};
use crate::book::Book;
use crate::sheets::SHEETS;
use crate::{assert_told, read, told};

const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");

fn types() -> Raw {
    Raw::stored(TYPES.0, TYPES.1)
}

fn with(entry: (&str, &[u8])) -> Vec<u8> {
    let sound = Book::sound().write();
    let more = rewritten(&sound, Some);
    let mut parts = zip::ZipWriter::new_append(std::io::Cursor::new(more)).unwrap();
    parts.start_file(entry.0, zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut parts, entry.1).unwrap();
    parts.finish().unwrap().into_inner()
}

fn cases(table: Vec<(&str, Vec<u8>, &str)>) {
    assert_told(table.into_iter().map(|(name, bytes, expected)| (name.to_owned(), bytes, expected.to_owned())));
}

/// Bytes without any order, the same each time.
fn noise(length: usize) -> Vec<u8> {
    let next = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some(state.to_be_bytes()[0])
    };
    std::iter::from_fn({
        let mut state = 7;
        move || next(&mut state)
    })
    .take(length)
    .collect()
}

#[test]
fn what_is_no_workbook_is_refused() {
    let sound = Book::sound().write();
    cases(vec![
        ("nothing", Vec::new(), "IMP-002"),
        ("spaces", b"  \r\n\t ".to_vec(), "IMP-002"),
        ("noise", [&[0x80], noise(5_000).as_slice()].concat(), "IMP-002"),
        ("noise that begins as an archive", [b"PK\x03\x04", noise(5_000).as_slice()].concat(), "IMP-002"),
        ("a table of values renamed", b"code;name\nNET;Internet\n".to_vec(), "IMP-002"),
        ("a page of the web renamed", b"<html><table><tr><td>NET</td></tr></table></html>".to_vec(), "IMP-002"),
        ("an old or protected workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec(), "IMP-002"),
        ("the first half", sound[..sound.len() / 2].to_vec(), "IMP-002"),
        ("all but the last byte", sound[..sound.len() - 1].to_vec(), "IMP-002"),
        ("a document of a word processor", archive(&[("mimetype", b"text"), ("content.xml", b"<a/>")]), "IMP-002"),
        ("types and nothing else", archive(&[TYPES]), "IMP-005"),
    ]);
}

#[test]
fn a_workbook_with_a_torn_part_is_refused() {
    let torn = |part: &'static str| {
        rewritten(&Book::sound().write(), move |mut entry| {
            if entry.name == part {
                entry.content.truncate(entry.content.len() / 2);
            }
            Some(entry)
        })
    };
    let without =
        |part: &'static str| rewritten(&Book::sound().write(), move |entry| Some(entry).filter(|one| one.name != part));
    let no_sheets = SHEETS.map(|sheet| format!("IMP-010 {sheet}")).join(" AND ");
    cases(vec![
        ("half a list of sheets", torn("xl/workbook.xml"), "IMP-005"),
        ("half a sheet", torn("xl/worksheets/sheet3.xml"), "IMP-005 offers"),
        ("no list of sheets", without("xl/workbook.xml"), &no_sheets),
        ("a sheet that is listed and not there", without("xl/worksheets/sheet3.xml"), "IMP-005 offers"),
    ]);
}

#[test]
fn macros_and_document_types_are_refused_wherever_they_hide() {
    let entities = b"<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>";
    let late = [b"<!--".to_vec(), vec![b'-'; 40_000], b" --><!doctype a><a/>".to_vec()].concat();
    let split = [&b"<?xml version=\"1.0\"?>"[..], &[b' '; 16_384 - 26], entities].concat();
    cases(vec![
        ("a macro", with(("xl/vbaProject.bin", b"x")), "IMP-004"),
        ("a macro in capitals", with(("xl/VBAPROJECT.BIN", b"x")), "IMP-004"),
        ("a macro of the old kind", with(("xl/macrosheets/sheet1.xml", b"<a/>")), "IMP-004"),
        ("entities that multiply", with(("xl/custom.xml", entities)), "IMP-004"),
        ("a document type after a long comment", with(("xl/custom.xml", &late)), "IMP-004"),
        ("a document type across two blocks", with(("xl/custom.xml", &split)), "IMP-004"),
        ("a document type in capitals", with(("xl/CUSTOM.XML", entities)), "IMP-004"),
    ]);
}

#[test]
fn an_archive_that_is_not_ordinary_is_refused() {
    let part = || Raw::stored("xl/workbook.xml", b"<workbook/>");
    let mut wrong = part();
    wrong.crc ^= 1;
    cases(vec![
        ("a way out", with(("../../evil.xml", b"")), "IMP-003"),
        ("a way out for Windows", with(("xl\\..\\..\\evil.xml", b"")), "IMP-003"),
        ("a place of the machine", raw(&[types(), Raw::stored("/etc/passwd", b"")]), "IMP-003"),
        ("the same part twice", raw(&[types(), part(), Raw::stored("xl/workbook.xml", b"<other/>")]), "IMP-003"),
        ("a part with a wrong checksum", raw(&[types(), wrong]), "IMP-003"),
    ]);
}

#[test]
fn what_inflates_to_too_much_is_refused_long_before_it_has() {
    let bomb =
        |claims: u32| Raw { name: "xl/sharedStrings.xml", method: 8, data: deflated(b' ', 4_200_000), claims, crc: 0 };
    let honest = raw(&[types(), bomb(4_200_000 * 258 + 1)]);
    assert!(honest.len() < 7_000_000, "a gigabyte in some megabytes");
    let faults = weblys_catalog::file::read(&honest).unwrap_err();
    assert_eq!(faults[0].found, "xl/sharedStrings.xml: more than 100 MB", "no more than that was inflated");
    cases(vec![("a gigabyte that claims to be small", raw(&[types(), bomb(10)]), "IMP-003")]);
    let rows = Raw { name: "xl/worksheets/sheet1.xml", method: 8, data: deflated(b'<', 200_000), claims: 10, crc: 0 };
    cases(vec![("the size of a million rows", raw(&[types(), rows]), "IMP-003")]);
}

/// A sound workbook with a piece of a part replaced.
fn replaced(part: &str, from: &str, to: &str) -> Vec<u8> {
    rewritten(&Book::sound().write(), |mut entry| {
        if entry.name == part {
            let text = String::from_utf8(entry.content).unwrap();
            assert!(text.contains(from), "{part} has no {from}");
            entry.content = text.replacen(from, to, 1).into_bytes();
        }
        Some(entry)
    })
}

#[test]
fn no_room_is_made_for_what_a_workbook_only_claims_to_have() {
    let texts = |claimed: &str| replaced("xl/sharedStrings.xml", "uniqueCount=\"", &format!("uniqueCount=\"{claimed}"));
    cases(vec![
        ("more texts than there is room for", texts("99999999999999"), "IMP-003"),
        ("more texts than can be counted", texts("9".repeat(17).as_str()), "IMP-003"),
    ]);
    let formula = "<f t=\"shared\" ref=\"B2\" si=\"18446744073709551615\">1</f><v>29.99</v>";
    let shared = replaced("xl/worksheets/sheet2.xml", "<v>29.99</v>", formula);
    assert_eq!(read(&shared), read(&Book::sound().write()), "the last of all shared formulas");
}

#[test]
fn a_place_beyond_every_sheet_is_refused() {
    let cell = |of: &str| replaced("xl/worksheets/sheet2.xml", "r=\"B2\"", of);
    cases(vec![
        ("a column that no sheet has", cell("r=\"ZZZZZZZZZZZZZZ2\""), "IMP-005"),
        ("a row that no sheet has", cell("r=\"B99999999999999999999\""), "IMP-005"),
    ]);
}

#[test]
fn a_text_in_a_great_many_cells_and_a_cell_that_excel_cannot_have_are_refused() {
    let long = |signs: usize| format!("<si><t>{}", "x".repeat(signs));
    let row = |row: usize| format!("<row r=\"{row}\"><c r=\"B{row}\" t=\"s\"><v>0</v></c></row>");
    let rows: String = (3..4_000).map(row).collect();
    let many = rewritten(&replaced("xl/sharedStrings.xml", "<si><t>", &long(30_000)), |mut entry| {
        if entry.name == "xl/worksheets/sheet9.xml" {
            let text = String::from_utf8(entry.content).unwrap();
            entry.content = text.replace("</sheetData>", &format!("{rows}</sheetData>")).into_bytes();
        }
        Some(entry)
    });
    let answer = told("a text of 30,000 signs in 4,000 cells", &many).join(" AND ");
    assert!(answer.starts_with("IMP-013 zones!"), "{answer}");
    cases(vec![
        (
            "a cell of more signs than Excel has",
            replaced("xl/sharedStrings.xml", "<si><t>", &long(40_000)),
            "IMP-013 services!1",
        ),
        (
            "a row below the last",
            replaced("xl/worksheets/sheet9.xml", "</sheetData>", &format!("{}</sheetData>", row(1_048_577))),
            "IMP-013 zones!1048577",
        ),
    ]);
}

#[test]
fn a_mark_that_nobody_sees_does_not_keep_a_catalogue_out_of_the_workbook() {
    let change = crate::book::set_text("offers", 2, "highlights_fr", "|\u{feff}un|deux");
    let catalogue = read(&Book::with(&change));
    assert_eq!(read(&weblys_catalog::workbook::write(&catalogue).unwrap()), catalogue);
}

#[test]
fn what_only_looks_odd_is_read() {
    let inner = archive(&[("inner.xml", b"<!DOCTYPE a><a/>")]);
    assert_eq!(read(&with(("xl/embeddings/inner.zip", &inner))).offers.len(), 2, "nobody opens what lies inside");
    assert_eq!(read(&with(("docProps/note.txt", b"hello"))).offers.len(), 2);
}

#[test]
fn whatever_byte_is_changed_the_answer_is_an_answer() {
    let sound = Book::sound().write();
    let places = (0..sound.len()).step_by(sound.len() / 25);
    for place in places {
        let mut spoilt = sound.clone();
        spoilt[place] ^= 0x55;
        if weblys_catalog::file::read(&spoilt).is_err() {
            assert!(!told("a changed byte", &spoilt).is_empty());
        }
    }
}
