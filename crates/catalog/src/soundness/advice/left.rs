//! The sales that are left when restrictions have spoken, as far as each fact of a sale can tell it for itself.
//!
//! It only ever keeps too many: when nothing is left here, no sale is left at all.

use super::days::{all_within, common, without};
use super::restricted::Rule;
use super::terms::{LISTED, Network, Place, PlaceKind, Terms, all_in, sorted};
use crate::engine::Criterion;
use crate::model::{DateSpan, Effect, SaleType};

/// What is taken away is looked at so many times: one restriction may give another its bite.
const PASSES: usize = 4;

/// Why no sale is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conflict<'a> {
    /// The fact for which nothing is left; none when all that is left is taken away.
    pub on: Option<Criterion>,
    /// The codes of those that together leave nothing, each once.
    pub by: Vec<&'a str>,
}

/// The sales that are left.
#[derive(Debug, Clone)]
pub(super) struct Left<'a> {
    /// For each fact of which a sale has one what is left; none: anything.
    listed: [Option<Vec<&'a str>>; 4],
    /// For each kind of place what is left; none: any, or none at all.
    places: [Option<Vec<&'a str>>; 4],
    days: Vec<DateSpan>,
    /// What holds in every sale that is left, where a sale has many facts.
    networks: Vec<Network<'a>>,
    anywhere_in: Vec<&'a [Place<'a>]>,
    held: Vec<&'a [&'a str]>,
    /// Who narrowed what.
    by: [Vec<&'a str>; 8],
}

/// What can be taken out of what is left.
#[derive(Clone, Copy)]
enum Open {
    Listed(usize),
    Places,
    Days,
}

impl<'a> Left<'a> {
    /// Every sale on these days at dwellings whose network does this.
    pub fn on(days: Vec<DateSpan>, networks: Vec<Network<'a>>) -> Self {
        let sale_types = sorted(SaleType::ALL.iter().map(|one| one.word()));
        Self {
            listed: [Some(sale_types), None, None, None],
            places: [const { None }; 4],
            days,
            networks,
            anywhere_in: Vec::new(),
            held: Vec::new(),
            by: [const { Vec::new() }; 8],
        }
    }

