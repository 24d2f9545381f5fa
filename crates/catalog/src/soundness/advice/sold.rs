//! The offers that are sold or being prepared, by the sets that go with them, and when.

use super::days::{ALWAYS, united};
use super::terms::Network;
use crate::model::{Catalogue, DateSpan, GroupCode, Offer, OfferCode, OfferStatus};
use crate::soundness::findings::Known;
use std::collections::HashMap;

/// A set with its offers.
#[derive(Debug, Default)]
pub(super) struct OfSet<'a> {
    pub offers: Vec<&'a Offer>,
    /// The days on which one of them is sold.
    pub days: Vec<DateSpan>,
}

/// The offers that are not withdrawn.
#[derive(Debug)]
pub(super) struct Sold<'a> {
    pub offers: Vec<&'a Offer>,
    by_code: HashMap<&'a OfferCode, &'a Offer>,
    /// The days on which any of them is sold.
    pub days: Vec<DateSpan>,
    pub with_equipment: HashMap<&'a GroupCode, OfSet<'a>>,
    pub with_options: HashMap<&'a GroupCode, OfSet<'a>>,
}

impl<'a> Sold<'a> {
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let offers: Vec<&Offer> =
            catalogue.offers.iter().filter(|offer| offer.status != OfferStatus::Withdrawn).collect();
        let (mut with_equipment, mut with_options) = (HashMap::new(), HashMap::new());
        for offer in &offers {
            add(&mut with_equipment, &offer.equipment_groups, offer);
            add(&mut with_options, &offer.option_groups, offer);
        }
        for set in with_equipment.values_mut().chain(with_options.values_mut()) {
            set.days = days(&set.offers);
        }
        let by_code = offers.iter().map(|offer| (&offer.code, *offer)).collect();
        Self { days: days(&offers), by_code, offers, with_equipment, with_options }
    }

    pub fn offer(&self, code: &OfferCode) -> Option<&'a Offer> {
        self.by_code.get(code).copied()
    }
}

fn add<'a>(sets: &mut HashMap<&'a GroupCode, OfSet<'a>>, groups: &'a [GroupCode], offer: &'a Offer) {
    for group in groups {
        sets.entry(group).or_default().offers.push(offer);
    }
}

/// The days on which one of the offers is sold.
pub(super) fn days(offers: &[&Offer]) -> Vec<DateSpan> {
    united(offers.iter().map(|offer| window(offer)))
}

/// The sale window. One that ends before it begins is a fault of its own, and says nothing here.
pub(super) fn window(offer: &Offer) -> DateSpan {
    if offer.sale.is_backwards() { ALWAYS } else { offer.sale }
}

/// What the network must do for each service of an offer that needs it.
pub(super) fn networks<'a>(offer: &Offer, known: &Known<'a>) -> Vec<Network<'a>> {
    let services = offer.services.iter().filter_map(|code| known.services.get(code).copied());
    let needing = services.filter(|service| service.needs_network);
    let network =
        |domain, min_down_mbps| Network { technologies: &[], min_down_mbps, domains: std::slice::from_ref(domain) };
    needing.map(|service| network(&service.domain, service.min_down_mbps)).collect()
}
