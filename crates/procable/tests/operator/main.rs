//! The operator system over real HTTP, on both engines: what BACK may rely on.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

mod calendar;
mod faults;
mod orders;
mod service;
mod support;
mod web_users;
