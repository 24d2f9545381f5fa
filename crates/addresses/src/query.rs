//! A typed text, read: its words with their other forms, the code in it, and each house number
//! that it may hold. Nothing is decided here; every reading is tried on every candidate.

use crate::abbreviations::{PHRASES, Weight, expansions, names_street_type, weight};
use crate::cover::WordSet;
use crate::label::{MOST_WORDS, elided, starts_with};
use crate::normalise::words;
use crate::numerals;

/// A typed text.
#[derive(Debug, Default)]
pub struct Query {
    pub words: Vec<Word>,
    pub code: Option<Code>,
    pub houses: Vec<House>,
}

/// A typed word.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    /// The word itself, then what it may stand for.
    pub forms: Vec<String>,
    pub weight: Weight,
    /// Stands before the number and the street: a building's name, a company.
    pub before_street: bool,
}

/// A postal or INSEE code.
#[derive(Debug)]
pub struct Code {
    pub text: String,
    pub word: usize,
    /// A delivery code for companies: only its department is true.
    pub cedex: bool,
}

/// A house number that a text may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    pub number: u32,
    /// The repetition, folded: `b` for `bis`.
    pub suffix: Option<String>,
    /// As typed: `3 bis`.
    pub typed: String,
    /// The words that it takes.
    pub words: WordSet,
    /// Just before a type of street, where a house number is expected.
    pub placed: bool,
}

impl Query {
    /// Reads a typed text; `is_postal` tells the codes that exist.
    pub fn read(typed: &str, is_postal: impl Fn(&str) -> bool) -> Self {
        let (mut texts, cedex) = without_noise(&words(typed));
        texts.truncate(MOST_WORDS);
        let code = texts
            .iter()
            .enumerate()
            .rev()
            .find(|(at, text)| {
                let is_house = *at == 0 && is_figures(text) && before_street_type(&texts, *at) && !is_postal(text);
                (five_figures(text) && !is_house) || (*at > 0 && text.len() == 4 && is_postal(text))
            })
            .map(|(word, text)| Code { text: text.to_uppercase(), word, cedex });
        let code_word = code.as_ref().map(|code| code.word);
        let houses = houses(&texts, code_word);
        let words = texts.iter().enumerate().map(|(at, text)| word(&texts, at, text)).collect();
        let mut query = Self { words, code, houses };
        query.mark_before_street();
        query
    }

    /// The place of the code among the words.
    pub fn code_word(&self) -> Option<usize> {
        self.code.as_ref().map(|code| code.word)
    }

    /// The code as a set of words.
    pub fn code_set(&self) -> WordSet {
        self.code_word().map_or(0, |at| 1 << at)
    }

