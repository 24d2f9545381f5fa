//! Type-ahead over a million invented addresses in every commune: time, memory and hits.
//!
//! `cargo run --release -p weblys-addresses --example type_ahead [addresses]`. It prints, it asserts nothing.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measure for developers")]

use std::collections::HashSet;
use std::fs::File;
use std::time::Instant;

use weblys_addresses::ban::{BanAddress, Position};
use weblys_addresses::communes::Commune;
use weblys_addresses::{AddressId, SearchIndex, Suggestion, communes};

const TYPES: &[&str] = &[
    "Rue",
    "Rue",
    "Rue",
    "Rue",
    "Rue",
    "Chemin",
    "Chemin",
    "Impasse",
    "Allée",
    "Avenue",
    "Route",
    "Place",
    "Boulevard",
];
const USUAL: &[&str] = &[
    "Rue de la République",
    "Rue Jean Jaurès",
    "Rue Victor Hugo",
    "Rue Pasteur",
    "Place de la Mairie",
    "Avenue du Général de Gaulle",
    "Rue du 8 Mai 1945",
    "Rue du 11 Novembre 1918",
    "Place de l'Église",
    "Chemin du Lavoir",
    "Grande Rue",
    "Rue des Écoles",
    "Route de Lyon",
    "Rue de l'Ancienne Gare",
    "Rue Saint-Martin",
];
const ARTICLES: &[&str] = &["de", "des", "du", "de la", "de l'", "d'", "", "", "du Docteur", "du Maréchal", "Saint-"];
const SYLLABLES: &[&str] = &[
    "ba", "be", "bo", "cha", "cler", "cor", "du", "fon", "gran", "ha", "la", "le", "lo", "ma", "men", "mon", "na",
    "per", "pi", "ra", "ro", "sa", "so", "ta", "tre", "val", "ver", "vi",
];
const ENDINGS: &[&str] =
    &["ard", "eau", "elle", "ères", "et", "ette", "eux", "ier", "ière", "in", "on", "ois", "y", "é"];

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn pick<'a, T: ?Sized>(&mut self, list: &'a [&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

fn name(chance: &mut Chance) -> String {
    if chance.below(10) < 3 {
        return chance.pick(USUAL).to_owned();
    }
    let stem: String = (0..1 + chance.below(2)).map(|_| chance.pick(SYLLABLES)).collect();
    let mut word = format!("{stem}{}", chance.pick(ENDINGS));
    word[..1].make_ascii_uppercase();
    let article = chance.pick(ARTICLES);
    let space = if article.ends_with(['\'', '-']) || article.is_empty() { "" } else { " " };
    format!("{} {article}{space}{word}", chance.pick(TYPES))
}

/// The street of a commune, and its house numbers.
struct Way {
    commune: usize,
    street: String,
    postal: String,
    houses: u32,
}

fn ways(communes: &[Commune], wanted: usize, chance: &mut Chance) -> Vec<Way> {
    let people: u64 = communes.iter().map(|commune| u64::from(commune.population) + 300).sum();
    let mut ways = Vec::new();
    for (at, commune) in communes.iter().enumerate() {
        let share = (wanted as u64 * (u64::from(commune.population) + 300) / people) as u32 + 1;
        let (mut left, mut seen) = (share, HashSet::new());
        while left > 0 {
            let street = name(chance);
            if !seen.insert(street.clone()) {
                continue;
            }
            let houses = left.min(3 + chance.below(14) as u32);
            left -= houses;
            let postal = commune.postal_codes[chance.below(commune.postal_codes.len())].clone();
            ways.push(Way { commune: at, street, postal, houses });
        }
    }
    ways
}

fn address(way: &Way, at: usize, number: u32, communes: &[Commune]) -> BanAddress {
    let commune = &communes[way.commune];
    BanAddress {
        address_id: AddressId::parse(&format!("{}_{:04}_{number:05}", commune.insee, at % 10_000)).unwrap(),
        number,
        suffix: None,
        street: way.street.clone(),
        postal_code: Some(way.postal.clone()),
        insee: commune.insee.clone(),
        commune: commune.name.clone(),
        former_commune: None,
        position: Position { lon: 0, lat: 0 },
    }
}

/// A text as a person types it for a street.
fn typed(way: &Way, commune: &Commune, chance: &mut Chance) -> String {
    let mut words: Vec<String> = Vec::new();
    if chance.below(10) < 6 {
        words.push((1 + chance.below(way.houses as usize)).to_string());
    }
    let plain = |text: &str| {
        text.to_lowercase()
            .replace(['é', 'è', 'ê'], "e")
            .replace(['â', 'à'], "a")
            .replace('ô', "o")
            .replace('ç', "c")
            .replace('î', "i")
    };
    words.extend(plain(&way.street).split([' ']).map(str::to_owned));
    let short = chance.below(2) == 0;
    let pairs = [
        ("rue", "r"),
        ("avenue", "av"),
        ("boulevard", "bd"),
        ("place", "pl"),
        ("chemin", "ch"),
        ("impasse", "imp"),
        ("docteur", "dr"),
        ("general", "gal"),
        ("marechal", "mal"),
    ];
    for word in &mut words {
        if let Some((_, abbreviated)) = pairs.iter().find(|(long, _)| short && long == word) {
            *word = (*abbreviated).to_owned();
        }
    }
    let town = chance.below(3);
    if town > 0 {
        words.push(way.postal.clone());
    }
    if town < 2 {
        words.extend(plain(commune.name.trim_end_matches(" Arrondissement")).split(' ').map(str::to_owned));
    }
    if chance.below(10) == 0 {
        for at in (1..words.len()).rev() {
            words.swap(at, chance.below(at + 1));
        }
    }
    if chance.below(10) == 0 {
        let long: Vec<usize> = (0..words.len())
            .filter(|at| {
                words[*at].len() > 4 && words[*at].is_ascii() && !words[*at].starts_with(|c: char| c.is_ascii_digit())
            })
            .collect();
        if !long.is_empty() {
            let word = &mut words[long[chance.below(long.len())]];
            let at = 1 + chance.below(word.len() - 2);
            match chance.below(3) {
                0 => drop(word.remove(at)),
                1 => word.insert(at, 'e'),
                _ => word.replace_range(at..=at, "s"),
            }
        }
    }
    words.join(" ")
}

fn megabytes(what: &str) -> usize {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(what)).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<usize>().ok()).unwrap_or(0) / 1024
}

