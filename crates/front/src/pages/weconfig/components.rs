//! What runs, in which version, and what it works with (WCF-14, WCF-31).

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
use weblys_api::Caller;
use weblys_api::components::{ComponentsView, InstanceRow};
use weblys_api::export::PlainList;
use weblys_api::security::Right;
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::COMPONENTS, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/components.html")]
struct ComponentsPage {
    frame: StaffFrame,
    table: Table,
    facts: Vec<(Words, String)>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::COMPONENTS, pairs);
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.components(&caller).await };
    let (me, view) = staff::enter(&shop, &visit, Right::ComponentsRead, asked).await?;
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-components-none"), t.get("weconfig-components-none-why"));
    let table = Table::new(t, t.get("staff-module-components"), &query, columns(t), empty)
        .rows(view.instances.iter().map(|instance| row(instance, &shop, t)))
        .files(Some(routes::COMPONENTS));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Components, &table).await? {
        return Ok(file);
    }
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-components")).in_weconfig("components");
    Ok(frame::page(StatusCode::OK, &ComponentsPage { frame, table, facts: facts(&view, &shop, t) }))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("component", t.get("weconfig-component"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("version", t.get("weconfig-component-version"), Kind::Text),
        Column::new("host", t.get("weconfig-component-host"), Kind::Text),
        Column::new("address", t.get("weconfig-component-address"), Kind::Text),
        Column::new("started", t.get("weconfig-component-started"), Kind::Date),
        Column::new("seen", t.get("weconfig-component-seen"), Kind::Date),
    ]
}

fn row(instance: &InstanceRow, shop: &Shop, t: &'static Texts) -> Row {
    let told = &instance.told;
    let state = if instance.is_alive {
        (Mood::Good, t.get("weconfig-component-alive"))
    } else {
        (Mood::Bad, t.get("weconfig-component-silent"))
    };
    let date = |at: chrono::DateTime<chrono::Utc>| Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339());
    Row {
        id: told.instance_id.to_string(),
        name: told.component.to_uppercase(),
        href: String::new(),
        cells: vec![
            Cell::Text(told.component.to_uppercase()),
            Cell::States(vec![(state.0, state.1.into_owned())]),
            Cell::Text(told.program_version.clone()),
            Cell::Text(told.host.clone()),
            Cell::Text(told.address.clone()),
            date(told.started_at),
            date(instance.seen_at),
        ],
    }
}

fn facts(view: &ComponentsView, shop: &Shop, t: &'static Texts) -> Vec<(Words, String)> {
    let call = view.operator_system.as_ref().map(|call| {
        let at = words::moment(call.at, shop, t);
        let facts = [
            ("operation", call.operation.as_str().into()),
            ("at", at.as_str().into()),
            ("outcome", call.outcome.as_str().into()),
            ("millis", call.millis.into()),
        ];
        t.with("weconfig-component-call", &facts)
    });
    let mut facts = vec![
        (t.get("weconfig-component-database"), view.database.clone()),
        (t.get("weconfig-component-schema"), view.schema.to_string()),
        (t.get("weconfig-component-publication"), view.publication.clone()),
        (t.get("weconfig-component-operator"), call.unwrap_or_default()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