    /// The last word when it may be the beginning of a postal code, with its place.
    pub fn postal_start(&self) -> Option<(&str, usize)> {
        let at = self.words.len().checked_sub(1)?;
        let text = self.words[at].text.as_str();
        let figures = (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        (figures && self.code.is_none()).then_some((text, at))
    }

    fn mark_before_street(&mut self) {
        let first = self.houses.iter().filter(|house| house.placed).map(|house| house.words.trailing_zeros()).max();
        for word in self.words.iter_mut().take(first.unwrap_or(0) as usize) {
            word.before_street = true;
        }
    }
}

fn five_figures(text: &str) -> bool {
    let corsican = text.strip_prefix("2a").or_else(|| text.strip_prefix("2b"));
    text.len() == 5 && corsican.unwrap_or(text).bytes().all(|b| b.is_ascii_digit())
}

fn is_figures(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `99999 rue…`: the number of a house, however long it is.
fn before_street_type(texts: &[String], at: usize) -> bool {
    texts.get(at + 1).is_some_and(|next| names_street_type(next))
}

fn word(texts: &[String], at: usize, text: &str) -> Word {
    let mut forms = vec![text.to_owned()];
    forms.extend(expansions(text).iter().map(|full| (*full).to_owned()));
    forms.extend(numerals::value(text).map(|value| value.to_string()));
    if text.len() > 1 && text.len() < 5 && text.starts_with('0') {
        forms.push(text.trim_start_matches('0').to_owned());
    }
    if let Some(before) = at.checked_sub(1).map(|before| &texts[before]).filter(|before| elided(before)) {
        forms.push(format!("{before}{text}"));
    }
    let weight = if names_street_type(text) { Weight::StreetType } else { weight(text) };
    Word { text: text.to_owned(), forms, weight, before_street: false }
}

/// Drops what no address file holds (post boxes, floors, buildings) and writes long forms of zones short.
fn without_noise(texts: &[String]) -> (Vec<String>, bool) {
    let mut kept: Vec<String> = Vec::with_capacity(texts.len());
    let mut cedex = false;
    let mut rest = texts;
    while let Some((text, after)) = rest.split_first() {
        let next = after.first().map_or("", String::as_str);
        let next_is_number = !next.is_empty() && next.bytes().all(|b| b.is_ascii_digit());
        let short_next = matches!(next.len(), 1 | 2);
        let dropped = match text.as_str() {
            "bp" | "cs" | "tsa" | "cidex" if next_is_number => 2,
            "cedex" => {
                cedex = true;
                1 + usize::from(next_is_number && short_next)
            }
            "bat" | "batiment" | "apt" | "appt" | "appartement" | "esc" | "escalier" if short_next => 2,
            "etage" if kept.last().is_some_and(|last| numerals::value(last).is_some()) => {
                kept.pop();
                1
            }
            "lieu" if kept.is_empty() && next == "dit" && after.len() > 1 => 2,
            _ => 0,
        };
        if dropped > 0 {
            rest = &rest[dropped.min(rest.len())..];
            continue;
        }
        let zone = PHRASES.iter().find(|(phrase, _)| phrase[0] == "zone" && starts_with(rest, phrase));
        kept.push(zone.map_or_else(|| text.clone(), |(_, short)| (*short).to_owned()));
        rest = &rest[zone.map_or(1, |(phrase, _)| phrase.len())..];
    }
    (kept, cedex)
}

/// Each number of the text that may be the house's, with and without what may be its repetition.
fn houses(texts: &[String], code_word: Option<usize>) -> Vec<House> {
    let mut houses = Vec::new();
    for (at, text) in texts.iter().enumerate().filter(|(at, _)| Some(*at) != code_word) {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let longest = if before_street_type(texts, at) { 9 } else { 4 };
        let Some(number) = text[..digits].parse::<u32>().ok().filter(|_| digits <= longest) else { continue };
        let glued = &text[digits..];
        let followed_by_type = |at: usize| texts.get(at).is_some_and(|word| names_street_type(word));
        if glued.is_empty() {
            let next = texts.get(at + 1).map_or("", String::as_str);
            let taken = if is_rue_or_quai(next) { followed_by_type(at + 2) } else { fold_suffix(next).is_some() };
            if let Some(suffix) = fold_suffix(next).filter(|_| taken) {
                let placed = followed_by_type(at + 2);
                let typed = format!("{number} {next}");
                houses.push(House { number, suffix: Some(suffix), typed, words: 3 << at, placed });
            }
        } else if fold_suffix(glued).is_none() {
            continue;
        }
        let placed = followed_by_type(at + 1);
        let typed = if glued.is_empty() { number.to_string() } else { format!("{number} {glued}") };
        houses.push(House { number, suffix: fold_suffix(glued), typed, words: 1 << at, placed });
    }
    houses.truncate(6);
    houses
}

/// `241 r de…` is rue, `241 r rue` is repetition r.
fn is_rue_or_quai(word: &str) -> bool {
    matches!(word, "r" | "q")
}

/// The repetition as it is compared: `bis` and `B` are the same. `None` when it is none.
pub fn fold_suffix(text: &str) -> Option<String> {
    let folded = text.trim().to_lowercase();
    match folded.as_str() {
        "bis" => Some("b".to_owned()),
        "ter" => Some("t".to_owned()),
        "quater" => Some("q".to_owned()),
        "quinquies" => Some("c".to_owned()),
        "sexies" => Some("s".to_owned()),
        letter if letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase()) => Some(folded),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
