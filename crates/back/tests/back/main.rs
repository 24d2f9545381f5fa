//! BACK as its callers see it: the real router over HTTP, a real operator system and card page beside it, on both
//! engines; and every store on both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

mod caches;
mod catalogue;
mod catalogue_customers;
mod catalogue_things;
mod catalogue_told;
mod code_tables;
mod configuration;
mod contacts;
mod contract;
mod documents;
mod erasing;
mod explain;
mod figures;
mod general_terms;
mod guarantee_notice;
mod input;
mod mail_server;
mod operator_faults;
mod outbox;
mod parameters;
mod porting;
mod prices;
mod promotion_uses;
mod purchase;
mod replicas;
mod security;
mod sessions;
mod sites;
mod slots;
mod stores;
mod support;
mod upkeep;
