//! Dwellings at each house number and what the network carries there, as rows of the network file.

use super::chance::Chance;
use super::staged::Scene;
use super::streets::{House, Street};
use super::towns::Town;

const ALL_SERVICES: &str = "TELEVISION|INTERNET|FIXED_TELEPHONY";

/// The rows of the network file.
pub struct Network {
    pub rows: String,
    dwellings: usize,
}

/// One technology at a dwelling.
#[derive(Clone, Copy)]
struct Line {
    technology: &'static str,
    rates: &'static str,
    services: &'static str,
}

const FIBRE_8000: Line = Line { technology: "FTTH", rates: "8000;1000", services: ALL_SERVICES };
const FIBRE_2000: Line = Line { technology: "FTTH", rates: "2000;600", services: ALL_SERVICES };
const CABLE_1000: Line = Line { technology: "HFC", rates: "1000;100", services: ALL_SERVICES };
const CABLE_400: Line = Line { technology: "HFC", rates: "400;40", services: ALL_SERVICES };
const CABLE_TELEVISION: Line = Line { technology: "HFC", rates: "0;0", services: "TELEVISION" };

impl Network {
    /// A file with its header and no row.
    pub fn new(header: &str) -> Self {
        Self { rows: header.to_owned(), dwellings: 0 }
    }

    /// Adds the dwellings of a house number.
    pub fn house(&mut self, town: &Town, street: &Street, house: &House, chance: &mut Chance) {
        let lines = match street.staged {
            Some(staged) => staged_lines(staged.scene),
            None => lines(town, street, chance),
        };
        let zone = format!("CDZ-{}-{:02}", town.short, street.place / 18 + 1);
        let cmts = format!("CMTS-{}-{:02}", town.short, street.place / 90 + 1);
        for place in places(street, chance) {
            // About one dwelling in fifty of a served street is not connected.
            let connected = street.staged.is_some() || !chance.per_mille(20);
            self.dwellings += 1;
            let start = format!("L{:07};{};{place}", self.dwellings, house.id);
            let present: &[Line] = if connected { &lines } else { &[] };
            if present.is_empty() {
                self.rows.push_str(&format!("{start};;;;;;{zone}\n"));
            }
            for Line { technology, rates, services } in present {
                let head_end = if *technology == "HFC" { cmts.as_str() } else { "" };
                self.rows.push_str(&format!("{start};{technology};{rates};{services};{head_end};{zone}\n"));
            }
        }
    }
}

/// The technologies of a street: fibre in the centre of the larger communes, cable around, little at the border.
fn lines(town: &Town, street: &Street, chance: &mut Chance) -> Vec<Line> {
    let large = town.addresses >= 800;
    let border = if large { 930 } else { 940 };
    match street.remoteness {
        from if from >= border => Vec::new(),
        0..180 if large && town.insee == "42218" => vec![FIBRE_8000],
        0..300 if large => vec![FIBRE_2000],
        300..430 if large => vec![FIBRE_2000, if chance.per_mille(500) { CABLE_1000 } else { CABLE_400 }],
        0..120 => vec![FIBRE_2000, CABLE_400],
        430..700 => vec![CABLE_1000],
        900.. => vec![CABLE_TELEVISION],
        _ => vec![CABLE_400],
    }
}

fn staged_lines(scene: Scene) -> Vec<Line> {
    match scene {
        Scene::FibreHouse => vec![FIBRE_8000],
        Scene::Building => vec![FIBRE_2000, CABLE_1000],
        Scene::CableHouse => vec![CABLE_1000],
        Scene::NotServed => Vec::new(),
        Scene::TelevisionOnly => vec![CABLE_TELEVISION],
        Scene::TwoTechnologies => vec![FIBRE_2000, CABLE_400],
    }
}

/// The dwellings of a house number as `building;staircase;floor;door`: one for a house.
fn places(street: &Street, chance: &mut Chance) -> Vec<String> {
    if let Some(staged) = street.staged {
        return if staged.scene == Scene::Building { building("", &["A", "B"], 3, 2) } else { vec![";;;".to_owned()] };
    }
    let dense = if street.remoteness < 400 { 150 } else { 50 };
    let kind = chance.below(1000);
    if kind >= dense {
        return vec![";;;".to_owned()];
    }
    let floors = chance.between(3, 6);
    match kind * 100 / dense {
        0..12 => ["A", "B"].iter().flat_map(|name| building(name, &["1", "2"], floors, 2)).collect(),
        12..30 => building("", &["A", "B"], floors, 2),
        30..55 => building("", &[""], floors, 3),
        _ => building("", &[""], floors, 2),
    }
}

/// The dwellings of a building, floor after floor.
fn building(name: &str, staircases: &[&str], floors: usize, doors: usize) -> Vec<String> {
    let mut places = Vec::new();
    for staircase in staircases {
        for floor in 0..floors {
            let shown = if floor == 0 { "RDC".to_owned() } else { floor.to_string() };
            for door in 1..=doors {
                places.push(format!("{name};{staircase};{shown};{floor}{door}"));
            }
        }
    }
    places
}
