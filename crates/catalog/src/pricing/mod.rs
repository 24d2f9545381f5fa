//! What a selection costs, month by month, in whole cents (CAT-16, CAT-31, PR-1 to PR-4).
//!
//! What this is: a pure computation in four steps: what is charged ([`charges`]), what promotions take off
//! ([`reductions`]), lines and steps ([`quote`]), the first bill ([`bill`]).
//! What customers pay each month for what they hold is [`Snapshot::recurring`].
//! What it is not: an invoice; the operator system bills.
//! Where to start: [`Snapshot::quote`].

mod assemble;
mod bill;
mod charges;
mod quote;
mod recurring;
mod reductions;

pub(crate) use reductions::LONGEST;

#[cfg(test)]
mod tests;

use crate::engine::{SaleContext, Selection, SelectionRefusal, Snapshot};
use crate::model::OfferCode;
use chrono::NaiveDate;
use reductions::Reduced;
use weblys_kernel::Money;

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
        let before_reduction = self.before_reduction(sale, &selection.offer, &reductions);
        let (charges, reductions) = (charges.as_slice(), reductions.as_slice());
        assemble::Assembly { snapshot: self, selection, start, commitment, charges, reductions, before_reduction }
            .quote()
            .ok_or_else(|| vec![SelectionRefusal::StartOutOfRange])
    }

    /// The price before, where this very sale has a reduction of the offer from the first month on.
    fn before_reduction(&self, sale: &SaleContext, offer: &OfferCode, reductions: &[Reduced<'_>]) -> Option<Money> {
        let history = self.history()?;
        let audience = history.audience();
        let is_asked_for = audience.channel == sale.channel && audience.customer_type == sale.customer_type;
        if !is_asked_for || !reductions.iter().any(Reduced::lowers_offer_at_once) {
            return None;
        }
        history.before_reduction(offer, sale.day)
    }
}
