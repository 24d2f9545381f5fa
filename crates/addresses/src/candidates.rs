//! The few streets and localities worth a closer look, out of all of them.
//!
//! Each word of the dictionary knows its names and localities: marking them with the typed
//! words that they may hold is a pass over flat arrays. The best marked names are then met with
//! the best marked localities.

use crate::abbreviations::Weight;
use crate::cover::{Cover, Scale, WordSet};
use crate::index::SearchIndex;
use crate::query::Query;
use crate::texts::count;

const NAMES_MARKED: usize = 1500;
const NAMES_KEPT: usize = 300;
const LOCALITIES_MARKED: usize = 128;
const LOCALITIES_KEPT: usize = 16;
const NAMES_TAKING: usize = 50;
const TAKINGS: usize = 3;
const LOCALITIES_WALKED: usize = 12;
const STREETS_WALKED: usize = 20_000;
const STREETS_KEPT: usize = 300;
/// A name borne by more streets than this is met with localities instead of being gone through.
const COMMON_NAME: usize = 64;

/// What to look at closely.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Streets, each once, in their order.
    pub streets: Vec<u32>,
    /// Localities, the best first.
    pub localities: Vec<u32>,
}

/// What each set of typed words is worth.
struct Worth {
    low: Vec<i32>,
    high: Vec<i32>,
}

impl Worth {
    fn of(words: &[i32; 16]) -> Self {
        let table = |words: &[i32]| {
            (0..256usize).map(|set| (0..8).filter(|bit| set >> bit & 1 == 1).map(|bit| words[bit]).sum()).collect()
        };
        Self { low: table(&words[..8]), high: table(&words[8..]) }
    }

    fn sum(&self, set: WordSet) -> i32 {
        self.low[usize::from(set & 255)] + self.high[usize::from(set >> 8)]
    }
}

/// Finds what to look at closely.
pub fn find(index: &SearchIndex, query: &Query, scale: &Scale<'_>) -> Candidates {
    let (names, localities) = marked(index, query, scale);
    let worth = Worth::of(&scale.worth);
    let covers = best_names(index, scale, &worth, &marked_only(&names), query.code_set());
    let mut towns = best_localities(index, scale, &worth, &localities, &covers, query.code_set());
    if let Some(postal) = query.code.as_ref().and_then(|code| index.postal(&code.text)) {
        let others = index.postals.localities.of(postal).iter().filter(|town| !towns.contains(town));
        let others: Vec<_> = others.copied().collect();
        towns.extend(others);
    }
    let mut streets = streets_of_names(index, &covers, &towns, &worth, &localities);
    streets.extend(streets_of_localities(index, &towns, &worth, &names, &localities));
    streets.sort_unstable();
    streets.dedup();
    Candidates { streets, localities: towns }
}

/// For each name and each locality the typed words that it may hold.
fn marked(index: &SearchIndex, query: &Query, scale: &Scale<'_>) -> (Vec<WordSet>, Vec<WordSet>) {
    let mut names = vec![0; index.names.texts.len()];
    let mut localities = vec![0; index.localities.insee.len()];
    let only_light = query.words.iter().all(|word| word.weight == Weight::Light);
    for (terms, word) in scale.matches.stretches() {
        if only_light || query.words[usize::from(word)].weight != Weight::Light {
            mark(&mut names, index.names.by_term.of_range(terms.clone()), usize::from(word));
            mark(&mut localities, index.localities.by_term.of_range(terms), usize::from(word));
        }
    }
    if let Some(code) = &query.code {
        match index.postal(&code.text) {
            Some(postal) => mark(&mut localities, index.postals.localities.of(postal), code.word),
            None => mark(&mut localities, index.localities.with_insee(&code.text), code.word),
        }
    }
    if let Some((start, at)) = query.postal_start() {
        for postal in index.postals_starting(start) {
            mark(&mut localities, index.postals.localities.of(postal), at);
        }
    }
    (names, localities)
}

fn mark(sets: &mut [WordSet], members: &[u32], word: usize) {
    for member in members {
        sets[*member as usize] |= 1 << word;
    }
}

/// A member and the typed words that it may hold.
type Marked = (u32, WordSet);

fn marked_only(sets: &[WordSet]) -> Vec<Marked> {
    sets.iter().enumerate().filter(|(_, set)| **set != 0).map(|(member, set)| (count(member), *set)).collect()
}

