//! What is said twice, and what nothing speaks of.

use super::{codes, told};
use crate::model::{Effect, Service, Target};

const FINE: [&str; 0] = [];

#[test]
fn a_restriction_that_says_the_same_as_another_is_told_whatever_its_order() {
    let again = |change: fn(&mut crate::model::Restriction)| {
        told(move |catalogue| {
            let mut again =
                catalogue.restrictions.iter().find(|one| one.code.as_str() == "R-COLLECTIF").unwrap().clone();
            again.code = "R-BIS".parse().unwrap();
            again.targets.reverse();
            again.targets.push(again.targets[0].clone());
            change(&mut again);
            catalogue.restrictions.push(again);
        })
    };
    assert_eq!(again(|_| ()), ["IMP-066 restrictions (code) R-BIS"]);
    assert_eq!(again(|again| again.criteria.groupings.push("VIP".parse().unwrap())), FINE);
    assert_eq!(again(|again| again.targets.push(Target::Offer("TRIO-1G".parse().unwrap()))), FINE);
    assert_eq!(again(|again| (again.effect, again.criteria.groupings) = (Effect::OnlyWhere, codes(&["RG"]))), FINE);
}

#[test]
fn a_service_that_nothing_uses_is_told() {
    let service = |change: fn(&mut Service)| {
        told(move |catalogue| {
            let mut idle = catalogue.services[0].clone();
            idle.code = "IDLE".parse().unwrap();
            change(&mut idle);
            catalogue.services.push(idle);
        })
    };
    assert_eq!(service(|_| ()), ["IMP-067 services (code) IDLE"]);
    let held = told(|catalogue| {
        let idle = Service { code: "IDLE".parse().unwrap(), ..catalogue.services[0].clone() };
        catalogue.services.push(idle);
        catalogue.promotions[0].conditions.services_held = codes(&["IDLE"]);
    });
    assert_eq!(held, FINE, "a criterion asks who holds it");
    let family = told(|catalogue| {
        let (code, domain) = ("IDLE".parse().unwrap(), "ENERGY".parse().unwrap());
        catalogue.services.push(Service { code, domain, ..catalogue.services[0].clone() });
        catalogue.restrictions[0].criteria.domains = codes(&["ENERGY"]);
    });
    assert_eq!(family, FINE, "without it the family would not be known");
}

#[test]
fn a_zone_that_nothing_uses_is_told() {
    let told = told(|catalogue| {
        for restriction in catalogue.restrictions.iter_mut().filter(|one| one.code.as_str() == "R-TV-FAMILLE-ROANNE") {
            restriction.criteria.zones = codes(&["Z-STE"]);
        }
        for restriction in catalogue.restrictions.iter_mut().filter(|one| one.code.as_str() == "R-PRO-ZONE") {
            restriction.criteria.zones = codes(&["Z-STE", "Z-GIER", "Z-ONDAINE", "Z-FOREZ", "Z-RHONE"]);
        }
    });
    assert_eq!(told, ["IMP-067 zones (code) Z-ROANNE"]);
}
