//! PARAM: code tables that come from the operator system, with our filter, order and labels (PAR-01 to PAR-04), and
//! tables of our own (WCF-06).
//!
//! What this is: the import ([`import`]), what the staff changes ([`codes`]), which tables are our own ([`own`]), and the
//! offered codes in memory ([`held`]). What it is not: the meaning of any code, which is of the domain that uses it.

pub mod codes;
pub mod handlers;
pub mod held;
pub mod import;
pub mod own;
pub mod store;
pub(crate) mod told;
