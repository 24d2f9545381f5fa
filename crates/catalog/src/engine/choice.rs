//! Whether a selection can be ordered: every refusal at once, so that a page can show them all.

use crate::engine::availability::suits_equipment;
use crate::engine::standing::Standing;
use crate::engine::{Cause, SaleContext, Selection, SelectionRefusal, Snapshot, Withheld};
use crate::model::{CouponCode, Offer, OptionCode, OptionItem};
use std::collections::BTreeMap;

impl Snapshot {
    /// Checks a whole selection against what the customer is entitled to (CAT-22).
    ///
    /// The same code listed twice counts as the sum of its quantities.
    ///
    /// # Errors
    /// Every [`SelectionRefusal`], in an order that does not depend on the order of the selection.
    pub fn check(&self, sale: &SaleContext, selection: &Selection) -> Result<(), Vec<SelectionRefusal>> {
        let refusals = self.refusals(sale, selection);
        if refusals.is_empty() { Ok(()) } else { Err(refusals) }
    }

    /// The same as [`check`](Self::check), without asking for what is only still to be chosen.
    ///
    /// # Errors
    /// As [`check`](Self::check), less the refusals that are [incomplete](SelectionRefusal::is_incomplete).
    pub fn check_so_far(&self, sale: &SaleContext, selection: &Selection) -> Result<(), Vec<SelectionRefusal>> {
        let mut refusals = self.refusals(sale, selection);
        refusals.retain(|refusal| !refusal.is_incomplete());
        if refusals.is_empty() { Ok(()) } else { Err(refusals) }
    }

    fn refusals(&self, sale: &SaleContext, selection: &Selection) -> Vec<SelectionRefusal> {
        let Some(at) = self.index.offers.get(&selection.offer) else {
            return vec![SelectionRefusal::OfferUnknown { offer: selection.offer.clone() }];
        };
        let standing = Standing::new(self, sale);
        let Some(verdict) = standing.offer(*at) else { return Vec::new() };
        let mut refusals = Vec::new();
        if !verdict.is_available() {
            let causes = causes(&verdict.withheld);
            refusals.push(SelectionRefusal::OfferUnavailable { offer: selection.offer.clone(), causes });
        }
        standing.refuse_equipment(verdict.item, selection, &mut refusals);
        standing.refuse_options(verdict.item, selection, &mut refusals);
        if let Some(coupon) = &selection.coupon {
            refusals.extend(standing.refuse_coupon(selection, coupon));
        }
        refusals
    }
}

impl Standing<'_, '_> {
    fn refuse_equipment(&self, offer: &Offer, selection: &Selection, refusals: &mut Vec<SelectionRefusal>) {
        let mut by_group = BTreeMap::new();
        for (code, quantity) in summed(&selection.equipment) {
            let at = self.snapshot.index.equipment.get(code);
            let Some(verdict) = at.and_then(|at| self.equipment(*at)) else {
                refusals.push(SelectionRefusal::EquipmentUnknown { equipment: code.clone() });
                continue;
            };
            let item = verdict.item;
            if !offer.equipment_groups.contains(&item.group) {
                refusals.push(SelectionRefusal::EquipmentUnknown { equipment: code.clone() });
                continue;
            }
            if !verdict.is_available() {
                let causes = causes(&verdict.withheld);
                refusals.push(SelectionRefusal::EquipmentUnavailable { equipment: code.clone(), causes });
            }
            if quantity == 0 || quantity > item.max_quantity {
                let max = item.max_quantity;
                refusals.push(SelectionRefusal::EquipmentQuantity { equipment: code.clone(), quantity, max });
            }
            add(&mut by_group, &item.group, quantity);
        }
        for group in self.snapshot.equipment_groups(offer) {
            let count = by_group.get(&group.code).copied().unwrap_or_default();
            if count < group.min {
                refusals.push(SelectionRefusal::TooFewEquipment { group: group.code.clone(), min: group.min });
            }
            if count > group.max {
                refusals.push(SelectionRefusal::TooMuchEquipment { group: group.code.clone(), max: group.max });
            }
        }
    }

