//! Offers: one for each combination, priced on every day of their sale window.

use crate::engine::ways;
use crate::fault::{FaultKind, Sheet};
use crate::model::{Catalogue, DateSpan, Offer, OfferStatus, ServiceCode, ServiceKind, SpeedRange};
use crate::soundness::findings::{Findings, Known, List, Spot, expected};
use crate::soundness::services::{ask_kind, day};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The longest minimum period that may be sold, in months (CO-1).
pub(crate) const LONGEST_COMMITMENT: u8 = 24;

pub(super) fn examine(catalogue: &Catalogue, known: &Known<'_>, findings: &mut Findings) {
    findings.twice(List::Offers, catalogue.offers.iter().map(|offer| &offer.code));
    let mut combinations: HashMap<BTreeSet<&ServiceCode>, &Offer> = HashMap::new();
    for (index, offer) in catalogue.offers.iter().enumerate() {
        let spot = Spot { list: List::Offers, index, item: &offer.code };
        references(spot, offer, known, findings);
        terms(spot, offer, known, findings);
        if !offer.sale.is_backwards() && offer.status == OfferStatus::OnSale {
            prices(spot, offer, known, findings);
        }
        let combination: BTreeSet<_> = offer.services.iter().collect();
        if combination.is_empty() {
            let wanted = expected("au moins un service de base", "at least one base service");
            findings.raise(spot, "services", FaultKind::ValueMissing, "", wanted);
        } else if let Some(first) = combinations.get(&combination) {
            let wanted = expected(
                format!("une autre combinaison que celle de l'offre {}", first.code),
                format!("another combination than that of the offer {}", first.code),
            );
            let found = offer.services.iter().map(ServiceCode::as_str).collect::<Vec<_>>().join(" ; ");
            findings.raise(spot, "services", FaultKind::CombinationTwice, found, wanted);
        } else {
            combinations.insert(combination, offer);
        }
    }
}

fn references(spot: Spot<'_>, offer: &Offer, known: &Known<'_>, findings: &mut Findings) {
    for service in &offer.services {
        ask_kind(spot, "services", service, &[ServiceKind::Base], known, findings);
    }
    for fee in &offer.fees {
        ask_kind(spot, "fees", fee, &[ServiceKind::Fee, ServiceKind::Deposit], known, findings);
    }
    let groups = |code: &_| known.equipment_groups.contains_key(code);
    findings.dangling_among(spot, "equipment_groups", &offer.equipment_groups, Sheet::Groups, groups);
    let groups = |code: &_| known.option_groups.contains_key(code);
    findings.dangling_among(spot, "option_groups", &offer.option_groups, Sheet::Groups, groups);
    findings.dangling_among(spot, "upsell", &offer.upsell, Sheet::Offers, |code| known.offers.contains(code));
    findings.dangling_among(spot, "cross_sell", &offer.cross_sell, Sheet::Offers, |code| known.offers.contains(code));
}

fn terms(spot: Spot<'_>, offer: &Offer, known: &Known<'_>, findings: &mut Findings) {
    if offer.sale.is_backwards() {
        let wanted = expected("une fin après le début", "an end after the beginning");
        findings.raise(spot, "sale_until", FaultKind::DatesBackwards, day(offer.sale.until), wanted);
    }
    if offer.commitment_months > LONGEST_COMMITMENT {
        let wanted = expected("0 à 24 mois", "0 to 24 months");
        findings.raise(spot, "commitment_months", FaultKind::OutOfRange, offer.commitment_months, wanted);
    }
    if offer.status == OfferStatus::OnSale {
        arrival(spot, offer, known, findings);
    }
    let orderly = |range: SpeedRange| range.min <= range.normal && range.normal <= range.max;
    if let Some(speeds) = offer.speeds {
        for (header, range) in [("down_normal", speeds.down), ("up_normal", speeds.up)] {
            if !orderly(range) {
                let wanted = expected("minimum ≤ normal ≤ maximum", "minimum ≤ normal ≤ maximum");
                let found = format!("{} / {} / {}", range.min, range.normal, range.max);
                findings.raise(spot, header, FaultKind::Contradiction, found, wanted);
            }
        }
    }
}

/// Whatever equipment is chosen can reach the customer some way: a choice that nothing brings is a dead end.
fn arrival(spot: Spot<'_>, offer: &Offer, known: &Known<'_>, findings: &mut Findings) {
    let items = known.equipment.values().filter(|item| offer.equipment_groups.contains(&item.group));
    let mut stranded: Vec<&str> = items
        .filter(|item| ways(&offer.install_modes, &[item.install_modes.as_slice()]).is_empty())
        .map(|item| item.code.as_str())
        .collect();
    stranded.sort_unstable();
    if !stranded.is_empty() {
        let wanted = expected(
            "un mode d'installation qui convienne à chaque équipement proposé",
            "a way of installation that suits each piece of equipment on offer",
        );
        findings.raise(spot, "install_modes", FaultKind::Contradiction, stranded.join(" ; "), wanted);
    }
}

/// Each base service and fee has a tariff on every day of the sale window.
fn prices(spot: Spot<'_>, offer: &Offer, known: &Known<'_>, findings: &mut Findings) {
    let parts =
        offer.services.iter().map(|code| ("services", code)).chain(offer.fees.iter().map(|code| ("fees", code)));
    let mut seen = HashSet::new();
    for (header, service) in parts.filter(|part| known.services.contains_key(part.1) && seen.insert(*part)) {
        let spans = known.tariffs_of(service).iter().map(|(_, tariff)| tariff.validity);
        if let Some(missing) = first_day_without(offer.sale, spans) {
            let wanted = expected(
                format!("un tarif chaque jour de la vente ; il manque le {missing}"),
                format!("a tariff on each day of the sale; {missing} has none"),
            );
            findings.raise(spot, header, FaultKind::TariffGap, service, wanted);
        }
    }
}

/// The first day of a window that none of the spans, sorted by their beginning, holds.
pub(super) fn first_day_without(window: DateSpan, spans: impl Iterator<Item = DateSpan>) -> Option<NaiveDate> {
    let mut next = window.from;
    for span in spans.filter(|span| !span.is_backwards()) {
        if span.from > next {
            break;
        }
        match span.until {
            None => return None,
            Some(last) if last >= next => match last.succ_opt() {
                Some(day) => next = day,
                None => return None,
            },
            Some(_) => {}
        }
    }
    window.until.is_none_or(|last| next <= last).then_some(next)
}
