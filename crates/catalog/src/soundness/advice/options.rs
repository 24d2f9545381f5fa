//! Options that cannot be had together with what they need.

use super::Whole;
use super::terms::sorted;
use crate::fault::FaultKind;
use crate::model::{EquipmentCode, GroupCode, Offer, OptionCode, OptionItem};
use crate::soundness::findings::{Findings, Known, Spot, expected};
use std::collections::HashMap;
use weblys_kernel::locale::Label;

/// Longer chains of prerequisites are left.
const LONGEST_CHAIN: usize = 50;
/// Offers that are looked at in all; of options that come after, nothing is said.
const MOST_LOOKS: usize = 300_000;

/// The examination of options with what they need.
pub(super) struct Together<'w> {
    whole: &'w Whole<'w>,
    looks: usize,
}

impl<'w> Together<'w> {
    pub const fn new(whole: &'w Whole<'w>) -> Self {
        Self { whole, looks: 0 }
    }

    /// Tells the first reason for which an option can never be chosen.
    pub fn examine(&mut self, spot: Spot<'_>, item: &'w OptionItem, findings: &mut Findings) {
        let Some(needed) = needed(item, self.whole.known) else { return };
        let reason =
            excluding(&needed).or_else(|| too_many(&needed, self.whole.known)).or_else(|| self.in_no_offer(&needed));
        if let Some((header, found, wanted)) = reason {
            findings.raise(spot, header, FaultKind::NeverChosen, found, wanted);
        }
    }

    fn in_no_offer(&mut self, needed: &[&'w OptionItem]) -> Option<Reason> {
        let groups: Vec<&GroupCode> = sorted(needed.iter().map(|item| &item.group));
        let equipment = equipment_groups(needed, self.whole.known)?;
        if groups.len() == 1 && equipment.is_empty() {
            return None;
        }
        let with_options = &self.whole.sold.with_options;
        let sets = groups.iter().map(|code| with_options.get(code).map_or(&[] as &[&Offer], |set| &set.offers));
        let fewest = sets.min_by_key(|offers| offers.len())?;
        let mut some_offer = false;
        for offer in fewest {
            self.looks += 1;
            if self.looks > MOST_LOOKS {
                return None;
            }
            if groups.iter().all(|code| offer.option_groups.contains(code)) {
                some_offer = true;
                let has = |any_of: &Vec<&GroupCode>| any_of.iter().any(|code| offer.equipment_groups.contains(code));
                if equipment.iter().all(has) {
                    return None;
                }
            }
        }
        Some(if some_offer { no_equipment(needed) } else { no_offer(needed, &groups) })
    }
}

/// The column, what was found and what is expected.
type Reason = (&'static str, String, Label);

/// An option and all that it needs, however far. None where that is a fault of its own, or too much.
fn needed<'a>(item: &'a OptionItem, known: &Known<'a>) -> Option<Vec<&'a OptionItem>> {
    let mut needed = vec![item];
    let mut at = 0;
    while let Some(next) = needed.get(at) {
        for code in &next.requires {
            let option = *known.options.get(code)?;
            if option.code == item.code || needed.len() > LONGEST_CHAIN {
                return None;
            }
            if needed.iter().all(|other| other.code != option.code) {
                needed.push(option);
            }
        }
        at += 1;
    }
    Some(needed)
}

fn excluding(needed: &[&OptionItem]) -> Option<Reason> {
    let is_needed = |code: &&OptionCode| needed.iter().any(|other| other.code == **code);
    for item in needed {
        // Required and excluded by the same option is a fault; one that excludes itself excludes nothing.
        let others = item.not_with().filter(|code| **code != item.code && !item.requires.contains(code));
        if let Some(other) = others.into_iter().find(is_needed) {
            let wanted = expected(
                format!("des options requises qui vont ensemble : {} exclut {other}", item.code),
                format!("required options that go together: {} excludes {other}", item.code),
            );
            return Some(("requires", format!("{} / {other}", item.code), wanted));
        }
    }
    None
}

/// More options of one set than may be chosen of it.
fn too_many(needed: &[&OptionItem], known: &Known<'_>) -> Option<Reason> {
    let mut counts: HashMap<&GroupCode, usize> = HashMap::new();
    for item in needed {
        let count = counts.entry(&item.group).or_default();
        *count += 1;
        if let Some(group) = known.option_groups.get(&item.group).filter(|group| *count > usize::from(group.max)) {
            let (code, max) = (&group.code, group.max);
            let wanted = expected(
                format!("un maximum suffisant pour tout ce qui est requis dans le groupe {code}"),
                format!("a maximum that leaves room for all that is required in the group {code}"),
            );
            return Some(("requires", format!("{code}: {max}"), wanted));
        }
    }
    None
}

/// For each option that needs equipment the sets in which it is. None where a piece is not there, a fault of its own.
fn equipment_groups<'a>(needed: &[&OptionItem], known: &Known<'a>) -> Option<Vec<Vec<&'a GroupCode>>> {
    let needing = needed.iter().filter(|item| !item.requires_equipment.is_empty());
    let groups = |item: &&OptionItem| {
        let codes = item.requires_equipment.iter();
        codes.map(|code| known.equipment.get(code).map(|piece| &piece.group)).collect::<Option<Vec<_>>>()
    };
    needing.map(groups).collect()
}

fn no_offer(needed: &[&OptionItem], groups: &[&GroupCode]) -> Reason {
    let groups = groups.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(", ");
    let wanted = expected(
        format!("une offre avec tous ces groupes d'options : {groups}"),
        format!("an offer with all of these groups of options: {groups}"),
    );
    ("requires", codes(needed.iter().skip(1).map(|item| item.code.as_str())), wanted)
}

fn no_equipment(needed: &[&OptionItem]) -> Reason {
    let equipment = codes(needed.iter().flat_map(|item| &item.requires_equipment).map(EquipmentCode::as_str));
    let wanted = expected(
        "des équipements qui vont avec l'une des offres de l'option",
        "equipment that goes with one of the offers of the option",
    );
    ("requires_equipment", equipment, wanted)
}

fn codes<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(" ; ")
}
