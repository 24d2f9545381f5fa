//! What is told never contradicts the engine: it is asked in every sale of a small world.

use crate::engine::{SaleContext, Selection, Snapshot};
use crate::fault::FaultKind;
use crate::model::{
    Catalogue, Criteria, Effect, EquipmentCode, OfferCode, OptionCode, Promotion, Reduces, Reduction, Restriction,
    SaleType, Target,
};
use crate::sample::{day, demo, fibre, sale};
use crate::soundness::advice::tests::{codes, restriction, span};
use proptest::prelude::*;
use std::sync::LazyLock;
use weblys_kernel::network::Eligibility;

const CHANNELS: [&str; 3] = ["SELFSHOP", "SHOP", "OTHER"];
const GROUPINGS: [&str; 2] = ["RG", "COLLECTIF"];
const CUSTOMERS: [&str; 2] = ["RESIDENTIAL", "PROFESSIONAL"];
const DAYS: [&str; 4] = ["2026-03-01", "2026-06-15", "2026-08-31", "2027-01-01"];
const COMMUNES: [&str; 3] = ["42218", "42187", "75056"];

fn cable() -> Eligibility {
    let mut cable = fibre(400);
    cable.accesses[0].technology = "HFC".parse().unwrap();
    cable
}

/// Every sale of the small world.
static WORLD: LazyLock<Vec<SaleContext>> = LazyLock::new(world);

fn world() -> Vec<SaleContext> {
    let both = Eligibility { accesses: [fibre(8000).accesses, cable().accesses].concat() };
    let networks = [both, cable()];
    let mut sales = vec![sale(Eligibility::default())];
    fn each<T: Clone>(sales: &mut Vec<SaleContext>, values: &[T], set: impl Fn(&mut SaleContext, T)) {
        let with = |value: &T| {
            let mut changed = sales.clone();
            changed.iter_mut().for_each(|sale| set(sale, value.clone()));
            changed
        };
        *sales = values.iter().flat_map(with).collect();
    }
    each(&mut sales, &networks, |sale, network| sale.eligibility = network);
    each(&mut sales, &CHANNELS, |sale, code| sale.channel = code.parse().unwrap());
    each(&mut sales, &GROUPINGS, |sale, code| sale.grouping = code.parse().unwrap());
    each(&mut sales, &CUSTOMERS, |sale, code| sale.customer_type = code.parse().unwrap());
    each(&mut sales, &SaleType::ALL, |sale, one| sale.sale_type = one);
    each(&mut sales, &DAYS, |sale, text| sale.day = day(text));
    each(&mut sales, &COMMUNES, |sale, code| sale.commune = Some(code.parse().unwrap()));
    each(&mut sales, &[&[] as &[&str], &["MOB-20", "TV-ESS"]], |sale, held| sale.services_held = codes(held));
    sales
}

fn some(pool: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop_oneof![3 => Just(Vec::new()), 2 => proptest::sample::subsequence(pool, 1..=2)]
}

/// Criteria on what a sale has one of.
fn listed() -> impl Strategy<Value = Criteria> {
    let sale_types = proptest::sample::subsequence(SaleType::ALL.to_vec(), 0..=2);
    let days = prop_oneof![
        2 => Just(None),
        1 => (0usize..4, 0usize..4).prop_map(|(one, other)| span(DAYS[one.min(other)], DAYS[one.max(other)]))
    ];
    let lists = (some(&CHANNELS[..2]), some(&GROUPINGS), some(&CUSTOMERS), some(&COMMUNES[..2]));
    (lists, sale_types, days).prop_map(|((channels, groupings, customers, communes), sale_types, days)| Criteria {
        channels: codes(&channels),
        groupings: codes(&groupings),
        customer_types: codes(&customers),
        communes: codes(&communes),
        sale_types,
        days,
        ..Criteria::default()
    })
}

/// Criteria on anything.
fn criteria() -> impl Strategy<Value = Criteria> {
    let rate = prop_oneof![3 => Just(None), 1 => Just(Some(400)), 1 => Just(Some(1000))];
    let zones = some(&["Z-STE", "Z-ROANNE"]);
    let parts = (some(&["FTTH", "HFC"]), rate, some(&["INTERNET", "TELEVISION"]), zones, some(&["MOB-20", "TEL-SOLO"]));
    (listed(), parts, 0usize..4).prop_map(|(listed, (technologies, rate, domains, zones, held), keep)| {
        let network = keep == 0;
        Criteria {
            technologies: if network { codes(&technologies) } else { Vec::new() },
            min_down_mbps: rate.filter(|_| network),
            domains: if network { codes(&domains) } else { Vec::new() },
            zones: if keep == 1 { codes(&zones) } else { Vec::new() },
            services_held: if keep == 2 { codes(&held) } else { Vec::new() },
            ..listed
        }
    })
}

