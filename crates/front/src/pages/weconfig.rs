//! WeConfig: administration of the platform. Its first rooms are users, groups, the audit trail,
//! what people left in the shop, what waits to be carried out, jobs, environments,
//! components, public sites, what is held in memory, parameters and mails.

use crate::state::Shop;
use axum::Router;

pub mod audit;
pub mod cache;
pub mod caches;
pub mod catalogue;
pub mod code;
pub mod code_new;
pub mod code_tables;
pub mod codes;
pub mod components;
pub mod configuration;
pub mod contact;
pub mod contacts;
pub mod contacts_bulk;
pub mod effects;
pub mod effects_bulk;
pub mod environment_rules;
pub mod environments;
pub mod explain;
pub mod group;
pub mod group_form;
pub mod groups;
pub mod home;
pub mod job;
pub mod jobs;
pub mod mail;
pub mod mails;
pub mod merge;
pub mod operator_users;
pub mod package;
pub mod parameter;
pub mod parameters;
pub mod profiles;
pub mod repair;
pub mod site;
pub mod sites;
pub mod trace;
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
        .merge(operator_users::routes())
        .merge(repair::routes())
        .merge(profiles::routes())
        .merge(groups::routes())
        .merge(group::routes())
        .merge(group_form::routes())
        .merge(audit::routes())
        .merge(code_tables::routes())
        .merge(code_new::routes())
        .merge(explain::routes())
        .merge(catalogue::routes())
        .merge(codes::routes())
        .merge(code::routes())
        .merge(contacts::routes())
        .merge(contacts_bulk::routes())
        .merge(contact::routes())
        .merge(effects::routes())
        .merge(effects_bulk::routes())
        .merge(jobs::routes())
        .merge(job::routes())
        .merge(environments::routes())
        .merge(components::routes())
        .merge(trace::routes())
        .merge(environment_rules::routes())
        .merge(configuration::routes())
        .merge(package::routes())
        .merge(sites::routes())
        .merge(site::routes())
        .merge(caches::routes())
        .merge(cache::routes())
        .merge(parameters::routes())
        .merge(parameter::routes())
        .merge(mails::routes())
        .merge(mail::routes())
}
