//! All SQL of the operator system, by noun.

pub(crate) mod calendar;
pub(crate) mod code_tables;
pub(crate) mod customers;
pub(crate) mod holdings;
pub(crate) mod orders;
pub(crate) mod pickup_points;
pub(crate) mod services;
pub(crate) mod web_users;
