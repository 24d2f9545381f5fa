//! What promotions take off, month by month, never more than there is.

use crate::engine::{SaleContext, Selection, Snapshot, Standing};
use crate::model::{Charge, OfferCode, Promotion, PromotionCode, Reduces, Reduction, StackingGroup};
use crate::pricing::Subject;
use crate::pricing::charges::ChargeLine;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use weblys_kernel::Money;

/// What one promotion takes off.
#[derive(Debug, Clone)]
pub(crate) struct Reduced<'s> {
    pub promotion: &'s Promotion,
    /// For each month from the first, the amount taken off each charge, positive; the last month stands for
    /// all that follow.
    pub monthly: Vec<Vec<Money>>,
    /// The amount taken off each one-off charge, positive.
    pub once: Vec<Money>,
}

impl Reduced<'_> {
    /// What it takes off a charge at once: in the first month, or the one time that it is due.
    pub fn taken_at_first(&self, at: usize) -> Money {
        let first = self.monthly.first().and_then(|taken| taken.get(at));
        [first, self.once.get(at)].into_iter().flatten().copied().sum()
    }

    /// What it takes off a charge altogether, over the months looked at.
    pub fn taken(&self, at: usize) -> Money {
        let monthly: Money = self.monthly.iter().filter_map(|month| month.get(at)).copied().sum();
        monthly + self.once.get(at).copied().unwrap_or_default()
    }

    fn total(&self) -> Money {
        let monthly: Money = self.monthly.iter().flatten().copied().sum();
        monthly + self.once.iter().copied().sum()
    }
}

impl Promotion {
    /// The last month it lowers; none: as long as the contract.
    pub(crate) fn last_month(&self) -> Option<u16> {
        self.months.map(|months| self.from_month.max(1).saturating_add(months).saturating_sub(1))
    }

    fn lowers_month(&self, month: u16) -> bool {
        self.from_month <= month && self.last_month().is_none_or(|last| month <= last)
    }

    fn concerns(&self, line: &ChargeLine) -> bool {
        match (&self.reduces, &line.subject) {
            (Reduces::Offer, Subject::Base(_)) => true,
            (Reduces::Fees(services), Subject::Fee(service)) => services.contains(service),
            (Reduces::Equipment(codes), Subject::Equipment(code)) => codes.contains(code),
            (Reduces::Options(codes), Subject::Option(code)) => codes.contains(code),
            _ => false,
        }
    }
}

