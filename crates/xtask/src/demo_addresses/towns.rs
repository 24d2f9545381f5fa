//! The forty communes of the operator: real codes and names, invented sizes of network.

use anyhow::{Context, Result};

/// A commune of the operator.
pub struct Town {
    pub insee: String,
    pub name: String,
    pub postal_codes: Vec<String>,
    /// Where its centre is, roughly, in degrees.
    pub lon: f64,
    pub lat: f64,
    /// How many addresses to invent.
    pub addresses: usize,
    /// The short name in codes of equipment.
    pub short: &'static str,
}

/// INSEE code, longitude, latitude, addresses, short name.
const TOWNS: [(&str, f64, f64, usize, &str); 40] = [
    ("42218", 4.3903, 45.4397, 5200, "STE"),
    ("42187", 4.0683, 46.0362, 1600, "ROA"),
    ("42207", 4.5133, 45.4765, 1300, "SCH"),
    ("42095", 4.2870, 45.3880, 900, "FIR"),
    ("42147", 4.0653, 45.6075, 800, "MTB"),
    ("42279", 4.2400, 45.4990, 700, "SJR"),
    ("42186", 4.6170, 45.5290, 700, "RDG"),
    ("42044", 4.3250, 45.3960, 600, "CHF"),
    ("42184", 4.0330, 46.0400, 500, "RIO"),
    ("42005", 4.2610, 45.5260, 500, "AND"),
    ("42189", 4.3240, 45.4340, 450, "RLM"),
    ("42323", 4.2790, 45.5630, 450, "VEA"),
    ("42094", 4.2260, 45.7410, 450, "FEU"),
    ("42316", 4.2620, 45.4040, 400, "UNI"),
    ("42302", 4.4480, 45.4880, 400, "SOR"),
    ("42183", 4.3680, 45.4050, 400, "RIC"),
    ("42330", 4.3560, 45.4690, 400, "VIL"),
    ("42127", 4.0660, 46.0830, 350, "MAB"),
    ("42305", 4.4340, 45.4800, 350, "TAL"),
    ("42071", 4.0890, 46.0250, 350, "COT"),
    ("42304", 4.1830, 45.5370, 350, "SUR"),
    ("42237", 4.4480, 45.4540, 350, "SJB"),
    ("42275", 4.3760, 45.4740, 350, "SPJ"),
    ("42223", 4.3390, 45.4460, 350, "SGL"),
    ("42222", 4.3170, 45.5910, 300, "SGA"),
    ("43157", 3.8850, 45.0430, 1000, "PUY"),
    ("43137", 4.1730, 45.2930, 500, "MON"),
    ("43268", 4.1240, 45.1430, 450, "YSS"),
    ("43040", 3.3840, 45.2940, 400, "BRI"),
    ("43012", 4.2010, 45.3700, 350, "AUR"),
    ("43224", 4.2330, 45.2430, 350, "SIG"),
    ("69264", 4.7190, 45.9890, 900, "VFS"),
    ("69282", 5.0030, 45.7670, 800, "MEY"),
    ("69091", 4.7680, 45.5850, 700, "GIV"),
    ("69243", 4.4330, 45.8960, 500, "TAR"),
    ("69027", 4.7540, 45.6740, 500, "BGN"),
    ("69096", 4.7900, 45.6080, 400, "GRI"),
    ("69141", 4.6720, 45.6180, 350, "MOR"),
    ("69010", 4.6160, 45.8360, 350, "ARB"),
    ("69255", 4.6570, 45.7380, 300, "VAU"),
];

/// The communes of the operator, with what the national list says of them.
pub fn read(list: &str) -> Result<Vec<Town>> {
    TOWNS
        .iter()
        .map(|&(insee, lon, lat, addresses, short)| {
            let rows: Vec<Vec<&str>> =
                list.lines().filter(|line| line.starts_with(insee)).map(|line| line.split(',').collect()).collect();
            let name =
                rows.first().and_then(|row| row.get(1)).context("a commune of the operator is not in the list")?;
            let postal_codes = rows.iter().filter_map(|row| row.get(2)).map(|code| (*code).to_owned()).collect();
            let (insee, name) = (insee.to_owned(), (*name).to_owned());
            Ok(Town { insee, name, postal_codes, lon, lat, addresses, short })
        })
        .collect()
}
