//! Work that crosses slices: facts are gathered here, the domain decides, the outcome is kept.

pub mod bulk;
pub mod calendar;
pub mod cart;
pub mod choose;
pub mod contact;
pub mod contract;
pub mod erasing;
pub mod handle_contact;
pub mod handle_contacts;
pub mod housekeeping;
pub mod left_carts;
pub mod operator_order;
pub mod pay;
pub mod place_order;
pub mod porting;
pub mod resume;
pub mod schedule;
pub mod service_calls;
pub mod start;
pub mod submit;
pub mod validate;