/// The members whose sets are worth most, in their order; among equals the first ones.
fn worthiest(marked: &[Marked], worth: &Worth, limit: usize) -> Vec<Marked> {
    const STEP: i32 = 20;
    if marked.len() <= limit {
        return marked.to_vec();
    }
    let mut counts = vec![0usize; 1024];
    let bucket = |set: WordSet| usize::try_from(worth.sum(set) / STEP).unwrap_or(0).min(1023);
    for (_, set) in marked {
        counts[bucket(*set)] += 1;
    }
    let (mut least, mut above) = (1023, 0);
    while least > 0 && above + counts[least] <= limit {
        above += counts[least];
        least -= 1;
    }
    let mut of_least = limit.saturating_sub(above);
    let mut kept = Vec::with_capacity(limit);
    for (member, set) in marked {
        let own = bucket(*set);
        if own > least || (own == least && of_least > 0) {
            of_least -= usize::from(own == least);
            kept.push((*member, *set));
        }
    }
    kept
}

fn best_names(
    index: &SearchIndex,
    scale: &Scale<'_>,
    worth: &Worth,
    names: &[Marked],
    code: WordSet,
) -> Vec<(u32, Cover)> {
    let marked = worthiest(names, worth, NAMES_MARKED);
    let mut covers: Vec<_> =
        marked.into_iter().map(|(name, _)| (name, scale.cover(index.names.labels.of(name), code))).collect();
    covers.sort_by_key(|(_, cover)| cover.left - cover.gain);
    covers.truncate(NAMES_KEPT);
    covers
}

/// The best localities for the words that stay when a name has taken its own, for no name and for the names
/// found: `saint martin` may be the street, and the town only a postal code.
fn best_localities(
    index: &SearchIndex,
    scale: &Scale<'_>,
    worth: &Worth,
    localities: &[WordSet],
    covers: &[(u32, Cover)],
    code: WordSet,
) -> Vec<u32> {
    let mut takings = vec![0];
    for (_, cover) in covers.iter().take(NAMES_TAKING) {
        if takings.len() <= TAKINGS && !takings.contains(&cover.used) {
            takings.push(cover.used);
        }
    }
    let marked = marked_only(localities);
    let lists: Vec<_> =
        takings.into_iter().map(|taken| localities_without(index, scale, worth, &marked, (taken, code))).collect();
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let mut towns = Vec::new();
    for town in (0..longest).flat_map(|at| lists.iter().filter_map(move |list| list.get(at))) {
        if !towns.contains(town) {
            towns.push(*town);
        }
    }
    towns
}

fn localities_without(
    index: &SearchIndex,
    scale: &Scale<'_>,
    worth: &Worth,
    localities: &[Marked],
    (taken, code): (WordSet, WordSet),
) -> Vec<u32> {
    let left = localities.iter().map(|(town, set)| (*town, set & !taken)).filter(|(_, set)| *set != 0);
    let left: Vec<Marked> = left.collect();
    let mut towns: Vec<_> = worthiest(&left, worth, LOCALITIES_MARKED)
        .into_iter()
        .map(|(locality, set)| {
            let cover = index.locality_cover(scale, locality, taken | code);
            (cover.left - cover.gain - worth.sum(set & code), locality)
        })
        .collect();
    towns.sort_unstable();
    towns.truncate(LOCALITIES_KEPT);
    towns.into_iter().map(|(_, locality)| locality).collect()
}

fn streets_of_names(
    index: &SearchIndex,
    covers: &[(u32, Cover)],
    towns: &[u32],
    worth: &Worth,
    localities: &[WordSet],
) -> Vec<u32> {
    let mut pairs = Vec::new();
    let mut push = |cover: &Cover, street: u32| {
        let town = localities[index.streets.locality[street as usize] as usize];
        pairs.push((cover.left - cover.gain - worth.sum(town & !cover.used), street));
    };
    for (name, cover) in covers {
        let bearers = index.names.streets.of(*name);
        for street in bearers.iter().take(COMMON_NAME) {
            push(cover, *street);
        }
        if bearers.len() > COMMON_NAME {
            for town in towns {
                index.streets.within(bearers, *town).for_each(|street| push(cover, street));
            }
        }
    }
    kept(pairs)
}

fn streets_of_localities(
    index: &SearchIndex,
    towns: &[u32],
    worth: &Worth,
    names: &[WordSet],
    localities: &[WordSet],
) -> Vec<u32> {
    let mut pairs = Vec::new();
    for town in towns.iter().take(LOCALITIES_WALKED) {
        for street in index.streets.of_locality(*town) {
            let name = names[index.streets.name[street as usize] as usize];
            if name != 0 && pairs.len() < STREETS_WALKED {
                pairs.push((-worth.sum(name | localities[*town as usize]), street));
            }
        }
    }
    kept(pairs)
}

fn kept(mut pairs: Vec<(i32, u32)>) -> Vec<u32> {
    if pairs.len() > STREETS_KEPT {
        pairs.select_nth_unstable(STREETS_KEPT);
        pairs.truncate(STREETS_KEPT);
    }
    pairs.into_iter().map(|(_, street)| street).collect()
}
