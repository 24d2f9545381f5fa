//! How well typed words write a name: which words are used, what that is worth, what stays over.

use crate::abbreviations::Weight;
use crate::label::MOST_WORDS;
use crate::matches::Matches;
use crate::terms::Terms;

/// A set of typed words, by their place: at most sixteen.
pub type WordSet = u16;

/// The part of a name that typed words write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cover {
    /// The typed words that write something of it.
    pub used: WordSet,
    /// What they are worth: a whole plain word exactly written is 1000.
    pub gain: i32,
    /// What the name's words that nobody typed cost.
    pub left: i32,
}

/// A term of a name in four bytes: the word's number, its place and how many words it spans.
pub fn pack(term: u32, at: usize, span: usize) -> u32 {
    let place = u32::try_from(at.min(15)).unwrap_or(15);
    let length = u32::try_from(span.clamp(1, 16) - 1).unwrap_or(0);
    (term << 8) | (place << 4) | length
}

#[derive(Clone, Copy, Default)]
struct Pairing {
    word: u8,
    quality: u8,
    at: u8,
    places: u16,
}

/// The words of a typed text and what each is worth when it is found.
pub struct Scale<'a> {
    pub matches: &'a Matches,
    pub terms: &'a Terms,
    pub worth: [i32; MOST_WORDS],
}

impl Cover {
    /// The same, but a name of which nothing was typed costs nothing: a town may stay unsaid.
    pub fn if_any(self) -> Self {
        if self.used == 0 { Self::default() } else { self }
    }
}

impl Scale<'_> {
    /// Pairs typed words with the words of a name, the best pairs first, each used once.
    pub fn cover(&self, label: &[u32], excluded: WordSet) -> Cover {
        let mut pairings = [Pairing::default(); 48];
        let mut pairs = 0;
        let mut left = [0i32; MOST_WORDS];
        let mut next_place = 0;
        for packed in label {
            let (term, at, span) = (packed >> 8, (packed >> 4 & 15) as u8, (packed & 15) + 1);
            if usize::from(at) == next_place && span == 1 {
                left[next_place] = cost_when_missing(self.terms.weight(term));
                next_place += 1;
            }
            let places = (((1u32 << span) - 1) << at) as u16;
            self.matches.of(term, |word, quality| {
                if excluded & (1 << word) == 0 && pairs < pairings.len() {
                    pairings[pairs] = Pairing { word, quality, at, places };
                    pairs += 1;
                }
            });
        }
        self.choose(&mut pairings[..pairs], &left)
    }

    fn choose(&self, pairings: &mut [Pairing], left: &[i32; MOST_WORDS]) -> Cover {
        pairings.sort_unstable_by_key(|pair| (u8::MAX - pair.quality, pair.word, pair.at));
        let mut cover = Cover::default();
        let mut taken = 0u16;
        let mut order = [u8::MAX; MOST_WORDS];
        for pair in pairings {
            if cover.used & (1 << pair.word) == 0 && taken & pair.places == 0 {
                cover.used |= 1 << pair.word;
                taken |= pair.places;
                cover.gain += self.worth[usize::from(pair.word)] * i32::from(pair.quality) / 100;
                order[usize::from(pair.word)] = pair.at;
            }
        }
        cover.left = left.iter().enumerate().filter(|(at, _)| taken & (1 << at) == 0).map(|(_, cost)| cost).sum();
        cover.gain += in_order(&order);
        cover
    }
}

/// Words that follow each other in the text as in the name say a little more, words the wrong way round a little less.
fn in_order(places: &[u8; MOST_WORDS]) -> i32 {
    let together = places.windows(2).filter(|pair| pair[0] != u8::MAX && pair[1] == pair[0].wrapping_add(1)).count();
    let sorted = places.iter().filter(|at| **at != u8::MAX).is_sorted();
    20 * i32::try_from(together).unwrap_or(0) - if sorted { 0 } else { 40 }
}

/// What a word of a name costs when nobody typed it.
fn cost_when_missing(weight: Weight) -> i32 {
    match weight {
        Weight::Light => 0,
        Weight::StreetType => 150,
        Weight::Plain => 80,
    }
}
