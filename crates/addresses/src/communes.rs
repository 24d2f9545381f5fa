//! The list of communes, one row for each commune and postal code.
//!
//! A commune may have several postal codes and a postal code several communes: the INSEE code
//! is the key, always text, and neither is ever derived from the other.

use std::collections::HashMap;
use std::io::Read;

use weblys_kernel::network::CommuneCode;

use crate::table::Table;
use crate::{Faults, ban};

/// One commune of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// Official code (`code INSEE`): text, `2A004`, `01001`.
    pub insee: CommuneCode,
    /// Official name.
    pub name: String,
    /// Its postal codes, in the order of the file.
    pub postal_codes: Vec<String>,
    /// Department code, text.
    pub department: String,
    /// Inhabitants; 0 when the list does not say.
    pub population: u32,
}

/// Reads the list: `insee_code,name,postal_code,department,region,population`.
///
/// # Errors
/// Every fault of the file, in the order of its lines.
pub fn read(source: impl Read) -> Result<Vec<Commune>, Faults> {
    let columns = ["insee_code", "name", "postal_code", "department", "population"];
    let mut faults = Faults::default();
    let mut communes: Vec<Commune> = Vec::new();
    let mut places: HashMap<CommuneCode, usize> = HashMap::new();
    let table = match Table::open(source, ',', &columns, &[]) {
        Ok(table) => table,
        Err(fault) => {
            faults.push(fault);
            return faults.or(communes);
        }
    };
    for row in table {
        let read = row.and_then(|row| {
            let commune = Commune {
                insee: row.code("insee_code")?,
                name: row.required("name")?,
                postal_codes: ban::postal_code(&row, "postal_code")?.into_iter().collect(),
                department: row.required("department")?,
                population: if row.text("population").is_empty() {
                    0
                } else {
                    row.number("population", 0, 100_000_000)?
                },
            };
            match places.get(&commune.insee).map(|at| &communes[*at]) {
                Some(known) if known.name != commune.name => {
                    Err(row.fault("name", "IMP-215", &format!("{}, as on an earlier row of this commune", known.name)))
                }
                _ => Ok(commune),
            }
        });
        match read {
            Ok(commune) => match places.get(&commune.insee) {
                Some(at) => communes[*at].postal_codes.extend(commune.postal_codes),
                None => {
                    places.insert(commune.insee.clone(), communes.len());
                    communes.push(commune);
                }
            },
            Err(fault) => faults.push(fault),
        }
    }
    faults.or(communes)
}

#[cfg(test)]
mod tests {
    use super::read;

    const HEADER: &str = "insee_code,name,postal_code,department,region,population\n";

    #[test]
    fn the_rows_of_a_commune_become_one_commune_with_its_postal_codes() {
        let text =
            format!("{HEADER}01001,\"Bourg, le Vieux\",01400,01,84,860\n01001,\"Bourg, le Vieux\",01410,01,84,860\n");
        let communes = read(text.as_bytes()).unwrap();
        assert_eq!(communes.len(), 1);
        assert_eq!(communes[0].postal_codes, ["01400", "01410"]);
        assert_eq!(communes[0].insee.as_str(), "01001");
    }

    #[test]
    fn a_code_with_two_names_is_a_fault() {
        let text = format!("{HEADER}01001,Ici,01400,01,84,860\n01001,Là,01410,01,84,860\n");
        let faults = read(text.as_bytes()).unwrap_err();
        assert_eq!((faults.kept[0].line, faults.kept[0].code), (3, "IMP-215"));
    }
}
