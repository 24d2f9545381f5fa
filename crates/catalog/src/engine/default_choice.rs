//! What is chosen before the customer chooses: only what he must have and what costs him nothing more (OR-4).

use crate::engine::{SaleContext, Selection, Snapshot, Verdict};
use crate::model::{EquipmentCode, EquipmentGroup, EquipmentItem, OfferCode};

impl Snapshot {
    /// An offer with the equipment that there is no choice about, or that is required and free by default.
    ///
    /// Never an option, and never anything paid where there is something else to choose (OR-4).
    #[must_use]
    pub fn suggest_default(&self, sale: &SaleContext, offer: &OfferCode) -> Selection {
        let mut selection = Selection::of(offer.clone());
        let Some(known) = self.offer(offer) else { return selection };
        let verdicts = self.equipment(sale, offer);
        for group in self.equipment_groups(known).into_iter().filter(|group| group.min > 0) {
            let items: Vec<_> =
                verdicts.iter().filter(|verdict| verdict.item.group == group.code && verdict.is_available()).collect();
            if let Some(code) = self.only_or_free(sale, group, &items) {
                selection.equipment.push((code.clone(), group.min));
            }
        }
        selection
    }

    fn only_or_free<'s>(
        &self,
        sale: &SaleContext,
        group: &EquipmentGroup,
        items: &[&Verdict<'s, EquipmentItem>],
    ) -> Option<&'s EquipmentCode> {
        let enough = |item: &EquipmentItem| item.max_quantity >= group.min;
        if let [only] = items {
            return Some(&only.item.code).filter(|_| enough(only.item));
        }
        let default = items.iter().find(|verdict| group.default.as_ref() == Some(&verdict.item.code))?.item;
        let free = self.tariff(&default.service, sale.day).is_some_and(|tariff| tariff.amount.is_zero());
        Some(&default.code).filter(|_| free && default.deposit.is_none() && enough(default))
    }
}
