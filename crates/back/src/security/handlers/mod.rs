//! The endpoints of sign-in, users, groups and the audit trail.

pub mod approvals;
pub mod audit;
pub mod behalf;
pub mod drafts;
pub mod export;
pub mod groups;
pub mod notices;
pub mod operator;
pub mod proofs;
pub mod staff;
pub mod users;
pub mod views;
