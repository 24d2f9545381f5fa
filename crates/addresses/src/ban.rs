//! Addresses in the column layout of the French Base Adresse Nationale (`adresses-XX.csv`).
//!
//! Columns are found by name, others are ignored. Only the position in longitude and latitude
//! is kept: the projected one differs from territory to territory.

use std::collections::HashSet;
use std::io::Read;

use weblys_kernel::network::CommuneCode;

use crate::table::{Row, Table};
use crate::{AddressId, Fault, Faults};

const REQUIRED: [&str; 8] = ["id", "numero", "nom_voie", "code_postal", "code_insee", "nom_commune", "lon", "lat"];
const OPTIONAL: [&str; 3] = ["rep", "nom_ancienne_commune", "id_ban_adresse"];

/// The number that stands for "no number" (hamlets) in communes' files.
pub const WITHOUT_NUMBER: u32 = 99_999;

/// A position in WGS 84, in millionths of a degree (about 0.1 m).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Longitude, east positive.
    pub lon: i32,
    /// Latitude, north positive.
    pub lat: i32,
}

/// One address of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BanAddress {
    /// `id_ban_adresse` when the file has it, else `id`.
    pub address_id: AddressId,
    /// House number (`numero`), up to 9999; [`WITHOUT_NUMBER`] for none.
    pub number: u32,
    /// Repetition (`bis`, `ter`, `a`…) as written.
    pub suffix: Option<String>,
    /// Street (`nom_voie`), with its type.
    pub street: String,
    /// Postal code, text; some addresses have none.
    pub postal_code: Option<String>,
    /// Commune, by its INSEE code: an arrondissement in Paris, Lyon and Marseille.
    pub insee: CommuneCode,
    /// Official name of the commune.
    pub commune: String,
    /// The commune that stood here before a merger: people still type it.
    pub former_commune: Option<String>,
    /// Where it is.
    pub position: Position,
}

/// Reads a file row by row.
pub struct BanReader<'a>(Table<'a>);

impl<'a> BanReader<'a> {
    /// Opens a file, plain or gzip.
    ///
    /// # Errors
    /// The fault that makes the file unreadable as a whole: no header, a missing column, no text.
    pub fn open(source: impl Read + 'a) -> Result<Self, Fault> {
        Table::open(source, ';', &REQUIRED, &OPTIONAL).map(Self)
    }
}

impl Iterator for BanReader<'_> {
    type Item = Result<BanAddress, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.0.next()?.and_then(|row| address(&row)))
    }
}

/// Reads a whole file, and checks that no address stands twice.
///
/// # Errors
/// Every fault of the file, in the order of its lines.
pub fn read(source: impl Read) -> Result<Vec<BanAddress>, Faults> {
    let mut faults = Faults::default();
    let mut addresses: Vec<BanAddress> = Vec::new();
    let mut seen = HashSet::new();
    match Table::open(source, ';', &REQUIRED, &OPTIONAL) {
        Err(fault) => faults.push(fault),
        Ok(table) => {
            for row in table {
                match row.and_then(|row| fresh(&row, &mut seen)) {
                    Ok(address) if faults.count == 0 => addresses.push(address),
                    Ok(_) => {}
                    Err(fault) => faults.push(fault),
                }
            }
        }
    }
    faults.or(addresses)
}

fn fresh(row: &Row, seen: &mut HashSet<AddressId>) -> Result<BanAddress, Fault> {
    let address = address(row)?;
    if seen.insert(address.address_id.clone()) {
        Ok(address)
    } else {
        Err(row.fault("id", "IMP-212", "an address that stands once in the file"))
    }
}

fn address(row: &Row) -> Result<BanAddress, Fault> {
    let id = if row.text("id_ban_adresse").is_empty() { "id" } else { "id_ban_adresse" };
    let number = match row.text("numero") {
        "99999" => WITHOUT_NUMBER,
        _ => row.number("numero", 0, 9999)?,
    };
    Ok(BanAddress {
        address_id: row.code(id)?,
        number,
        suffix: row.optional("rep")?,
        street: row.required("nom_voie")?,
        postal_code: postal_code(row, "code_postal")?,
        insee: row.code("code_insee")?,
        commune: row.required("nom_commune")?,
        former_commune: row.optional("nom_ancienne_commune")?,
        position: Position { lon: degrees(row, "lon", 180)?, lat: degrees(row, "lat", 90)? },
    })
}

/// A postal code: five digits in France, four in Belgium; may be empty.
pub(crate) fn postal_code(row: &Row, column: &'static str) -> Result<Option<String>, Fault> {
    let code = row.optional(column)?;
    match &code {
        Some(text) if !(matches!(text.len(), 4 | 5) && text.bytes().all(|b| b.is_ascii_digit())) => {
            Err(row.fault(column, "IMP-211", "a postal code of 4 or 5 digits, with its leading zero"))
        }
        _ => Ok(code),
    }
}

fn degrees(row: &Row, column: &'static str, most: i32) -> Result<i32, Fault> {
    let limit = f64::from(most);
    let value = row.required(column)?.parse::<f64>().ok().filter(|degrees| degrees.abs() <= limit);
    let expected = format!("degrees between -{most} and {most}, with a decimal point");
    value.map(|degrees| (degrees * 1e6).round() as i32).ok_or_else(|| row.fault(column, "IMP-210", &expected))
}

#[cfg(test)]
mod tests;
