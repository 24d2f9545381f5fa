//! Everything of a kind with whether it is available, and what stands against one thing: what the explanation lists
//! (IDEA-03). Of thousands a person reads the reasons of a few.

use crate::engine::standing::Standing;
use crate::engine::{SaleContext, Snapshot, Wanted, Withheld};
use crate::model::{ChannelCode, CustomerTypeCode, EquipmentCode, GroupingCode, OfferCode, OptionItem};
use weblys_kernel::locale::Label;

/// A thing and whether it is available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged<'s> {
    /// Which thing.
    pub thing: Wanted<'s>,
    /// Its name.
    pub name: &'s Label,
    /// Whether nothing stands against it; what does: [`Snapshot::withheld`].
    pub is_available: bool,
}

/// The kinds of thing that are judged one by one, whatever else is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Offers, in the order of lists.
    Offers,
    /// Equipment, in the order of the catalogue.
    Equipment,
    /// Options, in the order of the catalogue, each with the equipment that it needs.
    Options,
    /// Promotions, in the order of the catalogue, each with its coupon given: with this offer, or with whichever they go
    /// with.
    Promotions(Option<&'a OfferCode>),
}

/// Enough equipment for an option: the first that will do.
fn enough_for(option: &OptionItem) -> Vec<(EquipmentCode, u16)> {
    option.requires_equipment.first().map(|code| (code.clone(), 1)).into_iter().collect()
}

impl<'s> Standing<'s, '_> {
    /// Everything that stands against a thing; none for a thing that the catalogue has not.
    pub fn against(&self, thing: Wanted<'_>) -> Option<Vec<Withheld<'s>>> {
        let snapshot = self.snapshot;
        Some(match thing {
            Wanted::Offer(code) => self.offer(*snapshot.index.offers.get(code)?)?.withheld,
            Wanted::Equipment(code) => self.equipment(*snapshot.index.equipment.get(code)?)?.withheld,
            Wanted::Option(code) => {
                let at = *snapshot.index.options.get(code)?;
                self.option(at, &enough_for(snapshot.catalogue.options.get(at)?))?.withheld
            }
            Wanted::Promotion(code, offer) => {
                let at = *snapshot.index.promotions.get(code)?;
                let coupon = snapshot.catalogue.promotions.get(at)?.coupon.as_ref();
                self.promotion(at, offer, coupon)?.withheld
            }
        })
    }
}

impl Snapshot {
    /// Everything of a kind, judged in one sale.
    #[must_use]
    pub fn judged<'s>(&'s self, sale: &SaleContext, kind: Kind<'s>) -> Vec<Judged<'s>> {
        let catalogue = &self.catalogue;
        match kind {
            Kind::Offers => self.judged_offers(sale),
            Kind::Promotions(offer) => self.judged_promotions(sale, offer),
            Kind::Equipment => {
                let standing = Standing::of_all(self, sale);
                let judged = catalogue.equipment.iter().enumerate().map(|(at, item)| Judged {
                    thing: Wanted::Equipment(&item.code),
                    name: &item.label,
                    is_available: standing.has_equipment(at),
                });
                judged.collect()
            }
            Kind::Options => {
                let standing = Standing::of_all(self, sale);
                let judged = catalogue.options.iter().enumerate().map(|(at, item)| Judged {
                    thing: Wanted::Option(&item.code),
                    name: &item.label,
                    is_available: standing.has_option(at, item, &enough_for(item)),
                });
                judged.collect()
            }
        }
    }

    fn judged_promotions<'s>(&'s self, sale: &SaleContext, offer: Option<&'s OfferCode>) -> Vec<Judged<'s>> {
        let standing = Standing::of_all(self, sale);
        let judged = self.catalogue.promotions.iter().enumerate().map(|(at, item)| Judged {
            thing: Wanted::Promotion(&item.code, offer),
            name: &item.label,
            is_available: standing.has_promotion(at, offer),
        });
        judged.collect()
    }

    /// Both lists are in the order of lists, so that they are read side by side.
    fn judged_offers(&self, sale: &SaleContext) -> Vec<Judged<'_>> {
        let mut sold = self.sold(sale).into_iter().peekable();
        let offers = self.index.offers_by_rank.iter().filter_map(|at| self.catalogue.offers.get(*at));
        let judged = offers.map(|offer| Judged {
            thing: Wanted::Offer(&offer.code),
            name: &offer.name,
            is_available: sold.next_if(|next| std::ptr::eq(*next, offer)).is_some(),
        });
        judged.collect()
    }

    /// Everything that stands against a thing in one sale; none for a thing that the catalogue has not.
    #[must_use]
    pub fn withheld(&self, sale: &SaleContext, thing: Wanted<'_>) -> Option<Vec<Withheld<'_>>> {
        Standing::new(self, sale).against(thing)
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
