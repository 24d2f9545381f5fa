//! The list of groups. There are few: all are on one page, ordered here.

use crate::components::{Cell, Column, EmptyState, Kind, Row, Table};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::words;
use crate::staff::{self, export};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::export::PlainList;
use weblys_api::groups::GroupRow;
use weblys_api::security::Right;
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::GROUPS, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/groups.html")]
struct GroupsPage {
    frame: StaffFrame,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::GROUPS, pairs);
    let back = &shop.back;
    let groups = |caller: Caller| async move { back.groups(&caller).await };
    let (me, list) = staff::enter(&shop, &visit, Right::GroupsRead, groups).await?;
    let (mut groups, t) = (list.groups, visit.t());
    order(&mut groups, query.value("sort"));
    let columns = vec![
        Column::new("code", t.get("weconfig-group-code"), Kind::Text).sortable(),
        Column::new("name", t.get("weconfig-name"), Kind::Text).sortable(),
        Column::new("members", t.get("weconfig-members"), Kind::Number).sortable(),
        Column::new("rights", t.get("staff-rights"), Kind::Number),
        Column::new("origin", t.get("weconfig-origin"), Kind::Text),
    ];
    let empty = EmptyState::new(t.get("weconfig-groups-none"), t.get("weconfig-groups-none-why"));
    let table = Table::new(t, t.get("weconfig-groups"), &query, columns, empty);
    let table = table.rows(groups.iter().map(|group| row(group, t))).files(Some(routes::GROUPS));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Groups, &table).await? {
        return Ok(file);
    }
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-groups")).in_weconfig("groups");
    Ok(frame::page(StatusCode::OK, &GroupsPage { frame, table }))
}

fn order(groups: &mut [GroupRow], by: &str) {
    match by.trim_start_matches('-') {
        "name" => groups.sort_by_key(|group| group.name.to_lowercase()),
        "members" => groups.sort_by_key(|group| group.members),
        _ => groups.sort_by(|a, b| a.code.cmp(&b.code)),
    }
    if by.starts_with('-') {
        groups.reverse();
    }
}

fn row(group: &GroupRow, t: &'static Texts) -> Row {
    Row {
        id: group.group_id.to_string(),
        name: group.code.clone(),
        href: routes::of(routes::GROUP, group.group_id),
        cells: vec![
            Cell::Text(group.code.clone()),
            Cell::Text(group.name.clone()),
            Cell::Text(group.members.to_string()),
            Cell::Text(group.rights.iter().count().to_string()),
            Cell::Text(words::origin(group.origin, t).into_owned()),
        ],
    }
}
