//! From the active services of a customer to what the catalogue calls them: his offer, equipment, options and promotions
//! (CAT-02, CAT-07, CAT-34, MYS-05, MYS-08).
//!
//! What this is: exact. The offer is the one made of just the base services that are held, on sale or withdrawn; one that
//! is being prepared is nobody's yet. What cannot be placed is named with its reason, and nothing is left out. The order
//! in which services come makes no difference.
//! What it is not: a check of what may be sold; a customer keeps what he has, whatever is sold today.
//! Where to start: [`Snapshot::recognise`], then [`Recognised::is_whole`].

mod nearest;
mod place;
mod reasons;

#[cfg(test)]
mod tests;

use crate::engine::{Selection, Snapshot};
use crate::model::{EquipmentItem, Offer, OptionItem, Promotion, Service, ServiceCode};
use weblys_kernel::network::Domain;

pub(crate) use nearest::Close;
pub use nearest::NearOffer;
pub use reasons::{NoOffer, Remark, Thing, Unplaced};

/// A thing of the catalogue that a customer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'s, T> {
    /// The thing.
    pub item: &'s T,
    /// How many of it.
    pub quantity: u16,
}

/// What a customer's services are in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised<'s> {
    /// His offer, or why he has none.
    pub offer: Result<&'s Offer, NoOffer<'s>>,
    /// The base services he holds, by code: with or without an offer that they make.
    pub base: Vec<Placed<'s, Service>>,
    /// His equipment, by code.
    pub equipment: Vec<Placed<'s, EquipmentItem>>,
    /// His options, by code.
    pub options: Vec<Placed<'s, OptionItem>>,
    /// His promotions and discounts, by rank and code.
    pub promotions: Vec<Placed<'s, Promotion>>,
    /// His fees and deposits, by code.
    pub fees: Vec<Placed<'s, Service>>,
    /// Services that have no place, by code.
    pub unplaced: Vec<Unplaced<'s>>,
    /// Things that have their place and are not as the catalogue sells them, by code of their service.
    pub remarks: Vec<Remark<'s>>,
}

impl<'s> Recognised<'s> {
    /// Whether he has an offer and every service has its place.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.offer.is_ok() && self.unplaced.is_empty()
    }

    /// The base services held, by code: what an offer must be made of to be his.
    #[must_use]
    pub fn combination(&self) -> Vec<ServiceCode> {
        self.base.iter().map(|held| held.item.code.clone()).collect()
    }

    /// The families of the base services held, sorted: known even where no offer is.
    #[must_use]
    pub fn domains(&self) -> Vec<&'s Domain> {
        let mut domains: Vec<&Domain> = self.base.iter().map(|held| &held.item.domain).collect();
        domains.sort_unstable();
        domains.dedup();
        domains
    }

    /// What he has as a selection of the engine; none without an offer.
    ///
    /// Things that do not go with the offer are in it too: [`Snapshot::check`] tells them, as it would for a sale.
    /// Promotions are not: the engine applies those of the day by itself, and no service says which coupon was typed.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        let mut selection = Selection::of(self.offer.as_ref().ok()?.code.clone());
        selection.equipment = self.equipment.iter().map(|held| (held.item.code.clone(), held.quantity)).collect();
        selection.options = self.options.iter().map(|held| (held.item.code.clone(), held.quantity)).collect();
        Some(selection)
    }

    /// Whether a thing of his goes with his offer; without an offer nothing stands against it.
    pub(crate) fn goes_along(&self, thing: &Thing<'_>) -> bool {
        !self.remarks.iter().any(|remark| matches!(remark, Remark::NotOfOffer { thing: other } if other == thing))
    }

    /// The services he holds that the catalogue does not know.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = &ServiceCode> {
        self.unplaced.iter().filter(|one| matches!(one, Unplaced::Unknown { .. })).map(Unplaced::service)
    }

    /// His equipment and options.
    pub(crate) fn things(&self) -> impl Iterator<Item = Thing<'s>> {
        let equipment = self.equipment.iter().map(|held| Thing::Equipment(held.item));
        equipment.chain(self.options.iter().map(|held| Thing::Option(held.item)))
    }
}

impl Snapshot {
    /// What a customer's active services are, in any order; a code that comes twice is summed, and none of it (0) is not
    /// held. Quick enough for a whole base, one customer after the other.
    ///
    /// A base service may be held more often than its offer has it, as by a household with two mobile lines: the offer is
    /// recognised, and what is beyond it is told. Where several things are charged by one service, the first by rank and
    /// code among those that go with the offer is taken, and that is told.
    #[must_use]
    pub fn recognise(&self, held: &[(ServiceCode, u16)]) -> Recognised<'_> {
        place::recognise(self, held)
    }

    /// The offer made of just these base services, of any status.
    #[must_use]
    pub fn offer_made_of(&self, combination: &[ServiceCode]) -> Option<&Offer> {
        let (services, holdings) = self.holdings();
        let mut places = combination.iter().map(|code| services.get(code).copied()).collect::<Option<Vec<usize>>>()?;
        places.sort_unstable();
        places.dedup();
        self.catalogue().offers.get(*holdings.combinations.get(places.as_slice())?)
    }
}
