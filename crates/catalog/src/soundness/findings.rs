//! Findings with their place in the lists of a catalogue, and what is known of its codes.

use crate::fault::{FaultKind, Sheet};
use crate::model::{
    Catalogue, EquipmentCode, EquipmentGroup, EquipmentItem, GroupCode, OfferCode, OptionCode, OptionGroup, OptionItem,
    PromotionCode, Service, ServiceCode, Tariff, ZoneCode,
};
use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;

/// A list of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum List {
    Services,
    Tariffs,
    Offers,
    EquipmentGroups,
    Equipment,
    OptionGroups,
    Options,
    Promotions,
    Restrictions,
    Zones,
}

impl List {
    /// The sheet in which a workbook keeps it.
    pub const fn sheet(self) -> Sheet {
        match self {
            Self::Services => Sheet::Services,
            Self::Tariffs => Sheet::Tariffs,
            Self::Offers => Sheet::Offers,
            Self::EquipmentGroups | Self::OptionGroups => Sheet::Groups,
            Self::Equipment => Sheet::Equipment,
            Self::Options => Sheet::Options,
            Self::Promotions => Sheet::Promotions,
            Self::Restrictions => Sheet::Restrictions,
            Self::Zones => Sheet::Zones,
        }
    }
}

/// A fault with its place in a list.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub kind: FaultKind,
    pub list: List,
    pub index: usize,
    pub header: &'static str,
    pub item: String,
    pub found: String,
    pub expected: Label,
}

/// What is expected, in both languages.
pub(crate) fn expected(fr: impl Into<String>, en: impl Into<String>) -> Label {
    Label { fr: fr.into(), en: en.into() }
}

/// More findings than this nobody reads, and a file could have millions.
const MOST_FINDINGS: usize = 5_000;

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub list: Vec<Finding>,
}

/// One thing under examination.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub list: List,
    pub index: usize,
    pub item: &'a dyn Display,
}

impl Findings {
    pub fn raise(
        &mut self,
        spot: Spot<'_>,
        header: &'static str,
        kind: FaultKind,
        found: impl Display,
        expected: Label,
    ) {
        if self.list.len() >= MOST_FINDINGS {
            return;
        }
        let item = spot.item.to_string();
        let found = found.to_string();
        self.list.push(Finding { kind, list: spot.list, index: spot.index, header, item, found, expected });
    }

    /// A code that nothing defines.
    pub fn dangling(&mut self, spot: Spot<'_>, header: &'static str, code: impl Display, sheet: Sheet) {
        let name = sheet.name();
        let wanted = expected(format!("un code de la feuille « {name} »"), format!("a code of the sheet “{name}”"));
        self.raise(spot, header, FaultKind::CodeUnknown, code, wanted);
    }

    /// Codes that nothing defines.
    pub fn dangling_among<'c, C: Display + 'c>(
        &mut self,
        spot: Spot<'_>,
        header: &'static str,
        codes: impl IntoIterator<Item = &'c C>,
        sheet: Sheet,
        is_known: impl Fn(&C) -> bool,
    ) {
        for code in codes {
            if !is_known(code) {
                self.dangling(spot, header, code, sheet);
            }
        }
    }

    /// Codes that were defined before.
    pub fn twice<'c, C: Display + Eq + Hash + 'c>(&mut self, list: List, codes: impl IntoIterator<Item = &'c C>) {
        let mut seen = HashSet::new();
        for (index, code) in codes.into_iter().enumerate() {
            if !seen.insert(code) {
                let wanted = expected("un code qui n'est défini qu'une fois", "a code defined only once");
                self.raise(Spot { list, index, item: code }, "code", FaultKind::CodeTwice, code, wanted);
            }
        }
    }
}

/// What the codes of a catalogue stand for.
pub(crate) struct Known<'a> {
    pub services: HashMap<&'a ServiceCode, &'a Service>,
    pub tariffs: HashMap<&'a ServiceCode, Vec<(usize, &'a Tariff)>>,
    pub offers: HashSet<&'a OfferCode>,
    pub equipment_groups: HashMap<&'a GroupCode, &'a EquipmentGroup>,
    pub equipment: HashMap<&'a EquipmentCode, &'a EquipmentItem>,
    pub option_groups: HashMap<&'a GroupCode, &'a OptionGroup>,
    pub options: HashMap<&'a OptionCode, &'a OptionItem>,
    pub promotions: HashSet<&'a PromotionCode>,
    pub zones: HashSet<&'a ZoneCode>,
    /// The families that some service is of.
    pub domains: HashSet<&'a Domain>,
}

impl<'a> Known<'a> {
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let mut tariffs: HashMap<&ServiceCode, Vec<(usize, &Tariff)>> = HashMap::new();
        for (index, tariff) in catalogue.tariffs.iter().enumerate() {
            tariffs.entry(&tariff.service).or_default().push((index, tariff));
        }
        for of_service in tariffs.values_mut() {
            of_service.sort_by_key(|(_, tariff)| tariff.validity.from);
        }
        Self {
            services: catalogue.services.iter().map(|service| (&service.code, service)).collect(),
            tariffs,
            offers: catalogue.offers.iter().map(|offer| &offer.code).collect(),
            equipment_groups: catalogue.equipment_groups.iter().map(|group| (&group.code, group)).collect(),
            equipment: catalogue.equipment.iter().map(|item| (&item.code, item)).collect(),
            option_groups: catalogue.option_groups.iter().map(|group| (&group.code, group)).collect(),
            options: catalogue.options.iter().map(|item| (&item.code, item)).collect(),
            promotions: catalogue.promotions.iter().map(|promotion| &promotion.code).collect(),
            zones: catalogue.zones.iter().map(|zone| &zone.code).collect(),
            domains: catalogue.services.iter().map(|service| &service.domain).collect(),
        }
    }

    /// The tariffs of a service, the earliest first.
    pub fn tariffs_of(&self, service: &ServiceCode) -> &[(usize, &'a Tariff)] {
        self.tariffs.get(service).map_or(&[], Vec::as_slice)
    }
}
