//! PARAM: code tables that come from the operator system, with our filter, order and labels (PAR-01 to PAR-04).
//!
//! What this is: the import ([`import`]), what the staff changes ([`codes`]), and the offered codes in memory
//! ([`held`]). What it is not: the meaning of any code, which is of the domain that uses it.

pub mod codes;
pub mod handlers;
pub mod held;
pub mod import;
pub mod store;
