//! Where the operator sells: the real communes, then as many more as it takes; and homes in them, as files that
//! `weblys import addresses` reads.

use crate::Outcome;
use crate::operator::{Operator, read};
use crate::random::Random;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use weblys_kernel::network::{Access, CommuneCode};

/// One of the official communes.
pub struct Commune {
    pub code: CommuneCode,
    pub name: String,
    pub postal_code: String,
}

/// The official communes, in the order of their codes.
pub fn communes() -> Outcome<Vec<Commune>> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/communes.csv"))?;
    text.lines().skip(1).map(commune).collect()
}

fn commune(line: &str) -> Outcome<Commune> {
    let mut cells = line.split(',');
    let mut cell = || cells.next().ok_or("a cell");
    Ok(Commune { code: read(cell()?)?, name: cell()?.to_owned(), postal_code: cell()?.chars().take(5).collect() })
}

/// The code of a commune that does not exist: none that does begins so.
pub fn made_up(at: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let digit = |power: u32| DIGITS.get(at / 36_usize.pow(power) % 36).map_or('0', |digit| char::from(*digit));
    std::iter::once('Z').chain([3, 2, 1, 0].map(digit)).collect()
}

/// Writes so many homes, evenly over the communes: `addresses.csv` and `network.csv`.
pub fn write(operator: &Operator, homes: usize, folder: &Path) -> Outcome<()> {
    let mut random = Random::seeded(77);
    let mut addresses = BufWriter::new(File::create(folder.join("addresses.csv"))?);
    let mut network = BufWriter::new(File::create(folder.join("network.csv"))?);
    writeln!(addresses, "id;numero;nom_voie;code_postal;code_insee;nom_commune;lon;lat")?;
    writeln!(
        network,
        "dwelling_id;address_id;building;staircase;floor;door;technology;down_mbps;up_mbps;services;cmts;distribution_zone"
    )?;
    for at in 0..homes {
        let place = at % operator.communes.len();
        let Commune { code, name, postal_code } = operator.communes.get(place).ok_or("a commune")?;
        let (street, number) = (at / operator.communes.len() / 10, 1 + at / operator.communes.len() % 10);
        // Some communes have several rows: one for each postal code.
        let id = format!("{code}_{street:04}_{number:05}_{place}");
        writeln!(addresses, "{id};{number};Rue des Essais {street};{postal_code};{code};{name};2.5;46.5")?;
        let brand = operator.brand_of(place).ok_or("a brand")?;
        let part = random.one(&brand.parts).ok_or("a part")?;
        let accesses = operator.network(&mut random)?.accesses;
        if accesses.is_empty() {
            writeln!(network, "L{at:07};{id};;;;;;;;;;")?;
        }
        for access in accesses {
            writeln!(network, "L{at:07};{id};;;;;{};;{part}", written(&access))?;
        }
    }
    addresses.flush()?;
    Ok(network.flush()?)
}

/// The columns from the technology to the services.
fn written(access: &Access) -> String {
    let services: Vec<String> = access.domains.iter().map(ToString::to_string).collect();
    format!("{};{};{};{}", access.technology, access.down_mbps, access.up_mbps, services.join("|"))
}
