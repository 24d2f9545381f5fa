//! Code tables of PARAM: every table, and what the last import brought (WCF-16, PAR-01, PAR-02).

use crate::components::{Banner, Cell, Column, EmptyState, Kind, Mood, Row, Table, Tone, Words};
use crate::error::{Failure, refusal};
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::Caller;
use weblys_api::codes::{CodeImport, CodeTableRow};
use weblys_api::export::PlainList;
use weblys_api::security::Right;
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CODE_TABLES, get(show)).route(routes::CODE_TABLES_IMPORT, post(bring))
}

/// An import in words.
struct Brought {
    when: String,
    by: String,
    counts: String,
    failed: Option<Banner>,
    /// Codes that differ from before, and what became of them.
    codes: Vec<(String, String)>,
    faults: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/code_tables.html")]
struct CodeTablesPage {
    frame: StaffFrame,
    table: Table,
    last: Option<Brought>,
    earlier: Vec<Brought>,
    may_run: bool,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CODE_TABLES, pairs);
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.code_tables(&caller).await };
    let (me, found) = staff::enter(&shop, &visit, Right::CodeTablesRead, ask).await?;
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-codes-no-table"), t.get("weconfig-codes-no-table-why"));
    let table = Table::new(t, t.get("staff-module-code_tables"), &query, columns(t), empty)
        .rows(found.tables.iter().map(|table| row(table, visit.locale, t)))
        .files(Some(routes::CODE_TABLES));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::CodeTables, &table).await? {
        return Ok(file);
    }
    let mut imports = found.imports.iter().map(|import| brought(import, &shop, t));
    let page = CodeTablesPage {
        frame: StaffFrame::new(&shop, &visit, &me, t.get("staff-module-code_tables")).in_weconfig("code_tables"),
        table,
        last: imports.next(),
        earlier: imports.collect(),
        may_run: me.rights.contains(Right::CodeTablesRun),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("table", t.get("weconfig-codes-table"), Kind::Text),
        Column::new("code", t.get("weconfig-code"), Kind::Text),
        Column::new("whose", t.get("weconfig-codes-whose"), Kind::Text),
        Column::new("codes", t.get("weconfig-codes-all"), Kind::Number),
        Column::new("offered", t.get("weconfig-codes-offered"), Kind::Number),
        Column::new("hidden", t.get("weconfig-codes-hidden"), Kind::Number),
        Column::new("state", t.get("weconfig-state"), Kind::State),
    ]
}

fn row(table: &CodeTableRow, locale: Locale, t: &'static Texts) -> Row {
    let state = if table.is_gone {
        (Mood::Warning, t.get("weconfig-code-state-gone").into_owned())
    } else {
        (Mood::Good, t.get("weconfig-code-state-offered").into_owned())
    };
    Row {
        id: table.table_code.clone(),
        name: table.table_code.clone(),
        href: weblys_api::paths::fill(routes::CODES, &table.table_code),
        cells: vec![
            Cell::Text(table.label.in_locale(locale).to_owned()),
            Cell::Text(table.table_code.clone()),
            Cell::Text(whose(table.is_own, t).into_owned()),
            Cell::Text(table.codes.to_string()),
            Cell::Text(table.offered.to_string()),
            Cell::Text(table.hidden.to_string()),
            Cell::States(vec![state]),
        ],
    }
}

/// Whose a table is.
fn whose(is_own: bool, t: &Texts) -> Words {
    t.get(if is_own { "weconfig-codes-ours" } else { "weconfig-codes-theirs" })
}

fn brought(import: &CodeImport, shop: &Shop, t: &'static Texts) -> Brought {
    let report = &import.report;
    let counts = [
        ("tables", report.tables.into()),
        ("told", report.told.into()),
        ("new", report.new.into()),
        ("changed", report.changed.into()),
        ("gone", (report.gone).into()),
        ("back", report.back.into()),
        ("faulty", report.faulty.into()),
    ];
    let fault = |fault: &weblys_api::codes::ImportFault| {
        let place = [("table", fault.table_code.as_str().into()), ("place", i64::from(fault.place).into())];
        let place = t.with("weconfig-codes-fault", &place);
        format!("{place} {} : {} ({})", fault.field, refusal(&fault.code, t), fault.code)
    };
    let named = report.codes.iter().map(|one| (format!("{}/{}", one.table_code, one.code), news(&one.what, t)));
    Brought {
        when: words::moment(import.at, shop, t),
        by: import.actor.clone(),
        counts: t.with("weconfig-codes-counts", &counts),
        failed: (!report.error.is_empty())
            .then(|| Banner::new(Tone::Danger, t.get("weconfig-codes-failed")).text(report.error.clone())),
        codes: named.collect(),
        faults: report.faults.iter().map(fault).collect(),
    }
}

fn news(what: &str, t: &Texts) -> String {
    if ["new", "changed", "gone", "back"].contains(&what) {
        t.get(&format!("weconfig-code-news-{what}")).into_owned()
    } else {
        what.to_owned()
    }
}

/// Imports, and back to the list, which tells what came of it.
async fn bring(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let import = shop.back.import_codes(&form.caller).await.map_err(|error| form.failure(error))?;
    let done: &[(&str, &str)] = if import.report.error.is_empty() { &[("done", "imported")] } else { &[] };
    Ok(see_other(&with_query(routes::CODE_TABLES, done)))
}
