//! One thing that processes hold in memory: everybody who holds it, and having it loaded anew (WCF-08, WCF-27, WCF-29).

use crate::components::{Cell, Column, EmptyState, Kind, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::caches::{counted, name, process, size, state};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::Caller;
use weblys_api::caches::{Cache, CacheHeld, CacheRow};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CACHE, get(show)).route(routes::CACHE_RELOAD, post(reload))
}

#[derive(Template)]
#[template(path = "pages/weconfig/cache.html")]
struct CachePage {
    frame: StaffFrame,
    why: Words,
    facts: Vec<(Words, String)>,
    table: Table,
    /// Where its content is seen.
    content: Option<&'static str>,
    /// Where a wish to have it loaded anew is sent.
    reload: Option<String>,
    here: String,
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let cache = Cache::parse(&code).ok_or(Failure::NotFound)?;
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.caches(&caller).await };
    let (me, list) = staff::enter(&shop, &visit, Right::CachesRead, asked).await?;
    let row = list.caches.into_iter().find(|row| row.cache == code).ok_or(Failure::NotFound)?;
    Ok(frame::page(StatusCode::OK, &CachePage::new(&shop, &visit, &me, (cache, &row))))
}

async fn reload(State(shop): State<Shop>, Path(code): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    shop.back.reload_cache(&form.caller, &code).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&with_query(&fill(routes::CACHE, &code), &[("done", "reloading")])))
}

impl CachePage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, (cache, row): (Cache, &CacheRow)) -> Self {
        let t = visit.t();
        let here = fill(routes::CACHE, cache.code());
        let query = ListQuery::new(here.clone(), Vec::new());
        let empty = EmptyState::new(t.get("weconfig-components-none"), t.get("weconfig-components-none-why"));
        let rows = row.held.iter().map(|held| process_row(row, held, shop, t));
        let may_run = me.rights.contains(Right::CachesRun) && cache.can_be_reloaded();
        let frame = StaffFrame::new(shop, visit, me, name(cache.code(), t)).in_weconfig("caches");
        Self {
            frame: frame.below(t.get("staff-module-caches"), routes::CACHES),
            why: t.get(&format!("weconfig-cache-why-{}", cache.code())),
            facts: facts(row, shop, visit),
            table: Table::new(t, t.get("weconfig-cache-held-by"), &query, columns(t), empty).rows(rows).plain(),
            content: content(cache).filter(|(right, _)| me.rights.contains(*right)).map(|(_, href)| href),
            reload: may_run.then(|| fill(routes::CACHE_RELOAD, cache.code())),
            here,
        }
    }
}

/// Where what is held can be seen, and the right that it takes.
const fn content(cache: Cache) -> Option<(Right, &'static str)> {
    match cache {
        Cache::Catalogue => Some((Right::CatalogueRead, routes::CATALOGUE_THINGS)),
        Cache::CodeTables => Some((Right::CodeTablesRead, routes::CODE_TABLES)),
        Cache::Parameters => Some((Right::ParametersRead, routes::PARAMETERS)),
        Cache::Users => Some((Right::UsersRead, routes::USERS)),
        // By a place: what is sold there, and why not the rest.
        Cache::Addresses | Cache::Offers => Some((Right::CatalogueRead, routes::CATALOGUE)),
        Cache::Rules => None,
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("process", t.get("weconfig-cache-process"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("loaded", t.get("weconfig-cache-loaded"), Kind::Date),
        Column::new("version", t.get("weconfig-component-version"), Kind::Text),
        Column::new("entries", t.get("weconfig-cache-entries"), Kind::Text),
        Column::new("size", t.get("weconfig-cache-size"), Kind::Number),
    ]
}

fn process_row(cache: &CacheRow, held: &CacheHeld, shop: &Shop, t: &'static Texts) -> Row {
    let told = &held.told;
    let counts = told.counts.iter().map(|one| counted(&one.what, one.count, t));
    Row {
        id: held.instance_id.to_string(),
        name: process(held),
        href: String::new(),
        cells: vec![
            Cell::Text(process(held)),
            Cell::States(vec![state(cache, told, t)]),
            Cell::Date(words::short_moment(told.loaded_at, shop, t), told.loaded_at.to_rfc3339()),
            Cell::Text(told.version.clone()),
            Cell::Text(counts.collect::<Vec<_>>().join(", ")),
            Cell::Text(size(told.bytes, t)),
        ],
    }
}

fn facts(row: &CacheRow, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let t = visit.t();
    let Some(wanted) = &row.wanted else { return Vec::new() };
    let done = row.held.iter().filter(|held| held.told.reload >= wanted.number).count();
    let far = [("done", done.into()), ("all", row.held.len().into())];
    vec![
        (t.get("weconfig-cache-wanted"), words::moment(wanted.at, shop, t)),
        (t.get("weconfig-cache-by"), wanted.by.clone()),
        (t.get("weconfig-cache-done"), t.with("weconfig-cache-far", &far)),
    ]
}
