//! A stand-in for the hosted card page of a payment provider: a demonstration, **no card is charged**.
//!
//! What this is: a service of its own where a buyer types a card, so that no card data enters the
//! platform (architecture.md section 7), with the test numbers that such providers usually have. What it
//! is not: a payment service. It takes test numbers only, asks no bank, keeps its sessions in memory
//! (a restart forgets them) and neither keeps nor logs a card number or a security code.
//!
//! Where to start: [`Server::bind`], then the map of URLs in `routes`, then what becomes of a card in
//! [`card::read`].

#![forbid(unsafe_code)]

mod api;
pub mod card;
mod config;
mod page;
mod refusal;
mod routes;
mod server;
mod session;
mod state;
mod texts;

pub use config::Config;
pub use server::{Server, StartError};
pub use session::Status;
