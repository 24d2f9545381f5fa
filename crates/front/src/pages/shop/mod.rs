//! `SelfShop`: from the address to the order (SSH-01 to SSH-15), in the order of the journey.

use crate::state::Shop;
use axum::Router;

pub mod cart;
pub mod check;
pub mod choices;
pub mod compare;
pub mod contact;
pub mod delivery;
pub mod document;
pub mod dwelling;
pub mod dwellings;
pub mod entry;
pub mod legal;
pub mod order;
pub mod payment;
pub mod place;
pub mod portal_link;
pub mod save;
pub mod search;
mod statement;
pub mod street;
pub mod tariffs;
pub mod termination;
pub mod terms;
pub mod withdrawal;
pub mod you;

/// Every page of the shop.
pub fn routes() -> Router<Shop> {
    Router::new()
        .merge(entry::routes())
        .merge(search::routes())
        .merge(street::routes())
        .merge(dwellings::routes())
        .merge(dwelling::routes())
        .merge(compare::routes())
        .merge(cart::routes())
        .merge(choices::routes())
        .merge(you::routes())
        .merge(delivery::routes())
        .merge(payment::routes())
        .merge(check::routes())
        .merge(order::routes())
        .merge(document::routes())
        .merge(save::routes())
        .merge(contact::routes())
        .merge(withdrawal::routes())
        .merge(termination::routes())
        .merge(legal::routes())
        .merge(tariffs::routes())
        .merge(terms::routes())
}
