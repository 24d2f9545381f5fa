//! The pages, site by site. Each module mounts its own routes.

use crate::state::Shop;
use axum::Router;

pub mod demo;
pub mod gateway;
pub mod preferences;
pub mod shop;
pub mod staff;
pub mod weconfig;

/// Every page; those of the demonstration only when this is one.
pub fn routes(is_demo: bool) -> Router<Shop> {
    let pages = Router::new().merge(gateway::routes()).merge(preferences::routes()).merge(shop::routes());
    let pages = pages.merge(staff::routes()).merge(weconfig::routes());
    if is_demo { pages.merge(demo::routes()) } else { pages }
}
