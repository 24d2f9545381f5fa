//! What is available in a sale, step by step: offers, equipment, options, promotions (CAT-11 to CAT-15, CAT-27 to CAT-30).

use crate::engine::standing::Standing;
use crate::engine::{SaleContext, Snapshot, Verdict, Withheld};
use crate::model::{
    CouponCode, EquipmentCode, EquipmentItem, Offer, OfferCode, OfferStatus, OptionItem, Promotion, Reduction,
    ServiceCode,
};

impl Snapshot {
    /// Every offer in the order of lists, with everything that stands against it (CAT-27, CAT-28).
    #[must_use]
    pub fn offers(&self, sale: &SaleContext) -> Vec<Verdict<'_, Offer>> {
        let standing = Standing::new(self, sale);
        self.index.offers_by_rank.iter().filter_map(|at| standing.offer(*at)).collect()
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
        (0..self.catalogue.promotions.len()).filter_map(|at| standing.promotion(at, offer, coupon)).collect()
    }
}

impl<'s> Standing<'s, '_> {
    pub fn offer(&self, at: usize) -> Option<Verdict<'s, Offer>> {
        let item = self.snapshot.catalogue.offers.get(at)?;
        let mut withheld = Vec::new();
        if item.status != OfferStatus::OnSale {
            withheld.push(Withheld::NotOnSale { status: item.status });
        }
        if !item.sale.contains(self.sale.day) {
            withheld.push(Withheld::OutOfWindow { sale: item.sale });
        }
        for service in self.snapshot.index.offer_services.get(at)? {
            self.unserved(*service, &mut withheld);
        }
        for fee in self.snapshot.index.offer_fees.get(at)? {
            self.without_tariff(*fee, &mut withheld);
        }
        self.restricted(self.snapshot.index.on_offer.get(at)?, &mut withheld);
        Some(Verdict { item, withheld })
    }

    pub fn equipment(&self, at: usize) -> Option<Verdict<'s, EquipmentItem>> {
        let item = self.snapshot.catalogue.equipment.get(at)?;
        let mut withheld = Vec::new();
        self.priced([Some(&item.service), item.deposit.as_ref()].into_iter().flatten(), &mut withheld);
        self.restricted(self.snapshot.index.on_equipment.get(at)?, &mut withheld);
        Some(Verdict { item, withheld })
    }

    pub fn option(&self, at: usize, chosen: &[(EquipmentCode, u16)]) -> Option<Verdict<'s, OptionItem>> {
        let item = self.snapshot.catalogue.options.get(at)?;
        let mut withheld = Vec::new();
        self.priced([&item.service], &mut withheld);
        if !suits_equipment(item, chosen) {
            withheld.push(Withheld::NeedsEquipment { any_of: &item.requires_equipment });
        }
        self.restricted(self.snapshot.index.on_option.get(at)?, &mut withheld);
        Some(Verdict { item, withheld })
    }

    pub fn promotion(
        &self,
        at: usize,
        offer: &OfferCode,
        coupon: Option<&CouponCode>,
    ) -> Option<Verdict<'s, Promotion>> {
        let item = self.snapshot.catalogue.promotions.get(at)?;
        let mut withheld = Vec::new();
        if !item.offers.is_empty() && !item.offers.contains(offer) {
            withheld.push(Withheld::OtherOffers);
        }
        let because = self.unmet(&item.conditions);
        if !because.is_empty() {
            withheld.push(Withheld::ConditionsNotMet { because });
        }
        if item.coupon.as_ref().is_some_and(|wanted| !coupon.is_some_and(|given| given.is(wanted))) {
            withheld.push(Withheld::CouponNotGiven);
        }
        if item.reduction == Reduction::Tariff {
            self.priced([&item.service], &mut withheld);
        }
        self.restricted(self.snapshot.index.on_promotion.get(at)?, &mut withheld);
        Some(Verdict { item, withheld })
    }

    fn priced<'a>(&self, services: impl IntoIterator<Item = &'a ServiceCode>, withheld: &mut Vec<Withheld<'s>>) {
        for at in services.into_iter().filter_map(|code| self.snapshot.index.services.get(code)) {
            self.without_tariff(*at, withheld);
        }
    }
}

/// Whether the equipment chosen is enough for the option.
pub(crate) fn suits_equipment(option: &OptionItem, chosen: &[(EquipmentCode, u16)]) -> bool {
    option.requires_equipment.is_empty()
        || option.requires_equipment.iter().any(|code| chosen.iter().any(|(c, quantity)| c == code && *quantity > 0))
}
