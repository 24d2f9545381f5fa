//! What is chosen with the offers of a brand, and what lowers their price.

use crate::Outcome;
use crate::brand::Brand;
use crate::codes::{named, told};
use crate::operator::{Operator, read};
use weblys_catalog::model::{
    Criteria, DateSpan, EquipmentGroup, EquipmentItem, GroupCode, InstallMode, OptionGroup, OptionItem, Promotion,
    Reduces, Reduction, SaleType, ServiceKind,
};
use weblys_kernel::ProductInformation;

/// A decoder, a modem, a telephone, and what else there is: of each several kinds.
const SETS: [(&str, u16); 4] = [("DECODER", 1), ("MODEM", 1), ("TELEPHONE", 0), ("EXTRA", 0)];
const KINDS: u16 = 8;
const OPTION_SETS: u16 = 8;
const OPTIONS: u16 = 8;
const PROMOTIONS: u16 = 20;

/// The first of each set is lent for nothing.
pub fn add_equipment(operator: &mut Operator, brand: &mut Brand) -> Outcome<()> {
    let domain = operator.families.internet.clone();
    for ((name, min), rank) in SETS.into_iter().zip(0..) {
        let group: GroupCode = read(&format!("B{}-{name}", brand.at))?;
        for kind in 0..KINDS {
            let code = format!("B{}-{name}-{kind}", brand.at);
            let price = i64::from(kind) * 200;
            let service =
                operator.service(&format!("{code}-RENT"), domain.clone(), ServiceKind::EquipmentRental, price, 0)?;
            let item = EquipmentItem {
                code: read(&code)?,
                group: group.clone(),
                service,
                deposit: None,
                label: named("Équipement", usize::from(kind)),
                description: told("Équipement"),
                max_quantity: 2,
                install_modes: vec![InstallMode::Connection, InstallMode::HandOver],
                rank: kind,
                product: ProductInformation::default(),
            };
            brand.equipment.push(item.code.clone());
            operator.catalogue.equipment.push(item);
        }
        operator.catalogue.equipment_groups.push(EquipmentGroup {
            code: group.clone(),
            label: named("Votre équipement", usize::from(rank)),
            min,
            max: 2,
            default: Some(read(&format!("B{}-{name}-0", brand.at))?),
            rank,
        });
        brand.equipment_groups.push(group);
    }
    Ok(())
}

pub fn add_options(operator: &mut Operator, brand: &mut Brand) -> Outcome<()> {
    let domain = operator.families.television.clone();
    for rank in 0..OPTION_SETS {
        let group: GroupCode = read(&format!("B{}-OPTIONS-{rank}", brand.at))?;
        for kind in 0..OPTIONS {
            let code = format!("B{}-OPTION-{rank}-{kind}", brand.at);
            let price = 290 + i64::from(kind) * 100;
            let service = operator.service(&format!("{code}-MONTH"), domain.clone(), ServiceKind::Option, price, 0)?;
            let before = (kind == 5).then(|| brand.options.last().cloned()).flatten();
            let other = (kind == 7).then(|| brand.options.last().cloned()).flatten();
            let item = OptionItem {
                code: read(&code)?,
                group: group.clone(),
                service,
                label: named("Option", usize::from(kind)),
                description: told("Option"),
                max_quantity: 1,
                requires: before.into_iter().collect(),
                excludes: other.into_iter().collect(),
                replaces: Vec::new(),
                requires_equipment: if kind == 6 {
                    brand.equipment.iter().take(4).cloned().collect()
                } else {
                    Vec::new()
                },
                rank: kind,
            };
            brand.options.push(item.code.clone());
            operator.catalogue.options.push(item);
        }
        let (code, label) = (group.clone(), named("Vos options", usize::from(rank)));
        operator.catalogue.option_groups.push(OptionGroup { code, label, min: 0, max: OPTIONS, rank });
        brand.option_groups.push(group);
    }
    Ok(())
}

/// Most promotions are for a few offers and a season.
pub fn add_promotions(operator: &mut Operator, brand: &mut Brand) -> Outcome<()> {
    let domain = operator.families.internet.clone();
    for rank in 0..PROMOTIONS {
        let code = format!("B{}-PROMOTION-{rank}", brand.at);
        let service = operator.service(&format!("{code}-S"), domain.clone(), ServiceKind::Promotion, -500, 0)?;
        let month = operator.random.below(12) + 1;
        let from = format!("2026-{month:02}-01").parse()?;
        let days = (rank % 2 == 0).then_some(DateSpan { from, until: None });
        let (lowered, part) = match rank % 4 {
            0 => (Reduces::Fees(brand.fees.clone()), Reduction::BasisPoints(10_000)),
            1 => (Reduces::Options(operator.random.some(&brand.options, 3)), Reduction::BasisPoints(5_000)),
            _ => (Reduces::Offer, Reduction::Tariff),
        };
        operator.catalogue.promotions.push(Promotion {
            code: read(&code)?,
            label: named("Promotion", usize::from(rank)),
            service,
            reduction: part,
            reduces: lowered,
            from_month: 1,
            months: Some(12),
            offers: operator.random.some(&brand.offers, 8),
            conditions: Criteria { sale_types: vec![SaleType::Prospect], days, ..Criteria::default() },
            coupon: if rank % 5 == 0 { Some(read(&format!("COUPON-{}-{rank}", brand.at))?) } else { None },
            stacking: (rank % 4 == 2).then(|| read("SEASON")).transpose()?,
            max_uses: None,
            max_uses_each: None,
            subsidy: false,
            rank,
        });
    }
    Ok(())
}
