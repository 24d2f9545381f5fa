//! What is available in a sale, step by step: offers, equipment, options, promotions (CAT-11 to CAT-15, CAT-27 to CAT-30).

use crate::engine::against::{Against, Anything};
use crate::engine::standing::Standing;
use crate::engine::{SaleContext, Snapshot, Verdict, Withheld};
use crate::model::{
    CouponCode, EquipmentCode, EquipmentItem, Offer, OfferCode, OfferStatus, OptionItem, Promotion, Reduction, SaleType,
};
use std::ops::ControlFlow;

impl Snapshot {
    /// Every offer in the order of lists, with everything that stands against it (CAT-27, CAT-28).
    #[must_use]
    pub fn offers(&self, sale: &SaleContext) -> Vec<Verdict<'_, Offer>> {
        let standing = Standing::of_all(self, sale);
        self.index.offers_by_rank.iter().filter_map(|at| standing.offer(*at)).collect()
    }

    /// Every offer available in a sale, in the order of lists: those of [`offers`](Self::offers) that nothing stands
    /// against, without the reasons against the rest. What it takes grows with what is sold there, not with the
    /// catalogue.
    #[must_use]
    pub fn sold(&self, sale: &SaleContext) -> Vec<&Offer> {
        let standing = Standing::new(self, sale);
        let turns = self.index.openings.turns(sale, &standing.zones);
        let places = turns.into_iter().filter_map(|turn| self.index.offers_by_rank.get(turn));
        places.filter_map(|at| standing.sold(*at)).collect()
    }

    /// One offer with everything that stands against it; none when the catalogue has no such offer.
    #[must_use]
    pub fn offer_verdict(&self, sale: &SaleContext, offer: &OfferCode) -> Option<Verdict<'_, Offer>> {
        Standing::new(self, sale).offer(*self.index.offers.get(offer)?)
    }

    /// The equipment of an offer in the order of the page (CAT-29). Nothing for an unknown offer.
    #[must_use]
    pub fn equipment(&self, sale: &SaleContext, offer: &OfferCode) -> Vec<Verdict<'_, EquipmentItem>> {
        let Some(offer) = self.offer(offer) else { return Vec::new() };
        let standing = Standing::new(self, sale);
        let groups = self.equipment_groups(offer).into_iter();
        let places = groups.filter_map(|group| self.index.group_equipment.get(&group.code)).flatten();
        places.filter_map(|at| standing.equipment(*at)).collect()
    }

    /// The options of an offer in the order of the page, given the equipment chosen (CAT-30).
    #[must_use]
    pub fn options(
        &self,
        sale: &SaleContext,
        offer: &OfferCode,
        chosen: &[(EquipmentCode, u16)],
    ) -> Vec<Verdict<'_, OptionItem>> {
        let Some(offer) = self.offer(offer) else { return Vec::new() };
        let standing = Standing::new(self, sale);
        let groups = self.option_groups(offer).into_iter();
        let places = groups.filter_map(|group| self.index.group_options.get(&group.code)).flatten();
        places.filter_map(|at| standing.option(*at, chosen)).collect()
    }

    /// Every promotion with everything that stands against it in this sale of this offer.
    #[must_use]
    pub fn promotions(
        &self,
        sale: &SaleContext,
        offer: &OfferCode,
        coupon: Option<&CouponCode>,
    ) -> Vec<Verdict<'_, Promotion>> {
        let standing = Standing::new(self, sale);
        let places = 0..self.catalogue.promotions.len();
        places.filter_map(|at| standing.promotion(at, Some(offer), coupon)).collect()
    }
}

