//! Which words of the dictionary each typed word may be, and how surely.

use std::ops::Range;

use crate::query::Query;
use crate::terms::Terms;
use crate::typo;

const EXACT: u8 = 100;
const ANOTHER_FORM: u8 = 98;
const UNFINISHED: u8 = 95;
const SHORTENED: u8 = 75;
const INITIAL: u8 = 60;

/// How far a search goes to find something for each word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Words as written, the last one unfinished.
    AsWritten,
    /// Also mistyped and shortened words.
    Forgiving,
}

/// The dictionary's words that typed words may be.
#[derive(Debug, Default)]
pub struct Matches {
    single: Vec<(u32, u8, u8)>,
    /// A bit for each word of the dictionary that is in `single`: most are not, and that is asked most.
    marks: Vec<u64>,
    ranges: Vec<Stretch>,
}

#[derive(Debug)]
struct Stretch {
    terms: Range<u32>,
    word: u8,
    quality: u8,
}

impl Matches {
    /// Looks up every typed word.
    pub fn find(terms: &Terms, query: &Query, effort: Effort) -> Self {
        let mut matches = Self::default();
        let last = query.words.len().saturating_sub(1);
        for (at, word) in query.words.iter().enumerate().filter(|(at, _)| Some(*at) != query.code_word()) {
            let number = u8::try_from(at).unwrap_or(u8::MAX);
            for (form, text) in word.forms.iter().enumerate() {
                let quality = if form == 0 { EXACT } else { ANOTHER_FORM };
                matches.single.extend(terms.find(text).map(|term| (term, number, quality)));
            }
            if at == last {
                matches.add(terms.starting(&word.text), number, UNFINISHED);
            }
            if effort == Effort::Forgiving {
                matches.forgive(terms, &word.text, number, at == last);
            }
        }
        matches.single.sort_unstable();
        matches.single.dedup();
        matches.marks = vec![0; terms.len() as usize / 64 + 1];
        for (term, _, _) in &matches.single {
            matches.marks[*term as usize / 64] |= 1 << (term % 64);
        }
        matches
    }

    fn forgive(&mut self, terms: &Terms, text: &str, word: u8, last: bool) {
        let digits = text.bytes().any(|b| b.is_ascii_digit());
        match text.chars().count() {
            1 if !digits => self.add(terms.starting(text), word, INITIAL),
            3.. if !digits => self.add(terms.starting(text), word, SHORTENED),
            _ => {}
        }
        let allowed = typo::mistakes_allowed(text);
        for near in typo::near(terms, text, allowed, false) {
            self.add(near.terms, word, 90 - 12 * near.distance);
        }
        if last {
            for near in typo::near(terms, text, allowed, true) {
                self.add(near.terms, word, 82 - 12 * near.distance);
            }
        }
    }

    fn add(&mut self, terms: Range<u32>, word: u8, quality: u8) {
        if terms.len() <= 4 {
            self.single.extend(terms.map(|term| (term, word, quality)));
        } else {
            self.ranges.push(Stretch { terms, word, quality });
        }
    }

    /// Calls back with each typed word that a word of the dictionary may be.
    pub fn of(&self, term: u32, mut found: impl FnMut(u8, u8)) {
        if self.marks.get(term as usize / 64).is_some_and(|marks| marks >> (term % 64) & 1 == 1) {
            let start = self.single.partition_point(|(of, _, _)| *of < term);
            for (_, word, quality) in self.single[start..].iter().take_while(|(of, _, _)| *of == term) {
                found(*word, *quality);
            }
        }
        for stretch in &self.ranges {
            if stretch.terms.contains(&term) {
                found(stretch.word, stretch.quality);
            }
        }
    }

    /// Every stretch of the dictionary that a typed word may be, initials apart.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<u32>, u8)> {
        let single = self.single.iter().map(|(term, word, quality)| (*term..*term + 1, *word, *quality));
        let ranges = self.ranges.iter().map(|stretch| (stretch.terms.clone(), stretch.word, stretch.quality));
        single.chain(ranges).filter(|(_, _, quality)| *quality > INITIAL).map(|(terms, word, _)| (terms, word))
    }
}
