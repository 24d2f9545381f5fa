//! What may be sold, why not, and for how much (domain.md section 4, CAT-01 to CAT-36).
//!
//! What this is: the catalogue as a product team writes it ([`model`]), compiled into an immutable
//! [`Snapshot`] that answers what a person is entitled to and why not the rest ([`engine`]), what a
//! choice costs month by month ([`pricing`]), what it cost before a reduction ([`prior`]), which service codes the operator system must hear
//! ([`codes`]), the Excel workbook and the JSON it is kept in ([`workbook`], [`json`], [`mod@file`]), what differs between
//! two of them ([`changes`]), and single things of one, to be seen and changed ([`things`]). Services and tariffs
//! come from the operator system ([`told`]). For the customers there are:
//! what each has ([`recognition`]), which of their combinations have an offer ([`coverage`]), and what a catalogue that is
//! being prepared would change for them ([`whatif`]).
//! What it is not: a store, a page, or a source of prices. Every amount is a tariff of the operator
//! system. Nothing here reads a clock or a disk.
//!
//! Where to start: [`Catalogue`], then [`Snapshot::compile`], [`Snapshot::offers`] and [`Snapshot::quote`].

pub mod changes;
pub mod codes;
pub mod coverage;
pub mod engine;
pub mod fault;
pub mod file;
pub mod json;
pub mod model;
pub mod pricing;
pub mod prior;
pub mod recognition;
pub mod soundness;
pub mod things;
pub mod told;
pub mod whatif;
pub mod workbook;

#[cfg(test)]
mod sample;

pub use engine::{SaleContext, Selection, SelectionRefusal, Snapshot, Verdict, Withheld, ways};
pub use fault::{Fault, FaultKind, Sheet};
pub use model::Catalogue;
pub use pricing::Quote;
pub use recognition::Recognised;
pub use soundness::check;
