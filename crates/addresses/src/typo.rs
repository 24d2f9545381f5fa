//! Words of the dictionary near a word that was mistyped.
//!
//! Distance counts an added, missing, wrong or swapped letter as one. The sorted dictionary is
//! walked as the tree it is: a beginning that is already too far away is skipped with all words
//! that start so.

use std::ops::Range;

use crate::terms::Terms;

const LONGEST: usize = 32;
const MOST_FOUND: usize = 200;

/// Words near a word, with their distance, nearest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Near {
    /// Consecutive words of the dictionary.
    pub terms: Range<u32>,
    /// How many mistakes away.
    pub distance: u8,
}

/// How many mistakes a word may have: one from 5 letters, two from 9.
pub fn mistakes_allowed(word: &str) -> u8 {
    match word.len() {
        _ if word.bytes().any(|b| b.is_ascii_digit()) => 0,
        0..=4 => 0,
        5..=8 => 1,
        9..LONGEST => 2,
        _ => 0,
    }
}

/// The words at most `allowed` mistakes away; with `unfinished`, words whose beginning is.
pub fn near(terms: &Terms, word: &str, allowed: u8, unfinished: bool) -> Vec<Near> {
    let mut walk = Walk { pattern: word.as_bytes(), allowed, unfinished, rows: vec![[0; LONGEST + 1]; LONGEST + 1] };
    if allowed == 0 || word.len() >= LONGEST {
        return Vec::new();
    }
    for (at, cell) in walk.rows[0].iter_mut().enumerate() {
        *cell = u8::try_from(at).unwrap_or(u8::MAX);
    }
    // Two mistakes in a long word: its first letter is trusted, or the walk would see too much of the dictionary.
    let range = if allowed > 1 { terms.starting(&word[..first_length(word)]) } else { 0..terms.len() };
    let mut found = walk.through(terms, range);
    found.sort_by_key(|near| near.distance);
    found.truncate(MOST_FOUND);
    found
}

fn first_length(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

struct Walk<'a> {
    pattern: &'a [u8],
    allowed: u8,
    unfinished: bool,
    rows: Vec<[u8; LONGEST + 1]>,
}

impl Walk<'_> {
    fn through(&mut self, terms: &Terms, range: Range<u32>) -> Vec<Near> {
        let mut found: Vec<Near> = Vec::new();
        let mut before: &[u8] = &[];
        let mut at = range.start;
        while at < range.end {
            let whole = terms.text(at).as_bytes();
            let text = &whole[..whole.len().min(LONGEST)];
            let shared = text.iter().zip(before).take_while(|(a, b)| a == b).count();
            let mut next = at + 1;
            before = text;
            match self.descend(text, shared) {
                Step::TooFar(depth) => {
                    next = terms.after_prefix(at, &text[..depth]);
                    before = &text[..depth];
                }
                Step::Begins(depth, distance) => {
                    next = terms.after_prefix(at, &text[..depth]);
                    before = &text[..depth];
                    found.push(Near { terms: at..next, distance });
                }
                Step::Whole(distance) if distance <= self.allowed => {
                    found.push(Near { terms: at..at + 1, distance });
                }
                Step::Whole(_) => {}
            }
            at = next.max(at + 1);
        }
        found
    }

    fn descend(&mut self, text: &[u8], shared: usize) -> Step {
        let length = self.pattern.len();
        for depth in shared + 1..=text.len() {
            let least = self.row(text, depth);
            let distance = self.rows[depth][length];
            if least > self.allowed {
                return Step::TooFar(depth);
            }
            if self.unfinished && distance <= self.allowed {
                return Step::Begins(depth, distance);
            }
        }
        Step::Whole(self.rows[text.len()][length])
    }

    /// Fills the row of distances between the first `depth` letters of a text and each beginning of the pattern.
    fn row(&mut self, text: &[u8], depth: usize) -> u8 {
        let letter = text[depth - 1];
        let mut row = [0u8; LONGEST + 1];
        row[0] = self.rows[depth - 1][0] + 1;
        let mut least = row[0];
        for at in 1..=self.pattern.len() {
            let above = &self.rows[depth - 1];
            let wrong = u8::from(self.pattern[at - 1] != letter);
            let mut best = (above[at - 1] + wrong).min(above[at] + 1).min(row[at - 1] + 1);
            let swapped =
                depth > 1 && at > 1 && self.pattern[at - 1] == text[depth - 2] && self.pattern[at - 2] == letter;
            if swapped {
                best = best.min(self.rows[depth - 2][at - 2] + 1);
            }
            row[at] = best;
            least = least.min(best);
        }
        self.rows[depth] = row;
        least
    }
}

enum Step {
    /// Nothing that starts with this many letters is near.
    TooFar(usize),
    /// Everything that starts with this many letters is this far.
    Begins(usize, u8),
    /// The whole text is this far.
    Whole(u8),
}

#[cfg(test)]
mod tests {
    use super::{Near, near};
    use crate::terms::Terms;

    fn found(word: &str, allowed: u8, unfinished: bool) -> Vec<String> {
        let words = ["avenue", "avignon", "general", "generale", "genevois", "place", "republique", "venue", "zac"];
        let terms = Terms::of(words.into_iter().map(str::to_owned));
        let near = near(&terms, word, allowed, unfinished);
        near.into_iter().flat_map(|Near { terms: range, .. }| range).map(|term| terms.text(term).to_owned()).collect()
    }

    #[test]
    fn one_letter_missing_added_wrong_or_swapped_is_one_mistake() {
        assert_eq!(found("genral", 1, false), ["general"]);
        assert_eq!(found("avenuue", 1, false), ["avenue"]);
        assert_eq!(found("plase", 1, false), ["place"]);
        assert_eq!(found("palce", 1, false), ["place"]);
        assert_eq!(found("vaenue", 1, false), ["avenue", "venue"]);
        assert_eq!(found("repubilqeu", 2, false), ["republique"]);
    }

    #[test]
    fn a_mistake_in_an_unfinished_word_is_forgiven() {
        assert_eq!(found("gener", 1, true), ["general", "generale", "genevois"]);
        assert_eq!(found("reupbl", 1, true), ["republique"]);
    }
}