fn effect() -> impl Strategy<Value = Effect> {
    prop_oneof![Just(Effect::OnlyWhere), Just(Effect::NotWhere)]
}

fn numbered(target: &Target, rules: Vec<(Effect, Criteria)>) -> Vec<Restriction> {
    let asking = rules.into_iter().filter(|(_, criteria)| !criteria.is_empty()).enumerate();
    let one = |(at, (effect, criteria)): (usize, (Effect, Criteria))| {
        restriction(&format!("R-{at}"), target.clone(), effect, |empty| *empty = criteria)
    };
    asking.map(one).collect()
}

fn is_told(catalogue: &Catalogue, kinds: &[FaultKind], item: &str) -> bool {
    let faults = crate::check(catalogue);
    assert!(faults.iter().all(crate::Fault::is_warning), "{faults:?}");
    faults.iter().any(|fault| kinds.contains(&fault.kind) && fault.item.as_deref() == Some(item))
}

const OFFERS: [&str; 3] = ["INTERNET-400", "MOBILE-20", "ETE-TV-MOBILE"];

fn is_sold(catalogue: Catalogue, offer: &str) -> bool {
    let snapshot = Snapshot::compile(2, catalogue).unwrap();
    let code: OfferCode = offer.parse().unwrap();
    WORLD.iter().any(|sale| snapshot.offer_verdict(sale, &code).unwrap().is_available())
}

const NO_SALE: [FaultKind; 2] = [FaultKind::TakenAway, FaultKind::NeverSold];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_offer_told_to_be_taken_away_is_available_in_no_sale(
        rules in proptest::collection::vec((effect(), criteria()), 1..6),
        offer in proptest::sample::select(&OFFERS[..]),
    ) {
        let mut catalogue = demo().catalogue().clone();
        catalogue.restrictions = numbered(&Target::Offer(offer.parse().unwrap()), rules);
        if is_told(&catalogue, &NO_SALE, offer) {
            prop_assert!(!is_sold(catalogue, offer), "{offer}");
        }
    }

    #[test]
    fn what_is_kept_for_facts_of_which_a_sale_has_one_is_told_whenever_no_sale_is_left(
        rules in proptest::collection::vec(listed().prop_map(|one| (Effect::OnlyWhere, one)), 1..4),
    ) {
        let mut catalogue = demo().catalogue().clone();
        catalogue.restrictions = numbered(&Target::Offer("INTERNET-400".parse().unwrap()), rules);
        let told = is_told(&catalogue, &NO_SALE, "INTERNET-400");
        prop_assert_eq!(told, !is_sold(catalogue, "INTERNET-400"));
    }

    #[test]
    fn an_option_told_never_to_be_chosen_can_be_chosen_with_no_offer(links in links()) {
        let mut catalogue = demo().catalogue().clone();
        for (at, (requires, excludes, equipment)) in links.into_iter().enumerate() {
            let item = catalogue.options.iter_mut().find(|item| item.code.as_str() == OPTIONS[at]).unwrap();
            // Only what comes before: no circle.
            item.requires = codes(&requires.into_iter().filter(|other| *other < at).map(|at| OPTIONS[at]).collect::<Vec<_>>());
            item.excludes = codes(&excludes.into_iter().map(|at| OPTIONS[at]).collect::<Vec<_>>());
            item.excludes.retain(|other| !item.requires.contains(other));
            item.requires_equipment = codes(&equipment);
        }
        let snapshot = Snapshot::compile(2, catalogue.clone()).unwrap();
        for code in OPTIONS {
            if is_told(&catalogue, &[FaultKind::NeverChosen], code) {
                prop_assert!(!can_be_chosen(&snapshot, code), "{}", code);
            }
        }
    }
}

const OPTIONS: [&str; 6] = ["CINEMA", "SPORT", "LANGUE-ARABE", "IP-FIXE", "APPELS-EUROPE", "GTR-4H"];

