//! What a selection costs, month by month, in whole cents (CAT-16, CAT-31, PR-1 to PR-4).
//!
//! What this is: a pure computation in four steps: what is charged ([`charges`]), what promotions take off
//! ([`reductions`]) and what was asked [`before`] that, lines and steps ([`quote`]), the first bill ([`bill`]).
//! What customers pay each month for what they hold is [`Snapshot::recurring`]; how promotions lower one piece of equipment
//! or one option is [`Snapshot::lowering`].
//! What it is not: an invoice; the operator system bills.
//! Where to start: [`Snapshot::quote`].

mod assemble;
mod before;
mod bill;
mod charges;
mod lowering;
mod quote;
mod recurring;
mod reductions;

pub(crate) use charges::ChargeLine;
pub(crate) use reductions::LONGEST;

#[cfg(test)]
mod tests;

use crate::engine::{SaleContext, Selection, SelectionRefusal, Snapshot};
use chrono::NaiveDate;

pub use lowering::{AtFirst, Lowering};
pub use quote::{
    AppliedPromotion, Commitment, Due, FirstBill, PriceStep, Quote, QuoteLine, Subject, VatShare, VatTotal,
};
pub use recurring::Recurring;

impl Snapshot {
    /// The price of a selection that can be ordered, for a contract that starts on that day.
    ///
    /// Tariffs are those of the day of the sale; months count from the start.
    ///
    /// # Errors
    /// Every [`SelectionRefusal`] of [`check`](Self::check).
    pub fn quote(
        &self,
        sale: &SaleContext,
        selection: &Selection,
        start: NaiveDate,
    ) -> Result<Quote, Vec<SelectionRefusal>> {
        self.check(sale, selection)?;
        self.price(sale, selection, start)
    }

    /// The price of what has been chosen so far: for offer cards and for the summary beside each step.
    ///
    /// # Errors
    /// As [`quote`](Self::quote), without asking for what is still to be chosen.
    pub fn estimate(
        &self,
        sale: &SaleContext,
        selection: &Selection,
        start: NaiveDate,
    ) -> Result<Quote, Vec<SelectionRefusal>> {
        self.check_so_far(sale, selection)?;
        self.price(sale, selection, start)
    }

    fn price(
        &self,
        sale: &SaleContext,
        selection: &Selection,
        start: NaiveDate,
    ) -> Result<Quote, Vec<SelectionRefusal>> {
        let charges = self.charges(sale.day, selection).map_err(|refusal| vec![refusal])?;
        let commitment = self.offer(&selection.offer).map_or(0, |offer| offer.commitment_months);
        let reductions = self.reductions(sale, selection, &charges, commitment);
        let before = self.prices_before(sale, &selection.offer, &charges, &reductions);
        let (charges, reductions) = (charges.as_slice(), reductions.as_slice());
        assemble::Assembly { snapshot: self, selection, start, commitment, charges, reductions, before: &before }
            .quote()
            .ok_or_else(|| vec![SelectionRefusal::StartOutOfRange])
    }
}
