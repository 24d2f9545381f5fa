//! The configuration as packages (IDEA-06, EXP-45): kept as it is, brought from another environment, compared with what is in
//! force, put in force in one transaction, and taken back with one click.
//!
//! What this is: what a package holds ([`package`]), the configuration as one ([`now`]), what differs and what stands in the
//! way ([`compare`]), putting it in force ([`apply`]) and the packages' rows ([`store`]). What it is not: the change of single
//! things, whose modules it asks; and what is no configuration: users, sessions, carts, orders, whether a site runs.
//!
//! A part is whole: what a package does not have of it goes. Codes of the operator system are only described, never made.

mod apply;
mod compare;
pub mod console;
pub mod handlers;
mod now;
mod package;
mod store;
