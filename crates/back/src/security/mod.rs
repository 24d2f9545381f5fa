//! SECURITE: who the staff are, what they may do, and the trail that they leave (domain.md section 3).
//!
//! What this is: the guard that every request passes ([`guard`]), what it knows ([`directory`]), signing in
//! ([`sign_in`]), users and groups ([`users`], [`groups`]), those of the operator system ([`operator`]) and the audit
//! trail ([`audit`]). What it is not: a
//! decision about who may do what, which is the crate `security`'s.
//!
//! Where to start: [`guard`], then `weblys_api::operations`.

pub mod actor;
pub mod approvals;
pub mod audit;
pub mod behalf;
pub mod console;
pub mod directory;
pub mod drafts;
pub(crate) mod fields;
pub mod groups;
pub mod guard;
pub mod handlers;
pub mod hashing;
pub mod notices;
pub mod operator;
pub mod own;
pub mod passkeys;
pub mod sealing;
pub mod search;
pub mod seed;
pub mod sign_in;
pub mod sign_on;
pub mod store;
pub mod users;
pub mod views;
pub mod wire;
