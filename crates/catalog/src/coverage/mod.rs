//! All combinations of base services that customers hold, how many hold each, and which have no offer (CAT-02, IDEA-05).
//!
//! What this is: an accumulator, fed with one customer after the other; parts counted apart are [merged](Coverage::merge),
//! and a part can be kept as JSON between two pages of customers. A missing combination gets its prepared offer by
//! [`Snapshot::draft_offer`](crate::Snapshot::draft_offer).
//! What it is not: a list of customers; it knows numbers only.
//! Where to start: [`Coverage::of`], [`Coverage::add`], [`Coverage::combinations`].

mod draft;
mod pairs;
mod window;

#[cfg(test)]
mod tests;

use crate::engine::Snapshot;
use crate::model::{Offer, OfferStatus, ServiceCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use draft::NoDraft;

/// What was counted so far. Which part was counted first makes no difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The version of the publication it is counted with: whoever goes on with a kept part sees whether it is still in
    /// force.
    pub version: u64,
    /// How many customers there are, and how they are recognised.
    pub totals: Totals,
    #[serde(with = "pairs")]
    combinations: BTreeMap<Vec<ServiceCode>, u64>,
    #[serde(with = "pairs")]
    unknown: BTreeMap<ServiceCode, u64>,
}

/// Numbers of customers. Each is counted in one of the last four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// All.
    pub customers: u64,
    /// With an offer, and every service in its place.
    pub whole: u64,
    /// With an offer, and something that has no place.
    pub partly: u64,
    /// With base services that make no offer: shut out of MyShop, and not to be changed in WeShop (CAT-07, CAT-34).
    pub unrecognised: u64,
    /// Without any base service that the catalogue knows.
    pub without_base: u64,
}

/// A combination of base services that customers hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Combination<'c, 's> {
    /// The base services, by code.
    pub services: &'c [ServiceCode],
    /// How many customers hold just these.
    pub customers: u64,
    /// The offer made of them, of any status: one that is being prepared recognises nobody yet.
    pub offer: Option<&'s Offer>,
}

impl Combination<'_, '_> {
    /// Whether no customer who holds it has an offer.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.offer.is_none_or(|offer| offer.status == OfferStatus::Draft)
    }
}

impl Coverage {
    /// Nobody counted yet.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let (totals, combinations, unknown) = (Totals::default(), BTreeMap::new(), BTreeMap::new());
        Self { version: snapshot.version(), totals, combinations, unknown }
    }

    /// Counts a customer by his active services. The snapshot is the one it began with.
    pub fn add(&mut self, snapshot: &Snapshot, held: &[(ServiceCode, u16)]) {
        let recognised = snapshot.recognise(held);
        let totals = &mut self.totals;
        totals.customers += 1;
        let place = match recognised.offer {
            Ok(_) if recognised.is_whole() => &mut totals.whole,
            Ok(_) => &mut totals.partly,
            Err(_) if recognised.base.is_empty() => &mut totals.without_base,
            Err(_) => &mut totals.unrecognised,
        };
        *place += 1;
        let combination = recognised.combination();
        if !combination.is_empty() {
            count(&mut self.combinations, combination, 1);
        }
        for code in recognised.unknown() {
            count(&mut self.unknown, code.clone(), 1);
        }
    }

    /// Adds what was counted apart, with the same snapshot.
    pub fn merge(&mut self, other: Self) {
        let (totals, more) = (&mut self.totals, other.totals);
        totals.customers += more.customers;
        totals.whole += more.whole;
        totals.partly += more.partly;
        totals.unrecognised += more.unrecognised;
        totals.without_base += more.without_base;
        other.combinations.into_iter().for_each(|(services, customers)| {
            count(&mut self.combinations, services, customers);
        });
        other.unknown.into_iter().for_each(|(code, customers)| count(&mut self.unknown, code, customers));
    }

    /// Every combination that is held, those of most customers first, with its offer in a snapshot.
    #[must_use]
    pub fn combinations<'s>(&self, snapshot: &'s Snapshot) -> Vec<Combination<'_, 's>> {
        let held = self.combinations.iter().map(|(services, customers)| {
            let offer = snapshot.offer_made_of(services);
            Combination { services, customers: *customers, offer }
        });
        let mut all: Vec<_> = held.collect();
        all.sort_by_key(|held| (std::cmp::Reverse(held.customers), held.services));
        all
    }

    /// Services that the catalogue does not know with how many customers hold them, the largest number first.
    #[must_use]
    pub fn unknown(&self) -> Vec<(&ServiceCode, u64)> {
        let mut all: Vec<_> = self.unknown.iter().map(|(code, customers)| (code, *customers)).collect();
        all.sort_by_key(|(code, customers)| (std::cmp::Reverse(*customers), *code));
        all
    }
}

fn count<K: Ord>(numbers: &mut BTreeMap<K, u64>, key: K, customers: u64) {
    *numbers.entry(key).or_default() += customers;
}
