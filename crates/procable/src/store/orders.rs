//! Taking an order: one transaction that makes the customer, the contract and all that hangs on it.

mod reading;
mod writing;

pub(crate) use reading::{one, page};
pub(crate) use writing::{Taken, forget_passwords, place};
