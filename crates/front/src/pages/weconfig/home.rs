//! WeConfig: what there is for me.

use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::staff::frame::StaffFrame;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::security::{Right, Site};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::WECONFIG, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/home.html")]
struct HomePage {
    frame: StaffFrame,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let (me, t) = (staff::signed_in(&shop, &visit).await?, visit.t());
    let is_mine = |right: &Right| right.site() == Site::WeConfig;
    if !me.rights.iter().any(|right| is_mine(&right)) {
        return Err(Failure::NotAllowed(None));
    }
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-title")).in_weconfig("");
    Ok(frame::page(StatusCode::OK, &HomePage { frame }))
}
