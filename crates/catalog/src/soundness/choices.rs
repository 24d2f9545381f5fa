//! Equipment and options: sets that can be filled, nothing paid by default, no circle of prerequisites.

use crate::fault::{FaultKind, Sheet};
use crate::model::{Catalogue, EquipmentGroup, OptionCode, OptionItem, ServiceKind};
use crate::soundness::circles::in_circles;
use crate::soundness::findings::{Findings, Known, List, Spot, expected};
use crate::soundness::services::{ask_kind, ask_tariff};
use std::collections::{HashMap, HashSet};
use weblys_kernel::Sar;
use weblys_kernel::product::DurabilityLabel;

pub(super) fn examine(catalogue: &Catalogue, known: &Known<'_>, findings: &mut Findings) {
    findings.twice(List::EquipmentGroups, catalogue.equipment_groups.iter().map(|group| &group.code));
    findings.twice(List::Equipment, catalogue.equipment.iter().map(|item| &item.code));
    findings.twice(List::OptionGroups, catalogue.option_groups.iter().map(|group| &group.code));
    findings.twice(List::Options, catalogue.options.iter().map(|item| &item.code));
    for (index, group) in catalogue.equipment_groups.iter().enumerate() {
        let spot = Spot { list: List::EquipmentGroups, index, item: &group.code };
        bounds(spot, group.min, group.max, findings);
        default(spot, group, known, findings);
    }
    for (index, group) in catalogue.option_groups.iter().enumerate() {
        bounds(Spot { list: List::OptionGroups, index, item: &group.code }, group.min, group.max, findings);
    }
    equipment(catalogue, known, findings);
    let in_circles = in_circles(&needs(&catalogue.options));
    for (index, (item, in_circle)) in catalogue.options.iter().zip(in_circles).enumerate() {
        option(Spot { list: List::Options, index, item: &item.code }, item, in_circle, known, findings);
    }
}

fn bounds(spot: Spot<'_>, min: u16, max: u16, findings: &mut Findings) {
    if min > max {
        let wanted = expected("un minimum inférieur ou égal au maximum", "a minimum not above the maximum");
        findings.raise(spot, "min", FaultKind::Contradiction, format!("{min} > {max}"), wanted);
    }
}

/// What is proposed before any choice is of the set and free (OR-4).
fn default(spot: Spot<'_>, group: &EquipmentGroup, known: &Known<'_>, findings: &mut Findings) {
    let Some(code) = &group.default else { return };
    match known.equipment.get(code) {
        Some(item) if item.group == group.code => {
            let paid = known.tariffs_of(&item.service).iter().any(|(_, tariff)| !tariff.amount.is_zero());
            if paid || item.deposit.is_some() {
                let wanted = expected("un équipement gratuit : rien de payant n'est choisi d'avance", "free equipment");
                findings.raise(spot, "default", FaultKind::PaidDefault, code, wanted);
            }
        }
        _ => findings.dangling(spot, "default", code, Sheet::Equipment),
    }
}

fn equipment(catalogue: &Catalogue, known: &Known<'_>, findings: &mut Findings) {
    let kinds = [ServiceKind::EquipmentRental, ServiceKind::EquipmentPurchase];
    for (index, item) in catalogue.equipment.iter().enumerate() {
        let spot = Spot { list: List::Equipment, index, item: &item.code };
        if !known.equipment_groups.contains_key(&item.group) {
            findings.dangling(spot, "group", &item.group, Sheet::Groups);
        }
        ask_kind(spot, "service", &item.service, &kinds, known, findings);
        ask_tariff(spot, "service", &item.service, known, findings);
        for (header, sar) in [("sar_head", item.product.sar.head), ("sar_trunk", item.product.sar.trunk)] {
            if let Some(sar) = sar.filter(|sar| *sar > Sar::MOST) {
                let wanted = expected("au plus 2 W/kg", "at most 2 W/kg");
                findings.raise(spot, header, FaultKind::OutOfRange, sar.written('.'), wanted);
            }
        }
        let bounds = DurabilityLabel::FEWEST..=DurabilityLabel::MOST;
        if let Some(label) = item.product.durability.as_ref().filter(|label| !bounds.contains(&label.years)) {
            let wanted = expected("de 3 à 30 ans", "from 3 to 30 years");
            findings.raise(spot, "durability_years", FaultKind::OutOfRange, label.years, wanted);
        }
        if let Some(deposit) = &item.deposit {
            ask_kind(spot, "deposit", deposit, &[ServiceKind::Deposit], known, findings);
            ask_tariff(spot, "deposit", deposit, known, findings);
        }
    }
}

fn option(spot: Spot<'_>, item: &OptionItem, in_circle: bool, known: &Known<'_>, findings: &mut Findings) {
    if !known.option_groups.contains_key(&item.group) {
        findings.dangling(spot, "group", &item.group, Sheet::Groups);
    }
    ask_kind(spot, "service", &item.service, &[ServiceKind::Option], known, findings);
    ask_tariff(spot, "service", &item.service, known, findings);
    let options = |code: &OptionCode| known.options.contains_key(code);
    findings.dangling_among(spot, "requires", &item.requires, Sheet::Options, options);
    findings.dangling_among(spot, "excludes", &item.excludes, Sheet::Options, options);
    findings.dangling_among(spot, "replaces", &item.replaces, Sheet::Options, options);
    for both in item.replaces.iter().filter(|code| item.requires.contains(code) || **code == item.code) {
        let wanted = expected("une autre option, qu'elle ne demande pas", "another option, which it does not require");
        findings.raise(spot, "replaces", FaultKind::Contradiction, both, wanted);
    }
    let equipment = |code: &_| known.equipment.contains_key(code);
    findings.dangling_among(spot, "requires_equipment", &item.requires_equipment, Sheet::Equipment, equipment);
    let excluded: HashSet<&OptionCode> = item.excludes.iter().collect();
    for both in item.requires.iter().filter(|code| excluded.contains(code)) {
        let wanted = expected("une option requise ou exclue, pas les deux", "an option required or excluded, not both");
        findings.raise(spot, "excludes", FaultKind::Contradiction, both, wanted);
    }
    if in_circle {
        let wanted = expected("des options requises sans cercle", "required options without a circle");
        let found = item.requires.iter().map(OptionCode::as_str).collect::<Vec<_>>().join(" ; ");
        findings.raise(spot, "requires", FaultKind::PrerequisiteCycle, found, wanted);
    }
}

/// The places of the options that each option needs.
fn needs(options: &[OptionItem]) -> Vec<Vec<usize>> {
    let places: HashMap<&OptionCode, usize> =
        options.iter().zip(0..).map(|(item, place)| (&item.code, place)).collect();
    let needed = |item: &OptionItem| item.requires.iter().filter_map(|code| places.get(code).copied()).collect();
    options.iter().map(needed).collect()
}
