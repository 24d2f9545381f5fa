//! Streets of a commune and their houses, as rows of the address file.

use std::collections::HashSet;

use super::chance::Chance;
use super::projection::lambert_93;
use super::staged::{self, Staged};
use super::street_names::{EVERYWHERE, IN_TOWNS, SUBJECTS, TYPES};
use super::towns::Town;

/// A street with what the network carries along it.
pub struct Street {
    pub name: String,
    pub postal_code: String,
    code: String,
    lon: f64,
    lat: f64,
    numbers: Vec<(usize, &'static str)>,
    /// The former commune: code and name, both empty for nearly all.
    former: (&'static str, &'static str),
    /// How central, 0 at the centre to 999 at the border.
    pub remoteness: usize,
    /// Its place in the commune, for zones.
    pub place: usize,
    pub staged: Option<&'static Staged>,
}

/// A house number: its row and what the network file must know.
pub struct House {
    pub id: String,
    pub row: String,
}

/// Invented streets until the commune has its number of addresses; first those staged for demonstrations.
pub fn of(town: &Town, chance: &mut Chance) -> Vec<Street> {
    let mut streets: Vec<Street> = Vec::new();
    let mut names = HashSet::new();
    for staged in staged::STAGED.iter().filter(|staged| staged.insee == town.insee) {
        names.insert(staged.street.to_owned());
        let mut street = street(town, staged.street.to_owned(), streets.len(), chance);
        street.postal_code = staged.postal_code.to_owned();
        street.numbers = staged.numbers.to_vec();
        street.staged = Some(staged);
        streets.push(street);
    }
    let usual = EVERYWHERE.iter().chain(IN_TOWNS.iter().filter(|_| town.addresses >= 600));
    let mut usual = usual.map(|name| (*name).to_owned());
    let mut addresses: usize = streets.iter().map(|street| street.numbers.len()).sum();
    while addresses < town.addresses {
        let name = usual.next().unwrap_or_else(|| format!("{} {}", chance.pick(TYPES), chance.pick(SUBJECTS)));
        if names.insert(name.clone()) {
            let street = street(town, name, streets.len(), chance);
            addresses += street.numbers.len();
            streets.push(street);
        }
    }
    streets
}

fn street(town: &Town, name: String, place: usize, chance: &mut Chance) -> Street {
    let short = ["Impasse", "Square", "Ruelle", "Passage", "Place", "Hameau"].iter().any(|kind| name.starts_with(kind));
    let houses = if short { chance.between(3, 14) } else { chance.between(10, 44) };
    let remoteness = chance.below(1000);
    let reach = 0.002 + 0.018 * remoteness as f64 / 1000.0;
    let temporary = chance.per_mille(80);
    let code =
        if temporary { format!("{:06x}", 0x00a0_0000 + place * 7919) } else { format!("{:04}", 10 + place * 10) };
    let merged = town.insee == "69255" && place % 5 == 4;
    Street {
        postal_code: town.postal_codes[if town.postal_codes.len() > 1 { chance.below(2) } else { 0 }].clone(),
        lon: town.lon + reach * 1.4 * chance.spread(),
        lat: town.lat + reach * chance.spread(),
        numbers: numbers(houses, chance),
        former: if merged { ("69229", "Saint-Laurent-de-Vaux") } else { ("", "") },
        name,
        code,
        remoteness,
        place,
        staged: None,
    }
}

/// House numbers on both sides, with gaps and repetitions.
fn numbers(houses: usize, chance: &mut Chance) -> Vec<(usize, &'static str)> {
    let mut numbers = Vec::with_capacity(houses);
    let mut number = 0;
    while numbers.len() < houses {
        number += 1 + usize::from(chance.per_mille(250));
        numbers.push((number, ""));
        if chance.per_mille(45) {
            numbers.push((number, "bis"));
            if chance.per_mille(300) {
                numbers.push((number, "ter"));
            }
        } else if chance.per_mille(10) {
            numbers.extend([(number, "a"), (number, "b")]);
        }
    }
    numbers
}

impl Street {
    /// The houses of the street, one after the other along it.
    pub fn houses(&self, town: &Town, chance: &mut Chance) -> Vec<House> {
        let (east, north) = (chance.spread() * 0.00025, chance.spread() * 0.00018);
        let afnor = postal_form(&self.name);
        let delivery = capitals(&town.name).replace(['-', '\''], " ").replace("SAINT ", "ST ");
        let certified = u8::from(!chance.per_mille(150));
        let fantoir = if self.code.len() == 4 { format!("{}_{}", town.insee, self.code) } else { String::new() };
        let house = |(number, suffix): &(usize, &'static str)| {
            let tail = if suffix.is_empty() { String::new() } else { format!("_{suffix}") };
            let id = format!("{}_{}_{number:05}{tail}", town.insee, self.code);
            let along = *number as f64 + chance.spread() * 0.4;
            let side = if number % 2 == 0 { 0.00008 } else { -0.00008 };
            let (lon, lat) = (self.lon + east * along + side, self.lat + north * along - side);
            let (lon, lat) = ((lon * 1e6).round() / 1e6, (lat * 1e6).round() / 1e6);
            let (x, y) = lambert_93(lon, lat);
            let parcel = format!("{}000{}{:04}", town.insee, self.section(), (self.place * 37 + number) % 999 + 1);
            let (postal, insee, name) = (&self.postal_code, &town.insee, &town.name);
            let (old_code, old_name) = self.former;
            let row = format!(
                "{id};{fantoir};{number};{suffix};{};{postal};{insee};{name};{old_code};{old_name};{x:.2};{y:.2};{lon};{lat};\
                 entrée;;;{delivery};{afnor};commune;commune;{certified};{parcel}\n",
                self.name
            );
            House { id, row }
        };
        self.numbers.iter().map(house).collect()
    }

    fn section(&self) -> String {
        let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
        [letter(self.place / 26), letter(self.place)].iter().collect()
    }
}

/// The postal form: capitals without accents, at most 32 characters.
fn postal_form(street: &str) -> String {
    let whole = capitals(street).replace(['-', '\''], " ");
    if whole.len() <= 32 {
        return whole;
    }
    let shorter = [
        ("BOULEVARD ", "BD "),
        ("AVENUE ", "AV "),
        ("CHEMIN ", "CHEM "),
        ("IMPASSE ", "IMP "),
        ("RESIDENCE ", "RES "),
        ("LOTISSEMENT ", "LOT "),
        ("PASSAGE ", "PAS "),
        ("DOCTEUR ", "DR "),
        ("PROFESSEUR ", "PR "),
        ("COMMANDANT ", "CDT "),
        ("LIEUTENANT ", "LT "),
        ("SAINT ", "ST "),
        (" DE LA ", " "),
        (" DE L ", " "),
        (" DES ", " "),
        (" DU ", " "),
        (" DE ", " "),
    ];
    let fits =
        |text: String, (long, short): &(&str, &str)| if text.len() <= 32 { text } else { text.replace(long, short) };
    shorter.iter().fold(whole, fits).chars().take(32).collect::<String>().trim_end().to_owned()
}

fn capitals(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'à' | 'â' | 'À' | 'Â' => 'A',
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'E',
            'î' | 'ï' | 'Î' => 'I',
            'ô' | 'ö' | 'Ô' => 'O',
            'û' | 'ù' | 'ü' => 'U',
            'ç' | 'Ç' => 'C',
            c => c.to_ascii_uppercase(),
        })
        .collect::<String>()
        .replace(['œ', 'Œ'], "OE")
}
