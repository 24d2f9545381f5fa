//! SECURITE as its callers see it: signing in, the guard of every operation, users, groups and the audit trail.

mod audit;
mod behalf;
mod bulk;
mod drafts;
mod guard;
mod lists;
mod notices;
mod rooms;
mod sign_in;
mod staff;
mod users;
mod views;