    fn refuse_options(&self, offer: &Offer, selection: &Selection, refusals: &mut Vec<SelectionRefusal>) {
        let mut by_group = BTreeMap::new();
        for (code, quantity) in summed(&selection.options) {
            let known = self.snapshot.option(code).filter(|item| offer.option_groups.contains(&item.group));
            let Some(item) = known else {
                refusals.push(SelectionRefusal::OptionUnknown { option: code.clone() });
                continue;
            };
            if quantity == 0 || quantity > item.max_quantity {
                let max = item.max_quantity;
                refusals.push(SelectionRefusal::OptionQuantity { option: code.clone(), quantity, max });
            }
            self.refuse_option(item, selection, refusals);
            add(&mut by_group, &item.group, quantity);
        }
        for group in self.snapshot.option_groups(offer) {
            let count = by_group.get(&group.code).copied().unwrap_or_default();
            if count < group.min {
                refusals.push(SelectionRefusal::TooFewOptions { group: group.code.clone(), min: group.min });
            }
            if count > group.max {
                refusals.push(SelectionRefusal::TooManyOptions { group: group.code.clone(), max: group.max });
            }
        }
    }

    fn refuse_option(&self, item: &OptionItem, selection: &Selection, refusals: &mut Vec<SelectionRefusal>) {
        let code = &item.code;
        if let Some(verdict) =
            self.snapshot.index.options.get(code).and_then(|at| self.option(*at, &selection.equipment))
        {
            let mut withheld = verdict.withheld;
            withheld.retain(|reason| !matches!(reason, Withheld::NeedsEquipment { .. }));
            if !withheld.is_empty() {
                let causes = causes(&withheld);
                refusals.push(SelectionRefusal::OptionUnavailable { option: code.clone(), causes });
            }
        }
        if !suits_equipment(item, &selection.equipment) {
            let any_of = item.requires_equipment.clone();
            refusals.push(SelectionRefusal::EquipmentMissing { option: code.clone(), any_of });
        }
        let chosen =
            |wanted: &OptionCode| selection.options.iter().any(|(other, quantity)| other == wanted && *quantity > 0);
        for needs in item.requires.iter().filter(|needs| !chosen(needs)) {
            refusals.push(SelectionRefusal::PrerequisiteMissing { option: code.clone(), needs: needs.clone() });
        }
        for (other, _) in summed(&selection.options) {
            let excluded = item.not_with().any(|one| one == other)
                || self.snapshot.option(other).is_some_and(|other| other.not_with().any(|one| one == code));
            if excluded && code < other {
                refusals.push(SelectionRefusal::Excluded { option: code.clone(), other: other.clone() });
            }
        }
    }

    fn refuse_coupon(&self, selection: &Selection, coupon: &CouponCode) -> Option<SelectionRefusal> {
        let promotions = &self.snapshot.catalogue.promotions;
        let with_coupon =
            promotions.iter().enumerate().filter(|(_, p)| p.coupon.as_ref().is_some_and(|c| c.is(coupon)));
        let mut verdicts =
            with_coupon.filter_map(|(at, _)| self.promotion(at, Some(&selection.offer), Some(coupon))).peekable();
        if verdicts.peek().is_none() {
            return Some(SelectionRefusal::CouponUnknown { coupon: coupon.clone() });
        }
        let (mut against, mut is_spent) = (Vec::new(), false);
        for verdict in verdicts {
            if verdict.is_available() {
                return None;
            }
            is_spent |= verdict.withheld == [Withheld::Spent];
            against.extend(causes(&verdict.withheld));
        }
        if is_spent {
            return Some(SelectionRefusal::CouponSpent { coupon: coupon.clone() });
        }
        Some(SelectionRefusal::CouponNotApplicable { coupon: coupon.clone(), causes: against })
    }
}

/// The quantities by code, in the order of codes.
pub(crate) fn summed<C: Ord>(chosen: &[(C, u16)]) -> BTreeMap<&C, u16> {
    let mut sums = BTreeMap::new();
    for (code, quantity) in chosen {
        add(&mut sums, code, *quantity);
    }
    sums
}

fn add<'a, C: Ord>(sums: &mut BTreeMap<&'a C, u16>, code: &'a C, quantity: u16) {
    let sum = sums.entry(code).or_default();
    *sum = sum.saturating_add(quantity);
}

fn causes(withheld: &[Withheld<'_>]) -> Vec<Cause> {
    withheld.iter().map(Withheld::cause).collect()
}
