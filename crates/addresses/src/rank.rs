//! The order of what is proposed: exact number, then exact street, then unfinished, then
//! mistyped; between equals what the operator serves, then the larger commune.

use std::cmp::Reverse;

use crate::Suggestion;
use crate::abbreviations::Weight;
use crate::candidates::{self, Candidates};
use crate::cover::{Scale, WordSet};
use crate::doors::Door;
use crate::index::SearchIndex;
use crate::matches::{Effort, Matches};
use crate::query::{House, Query};

/// What the words of a street's name are worth when they tell more than its type.
const TELLING: i32 = 600;

/// What a postal or INSEE code is worth.
const CODE: i32 = 900;

impl SearchIndex {
    /// What a person may mean by what is typed so far, the best first: any word order, abbreviations,
    /// the last word unfinished, one mistake from five letters on and two from nine.
    ///
    /// Nothing that can be typed is an error; a text that means nothing gives an empty list.
    #[must_use]
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        let query = Query::read(typed, |code| self.postal(code).is_some());
        if query.words.is_empty() {
            return Vec::new();
        }
        let mut found = self.attempt(&query, Effort::AsWritten);
        if found.first().is_none_or(|best| best.missing > 0) {
            found = self.attempt(&query, Effort::Forgiving);
        }
        let (least, complete) = found.first().map_or((0, false), |best| (best.score / 2, best.missing == 0));
        found.retain(|one| one.score >= least && !(complete && one.missing > 0));
        if found.is_empty() {
            return self.unserved_towns(&query, limit);
        }
        found.truncate(limit);
        found.into_iter().flat_map(|one| self.suggestions(&one)).take(limit).collect()
    }

    fn attempt<'q>(&self, query: &'q Query, effort: Effort) -> Vec<Found<'q>> {
        let matches = Matches::find(&self.terms, query, effort);
        let scale = Scale { matches: &matches, terms: &self.terms, worth: worth(query) };
        let Candidates { streets, localities } = candidates::find(self, query, &scale);
        let closer = Closer { index: self, query, scale };
        let mut found: Vec<_> = streets.into_iter().filter_map(|street| closer.street(street)).collect();
        found.extend(localities.into_iter().filter_map(|locality| closer.locality(locality)));
        found.sort_by_key(|one| {
            (Reverse(one.score / 10), Reverse(one.served), one.missing, Reverse(one.people), one.place)
        });
        found
    }
}

/// What each typed word is worth where it is found.
pub(crate) fn worth(query: &Query) -> [i32; 16] {
    let mut worth = [0; 16];
    for (at, word) in query.words.iter().enumerate() {
        worth[at] = match word.weight {
            _ if query.code_word() == Some(at) => CODE,
            Weight::Light => 40,
            Weight::StreetType => 500,
            Weight::Plain => 1000,
        };
    }
    worth
}

