//! The demo's address files: `addresses.csv.gz` in the layout of the Base Adresse Nationale and
//! `network.csv.gz`, what the network carries at each dwelling.
//!
//! A fictitious regional operator in forty real communes. Streets, numbers, dwellings and
//! network are invented, and the same at every run: the only input is `demo/communes.csv`.

mod chance;
mod dwellings;
mod projection;
mod staged;
mod street_names;
mod streets;
mod towns;

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};

use chance::Chance;
use dwellings::Network;

const SEED: u64 = 42_218;

const ADDRESS_HEADER: &str = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;\
    code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;\
    nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles\n";
const NETWORK_HEADER: &str = "dwelling_id;address_id;building;staircase;floor;door;technology;down_mbps;up_mbps;\
    services;cmts;distribution_zone\n";

/// Writes both files into the demo folder, which holds `communes.csv`.
pub fn write(demo: &Path) -> Result<()> {
    let list = demo.join("communes.csv");
    let list = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    let mut chance = Chance::new(SEED);
    let mut addresses = ADDRESS_HEADER.to_owned();
    let mut network = Network::new(NETWORK_HEADER);
    for town in towns::read(&list)? {
        for street in streets::of(&town, &mut chance) {
            for house in street.houses(&town, &mut chance) {
                addresses.push_str(&house.row);
                network.house(&town, &street, &house, &mut chance);
            }
        }
    }
    save(&demo.join("addresses.csv.gz"), &addresses)?;
    save(&demo.join("network.csv.gz"), &network.rows)
}

/// Writes a gzip without name or time, so that equal content makes equal bytes with the same compressor.
fn save(path: &Path, text: &str) -> Result<()> {
    let file = fs::File::create(path).with_context(|| format!("writing {}", path.display()))?;
    let mut zip = GzBuilder::new().mtime(0).operating_system(255).write(file, Compression::best());
    zip.write_all(text.as_bytes())?;
    zip.finish()?.sync_all().with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_demo_files_are_the_ones_that_this_generator_writes() {
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
        let folder = tempfile::tempdir().unwrap();
        let again = folder.path();
        std::fs::copy(demo.join("communes.csv"), again.join("communes.csv")).unwrap();
        super::write(again).unwrap();
        for file in ["addresses.csv.gz", "network.csv.gz"] {
            assert!(unpacked(&demo.join(file)) == unpacked(&again.join(file)), "{file}");
        }
    }

    /// Compressors differ in their bytes from one version to the next; what they hold does not.
    fn unpacked(file: &Path) -> String {
        let mut text = String::new();
        let mut zip = flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap());
        std::io::Read::read_to_string(&mut zip, &mut text).unwrap();
        text
    }
}