impl<'s> Standing<'s, '_> {
    pub fn offer(&self, at: usize) -> Option<Verdict<'s, Offer>> {
        let item = self.snapshot.catalogue.offers.get(at)?;
        Some(Verdict { item, withheld: all(|withheld| self.against_offer(at, item, withheld)) })
    }

    /// The offer, where nothing stands against it.
    pub fn sold(&self, at: usize) -> Option<&'s Offer> {
        let item = self.snapshot.catalogue.offers.get(at)?;
        self.against_offer(at, item, &mut Anything).is_continue().then_some(item)
    }

    pub fn equipment(&self, at: usize) -> Option<Verdict<'s, EquipmentItem>> {
        let item = self.snapshot.catalogue.equipment.get(at)?;
        Some(Verdict { item, withheld: all(|withheld| self.against_equipment(at, withheld)) })
    }

    /// Whether nothing stands against a piece of equipment.
    pub fn has_equipment(&self, at: usize) -> bool {
        self.against_equipment(at, &mut Anything).is_continue()
    }

    pub fn option(&self, at: usize, chosen: &[(EquipmentCode, u16)]) -> Option<Verdict<'s, OptionItem>> {
        let item = self.snapshot.catalogue.options.get(at)?;
        Some(Verdict { item, withheld: all(|withheld| self.against_option(at, item, chosen, withheld)) })
    }

    /// Whether nothing stands against an option with the equipment chosen.
    pub fn has_option(&self, at: usize, item: &'s OptionItem, chosen: &[(EquipmentCode, u16)]) -> bool {
        self.against_option(at, item, chosen, &mut Anything).is_continue()
    }

    /// Whether nothing stands against a promotion, with an offer or with whichever it goes with.
    pub fn has_promotion(&self, at: usize, offer: Option<&OfferCode>) -> bool {
        let item = self.snapshot.catalogue.promotions.get(at);
        item.is_some_and(|item| {
            self.against_promotion(at, item, (offer, item.coupon.as_ref()), &mut Anything).is_continue()
        })
    }

    /// A promotion with everything that stands against it. No offer is named: whichever it goes with.
    pub fn promotion(
        &self,
        at: usize,
        offer: Option<&OfferCode>,
        coupon: Option<&CouponCode>,
    ) -> Option<Verdict<'s, Promotion>> {
        let item = self.snapshot.catalogue.promotions.get(at)?;
        Some(Verdict { item, withheld: all(|withheld| self.against_promotion(at, item, (offer, coupon), withheld)) })
    }

    /// The promotions that this sale of an offer has, in no order that means anything.
    pub fn promoted(&self, offer: &OfferCode, coupon: Option<&CouponCode>) -> Vec<&'s Promotion> {
        let index = &self.snapshot.index;
        let its_own = index.offers.get(offer).and_then(|at| index.promotions_of_offer.get(*at));
        let places = its_own.into_iter().flatten().chain(&index.promotions_of_all);
        let promotions = places.filter_map(|at| {
            let item = self.snapshot.catalogue.promotions.get(*at)?;
            self.against_promotion(*at, item, (Some(offer), coupon), &mut Anything).is_continue().then_some(item)
        });
        promotions.collect()
    }

    fn against_offer(&self, at: usize, item: &'s Offer, against: &mut impl Against<'s>) -> ControlFlow<()> {
        let index = &self.snapshot.index;
        if item.status != OfferStatus::OnSale {
            against.add(|| Withheld::NotOnSale { status: item.status })?;
        }
        if !item.sale.contains(self.sale.day) {
            against.add(|| Withheld::OutOfWindow { sale: item.sale })?;
        }
        if let Some(from) = self.current
            && !leads(from, self.sale.sale_type, &item.code)
        {
            against.add(|| Withheld::NotALink { from: &from.code })?;
        }
        if self.has_no_offer && self.sale.sale_type != SaleType::Prospect {
            against.add(|| Withheld::HasNoOffer)?;
        }
        for service in index.offer_services.get(at).into_iter().flatten() {
            self.unserved(*service, against)?;
        }
        self.priced(index.offer_fees.get(at), against)?;
        self.restricted(index.on_offer.get(at), against)
    }

    fn against_equipment(&self, at: usize, against: &mut impl Against<'s>) -> ControlFlow<()> {
        let index = &self.snapshot.index;
        self.priced(index.equipment_services.get(at), against)?;
        self.restricted(index.on_equipment.get(at), against)
    }

    fn against_option(
        &self,
        at: usize,
        item: &'s OptionItem,
        chosen: &[(EquipmentCode, u16)],
        against: &mut impl Against<'s>,
    ) -> ControlFlow<()> {
        let index = &self.snapshot.index;
        self.priced(index.option_services.get(at), against)?;
        if !suits_equipment(item, chosen) {
            against.add(|| Withheld::NeedsEquipment { any_of: &item.requires_equipment })?;
        }
        self.restricted(index.on_option.get(at), against)
    }

    fn against_promotion(
        &self,
        at: usize,
        item: &'s Promotion,
        (offer, coupon): (Option<&OfferCode>, Option<&CouponCode>),
        against: &mut impl Against<'s>,
    ) -> ControlFlow<()> {
        let index = &self.snapshot.index;
        if !item.offers.is_empty() && offer.is_some_and(|offer| !item.offers.contains(offer)) {
            against.add(|| Withheld::OtherOffers)?;
        }
        let unmet = self.unmet(&item.conditions);
        if !unmet.is_empty() {
            against.add(|| Withheld::ConditionsNotMet { because: unmet.list() })?;
        }
        if item.coupon.as_ref().is_some_and(|wanted| !coupon.is_some_and(|given| given.is(wanted))) {
            against.add(|| Withheld::CouponNotGiven)?;
        }
        if self.sale.spent.contains(&item.code) {
            against.add(|| Withheld::Spent)?;
        }
        if item.reduction == Reduction::Tariff {
            self.priced(index.promotion_services.get(at), against)?;
        }
        self.restricted(index.on_promotion.get(at), against)
    }

    fn priced(&self, services: Option<&Vec<usize>>, against: &mut impl Against<'s>) -> ControlFlow<()> {
        services.into_iter().flatten().try_for_each(|at| self.without_tariff(*at, against))
    }
}

/// Whether an offer that a customer has leads to another by such a sale (CAT-35).
fn leads(from: &Offer, by: SaleType, to: &OfferCode) -> bool {
    match by {
        SaleType::Prospect => true,
        SaleType::Upsell => from.upsell.contains(to),
        SaleType::CrossSell => from.cross_sell.contains(to),
    }
}

/// Every reason against a thing.
fn all<'s>(walk: impl FnOnce(&mut Vec<Withheld<'s>>) -> ControlFlow<()>) -> Vec<Withheld<'s>> {
    let mut withheld = Vec::new();
    let _ = walk(&mut withheld);
    withheld
}

/// Whether the equipment chosen is enough for the option.
pub(crate) fn suits_equipment(option: &OptionItem, chosen: &[(EquipmentCode, u16)]) -> bool {
    option.requires_equipment.is_empty()
        || option.requires_equipment.iter().any(|code| chosen.iter().any(|(c, quantity)| c == code && *quantity > 0))
}
