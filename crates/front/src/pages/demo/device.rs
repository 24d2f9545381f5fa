//! What stands at the addresses of labels and sheets of the demonstration's devices, which do not exist: a page that says
//! what an operator's own catalogue leads to (law.md PR-9).

use crate::components::EmptyState;
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

/// The routes of labels and sheets.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DEMO_DEVICE, get(show))
}

#[derive(Template)]
#[template(path = "pages/demo/device.html")]
struct DevicePage {
    frame: Frame,
    told: EmptyState,
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(what): Path<String>) -> Result<Response, Failure> {
    let t = visit.t();
    let (title, text) = match what.as_str() {
        "energy-label" => ("demo-device-energy", "demo-device-energy-text"),
        "sheet" => ("demo-device-sheet", "demo-device-sheet-text"),
        "durability-label" => ("demo-device-durability", "demo-device-durability-text"),
        _ => return Err(Failure::NotFound),
    };
    let told = EmptyState::new(t.get("demo-device-title"), t.get(text)).icon("doc");
    let told = told.action(t.get("problem-to-shop"), routes::ENTRY);
    Ok(frame::page(StatusCode::OK, &DevicePage { frame: Frame::new(&shop, &visit, t.get(title)), told }))
}
