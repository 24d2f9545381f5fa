//! The offers that come near to a combination without one: computed when somebody asks, for it looks at every offer.

use crate::engine::Snapshot;
use crate::model::{Offer, OfferStatus, ServiceCode};
use std::collections::BTreeSet;

/// An offer that shares a base service with a combination, and what keeps them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearOffer<'s> {
    /// The offer.
    pub offer: &'s Offer,
    /// Base services of the offer that the combination has not, by code.
    pub missing: Vec<&'s ServiceCode>,
    /// Base services of the combination that the offer has not, by code.
    pub superfluous: Vec<ServiceCode>,
}

impl NearOffer<'_> {
    /// How many services keep them apart.
    #[must_use]
    pub const fn distance(&self) -> usize {
        self.missing.len() + self.superfluous.len()
    }
}

impl Snapshot {
    /// The offers nearest to a combination of base services, at most so many: those with the fewest services missing and
    /// superfluous, on sale before withdrawn, then in the order of lists. None that shares no service with it, and none
    /// that is being prepared.
    #[must_use]
    pub fn nearest_offers(&self, combination: &[ServiceCode], most: usize) -> Vec<NearOffer<'_>> {
        let held: BTreeSet<&ServiceCode> = combination.iter().collect();
        let near = |offer| {
            let made_of: BTreeSet<&ServiceCode> = services(offer);
            let missing: Vec<_> = made_of.iter().copied().filter(|code| !held.contains(code)).collect();
            let superfluous = held.iter().filter(|code| !made_of.contains(*code)).map(|code| (*code).clone()).collect();
            NearOffer { offer, missing, superfluous }
        };
        let closest = self.closest(combination).into_iter().filter(|close| close.shares).take(most);
        closest.map(|close| near(close.offer)).collect()
    }

    /// Every offer that is not being prepared, the nearest first, also those that share nothing.
    pub(crate) fn closest(&self, combination: &[ServiceCode]) -> Vec<Close<'_>> {
        let held: BTreeSet<&ServiceCode> = combination.iter().collect();
        let offers = self.catalogue().offers.iter().filter(|offer| offer.status != OfferStatus::Draft);
        let mut all: Vec<Close<'_>> = offers
            .map(|offer| {
                let made_of = services(offer);
                let shared = made_of.intersection(&held).count();
                Close { offer, shares: shared > 0, distance: made_of.len() + held.len() - 2 * shared }
            })
            .collect();
        all.sort_by_key(|close| {
            (close.distance, close.offer.status != OfferStatus::OnSale, close.offer.rank, &close.offer.code)
        });
        all
    }
}

fn services(offer: &Offer) -> BTreeSet<&ServiceCode> {
    offer.services.iter().collect()
}

/// How near an offer is.
pub(crate) struct Close<'s> {
    pub offer: &'s Offer,
    /// Whether it shares a service.
    pub shares: bool,
    /// How many services keep them apart.
    pub distance: usize,
}
