//! What each target begins with: files of the demonstration, and the words and changes of `crates/catalog/tests/faulty_files`.

#[allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "made for the tests that it comes from")]
#[path = "../../../catalog/tests/faulty_files/book.rs"]
mod book;

use crate::workspace::Workspace;
use anyhow::{Context, anyhow};
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;
use weblys_catalog::model::Charge;
use weblys_catalog::workbook::{self, columns};
use weblys_catalog::{Catalogue, Sheet, json};

/// Lines of a file of rows.
const LINES: usize = 12;
/// Longer words are texts of people.
const LONGEST_WORD: usize = 40;

/// Words that the parts of a workbook are made of.
const OF_PARTS: [&str; 26] = [
    "<row r=\"2\">",
    "<c r=\"A1\"",
    " t=\"s\"",
    " t=\"str\"",
    " t=\"inlineStr\"",
    " t=\"b\"",
    " t=\"e\"",
    " t=\"d\"",
    " s=\"1\"",
    "<v>",
    "</v></c>",
    "<f>",
    "</f>",
    "<is><t>",
    "</t></is>",
    "<si><t>",
    "<mergeCell ref=\"A1:B2\"/>",
    "<dimension ref=\"A1\"/>",
    "numFmtId=\"14\"",
    "<sheet name=\"",
    "xml:space=\"preserve\"",
    "&#xA0;",
    "_x000D_",
    "XFD1048576",
    "uniqueCount=\"99999999999\"",
    " t=\"shared\" ref=\"B2\" si=\"4294967295\"",
];

/// Writes a corpus for each target, and the words that all of them may use.
pub fn write(workspace: &Workspace, out: &Path) -> anyhow::Result<()> {
    let demo = workspace.root.join("demo");
    let tests = workspace.root.join("crates/catalog/tests/faulty_files");
    let sow = |target: &str, seeds: Vec<Vec<u8>>| sow(&out.join("corpus").join(target), &seeds);
    let sound = book::Book::sound().write();
    let read = |bytes: &[u8]| workbook::read(bytes).map_err(|faults| anyhow!("not sound: {faults:?}"));
    let workbook = fs::read(demo.join("catalogue.xlsx"))?;
    let catalogue = read(&workbook)?;
    sow("workbook_parts", parts(&sound)?)?;
    sow("workbook_cells", changes(&tests)?)?;
    // The demonstration's would take a whole minute for a few thousand inputs.
    let small = read(&sound)?;
    sow("catalogue_json", vec![json::write(&small)?, serde_json::to_vec(&small)?])?;
    sow("workbook_bytes", vec![sound, workbook])?;
    sow("addresses_csv", rows(&demo.join("addresses.csv.gz"))?)?;
    sow("network_csv", rows(&demo.join("network.csv.gz"))?)?;
    sow("communes_csv", rows(&demo.join("communes.csv"))?)?;
    sow("told_services", services(&catalogue).iter().map(|row| json!([row]).to_string().into_bytes()).collect())?;
    sow("told_contracts", contracts(&catalogue))?;
    sow("told_codes", vec![codes().to_string().into_bytes()])?;
    sow("told_users", vec![users().to_string().into_bytes()])?;
    sow("package_json", vec![package(&small)?])?;
    fs::write(out.join("words.dict"), words(&tests)?).context("the words cannot be written")
}

fn sow(corpus: &Path, seeds: &[Vec<u8>]) -> anyhow::Result<()> {
    fs::create_dir_all(corpus)?;
    for (number, seed) in seeds.iter().enumerate() {
        fs::write(corpus.join(format!("seed-{number:03}")), seed)?;
    }
    Ok(())
}

/// Each part of a workbook, its number before it.
fn parts(bytes: &[u8]) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = vec![u8::try_from(at)?];
        archive.by_index(at)?.read_to_end(&mut part)?;
        parts.push(part);
    }
    Ok(parts)
}

/// The changes of single cells that the tests make, as the target of cells reads them.
fn changes(tests: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut changes = Vec::new();
    for source in sources(tests)? {
        for call in source.split("set").skip(1) {
            let words: Vec<&str> = call.trim_start_matches("_text").split('"').take(6).collect();
            if let ["(", sheet, row, header, ", ", text] = words.as_slice() {
                changes.extend(change(sheet, row, header, text));
            }
        }
    }
    Ok(changes)
}

fn change(sheet: &str, row: &str, header: &str, text: &str) -> Option<Vec<u8>> {
    let sheet = Sheet::ALL.iter().position(|one| one.name() == sheet)?;
    let column = columns::of(Sheet::ALL[sheet]).iter().position(|one| one.header == header)?;
    let row = row.trim_matches([',', ' ']).parse::<usize>().ok()?.checked_sub(1)?;
    let kind = if text.parse::<f64>().is_ok() { 1 } else { 5 };
    let places: Option<Vec<u8>> = [sheet, column, row, kind].into_iter().map(|at| u8::try_from(at).ok()).collect();
    Some([places?, text.as_bytes().to_vec()].concat())
}

