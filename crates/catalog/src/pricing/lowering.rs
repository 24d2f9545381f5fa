//! How promotions lower one piece of equipment or one option of a selection: by which, from when, to what.

use crate::engine::{SaleContext, Selection, Snapshot};
use crate::model::{Charge, Promotion, Reduction};
use crate::pricing::charges::ChargeLine;
use crate::pricing::reductions::Reduced;
use crate::prior::Priced;
use weblys_kernel::Money;

/// What lowers a thing.
#[derive(Debug, Clone)]
pub struct Lowering<'s> {
    /// The promotions, in the order in which they are applied.
    pub promotions: Vec<&'s Promotion>,
    /// Whether one lowers it at once: in the first month, or the one time that it is due.
    pub at_once: bool,
    /// What one of it costs at first; none where that depends on what is chosen beside it, or takes more than two prices
    /// to say.
    pub at_first: Option<AtFirst>,
}

/// The lowered price of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtFirst {
    /// What is paid at first, each month or once.
    pub amount: Money,
    /// For so many months; none: as long as the contract, or due once.
    pub months: Option<u16>,
    /// What is paid each month afterwards, when that ends.
    pub then: Option<Money>,
}

impl Snapshot {
    /// How a piece of equipment or an option is lowered in a selection that has one of it; none where nothing lowers it.
    #[must_use]
    pub fn lowering(&self, sale: &SaleContext, selection: &Selection, thing: &Priced) -> Option<Lowering<'_>> {
        let most = match thing {
            Priced::Equipment(code) => self.equipment_item(code)?.max_quantity,
            Priced::Option(code) => self.option(code)?.max_quantity,
            Priced::Offer | Priced::Fee(_) => return None,
        };
        let charges = self.charges(sale.day, selection).ok()?;
        let at = charges.iter().position(|line| Priced::of(line).as_ref() == Some(thing))?;
        let commitment = self.offer(&selection.offer)?.commitment_months;
        let reductions = self.reductions(sale, selection, &charges, commitment);
        let lowers: Vec<&Reduced<'_>> = reductions.iter().filter(|one| !one.taken(at).is_zero()).collect();
        let is_its_own = |one: &&Reduced<'_>| match one.promotion.reduction {
            Reduction::BasisPoints(_) => true,
            // An amount is taken off once, however many things it lowers.
            Reduction::Tariff => most == 1 && (0..charges.len()).all(|other| other == at || one.taken(other).is_zero()),
        };
        let at_first = charges.get(at).filter(|_| lowers.iter().all(is_its_own));
        (!lowers.is_empty()).then(|| Lowering {
            promotions: lowers.iter().map(|one| one.promotion).collect(),
            at_once: lowers.iter().any(|one| !one.taken_at_first(at).is_zero()),
            at_first: at_first.and_then(|line| at_first_of(line, at, &lowers)),
        })
    }
}

fn at_first_of(line: &ChargeLine, at: usize, lowers: &[&Reduced<'_>]) -> Option<AtFirst> {
    let taken = |month: usize| lowers.iter().filter_map(|one| one.monthly.get(month)?.get(at)).copied().sum::<Money>();
    let amount = line.amount - lowers.iter().map(|one| one.taken_at_first(at)).sum::<Money>();
    if amount == line.amount {
        return None;
    }
    if line.charge == Charge::Once {
        return Some(AtFirst { amount, months: None, then: None });
    }
    let last = lowers.iter().map(|one| one.monthly.len()).max().unwrap_or_default();
    let paid: Vec<Money> = (0..last).map(|month| line.amount - taken(month)).collect();
    let Some(change) = paid.iter().position(|price| *price != amount) else {
        return Some(AtFirst { amount, months: None, then: None });
    };
    let then = paid.get(change).copied()?;
    let stays = paid.iter().skip(change).all(|price| *price == then);
    let months = u16::try_from(change).ok()?;
    stays.then_some(AtFirst { amount, months: Some(months), then: Some(then) })
}
