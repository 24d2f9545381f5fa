//! Sets, equipment and options that nobody can choose.

use super::Whole;
use super::days::meets;
use super::left::Left;
use super::options;
use super::restricted::Rule;
use super::sold::OfSet;
use crate::fault::FaultKind;
use crate::model::{GroupCode, ServiceCode};
use crate::soundness::findings::{Findings, List, Spot, expected};
use std::collections::{HashMap, HashSet};

pub(super) fn examine(whole: &Whole<'_>, findings: &mut Findings) {
    let (catalogue, known, sold) = (whole.catalogue, whole.known, &whole.sold);
    let sets = catalogue.equipment_groups.iter().map(|group| (&group.code, group.max));
    let idle = sets_without_choice(List::EquipmentGroups, sets, &sold.with_equipment, findings);
    for (index, item) in catalogue.equipment.iter().enumerate() {
        let Some(of_set) = sold.with_equipment.get(&item.group).filter(|_| !idle.contains(&item.group)) else {
            continue;
        };
        let spot = Spot { list: List::Equipment, index, item: &item.code };
        let services = [("service", Some(&item.service)), ("deposit", item.deposit.as_ref())];
        let rules = || whole.restricted.on_equipment(&item.code, &item.service, known);
        alone(whole, spot, item.max_quantity, &services, of_set, rules, findings);
    }
    let sets = catalogue.option_groups.iter().map(|group| (&group.code, group.max));
    let idle = sets_without_choice(List::OptionGroups, sets, &sold.with_options, findings);
    let mut together = options::Together::new(whole);
    for (index, item) in catalogue.options.iter().enumerate() {
        let Some(of_set) = sold.with_options.get(&item.group).filter(|_| !idle.contains(&item.group)) else { continue };
        let spot = Spot { list: List::Options, index, item: &item.code };
        let services = [("service", Some(&item.service)), ("service", None)];
        let rules = || whole.restricted.on_option(&item.code, &item.service, known);
        if !alone(whole, spot, item.max_quantity, &services, of_set, rules, findings) {
            together.examine(spot, item, findings);
        }
    }
}

/// The sets of which nothing can be chosen.
fn sets_without_choice<'a>(
    list: List,
    sets: impl Iterator<Item = (&'a GroupCode, u16)>,
    sold: &HashMap<&GroupCode, OfSet<'_>>,
    findings: &mut Findings,
) -> HashSet<&'a GroupCode> {
    let mut idle = HashSet::new();
    for (index, (code, max)) in sets.enumerate() {
        let spot = Spot { list, index, item: code };
        if !sold.contains_key(code) {
            let wanted = expected("une offre en vente ou en préparation", "an offer on sale or being prepared");
            findings.raise(spot, "code", FaultKind::NeverChosen, code, wanted);
            idle.insert(code);
        } else if max == 0 {
            let wanted = expected("un maximum d'au moins 1", "a maximum of at least 1");
            findings.raise(spot, "max", FaultKind::NeverChosen, max, wanted);
            idle.insert(code);
        }
    }
    idle
}

/// Whether one thing, whatever else is chosen, can never be, which is then told once.
fn alone<'w>(
    whole: &'w Whole<'w>,
    spot: Spot<'_>,
    max_quantity: u16,
    services: &[(&'static str, Option<&ServiceCode>)],
    of_set: &OfSet<'_>,
    rules: impl Fn() -> Vec<&'w Rule<'w>>,
    findings: &mut Findings,
) -> bool {
    if max_quantity == 0 {
        let wanted = expected("une quantité d'au moins 1", "a quantity of at least 1");
        findings.raise(spot, "max_quantity", FaultKind::NeverChosen, max_quantity, wanted);
        return true;
    }
    for (header, service) in services.iter().filter_map(|(header, service)| service.map(|service| (header, service))) {
        let tariffs = whole.known.tariffs_of(service);
        if !tariffs.is_empty() && !tariffs.iter().any(|(_, tariff)| meets(&of_set.days, tariff.validity)) {
            let wanted = expected(
                "un tarif un jour où l'une de ses offres est vendue",
                "a tariff on a day on which one of its offers is sold",
            );
            findings.raise(spot, header, FaultKind::NeverChosen, service, wanted);
            return true;
        }
    }
    let rules = rules();
    let mut left = Left::on(of_set.days.clone(), Vec::new());
    if let Err(conflict) = left.under(&rules) {
        let codes = conflict.by.join(", ");
        let wanted = expected(
            format!("au moins une vente que les restrictions laissent passer : {codes}"),
            format!("at least one sale that the restrictions let through: {codes}"),
        );
        findings.raise(spot, "code", FaultKind::NeverChosen, codes, wanted);
        return true;
    }
    false
}
