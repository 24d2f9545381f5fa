//! Faulty workbooks, each with its exact fault and its place.

use crate::fault::{Fault, FaultKind, Sheet};
use crate::sample::WORKBOOK;
use crate::workbook::{LARGEST_FILE, MOST_FAULTS, columns, grid, read};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::collections::BTreeMap;
use weblys_kernel::Refusal;

/// A cell as a test writes it.
#[derive(Debug, Clone)]
enum Cell {
    Text(&'static str),
    Number(f64),
    Date(&'static str),
    /// A formula whose value was never computed.
    Formula(&'static str),
    /// A formula that shows this error.
    Error(&'static str),
}

use Cell::{Date, Error, Formula as Uncomputed, Number, Text};

type Row = Vec<(&'static str, Cell)>;

/// A small sound workbook: one offer of each part of the catalogue, to be made faulty in one place.
#[derive(Debug, Clone)]
struct Draft {
    rows: BTreeMap<Sheet, Vec<Row>>,
    without_column: Option<(Sheet, &'static str)>,
    without_sheet: Option<Sheet>,
}

fn service(code: &'static str, kind: &'static str) -> Row {
    let label = [("label_fr", Text("Libellé")), ("label_en", Text("Label"))];
    let mut row = vec![("code", Text(code)), ("domain", Text("INTERNET")), ("kind", Text(kind))];
    row.extend(label);
    row.push(("needs_network", Text("oui")));
    row
}

fn tariff(service: &'static str, amount: f64) -> Row {
    vec![
        ("service", Text(service)),
        ("amount", Number(amount)),
        ("vat", Number(20.0)),
        ("charge", Text("MONTHLY")),
        ("valid_from", Date("2020-01-01")),
    ]
}

fn offer(code: &'static str, services: &'static str) -> Row {
    vec![
        ("code", Text(code)),
        ("name_fr", Text("Offre")),
        ("name_en", Text("Offer")),
        ("services", Text(services)),
        ("sale_from", Date("2024-01-01")),
        ("status", Text("ON_SALE")),
        ("commitment_months", Number(12.0)),
        ("rank", Number(1.0)),
        ("equipment_groups", Text("MODEM")),
        ("option_groups", Text("EXTRA")),
    ]
}

fn option(code: &'static str, requires: &'static str) -> Row {
    vec![
        ("code", Text(code)),
        ("group", Text("EXTRA")),
        ("service", Text("OPT")),
        ("label_fr", Text("Option")),
        ("label_en", Text("Option")),
        ("max_quantity", Number(1.0)),
        ("requires", Text(requires)),
        ("rank", Number(1.0)),
    ]
}

fn group(kind: &'static str, code: &'static str, min: f64) -> Row {
    vec![
        ("kind", Text(kind)),
        ("code", Text(code)),
        ("label_fr", Text("Groupe")),
        ("label_en", Text("Group")),
        ("min", Number(min)),
        ("max", Number(1.0)),
        ("rank", Number(1.0)),
    ]
}

fn zone(communes: Cell) -> Row {
    vec![("code", Text("Z-1")), ("label_fr", Text("Zone")), ("label_en", Text("Zone")), ("communes", communes)]
}

fn draft() -> Draft {
    let equipment = vec![
        ("code", Text("BOX")),
        ("group", Text("MODEM")),
        ("service", Text("LOC")),
        ("label_fr", Text("Box")),
        ("label_en", Text("Box")),
        ("max_quantity", Number(1.0)),
        ("rank", Number(1.0)),
    ];
    let promotion = vec![
        ("code", Text("P-1")),
        ("label_fr", Text("Remise")),
        ("label_en", Text("Discount")),
        ("service", Text("PROMO")),
        ("reduces", Text("OFFER")),
        ("from_month", Number(1.0)),
        ("months", Number(12.0)),
        ("rank", Number(1.0)),
    ];
    let restriction = vec![
        ("code", Text("R-1")),
        ("target_kind", Text("OFFER")),
        ("targets", Text("NET")),
        ("effect", Text("ONLY_WHERE")),
        ("zones", Text("Z-1")),
        ("reason_fr", Text("Pas ici.")),
        ("reason_en", Text("Not here.")),
    ];
    let services = [("NET-1", "BASE"), ("LOC", "EQUIPMENT_RENTAL"), ("OPT", "OPTION"), ("PROMO", "PROMOTION")];
    let tariffs = [("NET-1", 29.99), ("LOC", 0.0), ("OPT", 3.0), ("PROMO", -10.0)];
    let rows = BTreeMap::from([
        (Sheet::Services, services.map(|(code, kind)| service(code, kind)).to_vec()),
        (Sheet::Tariffs, tariffs.map(|(code, amount)| tariff(code, amount)).to_vec()),
        (Sheet::Offers, vec![offer("NET", "NET-1")]),
        (Sheet::Groups, vec![group("EQUIPMENT", "MODEM", 1.0), group("OPTION", "EXTRA", 0.0)]),
        (Sheet::Equipment, vec![equipment]),
        (Sheet::Options, vec![option("O-1", "")]),
        (Sheet::Promotions, vec![promotion]),
        (Sheet::Restrictions, vec![restriction]),
        (Sheet::Zones, vec![zone(Text("42218; 01004"))]),
    ]);
    Draft { rows, without_column: None, without_sheet: None }
}

impl Draft {
    /// Writes a cell over what the row held.
    fn with(mut self, sheet: Sheet, row: usize, header: &'static str, cell: Cell) -> Self {
        let row = &mut self.rows.get_mut(&sheet).unwrap()[row];
        row.retain(|(known, _)| *known != header);
        row.push((header, cell));
        self
    }

    fn and(mut self, sheet: Sheet, row: Row) -> Self {
        self.rows.get_mut(&sheet).unwrap().push(row);
        self
    }

    fn write(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("lisez-moi").unwrap().write(0, 0, "Bonjour").unwrap();
        for sheet in Sheet::ALL.into_iter().filter(|sheet| Some(*sheet) != self.without_sheet) {
            let page = workbook.add_worksheet().set_name(sheet.name()).unwrap();
            let specs: Vec<_> =
                columns::of(sheet).iter().filter(|spec| self.without_column != Some((sheet, spec.header))).collect();
            for (column, spec) in (0u16..).zip(&specs) {
                // As people write headers: with capitals, spaces and a stray no-break space.
                let written = spec.header.replace('_', " ").to_uppercase() + "\u{a0}";
                page.write(0, column, written).unwrap();
            }
            for (row, cells) in (1u32..).zip(&self.rows[&sheet]) {
                for (header, cell) in cells {
                    if let Some((column, _)) = (0u16..).zip(&specs).find(|(_, spec)| spec.header == *header) {
                        put(page, row, column, cell);
                    }
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    match cell {
        Text(text) => page.write(row, column, *text),
        Number(number) => page.write(row, column, *number),
        Date(day) => {
            let day = ExcelDateTime::parse_from_str(day).unwrap();
            page.write_with_format(row, column, day, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        Uncomputed(formula) => page.write(row, column, Formula::new(*formula).set_result(" ")),
        Error(shown) => page.write(row, column, Formula::new("=1/0").set_result(*shown)),
    }
    .unwrap();
}

fn told(bytes: &[u8]) -> Vec<String> {
    let faults = read(bytes).err().unwrap_or_default();
    faults.iter().map(|fault| format!("{} {} {}", fault.code(), fault.place(), fault.found).trim().to_owned()).collect()
}

#[test]
fn the_demo_workbook_reads_clean_and_holds_what_a_demo_needs() {
    let catalogue = read(WORKBOOK).unwrap();
    assert_eq!(crate::check(&catalogue), []);
    assert!(catalogue.offers.len() >= 12 && catalogue.equipment.len() >= 15 && catalogue.options.len() >= 40);
    assert!(catalogue.promotions.len() >= 10 && catalogue.restrictions.len() >= 20 && catalogue.zones.len() >= 4);
}

#[test]
fn a_small_workbook_reads_clean_however_its_headers_are_written() {
    let catalogue = read(&draft().write()).unwrap();
    assert_eq!(catalogue.offers.len(), 1);
    let communes: Vec<_> =
        catalogue.zones[0].communes.iter().map(weblys_kernel::network::CommuneCode::as_str).collect();
    assert_eq!(communes, ["42218", "01004"], "leading zeros are kept");
}

#[test]
fn values_are_read_as_people_write_them() {
    let draft = draft()
        .with(Sheet::Tariffs, 0, "amount", Text("29,99\u{a0}€"))
        .with(Sheet::Tariffs, 0, "vat", Text("5,5 %"))
        .with(Sheet::Tariffs, 1, "vat", Number(0.2))
        .with(Sheet::Tariffs, 0, "valid_from", Text("2020-01-01"))
        .with(Sheet::Offers, 0, "commitment_months", Text(" 24 "))
        .with(Sheet::Services, 0, "needs_network", Text("Non"))
        .with(Sheet::Restrictions, 0, "effect", Text("only where"));
    let catalogue = read(&draft.write()).unwrap();
    assert_eq!(catalogue.tariffs[0].amount.cents(), 2999);
    assert_eq!(catalogue.tariffs[0].vat.basis_points(), 550);
    assert_eq!(catalogue.tariffs[1].vat.basis_points(), 2000);
    assert_eq!(catalogue.offers[0].commitment_months, 24);
    assert!(!catalogue.services[0].needs_network);
}

#[test]
fn each_faulty_cell_is_told_with_its_place() {
    use Sheet::{Equipment, Groups, Offers, Options, Promotions, Restrictions, Services, Tariffs, Zones};
    let table = [
        (Services, 0, "domain", Text("INTER NET"), "IMP-021 services!B2 (domain) INTER NET"),
        (Services, 0, "kind", Text("BASIC"), "IMP-025 services!C2 (kind) BASIC"),
        (Services, 0, "label_en", Text(" \u{a0} "), "IMP-020 services!E2 (label_en)"),
        (Tariffs, 0, "amount", Text("29.999"), "IMP-022 tariffs!B2 (amount) 29.999"),
        (Tariffs, 0, "amount", Number(29.999), "IMP-022 tariffs!B2 (amount) 29.999"),
        (Tariffs, 0, "amount", Uncomputed("=B3*2"), "IMP-026 tariffs!B2 (amount) =B3*2"),
        (Tariffs, 0, "amount", Error("#DIV/0!"), "IMP-027 tariffs!B2 (amount) #DIV/0!"),
        (Tariffs, 0, "vat", Number(120.0), "IMP-029 tariffs!C2 (vat) 120"),
        (Tariffs, 0, "vat", Text("0.2"), "IMP-029 tariffs!C2 (vat) 0.2"),
        (Tariffs, 0, "valid_from", Text("01/02/2020"), "IMP-024 tariffs!E2 (valid_from) 01/02/2020"),
        (Tariffs, 0, "valid_from", Number(45000.0), "IMP-024 tariffs!E2 (valid_from) 45000"),
        (Tariffs, 1, "valid_until", Date("2019-12-31"), "IMP-030 tariffs!F3 (valid_until) 2019-12-31"),
        (Tariffs, 3, "amount", Number(10.0), "IMP-048 tariffs!B5 (amount) 10.00"),
        (Tariffs, 1, "amount", Number(-1.0), "IMP-048 tariffs!B3 (amount) -1.00"),
        (Offers, 0, "commitment_months", Number(36.0), "IMP-029 offers!L2 (commitment_months) 36"),
        (Offers, 0, "commitment_months", Number(1.5), "IMP-023 offers!L2 (commitment_months) 1.5"),
        (Offers, 0, "services", Text("NET-2"), "IMP-040 offers!H2 (services) NET-2"),
        (Offers, 0, "services", Text("OPT"), "IMP-046 offers!H2 (services) OPT (OPTION)"),
        (Offers, 0, "highlights_fr", Text("un|deux"), "IMP-031 offers!O2 (highlights_en) 2 / 0"),
        (Offers, 0, "down_normal", Number(100.0), "IMP-020 offers!P2 (down_advertised)"),
        (Offers, 0, "sale_from", Date("2019-01-01"), "IMP-044 offers!H2 (services) NET-1"),
        (Offers, 0, "sale_until", Date("2023-01-01"), "IMP-030 offers!J2 (sale_until) 2023-01-01"),
        (Groups, 0, "kind", Text("THINGS"), "IMP-025 groups!A2 (kind) THINGS"),
        (Groups, 0, "min", Number(2.0), "IMP-031 groups!E2 (min) 2 > 1"),
        (Groups, 0, "default", Text("BOX-2"), "IMP-040 groups!G2 (default) BOX-2"),
        (Equipment, 0, "service", Text("OPT"), "IMP-046 equipment!C2 (service) OPT (OPTION)"),
        (Options, 0, "requires", Text("O-1"), "IMP-043 options!I2 (requires) O-1"),
        (Options, 0, "requires_equipment", Text("TV"), "IMP-040 options!L2 (requires_equipment) TV"),
        (Promotions, 0, "percent", Number(0.0), "IMP-029 promotions!E2 (percent) 0"),
        (Promotions, 0, "reduces", Text("FEES"), "IMP-020 promotions!G2 (reduces_codes)"),
        (Promotions, 0, "reduces_codes", Text("F-1"), "IMP-031 promotions!G2 (reduces_codes) F-1"),
        (Restrictions, 0, "zones", Text(""), "IMP-049 restrictions!D2 (effect)"),
        (Restrictions, 0, "targets", Text("TV"), "IMP-040 restrictions!C2 (targets) TV"),
        (Restrictions, 0, "days_until", Date("2026-01-01"), "IMP-020 restrictions!N2 (days_from) 2026-01-01"),
        (Zones, 0, "communes", Number(1004.0), "IMP-028 zones!D2 (communes) 1004"),
        (Zones, 0, "communes", Text("42218;Lyon"), "IMP-021 zones!D2 (communes) Lyon"),
    ];
    let answers = table.map(|(sheet, row, header, cell, expected)| {
        (told(&draft().with(sheet, row, header, cell).write()).join(" AND "), expected)
    });
    for (answer, expected) in &answers {
        assert_eq!(answer, expected, "{answers:#?}");
    }
}

#[test]
fn faults_across_rows_are_told_at_the_later_row() {
    let twice = draft().and(Sheet::Services, service("NET-1", "BASE"));
    assert_eq!(told(&twice.write()), ["IMP-041 services!A6 (code) NET-1"]);
    let overlap = draft().and(Sheet::Tariffs, tariff("NET-1", 31.0));
    assert_eq!(told(&overlap.write()), ["IMP-045 tariffs!E6 (valid_from) 2020-01-01"]);
    let same = draft().and(Sheet::Offers, offer("NET-BIS", "NET-1"));
    assert_eq!(told(&same.write()), ["IMP-042 offers!H3 (services) NET-1"]);
    let circle = draft().with(Sheet::Options, 0, "requires", Text("O-2")).and(Sheet::Options, option("O-2", "O-1"));
    assert_eq!(told(&circle.write()), ["IMP-043 options!I2 (requires) O-2", "IMP-043 options!I3 (requires) O-1"]);
}

#[test]
fn a_gap_between_two_tariffs_names_the_first_day_without_one() {
    let mut later = tariff("NET-1", 31.0);
    later.retain(|(header, _)| *header != "valid_from");
    later.push(("valid_from", Date("2026-02-01")));
    let gap = draft().with(Sheet::Tariffs, 0, "valid_until", Date("2025-12-31")).and(Sheet::Tariffs, later);
    let faults = read(&gap.write()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].expected.en.contains("2026-01-01"), "{faults:?}");
}

#[test]
fn paid_equipment_is_never_proposed_by_default() {
    let paid = draft().with(Sheet::Groups, 0, "default", Text("BOX")).with(Sheet::Tariffs, 1, "amount", Number(3.0));
    assert_eq!(told(&paid.write()), ["IMP-047 groups!G2 (default) BOX"]);
}

#[test]
fn all_faults_are_told_at_once_and_none_of_them_twice() {
    let draft = draft()
        .with(Sheet::Services, 0, "kind", Text("BASIC"))
        .with(Sheet::Tariffs, 0, "amount", Text("free"))
        .with(Sheet::Zones, 0, "label_fr", Text(""));
    assert_eq!(
        told(&draft.write()),
        ["IMP-025 services!C2 (kind) BASIC", "IMP-022 tariffs!B2 (amount) free", "IMP-020 zones!B2 (label_fr)",],
        "what points at a row that could not be read is not also at fault"
    );
}

#[test]
fn more_faults_than_a_person_can_read_are_counted() {
    let mut many = draft();
    for _ in 0..MOST_FAULTS + 20 {
        many = many.and(Sheet::Zones, vec![("code", Text("bad code"))]);
    }
    let faults = read(&many.write()).unwrap_err();
    assert_eq!(faults.len(), MOST_FAULTS);
    assert_eq!(faults.last().map(|fault| fault.kind), Some(FaultKind::TooManyFaults));
}

#[test]
fn missing_sheets_and_columns_are_named() {
    let mut draft = draft();
    draft.without_sheet = Some(Sheet::Zones);
    draft.without_column = Some((Sheet::Offers, "rank"));
    assert_eq!(told(&draft.write()), ["IMP-011 offers!1 (rank)", "IMP-010 zones zones"]);
}

#[test]
fn a_column_twice_and_merged_cells_are_named() {
    let mut workbook = Workbook::new();
    for sheet in Sheet::ALL {
        let page = workbook.add_worksheet().set_name(sheet.name()).unwrap();
        for (column, spec) in (0u16..).zip(columns::of(sheet)) {
            page.write(0, column, spec.header).unwrap();
        }
        if sheet == Sheet::Zones {
            page.write(0, 7, "Code").unwrap();
            page.merge_range(3, 1, 4, 2, "merged", &Format::new()).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(told(&bytes), ["IMP-012 zones!H1 (code) Code", "IMP-014 zones!4 B4"]);
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_costs_no_memory() {
    let mut workbook = Workbook::new();
    for sheet in Sheet::ALL {
        let page = workbook.add_worksheet().set_name(sheet.name()).unwrap();
        for (column, spec) in (0u16..).zip(columns::of(sheet)) {
            page.write(0, column, spec.header).unwrap();
        }
    }
    workbook.worksheet_from_name("zones").unwrap().write(1_048_575, 16_383, "far").unwrap();
    assert_eq!(told(&workbook.save_to_buffer().unwrap()), ["IMP-013 zones!1048576 XFD1048576"]);
}

/// A zip archive of these entries.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_ordinary_workbook_is_refused_before_it_is_read() {
    let bomb = vec![b' '; 12 * 1024 * 1024];
    let many: Vec<String> = (0..1_001).map(|number| format!("{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"" as &[u8])).collect();
    let types = ("[Content_Types].xml", b"<Types/>" as &[u8]);
    let table: [(&str, Vec<u8>, &str); 10] = [
        ("nothing", Vec::new(), "IMP-002"),
        ("a text", b"code;label\nA;B".to_vec(), "IMP-002"),
        ("an old or protected workbook", vec![0xD0, 0xCF, 0x11, 0xE0, 0, 0], "IMP-002"),
        ("half a workbook", WORKBOOK[..WORKBOOK.len() / 2].to_vec(), "IMP-002"),
        ("an archive of something else", archive(&[("readme.txt", b"hello")]), "IMP-002"),
        ("a workbook without sheets", archive(&[types]), "IMP-005"),
        ("too large", [b"PK".to_vec(), vec![0; LARGEST_FILE]].concat(), "IMP-001"),
        ("a bomb", archive(&[types, ("xl/worksheets/sheet1.xml", &bomb)]), "IMP-003"),
        ("too many entries", archive(&many), "IMP-003"),
        ("a way out of the archive", archive(&[types, ("../../evil.xml", b"")]), "IMP-003"),
    ];
    for (name, bytes, expected) in table {
        let faults = read(&bytes).unwrap_err();
        assert_eq!(faults.iter().map(Refusal::code).collect::<Vec<_>>(), [expected], "{name}: {faults:?}");
    }
}

#[test]
fn macros_and_document_types_are_refused() {
    let doctype = b"<?xml version=\"1.0\"?><!DOCTYPE bomb [<!ENTITY a \"aaaa\">]><bomb/>";
    for entry in [("xl/vbaProject.bin", b"x" as &[u8]), ("xl/workbook.xml", doctype)] {
        let faults = read(&archive(&[("[Content_Types].xml", b"<Types/>"), entry])).unwrap_err();
        assert_eq!(faults.iter().map(Refusal::code).collect::<Vec<_>>(), ["IMP-004"], "{}", entry.0);
    }
}

#[test]
fn a_fault_reads_well_in_both_languages() {
    let bytes = draft().with(Sheet::Offers, 0, "commitment_months", Number(36.0)).write();
    let fault: &Fault = &read(&bytes).unwrap_err()[0];
    assert_eq!(
        fault.to_string(),
        "IMP-029 offers!L2 (commitment_months): found \"36\", expected a number from 0 to 24"
    );
    assert_eq!(fault.expected.fr, "un nombre de 0 à 24");
    assert_eq!(fault.item.as_deref(), Some("NET"));
}

#[test]
fn columns_have_the_letters_of_excel() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(grid::letters(column), letters);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_workbook_is_answered_and_never_breaks(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = draft().write();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = read(&bytes);
    }
}
