//! Public sites that can be stopped: which are, since when, by whom (WCF-24, WCF-25). One is [`super::site`]'s.

use crate::components::{Cell, Column, EmptyState, Kind, Mood, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Utc};
use weblys_api::Caller;
use weblys_api::export::PlainList;
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::sites::SiteRow;
use weblys_i18n::Texts;

/// Who started a site again when nobody had to.
const SCHEDULE: &str = "schedule";

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::SITES, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/sites.html")]
struct SitesPage {
    frame: StaffFrame,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::SITES, pairs);
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.sites(&caller).await };
    let (me, list) = staff::enter(&shop, &visit, Right::SitesRead, asked).await?;
    let t = visit.t();
    let empty = EmptyState::new(t.get("staff-filter-none"), "");
    let table = Table::new(t, t.get("staff-module-sites"), &query, columns(t), empty)
        .rows(list.sites.iter().map(|site| row(site, &shop, t)))
        .files(Some(routes::SITES));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Sites, &table).await? {
        return Ok(file);
    }
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-sites")).in_weconfig("sites");
    Ok(frame::page(StatusCode::OK, &SitesPage { frame, table }))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("site", t.get("weconfig-site"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("since", t.get("weconfig-site-since"), Kind::Date),
        Column::new("by", t.get("weconfig-site-by"), Kind::Text),
        Column::new("opens", t.get("weconfig-site-opens"), Kind::Date),
        Column::new("words", t.get("weconfig-site-words"), Kind::Text),
    ]
}

fn row(site: &SiteRow, shop: &Shop, t: &'static Texts) -> Row {
    let date = |at: Option<DateTime<Utc>>| match at {
        Some(at) => Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339()),
        None => Cell::Text(String::new()),
    };
    let name = words::site(site.site, t).into_owned();
    Row {
        id: site.site.code().to_owned(),
        name: name.clone(),
        href: fill(routes::SITE, site.site.code()),
        cells: vec![
            Cell::Text(name),
            Cell::States(vec![state(site, t)]),
            date(site.set.as_ref().map(|set| set.at)),
            Cell::Text(by(site, t)),
            date(site.opens_at),
            Cell::Text(if site.is_stopped { read(site, t).into_owned() } else { String::new() }),
        ],
    }
}

/// Whether a site runs.
pub(crate) fn state(site: &SiteRow, t: &Texts) -> (Mood, String) {
    let (mood, words) = match site.is_stopped {
        true => (Mood::Bad, t.get("weconfig-site-stopped")),
        false => (Mood::Good, t.get("weconfig-site-runs")),
    };
    (mood, words.into_owned())
}

/// Who left it so.
pub(crate) fn by(site: &SiteRow, t: &Texts) -> String {
    match site.set.as_ref().map(|set| set.login.as_str()) {
        Some(SCHEDULE) => t.get("weconfig-site-by-itself").into_owned(),
        Some(login) => login.to_owned(),
        None => String::new(),
    }
}

/// What its visitors read, in the reader's language where it is written.
fn read(site: &SiteRow, t: &Texts) -> Words {
    let own = site.words.in_locale(t.locale());
    match (own, site.words.en.as_str()) {
        ("", "") => t.get("weconfig-site-usual"),
        ("", english) => english.to_owned().into(),
        (own, _) => own.to_owned().into(),
    }
}
