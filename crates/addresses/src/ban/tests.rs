use std::io::Write;

use proptest::prelude::*;

use super::{BanAddress, read};
use crate::Faults;

const HEADER: &str = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;\
    code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;\
    nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles";
const ROW: &str = "42218_9z01_00003_bis;42218_9Z01;3;bis;Avenue du Général Fictif;42000;42218;Saint-Étienne;;;\
    808689.35;6483208.56;4.3903;45.4397;entrée;;;SAINT ETIENNE;AVENUE DU GENERAL FICTIF;commune;commune;1;42218000AB0123";

fn file(text: &str) -> Result<Vec<BanAddress>, Faults> {
    read(std::io::Cursor::new(text.as_bytes().to_vec()))
}

fn faults(text: &str) -> Vec<(u64, String, &'static str)> {
    file(text).unwrap_err().kept.into_iter().map(|fault| (fault.line, fault.column, fault.code)).collect()
}

#[test]
fn the_specimen_row_is_read() {
    let read = file(&format!("{HEADER}\n{ROW}\n")).unwrap();
    assert_eq!(read.len(), 1);
    let address = &read[0];
    assert_eq!(address.address_id.as_str(), "42218_9z01_00003_bis");
    assert_eq!((address.number, address.suffix.as_deref()), (3, Some("bis")));
    assert_eq!((address.position.lon, address.position.lat), (4_390_300, 45_439_700));
    assert_eq!(address.former_commune, None);
}

#[test]
fn a_byte_order_mark_crlf_quotes_and_gzip_change_nothing() {
    let plain = file(&format!("{HEADER}\n{ROW}\n")).unwrap();
    let quoted = ROW.replace("Avenue du Général Fictif", "\"Avenue du Général Fictif\"");
    assert_eq!(file(&format!("\u{feff}{HEADER}\r\n{quoted}\r\n")).unwrap(), plain);
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(format!("{HEADER}\n{ROW}").as_bytes()).unwrap();
    assert_eq!(read(std::io::Cursor::new(zip.finish().unwrap())).unwrap(), plain);
}

#[test]
fn columns_are_found_by_name_and_the_permanent_identifier_is_preferred() {
    let text = "lat;lon;nom_commune;code_insee;code_postal;nom_voie;numero;id;id_ban_adresse;autre\n\
        45.1;4.2;Y;80829;;Rue \"\"X\"\";7;80829_x_00007;0c2b5d2e-0000-4000-8000-000000000001;?\n";
    let address = file(text).unwrap().remove(0);
    assert_eq!(address.address_id.as_str(), "0c2b5d2e-0000-4000-8000-000000000001");
    assert_eq!(address.postal_code, None);
}

#[test]
fn every_fault_of_a_file_is_told_with_its_place() {
    let row = |from: &str, to: &str| ROW.replace(from, to);
    let lines = [
        HEADER.to_owned(),
        row(";3;bis;", ";3x;bis;"),
        row("Avenue du Général Fictif", ""),
        row(";42000;42218;", ";4200A;42218;"),
        row(";42000;42218;", ";42000;42 218;"),
        row("4.3903", "4,3903"),
        row("45.4397", "145.4397"),
        ROW.to_owned(),
        ROW.to_owned(),
        "a;b".to_owned(),
        row("Avenue", "\"Avenue"),
        String::new(),
        row(";3;bis;", ";10000;bis;"),
        row("4.3903", "nan"),
    ];
    let expected = [
        (2, "numero", "IMP-208"),
        (3, "nom_voie", "IMP-207"),
        (4, "code_postal", "IMP-211"),
        (5, "code_insee", "IMP-209"),
        (6, "lon", "IMP-210"),
        (7, "lat", "IMP-210"),
        (9, "id", "IMP-212"),
        (10, "", "IMP-203"),
        (11, "", "IMP-205"),
        (13, "numero", "IMP-208"),
        (14, "lon", "IMP-210"),
    ];
    let expected = expected.map(|(line, column, code)| (line, column.to_owned(), code));
    assert_eq!(faults(&lines.join("\n")), expected);
}

#[test]
fn what_stands_beside_a_quoted_text_is_told_and_not_lost() {
    let quoted = |cell: &str| format!("{HEADER}\n{}\n", ROW.replace("Avenue du Général Fictif", cell));
    assert_eq!(faults(&quoted("\"Avenue\" du Général Fictif")), [(2, String::new(), "IMP-205")]);
    let spaced = file(&quoted("\"Avenue du Général Fictif\" ")).unwrap();
    assert_eq!(spaced[0].street, "Avenue du Général Fictif");
}

#[test]
fn a_file_that_is_none_is_one_fault() {
    assert_eq!(faults(""), [(1, String::new(), "IMP-217")]);
    assert_eq!(faults("numero;nom_voie\n"), [(1, "id".to_owned(), "IMP-202")]);
    assert_eq!(faults(&format!("{HEADER}\n\n")), [(3, String::new(), "IMP-220")], "it would take everything away");
    assert_eq!(faults(&format!("{HEADER};lon\n{ROW};1\n")), [(1, "lon".to_owned(), "IMP-219")]);
    let broken = read(std::io::Cursor::new(vec![0x1f, 0x8b, 8, 0, 1, 2, 3])).unwrap_err();
    assert_eq!(broken.kept[0].code, "IMP-201");
    let latin = read(std::io::Cursor::new([HEADER.as_bytes(), b"\n\xe9t\xe9\n"].concat())).unwrap_err();
    assert_eq!((latin.kept[0].line, latin.kept[0].code), (2, "IMP-204"));
    let endless = faults(&format!("{HEADER}\n{}", "x".repeat(200_000)));
    assert_eq!(endless, [(2, String::new(), "IMP-206")]);
}

#[test]
fn a_thousand_faults_are_kept_and_all_are_counted() {
    let text = format!("{HEADER}\n{}", "x\n".repeat(1500));
    let faults = file(&text).unwrap_err();
    assert_eq!((faults.kept.len(), faults.count), (1000, 1500));
}

proptest! {
    #[test]
    fn no_file_makes_the_reader_fail_without_a_place(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let bytes = [HEADER.as_bytes(), b"\n", &bytes].concat();
        if let Err(faults) = read(std::io::Cursor::new(bytes)) {
            prop_assert!(faults.count > 0);
            prop_assert!(faults.kept.iter().all(|fault| fault.line > 0));
        }
    }
}
