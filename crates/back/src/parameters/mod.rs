//! Parameters that the staff changes while the platform runs (WCF-05, WCF-17): typed, bounded, with who changed them.
//!
//! What this is: the parameters ([`declared`]), what they are now ([`held`]), and their rows ([`store`]). What it is
//! not: the configuration of a process, which gives their defaults. To add one: a variant, and its texts in
//! `weconfig.ftl`.

pub mod declared;
pub mod handlers;
pub mod held;
pub mod store;
