//! What keeps the platform well by itself: scheduled jobs, and processes that tell of themselves and of what they hold in
//! memory (EXP-44, WCF-14, WCF-29).
//!
//! To add a job: a variant of [`job::Job`] with its work and its bounds, and its name in `weconfig.ftl`.

pub mod components;
pub mod handlers;
pub mod job;
pub mod memory;
pub mod reloads;
pub mod run;
pub mod store;
pub mod trace;
