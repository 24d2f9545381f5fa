//! Users of the operator system, where SECURITE is kept (DBX-02): read again and again, compared with ours, and
//! repaired one difference at a time.
//!
//! What this is: the reading ([`synchronise`], [`schedule`]), the list of differences ([`drifts`]), their repair
//! ([`repair`]) and which groups profiles stand for ([`profiles`]). What it is not: the comparison and who may repair,
//! which are the crate `security`'s.

pub mod drifts;
mod plan;
pub mod profiles;
pub mod repair;
pub mod schedule;
pub mod synchronise;
mod told;

pub use told::Told;
