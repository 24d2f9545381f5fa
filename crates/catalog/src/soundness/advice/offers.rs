//! Offers on sale that nobody can be sold, and links to offers that are not sold any more.

use super::Whole;
use super::left::{Conflict, Left};
use super::sold::{networks, window};
use crate::engine::Criterion;
use crate::fault::FaultKind;
use crate::model::{Catalogue, Effect, GroupCode, Offer, OfferCode, OfferStatus};
use crate::soundness::findings::{Findings, List, Spot, expected};
use std::collections::{HashMap, HashSet};

pub(super) fn examine(whole: &Whole<'_>, findings: &mut Findings) {
    let equipment = in_sets(whole.catalogue.equipment.iter().map(|item| (&item.group, item.max_quantity)));
    let options = in_sets(whole.catalogue.options.iter().map(|item| (&item.group, item.max_quantity)));
    let withdrawn = withdrawn(whole.catalogue);
    for (index, offer) in whole.catalogue.offers.iter().enumerate() {
        let spot = Spot { list: List::Offers, index, item: &offer.code };
        links(spot, offer, &withdrawn, findings);
        if offer.status != OfferStatus::OnSale || offer.sale.is_backwards() {
            continue;
        }
        let wanted = offer.equipment_groups.iter().filter_map(|code| whole.known.equipment_groups.get(code));
        for group in wanted.filter(|group| equipment.get(&group.code).copied().unwrap_or_default() < group.min) {
            never_filled(spot, "equipment_groups", &group.code, ("d'équipements", "equipment"), findings);
        }
        let wanted = offer.option_groups.iter().filter_map(|code| whole.known.option_groups.get(code));
        for group in wanted.filter(|group| options.get(&group.code).copied().unwrap_or_default() < group.min) {
            never_filled(spot, "option_groups", &group.code, ("d'options", "options"), findings);
        }
        restricted(spot, offer, whole, findings);
    }
}

/// How many pieces a set can add up to.
fn in_sets<'a>(items: impl Iterator<Item = (&'a GroupCode, u16)>) -> HashMap<&'a GroupCode, u16> {
    let mut sums: HashMap<&GroupCode, u16> = HashMap::new();
    for (group, most) in items {
        let sum = sums.entry(group).or_default();
        *sum = sum.saturating_add(most);
    }
    sums
}

/// A set that asks for more than it has can never be filled, nor its offer sold.
fn never_filled(
    spot: Spot<'_>,
    header: &'static str,
    group: &GroupCode,
    (fr, en): (&str, &str),
    findings: &mut Findings,
) {
    let wanted = expected(format!("assez {fr} dans le groupe {group}"), format!("enough {en} in the group {group}"));
    findings.raise(spot, header, FaultKind::NeverSold, spot.item, wanted);
}

fn restricted(spot: Spot<'_>, offer: &Offer, whole: &Whole<'_>, findings: &mut Findings) {
    let rules = whole.restricted.on_offer(offer, whole.known);
    if rules.is_empty() {
        return;
    }
    let mut left = Left::on(vec![window(offer)], networks(offer, whole.known));
    let Err(Conflict { on, by }) = left.under(&rules) else { return };
    let is_kept = |code: &&str| rules.iter().any(|rule| rule.code == *code && rule.effect == Effect::OnlyWhere);
    if let ([code], Some(Criterion::Day)) = (by.as_slice(), on)
        && is_kept(code)
    {
        let wanted = expected(
            format!("des dates de vente que la restriction {code} laisse passer"),
            format!("sale dates that the restriction {code} lets through"),
        );
        findings.raise(spot, "sale_from", FaultKind::NeverSold, &offer.code, wanted);
        return;
    }
    let codes = by.join(", ");
    let wanted = expected(
        format!("au moins une vente que les restrictions laissent passer : {codes}"),
        format!("at least one sale that the restrictions let through: {codes}"),
    );
    findings.raise(spot, "code", FaultKind::TakenAway, codes, wanted);
}

fn withdrawn(catalogue: &Catalogue) -> HashSet<&OfferCode> {
    let offers = catalogue.offers.iter().filter(|offer| offer.status == OfferStatus::Withdrawn);
    offers.map(|offer| &offer.code).collect()
}

/// What an offer may become must still be sold.
fn links(spot: Spot<'_>, offer: &Offer, withdrawn: &HashSet<&OfferCode>, findings: &mut Findings) {
    let up = offer.upsell.iter().map(|code| ("upsell", code));
    let across = offer.cross_sell.iter().map(|code| ("cross_sell", code));
    for (header, code) in up.chain(across).filter(|(_, code)| withdrawn.contains(code)) {
        let wanted = expected("une offre qui n'est pas retirée", "an offer that is not withdrawn");
        findings.raise(spot, header, FaultKind::LinkWithdrawn, code, wanted);
    }
}
