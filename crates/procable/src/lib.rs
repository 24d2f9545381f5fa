//! The reference operator system (`Pro-Cable`, domain.md section 8).
//!
//! What this is: an HTTP service with a database of its own, good enough for an operator that has
//! none and for every test; it can be told to be slow, to fail and to reject ([`faults`]). What it is
//! not: a part of BACK, which knows it as one adapter among others.
//!
//! Where to start: [`Server::bind`], then the map of its URLs in `routes`, then the one transaction
//! that takes an order in `store::orders`.

#![forbid(unsafe_code)]

mod access;
pub mod calendar;
mod config;
pub mod demo;
pub mod faults;
mod handlers;
mod numbers;
mod password;
mod problem;
mod routes;
mod seed;
mod server;
mod state;
mod store;
pub mod wire;

pub use calendar::CalendarRule;
pub use config::Config;
pub use seed::{
    FormerCustomer, code_table as seed_code_table, former_customers as seed_former_customers, has_customers,
    is_done as is_seeded, pickup_points as seed_pickup_points, services as seed_services, web_users as seed_web_users,
};
pub use server::{MIGRATIONS, Server, StartError};
