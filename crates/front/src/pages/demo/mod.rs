//! Pages of the demonstration: never mounted elsewhere.

use crate::state::Shop;
use axum::Router;

pub mod device;
pub mod gallery;
pub mod mailbox;
pub mod staff_gallery;

/// The pages of the demonstration.
pub fn routes() -> Router<Shop> {
    Router::new()
        .merge(device::routes())
        .merge(gallery::routes())
        .merge(mailbox::routes())
        .merge(staff_gallery::routes())
}
