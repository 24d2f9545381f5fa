//! One group with its rights, by site, module and action; whoever may changes it here.

use crate::components::Banner;
use crate::error::Failure;
use crate::faults::Faults;
use crate::pages::weconfig::group_form::{self, About, Held};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::state::Shop;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::security::Right;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::GROUP, get(show).post(group_form::change))
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.group(&caller, id).await };
    let (me, group) = staff::enter(&shop, &visit, Right::GroupsRead, asked).await?;
    let held = Held::of(&group);
    let about = About::group(&group, &held);
    let message: Option<Banner> = None;
    Ok(group_form::page(&shop, &visit, &me, about, held, Faults::default(), message))
}
