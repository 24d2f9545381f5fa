//! Everything of a kind with what stands against it: what the explanation lists (IDEA-03).

use crate::engine::standing::Standing;
use crate::engine::{SaleContext, Snapshot, Verdict, Wanted, Withheld};
use crate::model::{ChannelCode, CustomerTypeCode, EquipmentCode, GroupingCode, OptionItem};
use weblys_kernel::locale::Label;

/// A thing and what stands against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged<'s> {
    /// Which thing.
    pub thing: Wanted<'s>,
    /// Its name.
    pub name: &'s Label,
    /// All the reasons against it; none: it is available.
    pub withheld: Vec<Withheld<'s>>,
}

/// The kinds of thing that are judged one by one, whatever else is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Offers, in the order of lists.
    Offers,
    /// Equipment, in the order of the catalogue.
    Equipment,
    /// Options, in the order of the catalogue, each with the equipment that it needs.
    Options,
}

/// Enough equipment for an option: the first that will do.
pub(super) fn enough_for(option: &OptionItem) -> Vec<(EquipmentCode, u16)> {
    option.requires_equipment.first().map(|code| (code.clone(), 1)).into_iter().collect()
}

fn each<'s, T: 's>(
    verdicts: impl Iterator<Item = Verdict<'s, T>>,
    named: impl Fn(&'s T) -> (Wanted<'s>, &'s Label),
) -> Vec<Judged<'s>> {
    let judged = verdicts.map(|Verdict { item, withheld }| {
        let (thing, name) = named(item);
        Judged { thing, name, withheld }
    });
    judged.collect()
}

impl Snapshot {
    /// Everything of a kind, judged in one sale.
    #[must_use]
    pub fn judged(&self, sale: &SaleContext, kind: Kind) -> Vec<Judged<'_>> {
        let standing = Standing::new(self, sale);
        let catalogue = &self.catalogue;
        match kind {
            Kind::Offers => {
                let verdicts = self.index.offers_by_rank.iter().filter_map(|at| standing.offer(*at));
                each(verdicts, |offer| (Wanted::Offer(&offer.code), &offer.name))
            }
            Kind::Equipment => {
                let verdicts = (0..catalogue.equipment.len()).filter_map(|at| standing.equipment(at));
                each(verdicts, |item| (Wanted::Equipment(&item.code), &item.label))
            }
            Kind::Options => {
                let options = catalogue.options.iter().enumerate();
                let verdicts = options.filter_map(|(at, option)| standing.option(at, &enough_for(option)));
                each(verdicts, |option| (Wanted::Option(&option.code), &option.label))
            }
        }
    }

    /// The channels that some criteria name, sorted.
    #[must_use]
    pub fn channels(&self) -> &[ChannelCode] {
        &self.index.values.channels
    }

    /// The groupings that some criteria name, sorted.
    #[must_use]
    pub fn groupings(&self) -> &[GroupingCode] {
        &self.index.values.groupings
    }

    /// The kinds of customer that some criteria name, sorted.
    #[must_use]
    pub fn customer_types(&self) -> &[CustomerTypeCode] {
        &self.index.values.customer_types
    }
}
