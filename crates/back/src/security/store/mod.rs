//! All SQL of users, groups and sessions. That of the audit trail is in [`audit::store`](super::audit::store).

pub mod change;
pub mod consent;
pub mod credential;
pub mod draft;
pub mod group;
pub mod list;
pub mod notice;
pub mod session;
pub mod signal;
pub mod user;
pub mod view;
