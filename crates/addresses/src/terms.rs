//! The dictionary: every word of every name, sorted, by number.

use std::collections::HashSet;
use std::ops::Range;

use crate::abbreviations::{Weight, weight};
use crate::texts::{Texts, count};

/// Sorted distinct words.
#[derive(Debug, Default)]
pub struct Terms {
    texts: Texts,
    weights: Vec<Weight>,
}

impl Terms {
    /// How many bytes they take.
    pub const fn bytes(&self) -> usize {
        self.texts.bytes() + self.weights.len()
    }

    /// The dictionary of these words.
    pub fn of(words: impl Iterator<Item = String>) -> Self {
        let distinct: HashSet<String> = words.collect();
        let mut words: Vec<_> = distinct.into_iter().collect();
        words.sort_unstable();
        let mut terms = Self::default();
        for word in words {
            terms.texts.push(&word);
            terms.weights.push(weight(&word));
        }
        terms.texts.shrink();
        terms
    }

    /// How many words there are.
    pub fn len(&self) -> u32 {
        count(self.texts.len())
    }

    /// The word of a number.
    pub fn text(&self, term: u32) -> &str {
        self.texts.get(term)
    }

    /// How much the word of a number says.
    pub fn weight(&self, term: u32) -> Weight {
        self.weights.get(term as usize).copied().unwrap_or(Weight::Plain)
    }

    /// The number of a word.
    pub fn find(&self, word: &str) -> Option<u32> {
        let at = self.first_from(0, |text| text >= word);
        (at < self.len() && self.text(at) == word).then_some(at)
    }

    /// The numbers of all words that start so.
    pub fn starting(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(0, |text| text >= prefix);
        start..self.after_prefix(start, prefix.as_bytes())
    }

    /// The first number from `from` whose word does not start so, given that words from there on are not before it.
    pub fn after_prefix(&self, from: u32, prefix: &[u8]) -> u32 {
        self.first_from(from, |text| {
            let text = text.as_bytes();
            &text[..text.len().min(prefix.len())] > prefix
        })
    }

    /// The first number from `from` whose word is past a border, sought in growing steps.
    fn first_from(&self, from: u32, past: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut step) = (from, 1);
        let mut high = from;
        while high < self.len() && !past(self.text(high)) {
            low = high + 1;
            high = high.saturating_add(step).min(self.len());
            step *= 2;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if past(self.text(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}
