//! BACK as its callers see it: the real router over HTTP, a real operator system and card page beside it, on both
//! engines; and every store on both engines.

mod operator_faults;
mod prices;
mod purchase;
mod slots;
mod support;
