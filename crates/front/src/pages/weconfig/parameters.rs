//! Parameters: what each is, what it is when nobody sets it, who set it (WCF-05, WCF-17). One is [`super::parameter`]'s.

use crate::components::{Cell, Column, EmptyState, Filter, Filters, Kind, Row, Table, Words};
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
use weblys_api::export::PlainList;
use weblys_api::parameters::{ParameterRow, Scope, Type};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_i18n::Texts;

const SCOPES: [(Scope, &str); 3] = [(Scope::Global, "global"), (Scope::Control, "control"), (Scope::Site, "site")];

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::PARAMETERS, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/list.html")]
struct ListPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::PARAMETERS, pairs);
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.parameters(&caller).await };
    let (me, list) = staff::enter(&shop, &visit, Right::ParametersRead, asked).await?;
    let t = visit.t();
    let wanted = SCOPES.iter().find(|(_, word)| *word == query.value("scope")).map(|(scope, _)| *scope);
    let rows: Vec<Row> = list
        .parameters
        .iter()
        .filter(|parameter| wanted.is_none_or(|scope| scope == parameter.scope))
        .map(|parameter| row(parameter, &shop, t))
        .collect();
    let empty = EmptyState::new(t.get("staff-filter-none"), "");
    let table = Table::new(t, t.get("staff-module-parameters"), &query, columns(t), empty)
        .rows(rows)
        .files(Some(routes::PARAMETERS));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Parameters, &table).await? {
        return Ok(file);
    }
    let scopes = SCOPES.iter().map(|(scope, word)| ((*word).to_owned(), scope_words(*scope, t))).collect();
    let filters = Filters::new(t, &query, vec![Filter::select("scope", t.get("weconfig-parameter-scope"), scopes)]);
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-parameters")).in_weconfig("parameters");
    Ok(frame::page(StatusCode::OK, &ListPage { frame, filters, table }))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("parameter", t.get("weconfig-parameter"), Kind::Text),
        Column::new("scope", t.get("weconfig-parameter-scope"), Kind::Text),
        Column::new("value", t.get("weconfig-parameter-value"), Kind::Text),
        Column::new("default", t.get("weconfig-parameter-default"), Kind::Text),
        Column::new("by", t.get("weconfig-parameter-by"), Kind::Text),
        Column::new("at", t.get("weconfig-parameter-at"), Kind::Date),
    ]
}

fn row(parameter: &ParameterRow, shop: &Shop, t: &'static Texts) -> Row {
    let set = parameter.set.as_ref();
    let name = name(&parameter.code, t).into_owned();
    Row {
        id: parameter.code.clone(),
        name: name.clone(),
        href: fill(routes::PARAMETER, &parameter.code),
        cells: vec![
            Cell::Text(name),
            Cell::Text(scope_words(parameter.scope, t).into_owned()),
            Cell::Text(value_words(parameter.of_type, &parameter.value, t)),
            Cell::Text(value_words(parameter.of_type, &parameter.default, t)),
            Cell::Text(set.map(|set| set.login.clone()).unwrap_or_default()),
            set.map_or_else(
                || Cell::Text(String::new()),
                |set| Cell::Date(words::short_moment(set.at, shop, t), set.at.to_rfc3339()),
            ),
        ],
    }
}

/// What a parameter is called.
pub(crate) fn name(code: &str, t: &Texts) -> Words {
    t.get(&format!("weconfig-parameter-name-{code}"))
}

/// What a parameter is about.
pub(crate) fn scope_words(scope: Scope, t: &Texts) -> Words {
    match scope {
        Scope::Global => t.get("weconfig-parameter-global"),
        Scope::Control => t.get("weconfig-parameter-control"),
        Scope::Site => t.get("weconfig-parameter-site"),
    }
}

/// A value with its unit.
pub(crate) fn value_words(of_type: Type, value: &str, t: &Texts) -> String {
    match of_type {
        Type::Whole { unit, .. } => format!("{value} {}", t.get(&format!("weconfig-unit-{}", unit.word()))),
        Type::Words { .. } if value.is_empty() => t.get("weconfig-parameter-nothing").into_owned(),
        Type::Words { .. } => value.to_owned(),
    }
}
