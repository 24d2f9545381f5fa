//! What people shorten: an abbreviation is another way to read a word, never the only one
//! (`av` may start Avignon, `all` Allende, `st` is not a stadium).

/// How much a word says about an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// `de`, `la`, `les`: may be missing, may be added.
    Light,
    /// `rue`, `avenue`: a type of street.
    StreetType,
    /// Everything else.
    Plain,
}

/// Abbreviation, then the words it may stand for (La Poste's form and what people type).
const EXPANSIONS: &[(&str, &[&str])] = &[
    ("all", &["allee"]),
    ("av", &["avenue"]),
    ("ave", &["avenue"]),
    ("bd", &["boulevard"]),
    ("bld", &["boulevard"]),
    ("blvd", &["boulevard"]),
    ("boul", &["boulevard"]),
    ("bvd", &["boulevard"]),
    ("car", &["carrefour"]),
    ("carr", &["carrefour"]),
    ("cdt", &["commandant"]),
    ("ch", &["chemin"]),
    ("che", &["chemin"]),
    ("chem", &["chemin"]),
    ("cnl", &["colonel"]),
    ("col", &["colonel"]),
    ("cour", &["cours"]),
    ("cpt", &["capitaine"]),
    ("crs", &["cours"]),
    ("doct", &["docteur"]),
    ("dr", &["docteur"]),
    ("faub", &["faubourg"]),
    ("fbg", &["faubourg"]),
    ("fbourg", &["faubourg"]),
    ("fg", &["faubourg"]),
    ("gal", &["general"]),
    ("gde", &["grande"]),
    ("gd", &["grand"]),
    ("gen", &["general"]),
    ("gl", &["general"]),
    ("gr", &["grandrue"]),
    ("ham", &["hameau"]),
    ("hame", &["hameau"]),
    ("imp", &["impasse"]),
    ("ld", &["lieudit"]),
    ("lnt", &["lieutenant"]),
    ("lot", &["lotissement"]),
    ("lotis", &["lotissement"]),
    ("lt", &["lieutenant"]),
    ("mal", &["marechal"]),
    ("mgr", &["monseigneur"]),
    ("ml", &["marechal"]),
    ("pas", &["passage"]),
    ("pass", &["passage"]),
    ("pdt", &["president"]),
    ("pge", &["passage"]),
    ("pl", &["place"]),
    ("pr", &["professeur"]),
    ("prof", &["professeur"]),
    ("q", &["quai"]),
    ("qrt", &["quartier"]),
    ("qu", &["quai"]),
    ("qua", &["quartier"]),
    ("quar", &["quartier"]),
    ("r", &["rue"]),
    ("res", &["residence"]),
    ("rle", &["ruelle"]),
    ("rpt", &["rondpoint"]),
    ("rte", &["route"]),
    ("ruel", &["ruelle"]),
    ("sq", &["square"]),
    ("squ", &["square"]),
    ("ss", &["sous"]),
    ("st", &["saint"]),
    ("ste", &["sainte"]),
    ("stes", &["saintes"]),
    ("sts", &["saints"]),
];

/// Several words that people also write as one.
pub const PHRASES: &[(&[&str], &str)] = &[
    (&["zone", "d", "amenagement", "concerte"], "zac"),
    (&["zone", "d", "activites", "economiques"], "zae"),
    (&["zone", "d", "activite", "economique"], "zae"),
    (&["zone", "industrielle"], "zi"),
    (&["zone", "artisanale"], "za"),
    (&["zone", "d", "activites"], "za"),
    (&["zone", "d", "activite"], "za"),
    (&["lieu", "dit"], "lieudit"),
    (&["rond", "point"], "rondpoint"),
    (&["grand", "rue"], "grandrue"),
    (&["grande", "rue"], "grandrue"),
    (&["notre", "dame"], "nd"),
];

const STREET_TYPES: &[&str] = &[
    "allee",
    "allees",
    "avenue",
    "boulevard",
    "carrefour",
    "chaussee",
    "chemin",
    "cite",
    "clos",
    "cote",
    "cours",
    "domaine",
    "esplanade",
    "faubourg",
    "grandrue",
    "hameau",
    "impasse",
    "lieudit",
    "lotissement",
    "mail",
    "montee",
    "parc",
    "parvis",
    "passage",
    "place",
    "placette",
    "promenade",
    "quai",
    "quartier",
    "residence",
    "rocade",
    "rondpoint",
    "route",
    "rue",
    "ruelle",
    "sente",
    "sentier",
    "square",
    "traverse",
    "venelle",
    "villa",
    "voie",
    "za",
    "zac",
    "zae",
    "zi",
];

const LIGHT: &[&str] = &["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur"];

/// The words that an abbreviation may stand for; none when it is not one.
pub fn expansions(word: &str) -> &'static [&'static str] {
    EXPANSIONS.iter().find(|(short, _)| *short == word).map_or(&[], |(_, words)| words)
}

/// How much a word says.
pub fn weight(word: &str) -> Weight {
    if LIGHT.contains(&word) {
        Weight::Light
    } else if STREET_TYPES.contains(&word) {
        Weight::StreetType
    } else {
        Weight::Plain
    }
}

/// Whether a word is a type of street or may stand for one.
pub fn names_street_type(word: &str) -> bool {
    std::iter::once(&word).chain(expansions(word)).any(|word| weight(word) == Weight::StreetType)
}
