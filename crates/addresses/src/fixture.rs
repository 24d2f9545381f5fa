//! The streets A to T of the search test set, with real communes and invented streets.

use weblys_kernel::network::CommuneCode;

use crate::ban::{BanAddress, Position};
use crate::communes::Commune;
use crate::{AddressId, SearchIndex};

/// Letter, numbers, street, postal code, INSEE code, commune, former commune.
type Row =
    (&'static str, &'static [&'static str], &'static str, &'static str, &'static str, &'static str, &'static str);

const STREETS: &[Row] = &[
    ("A", &["3", "3 bis", "3 ter", "13"], "Avenue du Général de Gaulle", "42000", "42218", "Saint-Étienne", ""),
    ("B", &["1..40"], "Rue de la République", "93200", "93066", "Saint-Denis", ""),
    ("C", &["1..40"], "Rue de la République", "97400", "97411", "Saint-Denis", ""),
    ("D", &["3", "3 bis", "8", "18"], "Rue du 8 Mai 1945", "10000", "10387", "Troyes", ""),
    ("E", &["12"], "Place de l'Hôtel de Ville", "76600", "76351", "Le Havre", ""),
    ("F", &["5"], "Allée des Œillets", "62290", "62617", "Nœux-les-Mines", ""),
    ("G", &["7"], "Chemin du Puits d'Amont", "94240", "94038", "L'Haÿ-les-Roses", ""),
    ("H", &["21"], "Impasse Sainte-Ursule", "59491", "59009", "Villeneuve-d'Ascq", ""),
    ("I", &["100"], "Boulevard du Maréchal Lannoy", "75116", "75116", "Paris 16e Arrondissement", ""),
    ("J", &["4"], "Rue des Trois Moulins", "69003", "69383", "Lyon 3e Arrondissement", ""),
    ("K", &["14"], "Route de la Ravine", "97232", "97213", "Le Lamentin", ""),
    ("L", &["14"], "Route de la Ravine", "97129", "97115", "Lamentin", ""),
    ("M", &["2"], "Rue Jean XXIII", "49000", "49007", "Angers", ""),
    ("N", &["9"], "Grand'Rue", "68000", "68066", "Colmar", ""),
    ("O", &["1"], "Rue d'Arc", "78390", "78073", "Bois-d'Arcy", ""),
    ("P", &["11"], "Cours de l'Océan", "40800", "40001", "Aire-sur-l'Adour", ""),
    ("Q", &["33"], "Rue Antoine de Saint-Exupéry", "17000", "17300", "La Rochelle", ""),
    ("R", &["6"], "ZAC du Moulin", "79000", "79191", "Niort", ""),
    ("S", &["3"], "Rue Sans Nom", "80190", "80829", "Y", ""),
    ("T", &["2"], "Chemin du Lavoir", "01350", "01138", "Culoz-Béon", "Béon"),
];

/// INSEE code, name, postal codes, inhabitants.
const COMMUNES: &[(&str, &str, &[&str], u32)] = &[
    ("42218", "Saint-Étienne", &["42000", "42100", "42230"], 173_136),
    ("93066", "Saint-Denis", &["93200", "93210"], 150_116),
    ("97411", "Saint-Denis", &["97400", "97417", "97490"], 155_000),
    ("10387", "Troyes", &["10000"], 62_782),
    ("76351", "Le Havre", &["76600", "76610", "76620"], 166_058),
    ("62617", "Nœux-les-Mines", &["62290"], 11_600),
    ("94038", "L'Haÿ-les-Roses", &["94240"], 31_000),
    ("59009", "Villeneuve-d'Ascq", &["59491", "59493", "59650"], 62_000),
    ("75056", "Paris", &["75001", "75016", "75116"], 2_103_778),
    ("75116", "Paris 16e Arrondissement", &["75016", "75116"], 160_000),
    ("69123", "Lyon", &["69001", "69003"], 519_127),
    ("69383", "Lyon 3e Arrondissement", &["69003"], 100_679),
    ("97213", "Le Lamentin", &["97232"], 39_847),
    ("97115", "Lamentin", &["97129"], 18_628),
    ("49007", "Angers", &["49000", "49100"], 157_000),
    ("68066", "Colmar", &["68000"], 67_000),
    ("78073", "Bois-d'Arcy", &["78390"], 14_000),
    ("89049", "Bois-d'Arcy", &["89660"], 60),
    ("40001", "Aire-sur-l'Adour", &["40800"], 6_200),
    ("17300", "La Rochelle", &["17000"], 78_000),
    ("70450", "La Rochelle", &["70120"], 40),
    ("79191", "Niort", &["79000"], 60_000),
    ("80829", "Y", &["80190"], 90),
    ("01138", "Culoz-Béon", &["01350"], 3_500),
    ("13001", "Aix-en-Provence", &["13080", "13090", "13100"], 149_000),
    ("13055", "Marseille", &["13001", "13002", "13003"], 886_040),
    ("13201", "Marseille 1er Arrondissement", &["13001"], 37_599),
    ("80688", "Rue", &["80120"], 3_000),
];

/// The streets whose letters are served by the operator of these tests.
pub fn served(address: &AddressId) -> bool {
    matches!(&address.as_str()[..1], "A" | "C" | "O")
}

/// All addresses; the identifier is the street's letter and the number, `A-3-bis`.
pub fn addresses() -> Vec<BanAddress> {
    STREETS.iter().flat_map(|row| numbers(row.1).into_iter().map(|number| address(row, &number))).collect()
}

/// All communes.
pub fn communes() -> Vec<Commune> {
    let commune = |(insee, name, codes, people): &(&str, &str, &[&str], u32)| Commune {
        insee: CommuneCode::parse(insee).unwrap(),
        name: (*name).to_owned(),
        postal_codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        department: insee[..2].to_owned(),
        population: *people,
    };
    COMMUNES.iter().map(commune).collect()
}

/// The index over all of them.
pub fn index() -> SearchIndex {
    SearchIndex::build(&communes(), addresses(), served)
}

fn numbers(written: &[&str]) -> Vec<String> {
    match written {
        ["1..40"] => (1..=40).map(|number| number.to_string()).collect(),
        list => list.iter().map(|number| (*number).to_owned()).collect(),
    }
}

fn address(row: &Row, number: &str) -> BanAddress {
    let (letter, _, street, postal, insee, commune, former) = row;
    let (digits, suffix) = number.split_once(' ').unwrap_or((number, ""));
    BanAddress {
        address_id: AddressId::parse(&format!("{letter}-{}", number.replace(' ', "-"))).unwrap(),
        number: digits.parse().unwrap(),
        suffix: Some(suffix.to_owned()).filter(|suffix| !suffix.is_empty()),
        street: (*street).to_owned(),
        postal_code: Some((*postal).to_owned()),
        insee: CommuneCode::parse(insee).unwrap(),
        commune: (*commune).to_owned(),
        former_commune: Some((*former).to_owned()).filter(|name| !name.is_empty()),
        position: Position { lon: 4_390_300, lat: 45_439_700 },
    }
}
