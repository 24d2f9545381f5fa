//! What a product team should look at before it publishes. Nothing here stands in the way.
//!
//! What this is: reasonings on a whole catalogue that are exact or silent. What could be meant is not told: a warning
//! that is wrong once is not read a second time. They follow the engine, not the world: two facts of a sale that the
//! engine takes apart, such as a commune and a street, are never taken for contradictory.
//! What it is not: a clock. Nothing is said of what is over today.
//! Cost: in proportion to the catalogue; where a question would cost more, it is left.

mod choices;
mod days;
mod doubles;
mod left;
mod offers;
mod options;
mod promotions;
mod restricted;
mod sold;
mod takes;
mod terms;
mod unused;

#[cfg(test)]
mod tests;

use crate::model::Catalogue;
use crate::soundness::findings::{Findings, Known};
use restricted::Restricted;
use sold::Sold;

/// A person reads so many at most before correcting something.
const MOST_ADVICE: usize = 500;

/// What the reasonings share.
struct Whole<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known<'a>,
    sold: Sold<'a>,
    restricted: Restricted<'a>,
}

pub(super) fn examine(catalogue: &Catalogue, known: &Known<'_>, findings: &mut Findings) {
    let most = findings.list.len().saturating_add(MOST_ADVICE);
    let sold = Sold::of(catalogue);
    let restricted = Restricted::of(catalogue);
    let whole = Whole { catalogue, known, sold, restricted };
    offers::examine(&whole, findings);
    choices::examine(&whole, findings);
    let idle = promotions::examine(&whole, findings);
    doubles::examine(&whole, &idle, findings);
    unused::examine(&whole, findings);
    findings.list.truncate(most);
}
