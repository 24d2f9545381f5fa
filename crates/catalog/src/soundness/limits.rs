//! Promotions, restrictions and zones: they speak of things that exist, and ask for something.

use crate::fault::{FaultKind, Sheet};
use crate::model::{
    Catalogue, Criteria, EquipmentCode, Promotion, Reduces, Reduction, Restriction, ServiceCode, ServiceKind, Target,
};
use crate::pricing::LONGEST;
use crate::soundness::findings::{Findings, Known, List, Spot, expected};
use crate::soundness::services::{ask_kind, ask_tariff, day};

pub(super) fn examine(catalogue: &Catalogue, known: &Known<'_>, findings: &mut Findings) {
    findings.twice(List::Promotions, catalogue.promotions.iter().map(|promotion| &promotion.code));
    findings.twice(List::Restrictions, catalogue.restrictions.iter().map(|restriction| &restriction.code));
    findings.twice(List::Zones, catalogue.zones.iter().map(|zone| &zone.code));
    for (index, promotion) in catalogue.promotions.iter().enumerate() {
        let spot = Spot { list: List::Promotions, index, item: &promotion.code };
        promoted(spot, promotion, known, findings);
        criteria(spot, &promotion.conditions, known, findings);
    }
    for (index, restriction) in catalogue.restrictions.iter().enumerate() {
        let spot = Spot { list: List::Restrictions, index, item: &restriction.code };
        targets(spot, restriction, known, findings);
        criteria(spot, &restriction.criteria, known, findings);
        if restriction.criteria.is_empty() {
            let wanted = expected("au moins un critère", "at least one criterion");
            findings.raise(spot, "effect", FaultKind::NothingAsked, "", wanted);
        }
    }
}

fn promoted(spot: Spot<'_>, promotion: &Promotion, known: &Known<'_>, findings: &mut Findings) {
    ask_kind(spot, "service", &promotion.service, &[ServiceKind::Promotion, ServiceKind::Discount], known, findings);
    match promotion.reduction {
        Reduction::Tariff => ask_tariff(spot, "service", &promotion.service, known, findings),
        Reduction::BasisPoints(points) if points == 0 || points > 10_000 => {
            let wanted = expected("plus de 0 % et au plus 100 %", "more than 0 % and at most 100 %");
            findings.raise(spot, "percent", FaultKind::OutOfRange, f64::from(points) / 100.0, wanted);
        }
        Reduction::BasisPoints(_) => {}
    }
    let last = promotion.last_month().unwrap_or(promotion.from_month);
    if promotion.from_month == 0 || promotion.months == Some(0) || last > LONGEST {
        let wanted = expected("des mois de 1 à 120", "months from 1 to 120");
        let found = format!("{} + {:?}", promotion.from_month, promotion.months);
        findings.raise(spot, "months", FaultKind::OutOfRange, found, wanted);
    }
    uses(spot, promotion, findings);
    subsidy(spot, promotion, known, findings);
    findings.dangling_among(spot, "offers", &promotion.offers, Sheet::Offers, |code| known.offers.contains(code));
    match &promotion.reduces {
        Reduces::Offer => {}
        Reduces::Fees(services) => {
            for service in services {
                ask_kind(spot, "reduces_codes", service, &[ServiceKind::Fee], known, findings);
            }
        }
        Reduces::Equipment(codes) => {
            let equipment = |code: &_| known.equipment.contains_key(code);
            findings.dangling_among(spot, "reduces_codes", codes, Sheet::Equipment, equipment);
        }
        Reduces::Options(codes) => {
            let options = |code: &_| known.options.contains_key(code);
            findings.dangling_among(spot, "reduces_codes", codes, Sheet::Options, options);
        }
    }
}

/// What is lowered in return for a commitment is a device that becomes the customer's own (CO-2).
fn subsidy(spot: Spot<'_>, promotion: &Promotion, known: &Known<'_>, findings: &mut Findings) {
    if !promotion.subsidy {
        return;
    }
    let Reduces::Equipment(codes) = &promotion.reduces else {
        let wanted = expected(
            "EQUIPMENT : une subvention abaisse le prix d'un appareil",
            "EQUIPMENT: a subsidy lowers a device",
        );
        return findings.raise(spot, "reduces", FaultKind::Contradiction, "subsidy", wanted);
    };
    let is_rented = |code: &&EquipmentCode| {
        let service = known.equipment.get(code).and_then(|item| known.services.get(&item.service));
        service.is_some_and(|service| service.kind == ServiceKind::EquipmentRental)
    };
    for code in codes.iter().filter(is_rented) {
        let wanted = expected(
            "un appareil vendu : ce qui est loué se rend",
            "a device that is sold: what is rented is given back",
        );
        findings.raise(spot, "reduces_codes", FaultKind::Contradiction, code, wanted);
    }
}

/// A limit lets something through, and one for each customer goes with a coupon: whoever types none is not known yet when
/// prices are shown.
fn uses(spot: Spot<'_>, promotion: &Promotion, findings: &mut Findings) {
    for (header, is_none) in
        [("max_uses", promotion.max_uses == Some(0)), ("max_uses_each", promotion.max_uses_each == Some(0))]
    {
        if is_none {
            let wanted = expected("au moins une commande, ou rien", "at least one order, or nothing");
            findings.raise(spot, header, FaultKind::OutOfRange, 0, wanted);
        }
    }
    if let (Some(each), None) = (promotion.max_uses_each, &promotion.coupon) {
        let wanted = expected("un code avantage, pour une limite par client", "a coupon, for a limit of each customer");
        findings.raise(spot, "coupon", FaultKind::Contradiction, each, wanted);
    }
}

fn targets(spot: Spot<'_>, restriction: &Restriction, known: &Known<'_>, findings: &mut Findings) {
    for target in &restriction.targets {
        let (code, sheet, is_known): (&dyn std::fmt::Display, Sheet, bool) = match target {
            Target::Offer(code) => (code, Sheet::Offers, known.offers.contains(code)),
            Target::Equipment(code) => (code, Sheet::Equipment, known.equipment.contains_key(code)),
            Target::Option(code) => (code, Sheet::Options, known.options.contains_key(code)),
            Target::Promotion(code) => (code, Sheet::Promotions, known.promotions.contains(code)),
            Target::Domain(domain) => (domain, Sheet::Services, known.domains.contains(domain)),
            Target::All(_) => continue,
        };
        if !is_known {
            findings.dangling(spot, "targets", code, sheet);
        }
    }
    if restriction.targets.is_empty() {
        let wanted = expected("au moins une cible", "at least one target");
        findings.raise(spot, "targets", FaultKind::ValueMissing, "", wanted);
    }
}

fn criteria(spot: Spot<'_>, criteria: &Criteria, known: &Known<'_>, findings: &mut Findings) {
    findings.dangling_among(spot, "zones", &criteria.zones, Sheet::Zones, |code| known.zones.contains(code));
    let services = |code: &ServiceCode| known.services.contains_key(code);
    findings.dangling_among(spot, "services_held", &criteria.services_held, Sheet::Services, services);
    findings
        .dangling_among(spot, "domains", &criteria.domains, Sheet::Services, |domain| known.domains.contains(domain));
    if let Some(days) = criteria.days
        && days.is_backwards()
    {
        let wanted = expected("une fin après le début", "an end after the beginning");
        findings.raise(spot, "days_until", FaultKind::DatesBackwards, day(days.until), wanted);
    }
}
