//! What is said twice: restrictions that say the same, coupons that give twice.

use super::Whole;
use super::days::ALWAYS;
use super::left::Left;
use super::terms::{Terms, sorted, texts};
use crate::fault::FaultKind;
use crate::model::{
    Charge, Criteria, DateSpan, Effect, OfferCode, Promotion, PromotionCode, Reduces, Reduction, Restriction, Target,
    TargetKind,
};
use crate::soundness::findings::{Findings, List, Spot, expected};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Of the promotions with one coupon and the same offers, so many are held against each other.
const MOST_OF_A_COUPON: usize = 32;

pub(super) fn examine(whole: &Whole<'_>, idle: &HashSet<&PromotionCode>, findings: &mut Findings) {
    said_twice(whole, findings);
    given_twice(whole, idle, findings);
}

fn said_twice(whole: &Whole<'_>, findings: &mut Findings) {
    let mut said: HashMap<Said<'_>, &Restriction> = HashMap::new();
    for (index, restriction) in whole.catalogue.restrictions.iter().enumerate() {
        // Without a target or a criterion it says nothing, which is a fault of its own.
        if restriction.targets.is_empty() || restriction.criteria.is_empty() {
            continue;
        }
        let Some(first) = said.get(&Said::by(restriction)) else {
            said.insert(Said::by(restriction), restriction);
            continue;
        };
        let spot = Spot { list: List::Restrictions, index, item: &restriction.code };
        let wanted = expected(
            format!("autre chose que ce que dit la restriction {}", first.code),
            format!("something else than what the restriction {} says", first.code),
        );
        findings.raise(spot, "code", FaultKind::SaidTwice, &restriction.code, wanted);
    }
}

/// What a restriction says, whatever the order in which it is written.
#[derive(PartialEq, Eq, Hash)]
struct Said<'a> {
    effect: Effect,
    targets: Vec<(u8, &'a str)>,
    /// The lists of its criteria, always in the same order.
    lists: [Vec<&'a str>; 9],
    min_down_mbps: Option<u32>,
    days: Option<DateSpan>,
}

impl<'a> Said<'a> {
    fn by(restriction: &'a Restriction) -> Self {
        let asks: &Criteria = &restriction.criteria;
        Self {
            effect: restriction.effect,
            targets: sorted(restriction.targets.iter().map(target)),
            lists: [
                texts(&asks.technologies),
                texts(&asks.domains),
                texts(&asks.communes),
                texts(&asks.zones),
                sorted(asks.sale_types.iter().map(|one| one.word())),
                texts(&asks.groupings),
                texts(&asks.channels),
                texts(&asks.customer_types),
                texts(&asks.services_held),
            ],
            min_down_mbps: asks.min_down_mbps,
            days: asks.days,
        }
    }
}

fn target(target: &Target) -> (u8, &str) {
    match target {
        Target::Offer(code) => (0, code.as_str()),
        Target::Equipment(code) => (1, code.as_str()),
        Target::Option(code) => (2, code.as_str()),
        Target::Promotion(code) => (3, code.as_str()),
        Target::Domain(domain) => (4, domain.as_str()),
        Target::All(TargetKind::Offer) => (5, ""),
        Target::All(TargetKind::Equipment) => (6, ""),
        Target::All(TargetKind::Option) => (7, ""),
        Target::All(TargetKind::Promotion) => (8, ""),
    }
}

/// A coupon in capitals, and the offers with which it gives something.
type Coupon<'a> = (String, Vec<&'a OfferCode>);