/// The first lines of a file, plain or compressed.
fn rows(file: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let opened = File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
    let is_plain = file.extension().is_some_and(|extension| extension == "csv");
    let input: Box<dyn Read> = if is_plain { Box::new(opened) } else { Box::new(GzDecoder::new(opened)) };
    let lines: Vec<String> = BufReader::new(input).lines().take(LINES).collect::<Result<_, _>>()?;
    let plain = lines.join("\n").into_bytes();
    let mut compressed = Vec::new();
    flate2::read::GzEncoder::new(plain.as_slice(), flate2::Compression::fast()).read_to_end(&mut compressed)?;
    Ok(vec![lines[..2].join("\n").into_bytes(), plain, compressed])
}

fn services(catalogue: &Catalogue) -> Vec<Value> {
    let row = |one: &weblys_catalog::model::Service| {
        let tariffs = catalogue.tariffs.iter().filter(|tariff| tariff.service == one.code);
        let tariffs: Vec<Value> = tariffs
            .map(|tariff| {
                json!({"amount_cents": tariff.amount, "vat_basis_points": tariff.vat, "valid_from": tariff.validity.from,
                    "period": if tariff.charge == Charge::Monthly { "month" } else { "once" },
                    "valid_until": tariff.validity.until})
            })
            .collect();
        json!({"code": one.code, "domain": one.domain, "kind": one.kind.word(), "label": one.label, "tariffs": tariffs})
    };
    catalogue.services.iter().map(row).collect()
}

/// A day, and contracts with the services of an offer and a few others.
fn contracts(catalogue: &Catalogue) -> Vec<Vec<u8>> {
    let of_offer = |(number, offer): (usize, &weblys_catalog::model::Offer)| {
        let others = catalogue.services.iter().map(|one| &one.code).skip(3 * number).take(5);
        let held: Vec<_> = offer.services.iter().chain(others).map(|one| (one, 1)).collect();
        json!(["2026-03-10", [held, []]]).to_string().into_bytes()
    };
    catalogue.offers.iter().enumerate().map(of_offer).collect()
}

fn codes() -> Value {
    json!([{"code": "CITY", "label": {"fr": "Ville", "en": "City"}, "is_obsolete": true},
        {"code": "B.2", "label": {"fr": "Second", "en": ""}}, {"code": "CITY", "label": {"fr": "", "en": ""}}])
}

fn users() -> Value {
    json!([{"login": "guichet.brest.1", "name": "Guichet", "email": "guichet@example.fr", "profiles": ["A", "A"],
        "is_active": true, "version": 3}, {"login": "Camille", "name": "Camille Fictif", "profiles": [], "is_active": false,
        "version": 1}])
}

/// A package of the configuration with something in each part.
fn package(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let code = json!({"is_hidden": false, "position": 10, "label": {"fr": "Vendu", "en": "Sold"}});
    Ok(serde_json::to_vec(&json!({"weblys_configuration": 1, "catalogue": catalogue,
        "parameters": {"slot_hold": "45"}, "code_tables": {"TITLE": {"MME": code}},
        "groups": {"sellers": {"name": "Vente", "rights": ["weshop.sales.use"]}}}))?)
}

/// The words of the tests, of headers and of XML, as libFuzzer reads a dictionary.
fn words(tests: &Path) -> anyhow::Result<String> {
    let sources = sources(tests)?;
    let in_tests = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let headers = Sheet::ALL.iter().flat_map(|sheet| columns::of(*sheet)).map(|column| column.header);
    let all: BTreeSet<&str> = in_tests.chain(headers).chain(OF_PARTS).collect();
    let mut words = String::new();
    for word in all.into_iter().filter(|word| !word.is_empty() && word.len() <= LONGEST_WORD) {
        let escaped: String = word.bytes().map(escaped).collect();
        writeln!(words, "\"{escaped}\"")?;
    }
    Ok(words)
}

fn escaped(byte: u8) -> String {
    match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02X}"),
    }
}

fn sources(tests: &Path) -> anyhow::Result<Vec<String>> {
    let mut files: Vec<_> =
        fs::read_dir(tests)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).with_context(|| file.display().to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_changes_of_the_tests_are_found_and_told_as_the_target_reads_them() {
        assert_eq!(change("tariffs", ", 2, ", "amount", "gratuit").unwrap(), b"\x01\x01\x01\x05gratuit");
        assert_eq!(change("tariffs", ", 2, ", "nothing", "1"), None);
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/tests/faulty_files");
        assert!(changes(&tests).unwrap().len() > 50);
        assert!(words(&tests).unwrap().contains("\"1,299.00\"\n"));
    }
}
