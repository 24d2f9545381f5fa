//! What is wrong across a catalogue: codes that lead nowhere, things said twice, prices missing for a time; and what
//! should be looked at, such as an offer that nobody can be sold.
//!
//! What this is: the checks that hold for any catalogue, from a workbook or from JSON. A catalogue with a fault
//! that is not a warning is neither published nor [compiled](crate::Snapshot::compile).
//! What it is not: the reading of cells; see [`workbook`](crate::workbook).
//! Where to start: [`check`].

mod advice;
mod choices;
mod circles;
mod findings;
mod limits;
mod offers;
mod services;

#[cfg(test)]
mod tests;

use crate::fault::{Column, Fault};
use crate::model::Catalogue;
use crate::workbook::shortened;

pub(crate) use findings::{Finding, Findings, Known, List};

/// Every fault of a catalogue, without places in a workbook: what stands in the way, then the warnings.
#[must_use]
pub fn check(catalogue: &Catalogue) -> Vec<Fault> {
    let known = Known::of(catalogue);
    let mut findings = in_the_way(catalogue, &known);
    advice::examine(catalogue, &known, &mut findings);
    findings.list.into_iter().map(place_less).collect()
}

/// What stands in the way alone: what is asked before anything is sold from a catalogue.
#[must_use]
pub fn blocking(catalogue: &Catalogue) -> Vec<Fault> {
    findings(catalogue).into_iter().map(place_less).collect()
}

fn place_less(finding: Finding) -> Fault {
    Fault {
        kind: finding.kind,
        sheet: Some(finding.list.sheet()),
        row: None,
        column: Some(Column { letter: None, header: finding.header }),
        item: Some(finding.item),
        found: shortened(&finding.found),
        expected: finding.expected,
    }
}

/// What stands in the way, with the place of its thing in the lists of the catalogue.
pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    in_the_way(catalogue, &Known::of(catalogue)).list
}

fn in_the_way(catalogue: &Catalogue, known: &Known<'_>) -> Findings {
    let mut findings = Findings::default();
    services::examine(catalogue, known, &mut findings);
    offers::examine(catalogue, known, &mut findings);
    choices::examine(catalogue, known, &mut findings);
    limits::examine(catalogue, known, &mut findings);
    findings
}
