//! The search itself, from reason to reason: what a change cannot take away is not asked about twice.

use super::{Change, Effort, Wanted};
use crate::engine::standing::Standing;
use crate::engine::{Criterion, Snapshot, Withheld};
use crate::model::Effect;

/// Criteria that are changed together at most: who must change more is told of the restrictions only.
pub(super) const MOST_CHANGES: usize = 3;

pub(super) struct Search<'s, 'a> {
    pub snapshot: &'s Snapshot,
    pub wanted: Wanted<'a>,
    pub candidates: &'a [Change],
    pub effort: &'a Effort,
}

impl Search<'_, '_> {
    /// The first way with at most so many more changes.
    pub fn within(&self, standing: &Standing<'_, '_>, made: &mut Vec<Change>, most: usize) -> Option<Vec<Change>> {
        self.effort.spend()?;
        let against = standing.against(self.wanted)?;
        let Some(reason) = against.first() else { return Some(made.clone()) };
        if most < least(&against, made)? {
            return None;
        }
        for criterion in decided_by(reason) {
            if made.iter().any(|one| one.criterion() == criterion) {
                continue;
            }
            for change in self.candidates.iter().filter(|change| change.criterion() == criterion) {
                if self.effort.is_spent() {
                    return None;
                }
                let next = self.snapshot.changed(standing.sale, std::slice::from_ref(change));
                let next = Standing::new(self.snapshot, &next);
                made.push(change.clone());
                let found = if is_a_way(&next, reason, &against, made) {
                    self.within(&next, made, most - 1)
                } else {
                    self.effort.spend()?;
                    None
                };
                made.pop();
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }
}

/// Whether the last change takes the first reason away and lets all the others go: a criterion is changed once only, so
/// that what it does not give now it never will.
fn is_a_way(next: &Standing<'_, '_>, first: &Withheld<'_>, against: &[Withheld<'_>], made: &[Change]) -> bool {
    let Some(changed) = made.last().map(Change::criterion) else { return false };
    let is_made = |criterion: &Criterion| made.iter().any(|one| one.criterion() == *criterion);
    against.iter().all(|reason| match reason {
        Withheld::Restricted { restriction, because } if because.contains(&changed) => {
            let holds = next.holds(changed, &restriction.criteria);
            match restriction.effect {
                Effect::OnlyWhere => holds,
                Effect::NotWhere => !holds || (!std::ptr::eq(reason, first) && !because.iter().all(is_made)),
            }
        }
        Withheld::NotCarried { domain } if changed == Criterion::Network => next.sale.eligibility.carries(domain),
        Withheld::RateTooLow { domain, needed, .. } if changed == Criterion::Network => {
            let accesses = next.sale.eligibility.accesses.iter();
            accesses.filter(|access| access.domains.contains(domain)).any(|access| access.down_mbps >= *needed)
        }
        Withheld::OutOfWindow { sale } if changed == Criterion::Day => sale.contains(next.sale.day),
        Withheld::NoTariff { service } if changed == Criterion::Day => {
            next.snapshot.tariff(service, next.sale.day).is_some()
        }
        _ => true,
    })
}

/// The fewest facts that must still be changed; none when a reason cannot go.
pub(super) fn least(against: &[Withheld<'_>], made: &[Change]) -> Option<usize> {
    let mut certain: Vec<Criterion> = Vec::new();
    for reason in against {
        let mut open = decided_by(reason);
        open.retain(|criterion| made.iter().all(|one| one.criterion() != *criterion));
        match open.as_slice() {
            [] => return None,
            [one] if !certain.contains(one) => certain.push(*one),
            _ => {}
        }
    }
    Some(certain.len().max(1))
}

/// The criteria of which one must be otherwise for a reason to go. Where all of several must, the first stands for them:
/// the others are reasons still.
fn decided_by(reason: &Withheld<'_>) -> Vec<Criterion> {
    match reason {
        Withheld::NotCarried { .. } | Withheld::RateTooLow { .. } => vec![Criterion::Network],
        Withheld::OutOfWindow { .. } | Withheld::NoTariff { .. } => vec![Criterion::Day],
        Withheld::Restricted { restriction, because } => match restriction.effect {
            Effect::OnlyWhere => because.first().copied().into_iter().collect(),
            Effect::NotWhere => because.clone(),
        },
        Withheld::ConditionsNotMet { because } => because.first().copied().into_iter().collect(),
        Withheld::NotALink { .. } | Withheld::HasNoOffer => vec![Criterion::SaleType],
        Withheld::NotOnSale { .. }
        | Withheld::NeedsEquipment { .. }
        | Withheld::OtherOffers
        | Withheld::CouponNotGiven
        | Withheld::Spent => Vec::new(),
    }
}
