//! What there is for whoever is signed in; and pages and actions found by words.

use crate::components::EmptyState;
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::staff::command::{self, Command};
use crate::staff::frame::StaffFrame;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::HOME, get(show)).route(routes::SEARCH, get(search))
}

#[derive(Template)]
#[template(path = "pages/staff/home.html")]
struct HomePage {
    frame: StaffFrame,
    empty: EmptyState,
}

#[derive(Template)]
#[template(path = "pages/staff/search.html")]
struct SearchPage {
    frame: StaffFrame,
    q: String,
    found: Vec<Command>,
    empty: EmptyState,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let (me, t) = (staff::signed_in(&shop, &visit).await?, visit.t());
    let frame = StaffFrame::new(&shop, &visit, &me, t.one("staff-hello", "name", me.name.as_str()));
    let empty = EmptyState::new(t.get("staff-nothing"), t.get("staff-nothing-why")).icon("lock");
    Ok(frame::page(StatusCode::OK, &HomePage { frame, empty }))
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

async fn search(State(shop): State<Shop>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (me, t) = (staff::signed_in(&shop, &visit).await?, visit.t());
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-search"));
    let found = command::found(command::commands(me.rights, t), &asked.q);
    let empty = EmptyState::new(t.get("staff-palette-none"), t.get("staff-search-none-why"));
    let empty = empty.action(t.get("staff-home"), routes::HOME);
    Ok(frame::page(StatusCode::OK, &SearchPage { frame, q: asked.q, found, empty }))
}
