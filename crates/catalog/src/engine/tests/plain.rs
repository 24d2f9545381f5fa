//! The engine without any index, straight from what a catalogue says: what the indexed answer must equal, on catalogues of
//! which nobody thought.

use crate::engine::{Criterion, SaleContext, Snapshot, Withheld};
use crate::model::{
    Catalogue, Criteria, Effect, Offer, OfferStatus, Restriction, Service, ServiceCode, Target, TargetKind, Zone,
};
use crate::sample::{day, demo, offer};
use proptest::prelude::*;
use proptest::sample::subsequence;

/// Everything that stands against an offer, by reading everything.
fn against<'s>(catalogue: &'s Catalogue, offer: &'s Offer, sale: &SaleContext) -> Vec<Withheld<'s>> {
    let mut withheld = Vec::new();
    if offer.status != OfferStatus::OnSale {
        withheld.push(Withheld::NotOnSale { status: offer.status });
    }
    if !offer.sale.contains(sale.day) {
        withheld.push(Withheld::OutOfWindow { sale: offer.sale });
    }
    let priced = |code: &ServiceCode| {
        catalogue.tariffs.iter().any(|tariff| tariff.service == *code && tariff.validity.contains(sale.day))
    };
    for code in &offer.services {
        let service = service(catalogue, code);
        withheld.extend(lack(service, sale).filter(|missing| !withheld.contains(missing)));
        withheld.extend((!priced(code)).then_some(Withheld::NoTariff { service: &service.code }));
    }
    for code in offer.fees.iter().filter(|code| !priced(code)) {
        withheld.push(Withheld::NoTariff { service: &service(catalogue, code).code });
    }
    let restrictions = catalogue.restrictions.iter().filter(|one| is_about(catalogue, one, offer));
    withheld.extend(restrictions.filter_map(|restriction| {
        let stated: Vec<(Criterion, bool)> = facts(catalogue, &restriction.criteria, sale);
        let because: Vec<Criterion> = match restriction.effect {
            Effect::OnlyWhere => stated.iter().filter(|(_, holds)| !holds).map(|fact| fact.0).collect(),
            Effect::NotWhere if stated.iter().all(|(_, holds)| *holds) => stated.iter().map(|fact| fact.0).collect(),
            Effect::NotWhere => Vec::new(),
        };
        (!because.is_empty()).then_some(Withheld::Restricted { restriction, because })
    }));
    withheld
}

fn service<'s>(catalogue: &'s Catalogue, code: &ServiceCode) -> &'s Service {
    catalogue.services.iter().find(|service| service.code == *code).unwrap()
}

fn lack<'s>(service: &'s Service, sale: &SaleContext) -> Option<Withheld<'s>> {
    let carrying = sale.eligibility.accesses.iter().filter(|access| access.domains.contains(&service.domain));
    let best = carrying.map(|access| access.down_mbps).max();
    match best {
        _ if !service.needs_network => None,
        None => Some(Withheld::NotCarried { domain: &service.domain }),
        Some(best) => (best < service.min_down_mbps).then_some(Withheld::RateTooLow {
            domain: &service.domain,
            needed: service.min_down_mbps,
            best,
        }),
    }
}

fn is_about(catalogue: &Catalogue, restriction: &Restriction, offer: &Offer) -> bool {
    restriction.targets.iter().any(|target| match target {
        Target::Offer(code) => *code == offer.code,
        Target::All(kind) => *kind == TargetKind::Offer,
        Target::Domain(domain) => offer.services.iter().any(|code| service(catalogue, code).domain == *domain),
        _ => false,
    })
}

/// Each criterion that is stated, and whether it holds.
fn facts(catalogue: &Catalogue, asked: &Criteria, sale: &SaleContext) -> Vec<(Criterion, bool)> {
    let zones: Vec<&Zone> = catalogue.zones.iter().filter(|zone| asked.zones.contains(&zone.code)).collect();
    let in_commune = sale.commune.as_ref().is_some_and(|commune| asked.communes.contains(commune));
    let place = in_commune || zones.iter().any(|zone| sale.is_in(zone));
    let network = sale.eligibility.accesses.iter().any(|access| {
        (asked.technologies.is_empty() || asked.technologies.contains(&access.technology))
            && asked.min_down_mbps.is_none_or(|rate| rate <= access.down_mbps)
            && asked.domains.iter().all(|domain| access.domains.contains(domain))
    });
    let states_network = !asked.technologies.is_empty() || asked.min_down_mbps.is_some() || !asked.domains.is_empty();
    let held = asked.services_held.iter().any(|service| sale.services_held.contains(service));
    let facts = [
        (Criterion::Network, states_network, network),
        (Criterion::Place, !asked.communes.is_empty() || !asked.zones.is_empty(), place),
        (Criterion::SaleType, !asked.sale_types.is_empty(), asked.sale_types.contains(&sale.sale_type)),
        (Criterion::Grouping, !asked.groupings.is_empty(), asked.groupings.contains(&sale.grouping)),
        (Criterion::Channel, !asked.channels.is_empty(), asked.channels.contains(&sale.channel)),
        (Criterion::CustomerType, !asked.customer_types.is_empty(), asked.customer_types.contains(&sale.customer_type)),
        (Criterion::Day, asked.days.is_some(), asked.days.is_some_and(|days| days.contains(sale.day))),
        (Criterion::ServicesHeld, !asked.services_held.is_empty(), held),
    ];
    facts.into_iter().filter(|(_, stated, _)| *stated).map(|(criterion, _, holds)| (criterion, holds)).collect()
}