/// A street or commune, with how well it answers.
#[derive(Debug)]
pub struct Found<'q> {
    pub score: i32,
    /// Typed words that it does not explain.
    pub missing: u32,
    pub served: bool,
    pub people: u32,
    pub place: Place<'q>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place<'q> {
    Locality(u32),
    Street(u32, Door<'q>),
}

struct Closer<'a, 'q> {
    index: &'a SearchIndex,
    query: &'q Query,
    scale: Scale<'a>,
}

impl<'q> Closer<'_, 'q> {
    /// How well a street answers, by the best reading of the house number.
    fn street(&self, street: u32) -> Option<Found<'q>> {
        let houses = self.query.houses.iter().map(Some);
        let readings = std::iter::once(None).chain(houses).filter_map(|house| self.reading(street, house));
        readings.max_by_key(|found| found.score)
    }

    fn reading(&self, street: u32, house: Option<&'q House>) -> Option<Found<'q>> {
        let at = street as usize;
        let locality = self.index.streets.locality[at];
        let excluded = self.query.code_set() | house.map_or(0, |house| house.words);
        let name = self.scale.cover(self.index.names.labels.of(self.index.streets.name[at]), excluded);
        if name.gain <= 40 {
            return None;
        }
        let town = self.index.locality_cover(&self.scale, locality, excluded | name.used);
        let town_left = if town.gain > 40 { town.left / 2 } else { 0 };
        let used = excluded | name.used | town.used;
        let (lost, missing) = self.unused(used, Some(locality))?;
        if missing > 0 && name.gain < TELLING {
            return None;
        }
        let (door_gain, door) = house.map_or((0, Door::None), |house| self.index.door(street, house));
        let code = self.code_gain(locality, Some(self.index.streets.postal[at]));
        Some(Found {
            score: name.gain + town.gain + code + door_gain - name.left - town_left - lost,
            missing,
            served: self.index.is_served(street, door),
            people: self.index.localities.population[locality as usize],
            place: Place::Street(street, door),
        })
    }

    /// How well a commune alone answers, or a former one: only when it explains every word.
    fn locality(&self, locality: u32) -> Option<Found<'q>> {
        let towns = &self.index.localities;
        let former = towns.former_labels.of(locality);
        let label = if former.is_empty() { towns.labels.of(locality) } else { former };
        let town = self.scale.cover(label, self.query.code_set()).if_any();
        let code = self.code_gain(locality, None);
        let (lost, missing) = self.unused(town.used | self.query.code_set(), Some(locality))?;
        let named = town.gain > 40 || (former.is_empty() && (code > CODE / 2 || lost < 0));
        (missing == 0 && named).then(|| Found {
            score: town.gain + code - town.left / 4 - lost,
            missing,
            served: towns.served[locality as usize],
            people: towns.population[locality as usize],
            place: Place::Locality(locality),
        })
    }

    /// What the words that nothing explains cost, and how many they are; `None` when they are most of the text.
    fn unused(&self, used: WordSet, locality: Option<u32>) -> Option<(i32, u32)> {
        let (mut lost, mut missing, mut all, mut explained) = (0, 0, 0, 0);
        for (at, word) in self.query.words.iter().enumerate() {
            let worth = self.scale.worth[at];
            all += worth;
            if used & (1 << at) != 0 {
                explained += worth;
            } else if self
                .query
                .postal_start()
                .is_some_and(|(start, of)| of == at && self.postal_starts(locality, start))
            {
                explained += worth;
                lost -= worth * 6 / 10;
            } else if word.weight != Weight::Light {
                lost += if word.before_street { worth / 4 } else { worth / 2 };
                missing += u32::from(!word.before_street);
            }
        }
        (explained * 2 >= all).then_some((lost, missing))
    }

    fn postal_starts(&self, locality: Option<u32>, start: &str) -> bool {
        let codes = locality.map_or(&[][..], |locality| self.index.localities.postals.of(locality));
        codes.iter().any(|code| self.index.postals.texts.get(*code).starts_with(start))
    }

    /// Postal code, INSEE code: they help, and a wrong one does not exclude. A postal code is never read as INSEE.
    fn code_gain(&self, locality: u32, own: Option<u32>) -> i32 {
        let Some(code) = &self.query.code else { return 0 };
        let towns = &self.index.localities;
        let codes = towns.postals.of(locality);
        let same_department =
            || codes.iter().any(|of| self.index.postals.texts.get(*of).get(..2) == code.text.get(..2));
        match self.index.postal(&code.text) {
            Some(_) if code.cedex && same_department() => 100,
            Some(postal) if own == Some(postal) => CODE,
            Some(postal) if codes.contains(&postal) && own.is_none() && codes.len() <= 2 => CODE,
            Some(postal) if codes.contains(&postal) => CODE - 100,
            None if towns.has_insee(locality, &code.text) => 500,
            _ if same_department() => 100,
            _ => -400,
        }
    }
}

#[cfg(test)]
mod tests;
