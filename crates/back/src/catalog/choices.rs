//! Equipment and options to choose from, as groups ready to be shown (SSH-07, SSH-08).

use weblys_api::offer::{ChoiceGroup, ChoiceItem};
use weblys_catalog::model::{Charge, EquipmentItem, OptionItem, Promotion, Reduces, ServiceCode};
use weblys_catalog::{SaleContext, Selection, Snapshot};
use weblys_kernel::Money;
use weblys_kernel::locale::Label;

/// The groups of equipment of the chosen offer, without what this customer cannot have.
#[must_use]
pub fn equipment_groups(snapshot: &Snapshot, sale: &SaleContext, chosen: &Selection) -> Vec<ChoiceGroup> {
    let Some(offer) = snapshot.offer(&chosen.offer) else { return Vec::new() };
    let prices = Prices::of(snapshot, sale, chosen);
    let verdicts = snapshot.equipment(sale, &chosen.offer);
    let groups = snapshot.equipment_groups(offer).into_iter().map(|group| ChoiceGroup {
        code: group.code.to_string(),
        name: group.label.clone(),
        min: u32::from(group.min),
        max: u32::from(group.max),
        items: verdicts
            .iter()
            .filter(|verdict| verdict.is_available() && verdict.item.group == group.code)
            .map(|verdict| prices.equipment(verdict.item, chosen))
            .collect(),
    });
    groups.filter(|group| !group.items.is_empty()).collect()
}

/// The groups of options of the chosen offer and equipment, without what this customer cannot have (CAT-30).
#[must_use]
pub fn option_groups(snapshot: &Snapshot, sale: &SaleContext, chosen: &Selection) -> Vec<ChoiceGroup> {
    let Some(offer) = snapshot.offer(&chosen.offer) else { return Vec::new() };
    let prices = Prices::of(snapshot, sale, chosen);
    let verdicts = snapshot.options(sale, &chosen.offer, &chosen.equipment);
    let groups = snapshot.option_groups(offer).into_iter().map(|group| ChoiceGroup {
        code: group.code.to_string(),
        name: group.label.clone(),
        min: u32::from(group.min),
        max: u32::from(group.max),
        items: verdicts
            .iter()
            .filter(|verdict| verdict.is_available() && verdict.item.group == group.code)
            .map(|verdict| prices.option(verdict.item, chosen))
            .collect(),
    });
    groups.filter(|group| !group.items.is_empty()).collect()
}

struct Prices<'s> {
    snapshot: &'s Snapshot,
    sale: &'s SaleContext,
    promotions: Vec<&'s Promotion>,
}

impl<'s> Prices<'s> {
    fn of(snapshot: &'s Snapshot, sale: &'s SaleContext, chosen: &Selection) -> Self {
        let verdicts = snapshot.promotions(sale, &chosen.offer, chosen.coupon.as_ref());
        let promotions = verdicts.iter().filter(|verdict| verdict.is_available()).map(|verdict| verdict.item).collect();
        Self { snapshot, sale, promotions }
    }

    fn charge(&self, service: &ServiceCode) -> (Option<Money>, Option<Money>) {
        match self.snapshot.tariff(service, self.sale.day) {
            Some(tariff) if tariff.charge == Charge::Monthly => (Some(tariff.amount), None),
            Some(tariff) => (None, Some(tariff.amount)),
            None => (None, None),
        }
    }

    fn promotion(&self, lowers: impl Fn(&Reduces) -> bool) -> Option<Label> {
        self.promotions.iter().find(|promotion| lowers(&promotion.reduces)).map(|promotion| promotion.label.clone())
    }

    fn equipment(&self, item: &EquipmentItem, chosen: &Selection) -> ChoiceItem {
        let (monthly, once) = self.charge(&item.service);
        let quantity =
            chosen.equipment.iter().find(|(code, _)| *code == item.code).map_or(0, |(_, quantity)| *quantity);
        ChoiceItem {
            code: item.code.to_string(),
            name: item.label.clone(),
            description: item.description.clone(),
            monthly,
            once,
            deposit: item.deposit.as_ref().and_then(|deposit| self.charge(deposit).1),
            promotion: self
                .promotion(|reduces| matches!(reduces, Reduces::Equipment(codes) if codes.contains(&item.code))),
            max_quantity: u32::from(item.max_quantity),
            quantity: u32::from(quantity),
            requires: Vec::new(),
            excludes: Vec::new(),
            replaces: Vec::new(),
        }
    }

    fn option(&self, item: &OptionItem, chosen: &Selection) -> ChoiceItem {
        let (monthly, once) = self.charge(&item.service);
        let quantity = chosen.options.iter().find(|(code, _)| *code == item.code).map_or(0, |(_, quantity)| *quantity);
        let name = |code| self.snapshot.option(code).map(|option| option.label.clone());
        ChoiceItem {
            code: item.code.to_string(),
            name: item.label.clone(),
            description: item.description.clone(),
            monthly,
            once,
            deposit: None,
            promotion: self
                .promotion(|reduces| matches!(reduces, Reduces::Options(codes) if codes.contains(&item.code))),
            max_quantity: u32::from(item.max_quantity),
            quantity: u32::from(quantity),
            requires: item.requires.iter().filter_map(name).collect(),
            excludes: item.excludes.iter().filter_map(name).collect(),
            replaces: item.replaces.iter().filter_map(name).collect(),
        }
    }
}
