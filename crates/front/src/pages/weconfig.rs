//! WeConfig: administration of the platform. Its first rooms are users, groups, the audit trail,
//! what people left in the shop, and what waits to be carried out.

use crate::state::Shop;
use axum::Router;

pub mod audit;
pub mod contact;
pub mod contacts;
pub mod effects;
pub mod group;
pub mod group_form;
pub mod groups;
pub mod home;
pub mod merge;
pub mod user;
pub mod user_form;
pub mod users;
pub mod users_bulk;

/// Its pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .merge(home::routes())
        .merge(users::routes())
        .merge(users_bulk::routes())
        .merge(user::routes())
        .merge(user_form::routes())
        .merge(groups::routes())
        .merge(group::routes())
        .merge(group_form::routes())
        .merge(audit::routes())
        .merge(contacts::routes())
        .merge(contact::routes())
        .merge(effects::routes())
}
