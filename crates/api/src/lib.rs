//! What FRONT and BACK say to each other: wire types, paths, and the typed client.
//!
//! What this is: the only language between the two tiers. What it is not: a place for
//! decisions; types here carry no behaviour but their reading and writing. Domain to wire
//! conversions live in BACK. Start with [`paths`], the whole map, then [`cart::CartView`].
//!
//! Prices are [`Money`](weblys_kernel::Money) in euro cents, all taxes included. Instants are UTC;
//! days are calendar days at the operator's place. Labels come in every language: FRONT chooses.

#![forbid(unsafe_code)]

pub mod address;
pub mod approvals;
pub mod audit;
pub mod base;
pub mod behalf;
pub mod bulk;
pub mod caches;
pub mod cart;
pub mod catalogue;
pub mod client;
pub mod codes;
pub mod components;
pub mod configuration;
pub mod contact;
pub mod delivery;
pub mod drafts;
pub mod effects;
pub mod explain;
pub mod export;
pub mod groups;
pub mod jobs;
pub mod mail;
pub mod notices;
pub mod offer;
pub mod operations;
pub mod operator_users;
pub mod order;
pub mod page;
pub mod parameters;
pub mod passkeys;
pub mod paths;
pub mod porting;
pub mod problem;
pub mod search;
pub mod security;
pub mod sent;
pub mod sign_on;
pub mod sites;
pub mod staff;
pub mod summary;
pub mod tariff;
pub mod terms;
pub mod things;
pub mod told;
pub mod traces;
pub mod users;
pub mod views;

pub use client::{BackClient, CallError, Caller};
pub use problem::{FieldFault, Problem};
