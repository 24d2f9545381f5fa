//! Decision tables: facts, cells, hit policy, explanation (domain.md section 7, base RULES).
//!
//! What this is: a [`Table`] of rows, each with a cell for every criterion and an outcome. The first row whose
//! cells all hold wins, and the [`Decision`] says why each row before it did not. [`intervention`] holds the
//! tables that turn an order into what the operator must do.
//! What it is not: a store of tables, nor their editor. Nothing here reads a clock or a file.
//!
//! Where to start: [`Table::evaluate`], then [`intervention::InterventionRules`].

pub mod intervention;
mod table;

pub use table::{Cell, Decision, Fact, Facts, HitPolicy, PassedOver, Row, RuleRefusal, Table};
