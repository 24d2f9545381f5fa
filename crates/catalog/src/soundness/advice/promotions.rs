//! Promotions that can never apply.

use super::Whole;
use super::left::{Conflict, Left};
use super::restricted::Rule;
use super::sold::{days, networks, window};
use super::takes::Takes;
use super::terms::Terms;
use crate::engine::Criterion;
use crate::fault::FaultKind;
use crate::model::{DateSpan, Offer, Promotion, PromotionCode, Reduction};
use crate::soundness::findings::{Findings, List, Spot, expected};
use std::collections::HashSet;

/// A promotion with more offers than this is not held against each of them.
const MOST_OFFERS: usize = 64;

/// Tells them, and says which they are.
pub(super) fn examine<'a>(whole: &Whole<'a>, findings: &mut Findings) -> HashSet<&'a PromotionCode> {
    let takes = Takes::of(whole);
    let mut idle = HashSet::new();
    for (index, promotion) in whole.catalogue.promotions.iter().enumerate() {
        let spot = Spot { list: List::Promotions, index, item: &promotion.code };
        if never_applies(spot, promotion, whole, &takes, findings) {
            idle.insert(&promotion.code);
        }
    }
    idle
}

fn never_applies(
    spot: Spot<'_>,
    promotion: &Promotion,
    whole: &Whole<'_>,
    takes: &Takes<'_>,
    findings: &mut Findings,
) -> bool {
    if promotion.offers.iter().any(|code| !whole.known.offers.contains(code)) {
        return false;
    }
    let named: Vec<&Offer> = promotion.offers.iter().filter_map(|code| whole.sold.offer(code)).collect();
    let names = !promotion.offers.is_empty();
    if names && named.is_empty() {
        let wanted = expected("une offre qui n'est pas retirée", "an offer that is not withdrawn");
        findings.raise(spot, "offers", FaultKind::NeverApplies, &promotion.code, wanted);
        return true;
    }
    if takes.nothing(whole, (spot, promotion), names.then_some(&named), findings) {
        return true;
    }
    let Some(conditions) = Terms::of(&promotion.conditions, &whole.restricted.zones) else { return false };
    let offers = if names { &named } else { &whole.sold.offers };
    let Some(conflict) = holds_never(whole, promotion, &conditions, offers) else { return false };
    let codes = conflict.by.join(", ");
    let wanted = expected(
        format!("au moins une vente où tout tient ensemble, avec l'une de ses offres : {codes}"),
        format!("at least one sale in which all of this holds, with one of its offers: {codes}"),
    );
    findings.raise(spot, header(conflict.on), FaultKind::NeverApplies, codes, wanted);
    true
}

/// What must hold for a promotion to apply.
struct Asked<'l> {
    code: &'l str,
    conditions: &'l Terms<'l>,
    rules: Vec<&'l Rule<'l>>,
    /// The days with a tariff, where it goes by one.
    tariffs: Option<Vec<DateSpan>>,
}

impl<'l> Asked<'l> {
    fn narrow(&self, mut left: Left<'l>, of_offer: &[&'l Rule<'l>]) -> Result<(), Conflict<'l>> {
        left.keep(self.code, self.conditions)?;
        if let Some(tariffs) = &self.tariffs {
            left.keep_days(self.code, tariffs)?;
        }
        let rules: Vec<&Rule<'_>> = self.rules.iter().chain(of_offer).copied().collect();
        left.under(&rules)
    }
}

fn holds_never<'l>(
    whole: &'l Whole<'l>,
    promotion: &'l Promotion,
    conditions: &'l Terms<'l>,
    offers: &[&Offer],
) -> Option<Conflict<'l>> {
    let spans = || whole.known.tariffs_of(&promotion.service).iter().map(|(_, tariff)| tariff.validity).collect();
    let asked = Asked {
        code: promotion.code.as_str(),
        conditions,
        rules: whole.restricted.on_promotion(&promotion.code, whole.known),
        tariffs: (promotion.reduction == Reduction::Tariff).then(spans),
    };
    let sold = if promotion.offers.is_empty() { whole.sold.days.clone() } else { days(offers) };
    if sold.is_empty() {
        return None;
    }
    if let Err(conflict) = asked.narrow(Left::on(sold, Vec::new()), &[]) {
        return Some(conflict);
    }
    if offers.len() > MOST_OFFERS {
        return None;
    }
    let mut first = None;
    for offer in offers {
        let rules = whole.restricted.on_offer(offer, whole.known);
        let left = Left::on(vec![window(offer)], networks(offer, whole.known));
        // Where the offer itself is sold to nobody, that is what is to be looked at.
        left.clone().under(&rules).ok()?;
        let conflict = asked.narrow(left, &rules).err()?;
        first.get_or_insert(conflict);
    }
    first
}

/// The column in which a criterion is kept.
const fn header(criterion: Option<Criterion>) -> &'static str {
    match criterion {
        None => "code",
        Some(Criterion::Network) => "technologies",
        Some(Criterion::Place) => "communes",
        Some(Criterion::SaleType) => "sale_types",
        Some(Criterion::Grouping) => "groupings",
        Some(Criterion::Channel) => "channels",
        Some(Criterion::CustomerType) => "customer_types",
        Some(Criterion::Day) => "days_from",
        Some(Criterion::ServicesHeld) => "services_held",
    }
}
