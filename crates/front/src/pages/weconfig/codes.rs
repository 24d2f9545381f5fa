//! One code table: its codes in our order, listed and taken out as a file. One of them is [`super::code`]'s.

use crate::components::{Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::staff::export::{Pages, ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::codes::{CodeQuery, CodeRow};
use weblys_api::export::List;
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;

const STATES: [&str; 4] = ["offered", "hidden", "obsolete", "gone"];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CODES, get(show)).route(routes::CODES_EXPORT, get(export))
}

#[derive(Template)]
#[template(path = "pages/weconfig/codes.html")]
struct CodesPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
    /// Where a code is added, to who may add one.
    add: Option<String>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(table_code): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(fill(routes::CODES, &table_code), pairs);
    let asked = CodeQuery { page: Some(query.page()), size: Some(query.size()), ..asked(&query) };
    let (back, table) = (&shop.back, table_code.as_str());
    let ask = |caller: Caller| async move { back.codes(&caller, table, &asked).await };
    let (me, found) = staff::enter(&shop, &visit, Right::CodeTablesRead, ask).await?;
    let t = visit.t();
    let is_own = found.table.is_own;
    let add = is_own && me.rights.contains(Right::CodeTablesChange);
    let name = found.table.label.in_locale(visit.locale).to_owned();
    let codes = found.codes;
    let empty = EmptyState::new(t.get("weconfig-codes-none"), t.get("weconfig-codes-none-why"));
    let empty = if query.is_limited(&["q", "state"]) {
        empty.action(t.get("staff-filter-none"), query.path().to_owned())
    } else {
        empty
    };
    let file = fill(routes::CODES_EXPORT, &table_code);
    let table = Table::new(t, name.clone(), &query, columns(is_own, t), empty)
        .rows(codes.rows.iter().map(|code| row(code, is_own, t)))
        .pager(Pager::counted(&query, codes.total, codes.page, codes.size))
        .files(me.rights.contains(Right::CodeTablesExport).then_some(file.as_str()));
    let frame = StaffFrame::new(&shop, &visit, &me, name).in_weconfig("code_tables");
    let frame = frame.below(t.get("staff-module-code_tables"), routes::CODE_TABLES);
    let add = add.then(|| fill(routes::CODE_NEW, &table_code));
    Ok(frame::page(StatusCode::OK, &CodesPage { frame, filters: filters(&query, t), table, add }))
}

fn asked(query: &ListQuery) -> CodeQuery {
    let state = Some(query.value("state")).filter(|one| STATES.contains(one)).unwrap_or_default();
    CodeQuery { q: query.value("q").to_owned(), state: state.to_owned(), page: None, size: None }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let states = STATES.map(|word| (word.to_owned(), t.get(&format!("weconfig-code-state-{word}"))));
    let fields = vec![
        Filter::text("q", t.get("weconfig-codes-q")),
        Filter::select("state", t.get("weconfig-state"), states.into()),
    ];
    Filters::new(t, query, fields)
}

/// A table of our own has no labels but ours.
fn columns(is_own: bool, t: &'static Texts) -> Vec<Column> {
    if is_own {
        return vec![
            Column::new("code", t.get("weconfig-code"), Kind::Text),
            Column::new("position", t.get("weconfig-code-position"), Kind::Number),
            Column::new("label_fr", t.get("weconfig-code-label-fr"), Kind::Text),
            Column::new("label_en", t.get("weconfig-code-label-en"), Kind::Text),
            Column::new("state", t.get("weconfig-state"), Kind::State),
        ];
    }
    vec![
        Column::new("code", t.get("weconfig-code"), Kind::Text),
        Column::new("position", t.get("weconfig-code-position"), Kind::Number),
        Column::new("label_fr", t.get("weconfig-code-label-fr"), Kind::Text),
        Column::new("label_en", t.get("weconfig-code-label-en"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("own_fr", t.get("weconfig-code-own-fr"), Kind::Text),
        Column::new("own_en", t.get("weconfig-code-own-en"), Kind::Text),
    ]
}

fn row(code: &CodeRow, is_own: bool, t: &'static Texts) -> Row {
    let text = |text: &str| Cell::Text(text.to_owned());
    let (label, own) = (&code.label, &code.own_label);
    let place = [text(&code.code), Cell::Text(code.position.to_string())];
    let state = Cell::States(states(code, t));
    let others = if is_own {
        vec![text(&own.fr), text(&own.en), state]
    } else {
        vec![text(&label.fr), text(&label.en), state, text(&own.fr), text(&own.en)]
    };
    Row {
        id: code.code_id.to_string(),
        name: code.code.clone(),
        href: routes::of(routes::CODE, code.code_id),
        cells: place.into_iter().chain(others).collect(),
    }
}

/// Whether forms offer a code, and why not.
pub(super) fn states(code: &CodeRow, t: &'static Texts) -> Vec<(Mood, String)> {
    let word = |word: &str| t.get(&format!("weconfig-code-state-{word}")).into_owned();
    let mut states = Vec::new();
    if code.is_hidden {
        states.push((Mood::Plain, word("hidden")));
    }
    if code.is_obsolete {
        states.push((Mood::Warning, word("obsolete")));
    }
    if code.is_gone {
        states.push((Mood::Bad, word("gone")));
    }
    if states.is_empty() {
        states.push((Mood::Good, word("offered")));
    }
    states
}

async fn export(
    State(shop): State<Shop>,
    visit: Visit,
    Path(table_code): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(fill(routes::CODES, &table_code), pairs);
    let (asked, t) = (asked(&query), visit.t());
    let is_own = weblys_api::codes::is_own(&table_code);
    let rows = |caller: Caller| taken_out(&shop, caller, table_code, &query, asked);
    let (_, found) = staff::enter(&shop, &visit, Right::CodeTablesExport, rows).await?;
    let row = move |code: &CodeRow| Some(row(code, is_own, t));
    staff::export::file(t, "codes", &query, columns(is_own, t), (found, row)).await
}

async fn taken_out(
    shop: &Shop,
    caller: Caller,
    table_code: String,
    query: &ListQuery,
    asked: CodeQuery,
) -> Result<Pages<CodeRow>, CallError> {
    let said = format!("{table_code} {}", query.said());
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = CodeQuery { page: Some(number), size: Some(ROWS_A_CALL), ..asked.clone() };
        let table_code = table_code.clone();
        async move { back.codes(&caller, &table_code, &asked).await.map(|found| found.codes) }
    };
    announced(&shop.back, &caller, (List::Codes, said), page).await
}
