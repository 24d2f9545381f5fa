//! Carts, orders, documents, mails, CASE records, contact requests and frames (base ORDERS).

pub mod frames;
pub mod general_terms;
pub mod guarantee_notice;
pub mod handlers;
pub mod mails;
pub mod recent;
pub mod store;
pub mod uses;
pub mod wire;
