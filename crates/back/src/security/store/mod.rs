//! All SQL of users, groups and sessions. That of the audit trail is in [`audit::store`](super::audit::store).

pub mod access;
pub mod address;
pub mod approval;
pub mod ceremony;
pub mod change;
pub mod consent;
pub mod credential;
pub mod draft;
pub mod group;
pub mod list;
pub mod notice;
pub mod operator;
pub mod passkey;
pub mod session;
pub mod sign_on;
pub mod signal;
pub mod user;
pub mod view;
