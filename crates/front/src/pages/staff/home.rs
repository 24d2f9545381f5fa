//! What there is for whoever is signed in; and pages and actions found by words.

use crate::components::EmptyState;
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
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
use weblys_api::paths::fill;
use weblys_api::search::{Hit, HitKind, SearchQuery};
use weblys_i18n::Texts;

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
    /// Things, and pages and actions.
    hits: Vec<Found>,
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

/// A thing that was found, as the page shows it.
#[derive(Debug)]
struct Found {
    name: String,
    place: String,
    href: String,
}

impl Found {
    fn of(hit: &Hit, t: &Texts) -> Self {
        let (kind, href) = match hit.kind {
            HitKind::User => ("staff-hit-user", fill(routes::USER, &hit.target)),
            HitKind::Group => ("staff-hit-group", fill(routes::GROUP, &hit.target)),
            HitKind::Contact => ("staff-hit-contact", fill(routes::CONTACT, &hit.target)),
            HitKind::Mails => ("staff-hit-mails", with_query(routes::MAILS, &[("recipient", &hit.target)])),
            HitKind::CodeTable => ("staff-hit-code-table", fill(routes::CODES, &hit.target)),
        };
        let kind = t.get(kind);
        let place = if hit.note.is_empty() { kind.into_owned() } else { format!("{kind} · {}", hit.note) };
        Self { name: hit.name.clone(), place, href }
    }
}

async fn search(State(shop): State<Shop>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let query = SearchQuery { q: asked.q.clone() };
    let (me, hits) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.search(&caller, &query));
    let (me, hits) = (me?, hits?.hits);
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-search"));
    let found = command::found(command::commands(me.rights, t), &asked.q);
    let empty = EmptyState::new(t.get("staff-palette-none"), t.get("staff-search-none-why"));
    let empty = empty.action(t.get("staff-home"), routes::HOME);
    let hits = hits.iter().map(|hit| Found::of(hit, t)).collect();
    Ok(frame::page(StatusCode::OK, &SearchPage { frame, q: asked.q, hits, found, empty }))
}
