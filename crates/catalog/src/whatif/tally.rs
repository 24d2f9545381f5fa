//! The sum of many customers: exact numbers, and a few customers of each outcome to look at.

use super::{Difference, Loss, Outcome};
use crate::model::{EquipmentCode, OfferCode, OptionCode};
use crate::recognition::Thing;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use weblys_kernel::Money;

/// Examples that are kept of each outcome.
pub const EXAMPLES: usize = 20;

/// What a draft changes, counted so far. In which parts and in what order customers were counted makes no difference.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhatIf {
    /// All of them together.
    pub all: Concerned,
    /// Exact numbers by offer: that which a customer has, or else that which he gets. Who has none is in `all` only.
    pub by_offer: BTreeMap<OfferCode, Concerned>,
    /// What is lost, by number of customers who lose it.
    pub lost: Things,
    /// What is gained, by number of customers who gain it.
    pub gained: Things,
    /// Customers of each outcome that is a change, by the references that were given: the first twenty in their order.
    pub examples: BTreeMap<Outcome, BTreeSet<String>>,
}

/// Numbers of customers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Concerned {
    /// How many there are.
    pub customers: u64,
    /// For how many of them anything changes.
    pub changed: u64,
    /// How many each outcome has; outcomes that nobody has are left out.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// By how much they pay more each month in all, where prices can be compared.
    pub raised: Money,
    /// By how much they pay less each month in all: positive too.
    pub lowered: Money,
}

/// Numbers of customers by equipment and option.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Things {
    /// By piece of equipment.
    pub equipment: BTreeMap<EquipmentCode, u64>,
    /// By option.
    pub options: BTreeMap<OptionCode, u64>,
}

impl Concerned {
    /// How many have an outcome.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// The difference each month in all: what is raised less what is lowered.
    #[must_use]
    pub fn monthly(&self) -> Money {
        self.raised - self.lowered
    }

    fn add(&mut self, difference: &Difference<'_>, outcomes: &[Outcome]) {
        self.customers += 1;
        self.changed += u64::from(outcomes.iter().any(|outcome| outcome.is_change()));
        outcomes.iter().for_each(|outcome| count(&mut self.outcomes, *outcome, 1));
        let change = difference.monthly().unwrap_or_default();
        self.raised += change.max(Money::ZERO);
        self.lowered += (-change).max(Money::ZERO);
    }

    fn merge(&mut self, other: Self) {
        self.customers += other.customers;
        self.changed += other.changed;
        merge(&mut self.outcomes, other.outcomes);
        self.raised += other.raised;
        self.lowered += other.lowered;
    }
}

impl Things {
    fn add(&mut self, thing: Thing<'_>) {
        match thing {
            Thing::Equipment(item) => count(&mut self.equipment, item.code.clone(), 1),
            Thing::Option(item) => count(&mut self.options, item.code.clone(), 1),
            Thing::Promotion(_) => {}
        }
    }

    fn merge(&mut self, other: Self) {
        merge(&mut self.equipment, other.equipment);
        merge(&mut self.options, other.options);
    }
}

impl WhatIf {
    /// Counts a customer, by a reference under which staff find him.
    pub fn add(&mut self, reference: &str, difference: &Difference<'_>) {
        let outcomes = difference.outcomes();
        self.all.add(difference, &outcomes);
        if let Some(offer) = difference.offer() {
            self.by_offer.entry(offer.clone()).or_default().add(difference, &outcomes);
        }
        difference.lost.iter().map(Loss::thing).for_each(|thing| self.lost.add(thing));
        difference.gained.iter().for_each(|thing| self.gained.add(*thing));
        for outcome in outcomes.into_iter().filter(|outcome| outcome.is_change()) {
            keep(self.examples.entry(outcome).or_default(), [reference]);
        }
    }

    /// Adds what was counted apart, with the same two catalogues.
    pub fn merge(&mut self, other: Self) {
        self.all.merge(other.all);
        other.by_offer.into_iter().for_each(|(offer, concerned)| {
            self.by_offer.entry(offer).or_default().merge(concerned);
        });
        self.lost.merge(other.lost);
        self.gained.merge(other.gained);
        for (outcome, examples) in other.examples {
            keep(self.examples.entry(outcome).or_default(), examples.iter().map(String::as_str));
        }
    }

    /// The offers of which most customers have something changed, at most so many; none of which nobody has.
    #[must_use]
    pub fn most_concerned(&self, most: usize) -> Vec<(&OfferCode, &Concerned)> {
        let mut offers: Vec<_> = self.by_offer.iter().filter(|(_, concerned)| concerned.changed > 0).collect();
        offers.sort_by_key(|(code, concerned)| (Reverse(concerned.changed), *code));
        offers.truncate(most);
        offers
    }
}

/// Keeps the first of all in their order, so that it makes no difference who came first.
fn keep<'r>(kept: &mut BTreeSet<String>, references: impl IntoIterator<Item = &'r str>) {
    for reference in references {
        let is_later = kept.len() >= EXAMPLES && kept.last().is_some_and(|last| reference >= last.as_str());
        if !is_later && kept.insert(reference.to_owned()) && kept.len() > EXAMPLES {
            kept.pop_last();
        }
    }
}

fn count<K: Ord>(numbers: &mut BTreeMap<K, u64>, key: K, customers: u64) {
    *numbers.entry(key).or_default() += customers;
}

fn merge<K: Ord>(numbers: &mut BTreeMap<K, u64>, more: BTreeMap<K, u64>) {
    more.into_iter().for_each(|(key, customers)| count(numbers, key, customers));
}
