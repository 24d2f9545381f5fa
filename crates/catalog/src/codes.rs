//! The list of all service codes with which an order ends in the operator system (CAT-32).

use crate::engine::{SaleContext, Selection, SelectionRefusal, Snapshot};
use crate::model::ServiceCode;

impl Snapshot {
    /// Every service of the selection with its quantity: base services, fees, equipment, deposits, options and
    /// the promotions that apply, in the order of the quote. A service that comes twice is counted once, summed.
    ///
    /// # Errors
    /// Every [`SelectionRefusal`] of [`check`](Self::check).
    pub fn service_codes(
        &self,
        sale: &SaleContext,
        selection: &Selection,
    ) -> Result<Vec<(ServiceCode, u16)>, Vec<SelectionRefusal>> {
        self.check(sale, selection)?;
        let charges = self.charges(sale.day, selection).map_err(|refusal| vec![refusal])?;
        let commitment = self.offer(&selection.offer).map_or(0, |offer| offer.commitment_months);
        let reductions = self.reductions(sale, selection, &charges, commitment);
        let charged = charges.into_iter().map(|line| (line.service, line.quantity));
        let promoted = reductions.into_iter().map(|reduced| (reduced.promotion.service.clone(), 1));
        let mut codes: Vec<(ServiceCode, u16)> = Vec::new();
        for (service, quantity) in charged.chain(promoted) {
            match codes.iter_mut().find(|(known, _)| *known == service) {
                Some((_, sum)) => *sum = sum.saturating_add(quantity),
                None => codes.push((service, quantity)),
            }
        }
        Ok(codes)
    }
}