impl Snapshot {
    /// The promotions that take something off these charges, in the order in which they are applied.
    ///
    /// Of those in one stacking group only the one that saves most over the months looked at is kept.
    pub(crate) fn reductions(
        &self,
        sale: &SaleContext,
        selection: &Selection,
        charges: &[ChargeLine],
        commitment: u8,
    ) -> Vec<Reduced<'_>> {
        let standing = Standing::new(self, sale);
        let mut candidates = standing.promoted(&selection.offer, selection.coupon.as_ref());
        candidates.retain(|promotion| charges.iter().any(|line| promotion.concerns(line)));
        candidates.sort_by_key(|promotion| (promotion.rank, &promotion.code));
        let months = months_to_look_at(&candidates, commitment);
        let kept = self.best_of_each_group(sale.day, candidates, charges, months);
        let mut reduced = self.apply(sale.day, &kept, charges, months);
        reduced.retain(|promotion| !promotion.total().is_zero());
        reduced
    }

    /// The promotion that is given instead of one that could be had as well: of those in one stacking group the one that
    /// saves more. It is judged by the offer as it is proposed before any choice, with the coupon that the promotion
    /// asks for. None where the promotion itself is given, or takes nothing off there.
    #[must_use]
    pub fn outdone_by(
        &self,
        sale: &SaleContext,
        offer: &OfferCode,
        promotion: &PromotionCode,
    ) -> Option<&PromotionCode> {
        let promotion = self.promotion(promotion)?;
        let group = promotion.stacking.as_ref()?;
        let selection = Selection { coupon: promotion.coupon.clone(), ..self.suggest_default(sale, offer) };
        let charges = self.charges(sale.day, &selection).ok()?;
        let is_had = Standing::new(self, sale).promoted(offer, selection.coupon.as_ref()).contains(&promotion);
        if !is_had || !charges.iter().any(|line| promotion.concerns(line)) {
            return None;
        }
        let commitment = self.offer(offer)?.commitment_months;
        let given = self.reductions(sale, &selection, &charges, commitment);
        let of_group = given.iter().find(|one| one.promotion.stacking.as_ref() == Some(group))?;
        (of_group.promotion.code != promotion.code).then_some(&of_group.promotion.code)
    }

    fn best_of_each_group<'s>(
        &'s self,
        day: NaiveDate,
        candidates: Vec<&'s Promotion>,
        charges: &[ChargeLine],
        months: u16,
    ) -> Vec<&'s Promotion> {
        let mut best: BTreeMap<&StackingGroup, (Money, &PromotionCode)> = BTreeMap::new();
        for promotion in &candidates {
            if let Some(group) = &promotion.stacking {
                let saved = self.apply(day, &[promotion], charges, months).iter().map(Reduced::total).sum();
                if best.get(group).is_none_or(|(most, _)| saved > *most) {
                    best.insert(group, (saved, &promotion.code));
                }
            }
        }
        let is_kept = |promotion: &&Promotion| {
            let group = promotion.stacking.as_ref().and_then(|group| best.get(group));
            group.is_none_or(|(_, code)| **code == promotion.code)
        };
        candidates.into_iter().filter(is_kept).collect()
    }

    fn apply<'s>(
        &self,
        day: NaiveDate,
        promotions: &[&'s Promotion],
        charges: &[ChargeLine],
        months: u16,
    ) -> Vec<Reduced<'s>> {
        let mut reduced: Vec<Reduced<'s>> =
            promotions.iter().map(|promotion| Reduced { promotion, monthly: Vec::new(), once: Vec::new() }).collect();
        for month in 1..=months {
            let mut left = amounts(charges, Charge::Monthly);
            for one in &mut reduced {
                let lowers = one.promotion.lowers_month(month);
                one.monthly.push(self.take(day, one.promotion, charges, Charge::Monthly, &mut left, lowers));
            }
        }
        let mut left = amounts(charges, Charge::Once);
        for one in &mut reduced {
            one.once = self.take(day, one.promotion, charges, Charge::Once, &mut left, true);
        }
        reduced
    }

    /// Takes one promotion off what is left of each charge, and says how much of each.
    pub(super) fn take(
        &self,
        day: NaiveDate,
        promotion: &Promotion,
        charges: &[ChargeLine],
        charge: Charge,
        left: &mut [Money],
        lowers: bool,
    ) -> Vec<Money> {
        let concerned: Vec<Money> = left
            .iter()
            .zip(charges)
            .map(|(left, line)| if lowers && promotion.concerns(line) { *left } else { Money::ZERO })
            .collect();
        let taken = match promotion.reduction {
            Reduction::BasisPoints(points) => {
                concerned.iter().map(|amount| amount.basis_points(i64::from(points)).min(*amount)).collect()
            }
            Reduction::Tariff => {
                let tariff = self.tariff(&promotion.service, day).filter(|tariff| tariff.charge == charge);
                spread(tariff.map_or(Money::ZERO, |tariff| -tariff.amount), &concerned)
            }
        };
        for (left, taken) in left.iter_mut().zip(&taken) {
            *left = *left - *taken;
        }
        taken
    }
}

/// The months after which nothing changes any more, and at least the minimum period.
fn months_to_look_at(promotions: &[&Promotion], commitment: u8) -> u16 {
    let last_change = promotions.iter().map(|promotion| promotion.last_month().unwrap_or(promotion.from_month)).max();
    last_change.unwrap_or_default().max(u16::from(commitment)).min(LONGEST).saturating_add(1)
}

/// No promotion of the workbook changes anything after so many months.
pub(crate) const LONGEST: u16 = 120;

pub(super) fn amounts(charges: &[ChargeLine], charge: Charge) -> Vec<Money> {
    let amount = |line: &ChargeLine| {
        if line.charge == charge && !line.is_deposit() { line.amount.max(Money::ZERO) } else { Money::ZERO }
    };
    charges.iter().map(amount).collect()
}

/// Shares an amount out in proportion, to the cent, no part above its share of the whole.
fn spread(amount: Money, over: &[Money]) -> Vec<Money> {
    let whole: Money = over.iter().copied().sum();
    let amount = amount.max(Money::ZERO).min(whole);
    let mut seen = Money::ZERO;
    let mut given = Money::ZERO;
    over.iter()
        .map(|part| {
            seen += *part;
            let until_here = if whole.is_zero() { Money::ZERO } else { amount.share(seen.cents(), whole.cents()) };
            let share = until_here - given;
            given = until_here;
            share
        })
        .collect()
}
