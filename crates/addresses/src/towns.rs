//! Towns where the operator serves nobody, told when an address there is found nowhere: that it is not served says more
//! than that it may be mistyped.

use std::cmp::Reverse;

use crate::Suggestion;
use crate::abbreviations::Weight;
use crate::candidates::{self, Candidates};
use crate::cover::{Cover, Scale};
use crate::index::SearchIndex;
use crate::matches::{Effort, Matches};
use crate::query::Query;
use crate::rank::worth;

/// A name of which every telling word was typed as it is written.
const WRITTEN_OUT: i32 = 900;
/// More towns than this tell nobody anything.
const MOST: usize = 3;

impl SearchIndex {
    /// The towns that a text names, by name or postal code, if none of them is served; the surest first.
    pub(crate) fn unserved_towns(&self, query: &Query, limit: usize) -> Vec<Suggestion> {
        let matches = Matches::find(&self.terms, query, Effort::AsWritten);
        let scale = Scale { matches: &matches, terms: &self.terms, worth: worth(query) };
        let Candidates { localities, .. } = candidates::find(self, query, &scale);
        let mut towns: Vec<_> = localities
            .into_iter()
            .filter(|town| self.localities.former_labels.of(*town).is_empty())
            .filter_map(|town| Some((self.certainty(query, &scale, town)?, town)))
            .collect();
        if towns.iter().any(|(_, town)| self.localities.served[*town as usize]) {
            return Vec::new();
        }
        towns.sort_by_key(|(certainty, town)| {
            (Reverse(*certainty), Reverse(self.localities.population[*town as usize]), *town)
        });
        let surest = towns.first().map(|(certainty, _)| *certainty);
        let surest = towns.iter().filter(|(certainty, _)| Some(*certainty) == surest);
        surest.take(MOST.min(limit)).map(|(_, town)| self.commune_line(*town, false)).collect()
    }

    /// Whether a town is named and whether its postal code is typed; nothing when neither says enough.
    fn certainty(&self, query: &Query, scale: &Scale<'_>, town: u32) -> Option<(bool, bool)> {
        let cover = scale.cover(self.localities.labels.of(town), query.code_set());
        let named = cover.gain >= WRITTEN_OUT && cover.left == 0;
        let postal = query.code.as_ref().and_then(|code| self.postal(&code.text));
        let coded = postal.is_some_and(|postal| self.localities.postals.of(town).contains(&postal));
        (coded || (named && query.code.is_none() && names_a_street_too(query, cover))).then_some((named, coded))
    }
}

/// `rue de Lyon` may be anywhere, `rue de l'Exemple Lyon` is in Lyon.
fn names_a_street_too(query: &Query, town: Cover) -> bool {
    let is_word = |text: &str| !text.starts_with(|first: char| first.is_ascii_digit());
    query
        .words
        .iter()
        .enumerate()
        .any(|(at, word)| town.used & (1 << at) == 0 && word.weight == Weight::Plain && is_word(&word.text))
}