/// Some of these codes, often none.
fn few<C: std::str::FromStr<Err: std::fmt::Debug> + Clone + std::fmt::Debug + 'static>(
    codes: &[&str],
) -> impl Strategy<Value = Vec<C>> + use<C> {
    let codes: Vec<C> = codes.iter().map(|code| code.parse().unwrap()).collect();
    let most = codes.len().min(2);
    prop_oneof![3 => Just(Vec::new()), 1 => subsequence(codes, 1..=most)]
}

fn criteria() -> impl Strategy<Value = Criteria> {
    let network =
        (few(&["FTTH", "HFC"]), proptest::option::weighted(0.2, 300u32..2000), few(&["INTERNET", "TELEVISION"]));
    let place = (few(&["42218", "42187", "43157"]), few(&["Z-1", "Z-2", "Z-3"]));
    let buyer =
        (few(&["RG", "COLLECTIF"]), few(&["SELFSHOP", "SHOP", "DOOR_TO_DOOR"]), few(&["RESIDENTIAL", "PROFESSIONAL"]));
    (network, place, buyer).prop_map(|((technologies, min_down_mbps, domains), (communes, zones), buyer)| {
        let (groupings, channels, customer_types) = buyer;
        let days = None;
        Criteria {
            technologies,
            min_down_mbps,
            domains,
            communes,
            zones,
            groupings,
            channels,
            customer_types,
            days,
            ..Criteria::default()
        }
    })
}

fn target() -> impl Strategy<Value = Target> {
    let offers: Vec<_> = demo().catalogue().offers.iter().map(|offer| offer.code.clone()).collect();
    prop_oneof![
        8 => proptest::sample::select(offers).prop_map(Target::Offer),
        1 => Just(Target::All(TargetKind::Offer)),
        1 => proptest::sample::select(vec!["INTERNET", "TELEVISION", "MOBILE"])
            .prop_map(|domain| Target::Domain(domain.parse().unwrap())),
    ]
}

/// The demo with other restrictions, other zones, and any of its offers in any stage of life.
fn catalogues() -> impl Strategy<Value = Catalogue> {
    let restriction = (proptest::collection::vec(target(), 1..4), any::<bool>(), criteria());
    let communes = few(&["42218", "42187", "43157", "42186"]);
    let zones = proptest::collection::vec((communes, few(&["CDZ-1", "CDZ-2"]), few(&["42-1"]), few(&["D-1"])), 3);
    let statuses = proptest::collection::vec(0u8..6, 30);
    (proptest::collection::vec(restriction, 0..14), zones, statuses).prop_map(|(restrictions, zones, statuses)| {
        let mut catalogue = demo().catalogue().clone();
        let (pattern, mut zone) = (catalogue.restrictions[0].clone(), catalogue.zones[0].clone());
        for promotion in &mut catalogue.promotions {
            promotion.conditions.zones.clear();
        }
        catalogue.zones.clear();
        for (number, (communes, distribution_zones, streets, dwellings)) in (1..).zip(zones) {
            zone.code = format!("Z-{number}").parse().unwrap();
            catalogue.zones.push(Zone { communes, distribution_zones, streets, dwellings, ..zone.clone() });
        }
        catalogue.restrictions.clear();
        for (number, (targets, keeps, criteria)) in (1..).zip(restrictions) {
            let effect = if keeps { Effect::OnlyWhere } else { Effect::NotWhere };
            let code = format!("R-{number}").parse().unwrap();
            if !criteria.is_empty() {
                catalogue.restrictions.push(Restriction { code, targets, effect, criteria, ..pattern.clone() });
            }
        }
        for (offer, status) in catalogue.offers.iter_mut().zip(statuses) {
            match status {
                0 => offer.status = OfferStatus::Draft,
                1 => offer.status = OfferStatus::Withdrawn,
                _ => {}
            }
        }
        catalogue
    })
}

/// A dwelling that zones may speak of by any of its parts.
fn somewhere() -> impl Strategy<Value = SaleContext> {
    let parts = (proptest::option::of(Just("CDZ-1")), proptest::option::of(Just("42-1")), any::<bool>());
    (super::sales(), parts).prop_map(|(mut sale, (part, street, known))| {
        sale.distribution_zone = part.map(|code| code.parse().unwrap());
        sale.street = street.map(|code| code.parse().unwrap());
        sale.dwelling = known.then(|| "D-1".parse().unwrap());
        sale
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_indexes_find_is_what_plain_reading_finds(catalogue in catalogues(), sale in somewhere()) {
        let snapshot = Snapshot::compile(1, catalogue.clone()).unwrap();
        let verdicts = snapshot.offers(&sale);
        prop_assert_eq!(verdicts.len(), catalogue.offers.len());
        for verdict in &verdicts {
            let plain = catalogue.offers.iter().find(|offer| offer.code == verdict.item.code).unwrap();
            prop_assert_eq!(&verdict.withheld, &against(&catalogue, plain, &sale), "{}", verdict.item.code);
        }
        let available: Vec<&Offer> =
            verdicts.iter().filter(|verdict| verdict.is_available()).map(|verdict| verdict.item).collect();
        prop_assert_eq!(snapshot.sold(&sale), available);
    }
}

#[test]
fn the_plain_reading_knows_the_demo_too() {
    let catalogue = demo().catalogue();
    let mut sale = crate::sample::sale(crate::sample::fibre(8000));
    let trio = catalogue.offers.iter().find(|one| one.code == offer("TRIO-1G")).unwrap();
    assert_eq!(against(catalogue, trio, &sale), []);
    sale.day = day("2036-01-01");
    assert!(!against(catalogue, trio, &sale).is_empty());
}
