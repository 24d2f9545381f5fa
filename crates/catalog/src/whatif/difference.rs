//! One customer seen by two catalogues.

use super::Outcome;
use crate::engine::Snapshot;
use crate::model::{OfferCode, ServiceCode};
use crate::pricing::Recurring;
use crate::recognition::{Recognised, Thing};
use chrono::NaiveDate;
use std::cmp::Ordering;
use weblys_kernel::Money;

/// Two catalogues: the one in force and the one being prepared.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'s> {
    in_force: &'s Snapshot,
    draft: &'s Snapshot,
}

/// How something of a customer is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss<'s> {
    /// The draft has no place for it.
    NotKnown(Thing<'s>),
    /// The draft knows it, and not with his offer.
    NotOfOffer(Thing<'s>),
}

impl<'s> Loss<'s> {
    /// What is lost, as the catalogue in force calls it.
    #[must_use]
    pub const fn thing(&self) -> Thing<'s> {
        match self {
            Self::NotKnown(thing) | Self::NotOfOffer(thing) => *thing,
        }
    }
}

/// What a draft changes for one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'s> {
    /// What he has by the catalogue in force.
    pub before: Recognised<'s>,
    /// What he has by the draft.
    pub after: Recognised<'s>,
    /// What he pays each month by the catalogue in force.
    pub price_before: Recurring,
    /// What he pays each month by the draft.
    pub price_after: Recurring,
    /// Equipment and options of his that have no place any more, or do not go with his offer any more.
    pub lost: Vec<Loss<'s>>,
    /// Equipment and options of his that have their place, or go with his offer, and did not before.
    pub gained: Vec<Thing<'s>>,
}

impl<'s> Trial<'s> {
    /// Compares these two.
    #[must_use]
    pub const fn new(in_force: &'s Snapshot, draft: &'s Snapshot) -> Self {
        Self { in_force, draft }
    }

    /// What the draft changes for a customer with these active services, by the tariffs of that day: those of a contract
    /// made then.
    #[must_use]
    pub fn difference(&self, held: &[(ServiceCode, u16)], day: NaiveDate) -> Difference<'s> {
        let (before, after) = (self.in_force.recognise(held), self.draft.recognise(held));
        let price_before = self.in_force.recurring(&before, day);
        let price_after = self.draft.recurring(&after, day);
        let with_offer = before.offer.is_ok() && after.offer.is_ok();
        let (was, is) = (Standings::of(&before, with_offer), Standings::of(&after, with_offer));
        let lost = before.things().filter_map(|thing| {
            let now = is.of_service(thing.service());
            let loss = if now == Standing::Nowhere { Loss::NotKnown(thing) } else { Loss::NotOfOffer(thing) };
            (now < was.of_service(thing.service())).then_some(loss)
        });
        let lost = lost.collect();
        let better = |thing: &Thing<'_>| is.of_service(thing.service()) > was.of_service(thing.service());
        let gained = after.things().filter(better).collect();
        Difference { before, after, price_before, price_after, lost, gained }
    }
}

/// How a service that is held stands in a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Nowhere,
    Known,
    OfOffer,
}

/// The services of equipment and options that have their place: their own codes may be others in each catalogue.
struct Standings<'s>(Vec<(&'s ServiceCode, Standing)>);

impl<'s> Standings<'s> {
    /// What goes with an offer is compared only where there is one on both sides: nobody loses an option by having an offer
    /// at last.
    fn of(recognised: &Recognised<'s>, with_offer: bool) -> Self {
        let standing = |thing: Thing<'s>| {
            let along = with_offer && recognised.goes_along(&thing);
            (thing.service(), if along { Standing::OfOffer } else { Standing::Known })
        };
        Self(recognised.things().map(standing).collect())
    }

    fn of_service(&self, service: &ServiceCode) -> Standing {
        self.0.iter().find(|(code, _)| *code == service).map_or(Standing::Nowhere, |(_, standing)| *standing)
    }
}

impl Difference<'_> {
    /// The offer it concerns: that which he has, or else that which he gets.
    #[must_use]
    pub fn offer(&self) -> Option<&OfferCode> {
        self.before.offer.or(self.after.offer).ok().map(|offer| &offer.code)
    }

    /// By how much his monthly price changes; none where the two prices cannot be compared.
    #[must_use]
    pub fn monthly(&self) -> Option<Money> {
        let comparable = self.price_before.unpriced == self.price_after.unpriced;
        comparable.then(|| self.price_after.monthly - self.price_before.monthly)
    }

    /// Everything that becomes of him.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Outcome> {
        let mut outcomes = match (self.before.offer, self.after.offer) {
            (Ok(one), Ok(other)) if one.code != other.code => vec![Outcome::StillRecognised, Outcome::OtherOffer],
            (Ok(_), Ok(_)) => vec![Outcome::StillRecognised],
            (Ok(_), Err(_)) => vec![Outcome::NoLongerRecognised],
            (Err(_), Ok(_)) => vec![Outcome::NewlyRecognised],
            (Err(_), Err(_)) => vec![Outcome::StillUnrecognised],
        };
        outcomes.push(match self.monthly().map(|change| change.cmp(&Money::ZERO)) {
            None => Outcome::PriceUnknown,
            Some(Ordering::Greater) => Outcome::PriceUp,
            Some(Ordering::Less) => Outcome::PriceDown,
            Some(Ordering::Equal) => Outcome::PriceSame,
        });
        outcomes.extend((!self.lost.is_empty()).then_some(Outcome::Lost));
        outcomes.extend((!self.gained.is_empty()).then_some(Outcome::Gained));
        outcomes
    }

    /// Whether anything is otherwise for him than it was.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.outcomes().into_iter().any(Outcome::is_change)
    }
}
