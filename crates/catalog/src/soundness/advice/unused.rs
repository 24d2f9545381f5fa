//! Services and zones that nothing speaks of.

use super::Whole;
use crate::fault::FaultKind;
use crate::model::{Catalogue, Criteria, Reduces, ServiceCode, Target, ZoneCode};
use crate::soundness::findings::{Findings, List, Spot, expected};
use std::collections::HashSet;
use weblys_kernel::network::Domain;

pub(super) fn examine(whole: &Whole<'_>, findings: &mut Findings) {
    let catalogue = whole.catalogue;
    let used = services(catalogue);
    let families = families_to_keep(catalogue, whole, &used);
    for (index, service) in catalogue.services.iter().enumerate() {
        if !used.contains(&service.code) && !families.contains(&service.domain) {
            let spot = Spot { list: List::Services, index, item: &service.code };
            let wanted = expected(
                "un service utilisé par une offre, un équipement, une option, une promotion ou un critère",
                "a service used by an offer, equipment, an option, a promotion or a criterion",
            );
            findings.raise(spot, "code", FaultKind::NotUsed, &service.code, wanted);
        }
    }
    let used: HashSet<&ZoneCode> = criteria(catalogue).flat_map(|asked| &asked.zones).collect();
    for (index, zone) in catalogue.zones.iter().enumerate().filter(|(_, zone)| !used.contains(&zone.code)) {
        let spot = Spot { list: List::Zones, index, item: &zone.code };
        let wanted = expected(
            "une zone utilisée par une restriction ou une promotion",
            "a zone used by a restriction or a promotion",
        );
        findings.raise(spot, "code", FaultKind::NotUsed, &zone.code, wanted);
    }
}

fn criteria(catalogue: &Catalogue) -> impl Iterator<Item = &Criteria> {
    let restrictions = catalogue.restrictions.iter().map(|restriction| &restriction.criteria);
    restrictions.chain(catalogue.promotions.iter().map(|promotion| &promotion.conditions))
}

fn services(catalogue: &Catalogue) -> HashSet<&ServiceCode> {
    let mut used: HashSet<&ServiceCode> = HashSet::with_capacity(catalogue.services.len());
    for offer in &catalogue.offers {
        used.extend(offer.services.iter().chain(&offer.fees));
    }
    for item in &catalogue.equipment {
        used.extend([&item.service].into_iter().chain(&item.deposit));
    }
    used.extend(catalogue.options.iter().map(|item| &item.service));
    for promotion in &catalogue.promotions {
        used.insert(&promotion.service);
        if let Reduces::Fees(services) = &promotion.reduces {
            used.extend(services);
        }
    }
    used.extend(criteria(catalogue).flat_map(|asked| &asked.services_held));
    used
}

/// Families that are spoken of and have no service in use: theirs keep the family known.
fn families_to_keep<'a>(
    catalogue: &'a Catalogue,
    whole: &Whole<'a>,
    used: &HashSet<&ServiceCode>,
) -> HashSet<&'a Domain> {
    let mut families: HashSet<&Domain> = criteria(catalogue).flat_map(|asked| &asked.domains).collect();
    for target in catalogue.restrictions.iter().flat_map(|restriction| &restriction.targets) {
        if let Target::Domain(domain) = target {
            families.insert(domain);
        }
    }
    if families.is_empty() {
        return families;
    }
    for service in used.iter().filter_map(|code| whole.known.services.get(code)) {
        families.remove(&service.domain);
    }
    families
}
