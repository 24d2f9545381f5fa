//! FRONT: renders every site. Stateless: any replica may be killed at any time.
//!
//! What this is: pages, filled from BACK through [`weblys_api::BackClient`]. What it is not: a
//! place for decisions about offers, carts or orders; those are BACK's. Start with [`routes`], the
//! whole URL map, then [`frame`], what every page has around it, then any page under [`pages`].

#![forbid(unsafe_code)]

pub mod ahead;
pub mod assets;
pub mod brand;
pub mod components;
pub mod config;
pub mod csrf;
pub mod environments;
pub mod error;
pub mod faults;
pub mod frame;
pub mod journey;
pub mod memory;
pub mod notice;
pub mod pages;
pub mod published;
pub mod request;
pub mod routes;
pub mod samples;
mod server;
pub mod session;
pub mod staff;
pub mod state;
pub mod stopped;
pub mod throttle;
pub mod typed;

pub use config::Config;
pub use server::{Bound, bind, router};
pub use state::{Shop, StartError};
