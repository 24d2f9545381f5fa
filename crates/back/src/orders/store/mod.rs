//! All SQL of the slice `orders`, a file for each noun.

pub mod cart;
pub mod case;
pub mod contact;
pub mod document;
pub mod frame;
pub mod mail;
pub mod order;
pub mod promotion_use;
pub mod retention;
pub mod sent;
pub mod standing;
