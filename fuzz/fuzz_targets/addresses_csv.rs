//! The address file (Base Adresse Nationale), plain and compressed: what is read is read the same however its lines end,
//! written anew it is the same, and people can search it.

#![no_main]

use flate2::Compression;
use flate2::read::GzEncoder;
use libfuzzer_sys::fuzz_target;
use std::fmt::Write;
use weblys_addresses::ban::{BanAddress, read};
use weblys_addresses::{Faults, SearchIndex};

fuzz_target!(|input: &[u8]| {
    let answer = read(input);
    if !input.starts_with(&[0x1f, 0x8b]) {
        same_in_other_clothes(input, &answer);
    }
    match answer {
        Err(faults) => weblys_fuzz::told_of_rows(&faults, input),
        Ok(addresses) => {
            assert_eq!(read(written(&addresses).as_bytes()).as_ref(), Ok(&addresses));
            searched(addresses);
        }
    }
});

/// Compressed, with a mark before it, and with lines that end as Windows ends them.
fn same_in_other_clothes(input: &[u8], answer: &Result<Vec<BanAddress>, Faults>) {
    assert_eq!(&read(GzEncoder::new(input, Compression::fast())), answer, "compressed");
    let marked = [b"\xEF\xBB\xBF", input].concat();
    let lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
    // The longest line is counted in bytes.
    if answer.is_ok() && lines.iter().all(|line| line.len() < 60_000) {
        assert_eq!(&read(marked.as_slice()), answer, "with a mark");
        assert_eq!(&read(lines.join(b"\r\n".as_slice()).as_slice()), answer, "with other ends of lines");
    }
}

fn written(addresses: &[BanAddress]) -> String {
    let mut text =
        "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;nom_ancienne_commune;lon;lat\n".to_owned();
    for one in addresses {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let maybe = |text: &Option<String>| quoted(text.as_deref().unwrap_or_default());
        let degrees = |millionths: i32| f64::from(millionths) / 1e6;
        let (lon, lat) = (degrees(one.position.lon), degrees(one.position.lat));
        let place = [quoted(&one.street), maybe(&one.postal_code), quoted(one.insee.as_str()), quoted(&one.commune)];
        let (id, number, suffix, former) =
            (&one.address_id, one.number, maybe(&one.suffix), maybe(&one.former_commune));
        writeln!(text, "{id};{number};{suffix};{};{former};{lon};{lat}", place.join(";")).expect("text grows");
    }
    text
}

/// Whatever is indexed can be searched, and each line that is proposed leads somewhere.
fn searched(addresses: Vec<BanAddress>) {
    let typed: Vec<String> = addresses
        .iter()
        .take(4)
        .map(|one| {
            format!("{} {} {} {}", one.number, one.suffix.as_deref().unwrap_or_default(), one.street, one.commune)
        })
        .collect();
    let index = SearchIndex::build(&[], addresses, |id| id.as_str().len() % 2 == 0);
    for text in &typed {
        for line in index.search(text, 8) {
            let again = format!("{} {} {} {}", line.number, line.street, line.postal_code, line.commune);
            drop(index.search(&again, 8));
        }
    }
}