type Links = Vec<(Vec<usize>, Vec<usize>, Vec<&'static str>)>;

fn links() -> impl Strategy<Value = Links> {
    let at = || proptest::collection::vec(0usize..OPTIONS.len(), 0..3);
    proptest::collection::vec((at(), at(), some(&["MODEM-WIFI6", "DECODEUR-HD", "ROUTEUR-PRO"])), OPTIONS.len())
}

/// Whether an option can be chosen with all that it needs, in an offer that has it.
fn can_be_chosen(snapshot: &Snapshot, code: &str) -> bool {
    let mut needed: Vec<OptionCode> = codes(&[code]);
    let mut at = 0;
    while let Some(item) = needed.get(at).and_then(|code| snapshot.option(code)) {
        for other in &item.requires {
            if !needed.contains(other) {
                needed.push(other.clone());
            }
        }
        at += 1;
    }
    let pieces: [&[&str]; 4] = [&["MODEM-WIFI6"], &["DECODEUR-HD"], &["ROUTEUR-PRO"], &["MODEM-WIFI6", "DECODEUR-HD"]];
    let mut customer = sale(fibre(8000));
    snapshot.catalogue().offers.iter().any(|offer| {
        let business = offer.code.as_str() == "PRO-1G";
        customer.customer_type = if business { "PROFESSIONAL" } else { "RESIDENTIAL" }.parse().unwrap();
        customer.day = if offer.code.as_str().starts_with("ETE") { day("2026-07-01") } else { day("2026-03-10") };
        [&[] as &[&str]].iter().chain(&pieces).any(|pieces| {
            let selection = Selection {
                offer: offer.code.clone(),
                equipment: codes::<EquipmentCode>(pieces).into_iter().map(|code| (code, 1)).collect(),
                options: needed.iter().map(|code| (code.clone(), 1)).collect(),
                coupon: None,
            };
            snapshot.check_so_far(&customer, &selection).is_ok()
        })
    })
}

fn reduces() -> impl Strategy<Value = Reduces> {
    prop_oneof![
        Just(Reduces::Offer),
        Just(Reduces::Fees(codes(&["FRAIS-NET"]))),
        Just(Reduces::Equipment(codes(&["MODEM-WIFI7"]))),
        Just(Reduces::Equipment(codes(&["MODEM-WIFI6"]))),
        Just(Reduces::Options(codes(&["SPORT"]))),
    ]
}

/// Whether a promotion takes something off in a sale of one of its offers.
fn applies(snapshot: &Snapshot, promotion: &Promotion) -> bool {
    let (equipment, options) = match &promotion.reduces {
        Reduces::Equipment(codes) => (codes.as_slice(), &[] as &[OptionCode]),
        Reduces::Options(codes) => (&[] as &[EquipmentCode], codes.as_slice()),
        _ => (&[] as &[EquipmentCode], &[] as &[OptionCode]),
    };
    let selection = |offer: &str| Selection {
        offer: offer.parse().unwrap(),
        equipment: equipment.iter().map(|code| (code.clone(), 1)).collect(),
        options: options.iter().map(|code| (code.clone(), 1)).collect(),
        coupon: promotion.coupon.clone(),
    };
    let selections = OFFERS.map(selection);
    WORLD.iter().any(|sale| {
        selections.iter().any(|selection| {
            let verdicts = snapshot.promotions(sale, &selection.offer, None);
            verdicts[0].is_available()
                && snapshot.check_so_far(sale, selection).is_ok()
                && snapshot.charges(sale.day, selection).is_ok_and(|charges| {
                    let reductions = snapshot.reductions(sale, selection, &charges, 12);
                    reductions.iter().any(|reduced| reduced.promotion.code == promotion.code)
                })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_promotion_told_never_to_apply_takes_nothing_off_in_any_sale(
        conditions in criteria(),
        on_promotion in proptest::collection::vec((effect(), criteria()), 0..3),
        on_offer in (effect(), criteria()),
        offers in proptest::sample::subsequence(&OFFERS[..], 1..=3),
        reduces in reduces(),
        tariff in any::<bool>(),
    ) {
        let mut catalogue = demo().catalogue().clone();
        let mut promotion = catalogue.promotions[0].clone();
        promotion.offers = codes(&offers);
        promotion.reduction = if tariff { Reduction::Tariff } else { Reduction::BasisPoints(5_000) };
        (promotion.conditions, promotion.reduces, promotion.stacking) = (conditions, reduces, None);
        catalogue.promotions = vec![promotion.clone()];
        catalogue.restrictions = numbered(&Target::Promotion(promotion.code.clone()), on_promotion);
        for (at, offer) in OFFERS.into_iter().enumerate() {
            let mut of_offer = numbered(&Target::Offer(offer.parse().unwrap()), vec![on_offer.clone()]);
            of_offer.iter_mut().for_each(|one| one.code = format!("R-OFFER-{at}").parse().unwrap());
            catalogue.restrictions.extend(of_offer);
        }
        if is_told(&catalogue, &[FaultKind::NeverApplies], promotion.code.as_str()) {
            let snapshot = Snapshot::compile(2, catalogue).unwrap();
            prop_assert!(!applies(&snapshot, &promotion), "{promotion:?}");
        }
    }
}
