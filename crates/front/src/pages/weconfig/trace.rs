//! What happened under one reference (EXP-43): the operator system's answers and the staff's deeds, in their order.

use crate::components::{Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
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
use weblys_api::security::Right;
use weblys_api::traces::{Trace, TraceQuery, TraceRow, Traced};
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::TRACE, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/trace.html")]
struct TracePage {
    frame: StaffFrame,
    filters: Filters,
    /// None until something is looked for.
    table: Option<Table>,
    /// What the list does not tell.
    notes: Vec<Words>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::TRACE, pairs);
    let (back, t) = (&shop.back, visit.t());
    let asked = TraceQuery { q: query.value("q").to_owned() };
    let ask = |caller: Caller| async move { back.trace(&caller, &asked).await };
    let (me, trace) = staff::enter(&shop, &visit, Right::ComponentsRead, ask).await?;
    let empty = EmptyState::new(t.get("weconfig-trace-none"), t.get("weconfig-trace-none-why"));
    let table = Table::new(t, t.get("weconfig-trace"), &query, columns(t), empty)
        .rows(trace.rows.iter().enumerate().map(|(at, one)| row(at, one, &shop, t)))
        .files(Some(routes::TRACE));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Trace, &table).await? {
        return Ok(file);
    }
    let is_asked = query.is_limited(&["q"]);
    let page = TracePage {
        frame: StaffFrame::new(&shop, &visit, &me, t.get("weconfig-trace")).in_weconfig("components"),
        filters: Filters::new(t, &query, vec![Filter::text("q", t.get("weconfig-trace-reference"))]),
        notes: if is_asked { notes(&trace, t) } else { Vec::new() },
        table: is_asked.then_some(table),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn notes(trace: &Trace, t: &'static Texts) -> Vec<Words> {
    let notes = [(trace.has_more, "weconfig-trace-more"), (trace.hides_staff, "weconfig-trace-hidden")];
    notes.into_iter().filter(|(is_so, _)| *is_so).map(|(_, note)| t.get(note)).collect()
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("at", t.get("weconfig-audit-at"), Kind::Date),
        Column::new("who", t.get("weconfig-audit-actor"), Kind::Text),
        Column::new("what", t.get("weconfig-audit-action"), Kind::Text),
        Column::new("state", t.get("weconfig-trace-result"), Kind::State),
        Column::new("millis", t.get("weconfig-trace-millis"), Kind::Number),
        Column::new("subject", t.get("weconfig-audit-subject"), Kind::Text),
        Column::new("correlation", t.get("weconfig-audit-correlation"), Kind::Text).extra(),
    ]
}

fn row(at: usize, one: &TraceRow, shop: &Shop, t: &'static Texts) -> Row {
    let date = Cell::Date(words::exact_moment(one.at, shop, t), one.at.to_rfc3339());
    let (href, who, what, state, millis) = match &one.what {
        Traced::Call { operation, status, millis } => (
            String::new(),
            t.get("weconfig-trace-operator").into_owned(),
            call(operation, t),
            answer(*status, t),
            *millis,
        ),
        Traced::Deed { seq, actor, action } => {
            let entry = weblys_api::paths::fill(routes::AUDIT_ENTRY, &seq.to_string());
            let done = (Mood::Plain, t.get("weconfig-trace-done").into_owned());
            (with_query(&entry, &[("actor", actor)]), actor.clone(), words::act(action, t), done, -1)
        }
    };
    let millis = if millis < 0 { String::new() } else { millis.to_string() };
    Row {
        id: at.to_string(),
        name: what.clone(),
        href,
        cells: vec![
            date,
            Cell::Text(who),
            Cell::Text(what),
            Cell::States(vec![state]),
            Cell::Text(millis),
            Cell::Text(one.subject.clone()),
            Cell::Text(one.correlation.clone()),
        ],
    }
}

/// What the operator system was asked; an operation of another version by its name.
fn call(operation: &str, t: &Texts) -> String {
    let key = format!("weconfig-call-{}", operation.replace('_', "-"));
    if t.has(&key) { t.get(&key).into_owned() } else { operation.to_owned() }
}

fn answer(status: i64, t: &Texts) -> (Mood, String) {
    match status {
        0 => (Mood::Bad, t.get("weconfig-trace-silent").into_owned()),
        200..=299 => (Mood::Good, t.get("weconfig-trace-done").into_owned()),
        400..=499 => (Mood::Warning, t.one("weconfig-trace-refused", "status", status)),
        _ => (Mood::Bad, t.one("weconfig-trace-failed", "status", status)),
    }
}
