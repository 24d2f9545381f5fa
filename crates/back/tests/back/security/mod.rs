//! SECURITE as its callers see it: signing in, the guard of every operation, users, groups and the audit trail.

mod approvals;
mod audit;
mod authenticator;
mod behalf;
mod bulk;
mod drafts;
mod guard;
pub mod lists;
mod notices;
mod operator;
mod passkeys;
mod pretended_portal;
mod rooms;
mod sealing;
mod search;
mod sign_in;
mod sign_on;
mod staff;
mod users;
mod views;