    /// Applies restrictions.
    pub fn under(&mut self, rules: &[&'a Rule<'a>]) -> Result<(), Conflict<'a>> {
        for rule in rules.iter().filter(|rule| rule.effect == Effect::OnlyWhere) {
            self.keep(rule.code, &rule.terms)?;
        }
        for _ in 0..PASSES {
            let mut changed = false;
            for rule in rules.iter().filter(|rule| rule.effect == Effect::NotWhere) {
                changed |= self.take(rule.code, &rule.terms)?;
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }

    /// Keeps only what these terms hold for.
    pub fn keep(&mut self, code: &'a str, terms: &'a Terms<'a>) -> Result<(), Conflict<'a>> {
        for ((at, wanted), left) in terms.listed.iter().enumerate().zip(&mut self.listed) {
            if !wanted.is_empty() {
                narrow(left, wanted);
                let on = LISTED[at];
                note(&mut self.by[on as usize], code);
                if left.as_ref().is_some_and(Vec::is_empty) {
                    return Err(self.nothing(on));
                }
            }
        }
        if let Some(days) = terms.days {
            self.keep_days(code, &[days])?;
        }
        if let Some(places) = &terms.places {
            self.keep_places(code, places)?;
        }
        if let Some(network) = terms.network {
            note(&mut self.by[Criterion::Network as usize], code);
            self.networks.push(network);
        }
        if !terms.held.is_empty() {
            note(&mut self.by[Criterion::ServicesHeld as usize], code);
            self.held.push(&terms.held);
        }
        Ok(())
    }

    /// Keeps only days in one of the spans.
    pub fn keep_days(&mut self, code: &'a str, spans: &[DateSpan]) -> Result<(), Conflict<'a>> {
        note(&mut self.by[Criterion::Day as usize], code);
        self.days = common(&self.days, spans);
        if self.days.is_empty() { Err(self.nothing(Criterion::Day)) } else { Ok(()) }
    }

    /// A dwelling has one commune at most, and so on. Where kinds are mixed, it may be in either: nothing is narrowed.
    fn keep_places(&mut self, code: &'a str, places: &'a [Place<'a>]) -> Result<(), Conflict<'a>> {
        note(&mut self.by[Criterion::Place as usize], code);
        self.anywhere_in.push(places);
        let Some((kind, _)) = places.first() else { return Err(self.nothing(Criterion::Place)) };
        if places.iter().any(|(other, _)| other != kind) {
            return Ok(());
        }
        let left = &mut self.places[*kind as usize];
        narrow(left, &of_kind(places, *kind));
        if left.as_ref().is_some_and(Vec::is_empty) { Err(self.nothing(Criterion::Place)) } else { Ok(()) }
    }

    /// Takes away what these terms hold for. Whether anything changed.
    fn take(&mut self, code: &'a str, terms: &'a Terms<'a>) -> Result<bool, Conflict<'a>> {
        let Some(open) = self.open(terms) else { return Ok(false) };
        let mut by = vec![code];
        by.extend(asked(terms).flat_map(|on| self.by[on as usize].iter().copied()));
        match open {
            None => Err(Conflict { on: None, by: sorted(by) }),
            Some(open) => Ok(self.take_out(open, terms, &by)),
        }
    }

    /// The one fact for which these terms may not hold in a sale that is left; inside, none: they hold in all of them.
    /// None where there are several, or where nothing can be taken out.
    fn open(&self, terms: &Terms<'a>) -> Option<Option<Open>> {
        let carried = terms.network.is_none_or(|network| self.networks.iter().any(|known| known.implies(&network)));
        let held = terms.held.is_empty() || self.held.iter().any(|known| all_in(known, &terms.held));
        if !carried || !held {
            return None;
        }
        let mut open = None;
        for (at, wanted) in terms.listed.iter().enumerate().filter(|(_, wanted)| !wanted.is_empty()) {
            let left = self.listed[at].as_ref()?;
            if !all_in(left, wanted) && open.replace(Open::Listed(at)).is_some() {
                return None;
            }
        }
        let days = terms.days.is_none_or(|days| all_within(&self.days, days));
        if !days && open.replace(Open::Days).is_some() {
            return None;
        }
        let places = terms.places.as_ref().is_none_or(|places| self.is_within(places));
        if !places && open.replace(Open::Places).is_some() {
            return None;
        }
        Some(open)
    }

    /// All else that was asked holds in every sale that is left: the rest must not.
    fn take_out(&mut self, open: Open, terms: &'a Terms<'a>, by: &[&'a str]) -> bool {
        let (on, changed) = match open {
            Open::Listed(at) => {
                let changed = self.listed[at].as_mut().is_some_and(|left| take_from(left, &terms.listed[at]));
                (LISTED[at], changed)
            }
            Open::Places => {
                let places = terms.places.as_deref().unwrap_or_default();
                let mut changed = false;
                for (kind, left) in PlaceKind::ALL.into_iter().zip(&mut self.places) {
                    changed |= left.as_mut().is_some_and(|left| take_from(left, &of_kind(places, kind)));
                }
                (Criterion::Place, changed)
            }
            Open::Days => {
                let left = terms.days.map_or_else(|| self.days.clone(), |days| without(&self.days, days));
                let changed = left != self.days;
                self.days = left;
                (Criterion::Day, changed)
            }
        };
        if changed {
            by.iter().for_each(|code| note(&mut self.by[on as usize], code));
        }
        changed
    }

    /// Whether every dwelling that is left is in one of these places.
    fn is_within(&self, places: &[Place<'a>]) -> bool {
        let by_kind = PlaceKind::ALL.into_iter().zip(&self.places);
        let narrowed = by_kind.filter_map(|(kind, left)| left.as_ref().map(|left| (kind, left)));
        let mut narrowed = narrowed.map(|(kind, left)| all_in(left, &of_kind(places, kind)));
        narrowed.any(|within| within) || self.anywhere_in.iter().any(|known| all_in(known, places))
    }

    fn nothing(&self, on: Criterion) -> Conflict<'a> {
        Conflict { on: Some(on), by: sorted(self.by[on as usize].iter().copied()) }
    }
}

/// What terms ask.
fn asked(terms: &Terms<'_>) -> impl Iterator<Item = Criterion> {
    let listed = LISTED.into_iter().zip(&terms.listed).filter(|(_, wanted)| !wanted.is_empty()).map(|(on, _)| on);
    let others = [
        (Criterion::Day, terms.days.is_some()),
        (Criterion::Place, terms.places.is_some()),
        (Criterion::Network, terms.network.is_some()),
        (Criterion::ServicesHeld, !terms.held.is_empty()),
    ];
    listed.chain(others.into_iter().filter(|(_, stated)| *stated).map(|(on, _)| on))
}

fn narrow<'a>(left: &mut Option<Vec<&'a str>>, wanted: &[&'a str]) {
    match left {
        Some(left) => left.retain(|one| wanted.binary_search(one).is_ok()),
        None => *left = Some(wanted.to_vec()),
    }
}

fn take_from(left: &mut Vec<&str>, taken: &[&str]) -> bool {
    let before = left.len();
    left.retain(|one| taken.binary_search(one).is_err());
    left.len() < before
}

fn of_kind<'a>(places: &[Place<'a>], kind: PlaceKind) -> Vec<&'a str> {
    places.iter().filter(|(other, _)| *other == kind).map(|(_, code)| *code).collect()
}

fn note<'a>(by: &mut Vec<&'a str>, code: &'a str) {
    if !by.contains(&code) {
        by.push(code);
    }
}
