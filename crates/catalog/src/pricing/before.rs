//! The prices before the reductions of one sale (PR-2, PR-3), where they are known: see [`prior`](crate::prior).

use crate::engine::{SaleContext, Snapshot};
use crate::model::{Charge, OfferCode};
use crate::pricing::charges::ChargeLine;
use crate::pricing::reductions::Reduced;
use crate::prior::Priced;
use weblys_kernel::Money;

/// The lowest prices in the 30 days before what is lowered now; none: not lowered for all, or not known.
#[derive(Debug, Default)]
pub(crate) struct PricesBefore {
    /// Of the offer alone, for one month.
    pub offer: Option<Money>,
    /// Of each charge beside the offer, all of its quantity together.
    pub lines: Vec<Option<Money>>,
    /// Of everything due once.
    pub once: Option<Money>,
}

impl PricesBefore {
    /// That of a charge beside the offer.
    pub fn of_line(&self, at: usize) -> Option<Money> {
        self.lines.get(at).copied().flatten()
    }
}

impl Snapshot {
    /// The prices before of what this very sale has lowered from its first month on, or the one time it is due.
    pub(crate) fn prices_before(
        &self,
        sale: &SaleContext,
        offer: &OfferCode,
        charges: &[ChargeLine],
        reductions: &[Reduced<'_>],
    ) -> PricesBefore {
        if self.history().is_none() {
            return PricesBefore::default();
        }
        let is_lowered = |at: usize| reductions.iter().any(|one| !one.taken_at_first(at).is_zero());
        let lowered = |(at, line): (usize, &ChargeLine)| Priced::of(line).filter(|_| is_lowered(at));
        let before = |thing: Priced| self.before_reduction(sale, offer, &thing);
        let things: Vec<Option<Priced>> = charges.iter().enumerate().map(lowered).collect();
        let is_offer = things.iter().flatten().any(|thing| *thing == Priced::Offer);
        let of_line = |(line, thing): (&ChargeLine, &Option<Priced>)| {
            let beside = thing.clone().filter(|thing| *thing != Priced::Offer)?;
            Some(before(beside)? * i64::from(line.quantity))
        };
        let lines: Vec<Option<Money>> = charges.iter().zip(&things).map(of_line).collect();
        PricesBefore {
            offer: is_offer.then_some(Priced::Offer).and_then(before),
            once: once_before(charges, &lines, is_lowered),
            lines,
        }
    }
}

/// Everything due once at the prices before; none where nothing of it is lowered, or not all of those are known.
fn once_before(charges: &[ChargeLine], before: &[Option<Money>], is_lowered: impl Fn(usize) -> bool) -> Option<Money> {
    let due_once = |line: &ChargeLine| line.charge == Charge::Once && !line.is_deposit();
    let due: Vec<usize> = (0..).zip(charges).filter(|(_, line)| due_once(line)).map(|(at, _)| at).collect();
    if !due.iter().any(|at| is_lowered(*at)) {
        return None;
    }
    let price = |at: &usize| {
        if is_lowered(*at) { before.get(*at).copied().flatten() } else { charges.get(*at).map(|line| line.amount) }
    };
    due.iter().map(price).sum()
}
