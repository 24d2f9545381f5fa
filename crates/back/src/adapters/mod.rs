//! Ports to outside systems, and their adapters: the operator system, the card page, mail.

pub mod card_page;
pub mod mail;
pub mod operator_system;
pub mod procable;
