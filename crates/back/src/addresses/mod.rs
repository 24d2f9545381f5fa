//! Addresses and the network at each dwelling: kept in the database, searched in memory.

mod book;
pub mod handlers;
pub mod import;
pub mod store;
pub mod wire;

pub use book::AddressBook;
