//! Offers by what a sale must have for them: of ten thousand, one dwelling is asked about the few that can be sold there.
//!
//! What this is: a first choice that never leaves out what may be sold. Each offer is filed under one thing that some
//! restriction keeps it for, the finest there is.
//! What it is not: the answer. Whatever is found here is judged like everything else.

use crate::engine::SaleContext;
use crate::engine::index::Index;
use crate::engine::places::{file, filed};
use crate::model::{Catalogue, ChannelCode, Criteria, CustomerTypeCode, Effect, GroupingCode, OfferStatus};
use std::collections::HashMap;
use weblys_kernel::network::CommuneCode;

/// The offers on sale, by their turn in lists.
#[derive(Debug, Clone, Default)]
pub(crate) struct Openings {
    anywhere: Vec<usize>,
    communes: HashMap<CommuneCode, Vec<usize>>,
    /// For each zone of the catalogue.
    zones: Vec<Vec<usize>>,
    groupings: HashMap<GroupingCode, Vec<usize>>,
    channels: HashMap<ChannelCode, Vec<usize>>,
    customer_types: HashMap<CustomerTypeCode, Vec<usize>>,
}

impl Openings {
    /// Files every offer that is on sale; what is withdrawn or being prepared is sold to nobody.
    pub fn of(catalogue: &Catalogue, index: &Index) -> Self {
        let mut openings = Self { zones: vec![Vec::new(); catalogue.zones.len()], ..Self::default() };
        for (turn, at) in index.offers_by_rank.iter().enumerate() {
            if catalogue.offers.get(*at).is_some_and(|offer| offer.status == OfferStatus::OnSale) {
                let restrictions = index.on_offer.get(*at).into_iter().flatten();
                let restrictions = restrictions.filter_map(|at| catalogue.restrictions.get(*at));
                let kept = restrictions.filter(|one| one.effect == Effect::OnlyWhere).map(|one| &one.criteria);
                openings.open(index, turn, &kept.collect::<Vec<_>>());
            }
        }
        openings
    }

    /// Files one offer under the finest of what it is kept for: a place before a group of customers, that before a
    /// channel, and the shortest list of them.
    fn open(&mut self, index: &Index, turn: usize, kept: &[&Criteria]) {
        if let Some(criteria) = shortest(kept, |one| one.communes.len() + one.zones.len()) {
            file(&mut self.communes, &criteria.communes, turn);
            for at in criteria.zones.iter().filter_map(|code| index.zones.get(code)) {
                self.zones.get_mut(*at).into_iter().for_each(|zone| zone.push(turn));
            }
        } else if let Some(criteria) = shortest(kept, |one| one.groupings.len()) {
            file(&mut self.groupings, &criteria.groupings, turn);
        } else if let Some(criteria) = shortest(kept, |one| one.channels.len()) {
            file(&mut self.channels, &criteria.channels, turn);
        } else if let Some(criteria) = shortest(kept, |one| one.customer_types.len()) {
            file(&mut self.customer_types, &criteria.customer_types, turn);
        } else {
            self.anywhere.push(turn);
        }
    }

    /// The turns of the offers that a sale in these zones may have, in the order of lists; of all others it has none.
    pub fn turns(&self, sale: &SaleContext, zones: &[usize]) -> Vec<usize> {
        let mut turns = self.anywhere.clone();
        turns.extend(filed(&self.communes, sale.commune.as_ref()));
        turns.extend(zones.iter().filter_map(|at| self.zones.get(*at)).flatten());
        turns.extend(filed(&self.groupings, Some(&sale.grouping)));
        turns.extend(filed(&self.channels, Some(&sale.channel)));
        turns.extend(filed(&self.customer_types, Some(&sale.customer_type)));
        turns.sort_unstable();
        turns.dedup();
        turns
    }
}

/// Of criteria that ask for one of some values those with the fewest.
fn shortest<'c>(kept: &[&'c Criteria], values: impl Fn(&Criteria) -> usize) -> Option<&'c Criteria> {
    kept.iter().copied().filter(|one| values(one) > 0).min_by_key(|one| values(one))
}
