//! The network at each dwelling: our second file, one row for each dwelling and technology.
//!
//! Rows of one dwelling follow each other. A dwelling that is known but not served has one row
//! with an empty technology. Every dwelling belongs to an address of the first file.

use std::collections::HashSet;
use std::io::Read;

use serde::{Deserialize, Serialize};
use weblys_kernel::network::{Access, Domain, DwellingId, Eligibility, Technology};

use crate::table::{Row, Table};
use crate::{AddressId, Fault, Faults};

const COLUMNS: [&str; 12] = [
    "dwelling_id",
    "address_id",
    "building",
    "staircase",
    "floor",
    "door",
    "technology",
    "down_mbps",
    "up_mbps",
    "services",
    "cmts",
    "distribution_zone",
];

/// Families of services that a row may name.
const SERVICES: [&str; 3] = ["TELEVISION", "INTERNET", "FIXED_TELEPHONY"];

/// Where a dwelling is within its address; all empty for a house.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// Building (`bâtiment`).
    pub building: Option<String>,
    /// Staircase (`escalier`).
    pub staircase: Option<String>,
    /// Floor (`étage`), as residents say it.
    pub floor: Option<String>,
    /// Door (`porte`).
    pub door: Option<String>,
}

/// A dwelling (`logement`) and what the network carries there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dwelling {
    /// Its identifier in the operator's network inventory.
    pub id: DwellingId,
    /// The address it belongs to.
    pub address_id: AddressId,
    /// Where it is within the address.
    pub place: Place,
    /// The technologies present; none when it is known but not served.
    pub eligibility: Eligibility,
    /// The cable head-end equipment that feeds it, when cable is present.
    pub cmts: Option<String>,
    /// Distribution zone (`CDZ`).
    pub distribution_zone: Option<String>,
}

/// Reads a whole file against the addresses that exist.
///
/// # Errors
/// Every fault of the file, in the order of its lines.
pub fn read(source: impl Read, address_exists: impl Fn(&AddressId) -> bool) -> Result<Vec<Dwelling>, Faults> {
    let mut faults = Faults::default();
    let table = match Table::open(source, ';', &COLUMNS, &[]) {
        Ok(table) => table,
        Err(fault) => {
            faults.push(fault);
            return faults.or(Vec::new());
        }
    };
    let mut dwellings = Dwellings::default();
    for row in table {
        if let Err(fault) = row.and_then(|row| dwellings.take(&row, &address_exists)) {
            faults.push(fault);
        }
    }
    faults.or(dwellings.read)
}

#[derive(Default)]
struct Dwellings {
    read: Vec<Dwelling>,
    seen: HashSet<DwellingId>,
    last_was_unserved: bool,
}

impl Dwellings {
    fn take(&mut self, row: &Row, address_exists: &impl Fn(&AddressId) -> bool) -> Result<(), Fault> {
        let dwelling = dwelling(row)?;
        if !address_exists(&dwelling.address_id) {
            return Err(row.fault("address_id", "IMP-213", "an address of the address file"));
        }
        let unserved = dwelling.eligibility.accesses.is_empty();
        match self.read.last_mut().filter(|last| last.id == dwelling.id) {
            Some(last) => {
                add_access(row, last, dwelling, self.last_was_unserved)?;
            }
            None if !self.seen.insert(dwelling.id.clone()) => {
                let expected = "the rows of one dwelling to follow each other";
                return Err(row.fault("dwelling_id", "IMP-214", expected));
            }
            None => self.read.push(dwelling),
        }
        self.last_was_unserved = unserved;
        Ok(())
    }
}

/// Adds the access of a further row to a dwelling, when both rows tell the same dwelling.
fn add_access(row: &Row, known: &mut Dwelling, further: Dwelling, was_unserved: bool) -> Result<(), Fault> {
    let same = |expected: &Option<String>| {
        format!("{}, as on the row before of this dwelling", expected.as_deref().unwrap_or("nothing"))
    };
    if known.address_id != further.address_id {
        return Err(row.fault("address_id", "IMP-215", &same(&Some(known.address_id.to_string()))));
    }
    if known.place != further.place {
        return Err(row.fault("door", "IMP-215", "the same place as on the row before of this dwelling"));
    }
    if known.distribution_zone != further.distribution_zone {
        return Err(row.fault("distribution_zone", "IMP-215", &same(&known.distribution_zone)));
    }
    let Some(access) = further.eligibility.accesses.into_iter().next().filter(|_| !was_unserved) else {
        return Err(row.fault("technology", "IMP-215", "a dwelling either served or not"));
    };
    if known.eligibility.accesses.iter().any(|present| present.technology == access.technology) {
        return Err(row.fault("technology", "IMP-215", "each technology once for a dwelling"));
    }
    if known.cmts.is_some() && further.cmts.is_some() && known.cmts != further.cmts {
        return Err(row.fault("cmts", "IMP-215", &same(&known.cmts)));
    }
    known.cmts = known.cmts.take().or(further.cmts);
    known.eligibility.accesses.push(access);
    Ok(())
}

fn dwelling(row: &Row) -> Result<Dwelling, Fault> {
    Ok(Dwelling {
        id: row.code("dwelling_id")?,
        address_id: row.code("address_id")?,
        place: Place {
            building: row.optional("building")?,
            staircase: row.optional("staircase")?,
            floor: row.optional("floor")?,
            door: row.optional("door")?,
        },
        eligibility: Eligibility { accesses: access(row)?.into_iter().collect() },
        cmts: row.optional("cmts")?,
        distribution_zone: row.optional("distribution_zone")?,
    })
}

fn access(row: &Row) -> Result<Option<Access>, Fault> {
    if row.text("technology").is_empty() {
        for column in ["down_mbps", "up_mbps", "services"] {
            if !matches!(row.text(column), "" | "0") {
                return Err(row.fault(column, "IMP-215", "nothing, since the row has no technology"));
            }
        }
        return Ok(None);
    }
    let technology: Technology = row.code("technology")?;
    let domains = services(row)?;
    let most = if domains.iter().any(|domain| domain.as_str() == "INTERNET") { 1 } else { 0 };
    let down_mbps = row.number("down_mbps", most, 1_000_000)?;
    let up_mbps = row.number("up_mbps", 0, 1_000_000)?;
    Ok(Some(Access { technology, down_mbps, up_mbps, domains }))
}

fn services(row: &Row) -> Result<Vec<Domain>, Fault> {
    let text = row.required("services")?;
    let expected = "services among TELEVISION, INTERNET, FIXED_TELEPHONY, each once, separated by |";
    let mut domains: Vec<Domain> = Vec::new();
    for name in text.split('|').map(str::trim) {
        let domain = Domain::parse(name).ok().filter(|_| SERVICES.contains(&name));
        match domain.filter(|domain| !domains.contains(domain)) {
            Some(domain) => domains.push(domain),
            None => return Err(row.fault("services", "IMP-216", expected)),
        }
    }
    Ok(domains)
}

#[cfg(test)]
mod tests;