fn main() {
    let wanted = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let list = File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/communes.csv")).unwrap();
    let communes = communes::read(list).unwrap();
    let mut chance = Chance(42);
    let ways = ways(&communes, wanted, &mut chance);
    let before = megabytes("VmRSS");
    let start = Instant::now();
    let rows = ways.iter().enumerate().flat_map(|(at, way)| (1..=way.houses).map(move |number| (at, way, number)));
    let index =
        SearchIndex::build(&communes, rows.map(|(at, way, number)| address(way, at, number, &communes)), |_| true);
    let built = start.elapsed();
    println!("streets and addresses {:?}, built in {built:.1?}", index.size());
    println!("resident: {before} MB before, {} MB after, {} MB at most", megabytes("VmRSS"), megabytes("VmHWM"));
    let (mut times, mut hits, mut misses) = (Vec::new(), 0, Vec::new());
    let mut keystrokes = Vec::new();
    let asked = 5000;
    for _ in 0..asked {
        let way = &ways[chance.below(ways.len())];
        let text = typed(way, &communes[way.commune], &mut chance);
        let start = Instant::now();
        let found = index.search(&text, 5);
        times.push(start.elapsed());
        let insee = &communes[way.commune].insee;
        if found.iter().any(|one| one.street == way.street && one.insee == *insee) {
            hits += 1;
        } else if misses.len() < 30 {
            misses.push(format!(
                "{text}   [{} {} {}]  -> {:?}",
                way.street,
                way.postal,
                communes[way.commune].name,
                found.first().map(Suggestion::label)
            ));
        }
        let letters: Vec<char> = text.chars().collect();
        let cut: String = letters[..(4 + chance.below(letters.len())).min(letters.len())].iter().collect();
        let start = Instant::now();
        let _ = index.search(&cut, 5);
        keystrokes.push((start.elapsed(), cut));
    }
    times.sort();
    keystrokes.sort();
    println!(
        "whole queries: p50 {:?}, p99 {:?}, max {:?}",
        times[asked / 2],
        times[asked * 99 / 100],
        times[asked - 1]
    );
    println!("keystrokes: p50 {:?}, p99 {:?}", keystrokes[asked / 2].0, keystrokes[asked * 99 / 100].0);
    println!("slowest: {:?}", &keystrokes[asked - 8..]);
    println!("right street among five: {:.1} %", 100.0 * f64::from(hits) / asked as f64);
    for miss in misses {
        println!("  {miss}");
    }
}
