//! The handlers of the slice `orders`, a file for each noun.

pub mod cart;
pub mod contact;
pub mod desk;
pub mod document;
pub mod general_terms;
pub mod mail;
pub mod order;
pub mod sent;
