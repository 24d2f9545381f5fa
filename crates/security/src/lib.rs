//! Who staff are and what they may do: the base SECURITE, as decisions without I/O (domain.md section 3).
//!
//! What this is: the sites with their modules ([`site`]), every right ([`right`]), users and groups
//! ([`user`]), who may change whom ([`grant`]), the parts of a sign-in ([`password`], [`lockout`], [`totp`],
//! [`session`], [`deep_link`]), the trail that is left ([`audit`]), what differs from the operator system
//! ([`drift`]) and the second approver of PROD ([`approval`]). What it is not: a store, a page or a hash of
//! passwords; time and random bytes are parameters.
//!
//! Where to start: [`right::Right`], then [`user::User`], then [`grant::may_edit_user`].

#![forbid(unsafe_code)]

pub mod approval;
pub mod audit;
pub mod deep_link;
pub mod drift;
pub mod grant;
mod hex;
pub mod lockout;
pub mod password;
pub mod refusal;
pub mod right;
#[cfg(test)]
mod sample;
pub mod session;
pub mod site;
pub mod totp;
pub mod user;

pub use approval::{Course, Environment, InProd, Request};
pub use audit::AuditEntry;
pub use drift::{Drift, DriftKind, OperatorUser, ProfileMap};
pub use grant::Actor;
pub use lockout::{Failures, Verdict};
pub use password::NewPassword;
pub use refusal::SecurityRefusal;
pub use right::{Action, Right, RightSet};
pub use session::{Level, SessionPolicy, StaffSession};
pub use site::{MODULES, Module, Site};
pub use totp::Secret;
pub use user::{Group, GroupId, Login, Origin, Perimeter, User, UserId, UserKind, UserState};
