//! Equipment and options to choose from, as groups ready to be shown (SSH-07, SSH-08).

use weblys_api::offer::{ChoiceGroup, ChoiceItem, FirstPrice};
use weblys_catalog::model::{
    Charge, EquipmentCode, EquipmentItem, OptionCode, OptionItem, Promotion, Reduces, ServiceCode,
};
use weblys_catalog::prior::Priced;
use weblys_catalog::{SaleContext, Selection, Snapshot};
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, ProductInformation};

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
            .map(|verdict| prices.equipment(verdict.item, group.max == 1))
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
            .map(|verdict| prices.option(verdict.item, group.max == 1))
            .collect(),
    });
    groups.filter(|group| !group.items.is_empty()).collect()
}

struct Prices<'s> {
    snapshot: &'s Snapshot,
    sale: &'s SaleContext,
    chosen: &'s Selection,
    promotions: Vec<&'s Promotion>,
}

/// How a thing is lowered: at first, in words, and from what (PR-2).
#[derive(Default)]
struct Lowered {
    at_first: Option<FirstPrice>,
    promotion: Option<Label>,
    before: Option<Money>,
}

impl<'s> Prices<'s> {
    fn of(snapshot: &'s Snapshot, sale: &'s SaleContext, chosen: &'s Selection) -> Self {
        let verdicts = snapshot.promotions(sale, &chosen.offer, chosen.coupon.as_ref());
        let promotions = verdicts.iter().filter(|verdict| verdict.is_available()).map(|verdict| verdict.item).collect();
        Self { snapshot, sale, chosen, promotions }
    }

    fn charge(&self, service: &ServiceCode) -> (Option<Money>, Option<Money>) {
        match self.snapshot.tariff(service, self.sale.day) {
            Some(tariff) if tariff.charge == Charge::Monthly => (Some(tariff.amount), None),
            Some(tariff) => (None, Some(tariff.amount)),
            None => (None, None),
        }
    }

    /// What lowers a thing, with the price at first and the lowest price before it where it is lowered at once (PR-2).
    /// Only what a promotion names is priced: most things are not lowered.
    fn lowered(
        &self,
        thing: &Priced,
        is_lowered: impl Fn(&Reduces) -> bool,
        with_one: impl FnOnce() -> Selection,
    ) -> Lowered {
        if !self.promotions.iter().any(|promotion| is_lowered(&promotion.reduces)) {
            return Lowered::default();
        }
        let Some(found) = self.snapshot.lowering(self.sale, &with_one(), thing) else { return Lowered::default() };
        Lowered {
            at_first: found.at_first.map(|price| FirstPrice {
                amount: price.amount,
                months: price.months.map(u32::from),
                then_monthly: price.then,
            }),
            promotion: found.promotions.first().map(|promotion| promotion.label.clone()),
            before: self.snapshot.before_reduction(self.sale, &self.chosen.offer, thing).filter(|_| found.at_once),
        }
    }

    /// What is chosen, with one of this piece of equipment, instead of another where one of its set is had only.
    fn with_equipment(&self, item: &EquipmentItem, alone: bool) -> Selection {
        let replaced = |code: &EquipmentCode| {
            let group = |code| self.snapshot.equipment_item(code).map(|other| &other.group);
            *code == item.code || (alone && group(code) == Some(&item.group))
        };
        let beside = self.chosen.equipment.iter().filter(|(code, _)| !replaced(code)).cloned();
        Selection { equipment: beside.chain([(item.code.clone(), 1)]).collect(), ..self.chosen.clone() }
    }

    /// The same with one of this option.
    fn with_option(&self, item: &OptionItem, alone: bool) -> Selection {
        let replaced = |code: &OptionCode| {
            let group = |code| self.snapshot.option(code).map(|other| &other.group);
            let ends = item.replaces.contains(code);
            *code == item.code || ends || (alone && group(code) == Some(&item.group))
        };
        let beside = self.chosen.options.iter().filter(|(code, _)| !replaced(code)).cloned();
        Selection { options: beside.chain([(item.code.clone(), 1)]).collect(), ..self.chosen.clone() }
    }

    /// A piece of equipment; `alone`: one of its set is had only.
    fn equipment(&self, item: &EquipmentItem, alone: bool) -> ChoiceItem {
        let (monthly, once) = self.charge(&item.service);
        let quantity =
            self.chosen.equipment.iter().find(|(code, _)| *code == item.code).map_or(0, |(_, quantity)| *quantity);
        let lowered = self.lowered(
            &Priced::Equipment(item.code.clone()),
            |reduces| matches!(reduces, Reduces::Equipment(codes) if codes.contains(&item.code)),
            || self.with_equipment(item, alone),
        );
        ChoiceItem {
            code: item.code.to_string(),
            name: item.label.clone(),
            description: item.description.clone(),
            monthly,
            once,
            deposit: item.deposit.as_ref().and_then(|deposit| self.charge(deposit).1),
            at_first: lowered.at_first,
            promotion: lowered.promotion,
            before_reduction: lowered.before,
            max_quantity: u32::from(item.max_quantity),
            quantity: u32::from(quantity),
            requires: Vec::new(),
            excludes: Vec::new(),
            replaces: Vec::new(),
            product: item.product.clone(),
        }
    }

    /// An option; `alone`: one of its set is had only.
    fn option(&self, item: &OptionItem, alone: bool) -> ChoiceItem {
        let (monthly, once) = self.charge(&item.service);
        let quantity =
            self.chosen.options.iter().find(|(code, _)| *code == item.code).map_or(0, |(_, quantity)| *quantity);
        let lowered = self.lowered(
            &Priced::Option(item.code.clone()),
            |reduces| matches!(reduces, Reduces::Options(codes) if codes.contains(&item.code)),
            || self.with_option(item, alone),
        );
        let name = |code| self.snapshot.option(code).map(|option| option.label.clone());
        ChoiceItem {
            code: item.code.to_string(),
            name: item.label.clone(),
            description: item.description.clone(),
            monthly,
            once,
            deposit: None,
            at_first: lowered.at_first,
            promotion: lowered.promotion,
            before_reduction: lowered.before,
            max_quantity: u32::from(item.max_quantity),
            quantity: u32::from(quantity),
            requires: item.requires.iter().filter_map(name).collect(),
            excludes: item.excludes.iter().filter_map(name).collect(),
            replaces: item.replaces.iter().filter_map(name).collect(),
            product: ProductInformation::default(),
        }
    }
}
