//! BACK: all business processing, private to FRONT (ARC-13 to ARC-16).
//!
//! What this is: slices by domain ([`catalog`], [`addresses`], [`orders`], [`security`]), each with its handlers, its
//! store (all its SQL) and its wire; work that crosses slices is in [`flows`]; outside systems are ports
//! with adapters in [`adapters`]; effects are carried out by the [`outbox`]. What it is not: a place for
//! decisions, which are the domain crates'.
//!
//! Where to start: [`router`], the whole map, then a handler, then its flow.

#![forbid(unsafe_code)]

pub mod adapters;
pub mod addresses;
pub mod auth;
pub mod catalog;
pub mod code_tables;
pub mod config;
pub mod configuration;
pub mod error;
pub mod figures;
pub mod flows;
mod health;
pub mod orders;
pub mod outbox;
pub mod parameters;
pub mod press;
pub mod router;
pub mod security;
pub mod server;
pub mod sites;
pub mod state;
pub mod upkeep;

pub use config::Config;
pub use server::{Bound, StartError, bind, open_database};

/// The schema of BACK's database, one text for both engines.
pub static MIGRATIONS: weblys_db::Migrator = sqlx::migrate!("../../migrations/back");
