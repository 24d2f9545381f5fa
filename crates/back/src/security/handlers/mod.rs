//! The endpoints of sign-in, users, groups and the audit trail.

pub mod audit;
pub mod export;
pub mod groups;
pub mod operator;
pub mod staff;
pub mod users;