/// Two promotions of one coupon that lower the same thing in the same months, and add up.
fn given_twice(whole: &Whole<'_>, idle: &HashSet<&PromotionCode>, findings: &mut Findings) {
    let mut given: HashMap<Coupon<'_>, Vec<(&Promotion, Terms<'_>)>> = HashMap::new();
    for (index, promotion) in whole.catalogue.promotions.iter().enumerate() {
        let Some(coupon) = &promotion.coupon else { continue };
        if idle.contains(&promotion.code) {
            continue;
        }
        let Some(terms) = Terms::of(&promotion.conditions, &whole.restricted.zones) else { continue };
        let same = given.entry((coupon.as_str().to_ascii_uppercase(), sorted(&promotion.offers))).or_default();
        if let Some((first, _)) = same
            .iter()
            .find(|(other, asked)| add_up(promotion, other) && go_together(whole, (promotion, &terms), (other, asked)))
        {
            let spot = Spot { list: List::Promotions, index, item: &promotion.code };
            let code = &first.code;
            let wanted = expected(
                format!("un groupe de cumul commun avec la promotion {code}, si les deux ne doivent pas s'ajouter"),
                format!("a stacking group in common with the promotion {code}, unless both are meant to add up"),
            );
            findings.raise(spot, "coupon", FaultKind::GivenTwice, coupon, wanted);
        }
        if same.len() < MOST_OF_A_COUPON {
            same.push((promotion, terms));
        }
    }
}

fn add_up(one: &Promotion, other: &Promotion) -> bool {
    let exclusive = one.stacking.is_some() && one.stacking == other.stacking;
    let ends_before = |one: &Promotion, other: &Promotion| one.last_month().is_some_and(|last| last < other.from_month);
    let apart = ends_before(one, other) || ends_before(other, one);
    !exclusive && !apart && lower_the_same(&one.reduces, &other.reduces)
}

fn lower_the_same(one: &Reduces, other: &Reduces) -> bool {
    match (one, other) {
        (Reduces::Offer, Reduces::Offer) => true,
        (Reduces::Fees(one), Reduces::Fees(other)) => meet(one, other),
        (Reduces::Equipment(one), Reduces::Equipment(other)) => meet(one, other),
        (Reduces::Options(one), Reduces::Options(other)) => meet(one, other),
        _ => false,
    }
}

/// Whether two lists have something in common, however long they are.
fn meet<C: Eq + Hash>(one: &[C], other: &[C]) -> bool {
    let other: HashSet<&C> = other.iter().collect();
    one.iter().any(|code| other.contains(code))
}

/// Whether both hold in some sale: what a sale has one of is common, and of the rest only one asks, or both the same.
fn go_together(
    whole: &Whole<'_>,
    (first, one): (&Promotion, &Terms<'_>),
    (second, other): (&Promotion, &Terms<'_>),
) -> bool {
    let alike = |asked: (bool, bool), same: bool| !(asked.0 && asked.1) || same;
    let mut left = Left::on(whole.sold.days.clone(), Vec::new());
    let kept = left.keep("", one).and_then(|()| left.keep("", other));
    let kept = kept.and_then(|()| [first, second].iter().try_for_each(|one| left.keep_days("", &tariffs(whole, one))));
    let rules = [first, second].map(|one| whole.restricted.on_promotion(&one.code, whole.known)).concat();
    kept.and_then(|()| left.under(&rules)).is_ok()
        && charge_alike(whole, first, second)
        && alike((one.network.is_some(), other.network.is_some()), one.network == other.network)
        && alike((one.places.is_some(), other.places.is_some()), one.places == other.places)
        && alike((!one.held.is_empty(), !other.held.is_empty()), one.held == other.held)
}

/// The days on which a promotion takes something off.
fn tariffs(whole: &Whole<'_>, promotion: &Promotion) -> Vec<DateSpan> {
    match promotion.reduction {
        Reduction::Tariff => {
            let tariffs = whole.known.tariffs_of(&promotion.service).iter();
            tariffs.filter(|(_, tariff)| !tariff.amount.is_zero()).map(|(_, tariff)| tariff.validity).collect()
        }
        Reduction::BasisPoints(_) => vec![ALWAYS],
    }
}

/// An amount each month and an amount once do not lower the same charge.
fn charge_alike(whole: &Whole<'_>, one: &Promotion, other: &Promotion) -> bool {
    let charges = |promotion: &Promotion| {
        let tariffs = whole.known.tariffs_of(&promotion.service).iter();
        tariffs.map(|(_, tariff)| tariff.charge).collect::<HashSet<Charge>>()
    };
    one.reduction != Reduction::Tariff
        || other.reduction != Reduction::Tariff
        || !charges(one).is_disjoint(&charges(other))
}
