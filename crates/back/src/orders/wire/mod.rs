//! Carts, orders and documents as FRONT reads them.

pub mod cart;
pub mod delivery;
pub mod order;
