//! All SQL of users, groups and sessions. That of the audit trail is in [`audit::store`](super::audit::store).

pub mod change;
pub mod credential;
pub mod group;
pub mod list;
pub mod operator;
pub mod session;
pub mod user;
