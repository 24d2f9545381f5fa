//! What publications changed of one thing, the newest first (WCF-15, CAT-36): when, by whom, from which file.

use super::changes::{MOST_FIELDS, state_of, told};
use super::columns::known_sheet;
use super::thing::frame_of;
use super::things::thing_of;
use crate::components::{Banner, Cell, Column, EmptyState, Kind, Pager, Row, Table, Tone};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::export::{ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export, words};
use crate::state::Shop;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::things::{HistoryQuery, ThingChange};
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_history.html")]
struct HistoryPage {
    frame: StaffFrame,
    message: Option<Banner>,
    table: Table,
    /// Where changes of its row in the draft are told, for who may read the audit trail.
    audit: Option<String>,
}

/// The page.
///
/// # Errors
/// What BACK answers.
pub async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CATALOGUE_THING_HISTORY, pairs);
    let word = known_sheet(query.value("sheet")).ok_or(Failure::NotFound)?;
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query, word).await;
    }
    let item = query.value("item").to_owned();
    let asked = asked(&query, word, query.page(), query.size());
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.thing_history(&caller, &asked).await };
    let (me, found) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-history-none"), t.get("weconfig-history-none-why"));
    let title = t.one("weconfig-history-title", "item", item.as_str());
    let table = Table::new(t, title.clone(), &query, columns(t), empty)
        .rows(found.changes.rows.iter().map(|change| row(change, (word, &item), MOST_FIELDS, &shop, t)))
        .files(Some(routes::CATALOGUE_THING_HISTORY))
        .pager(Pager::counted(&query, found.changes.total, found.changes.page, found.changes.size));
    let waiting =
        (found.waiting > 0).then(|| Banner::new(Tone::Info, t.one("weconfig-history-waiting", "count", found.waiting)));
    let page = HistoryPage {
        frame: frame_of(&shop, &visit, &me, word, title).below(item.clone(), thing_of(word, &item, "")),
        message: waiting,
        table,
        audit: me.rights.contains(Right::AuditRead).then(|| {
            let subject = format!("{word} {item}");
            with_query(routes::AUDIT, &[("subject", subject.as_str())])
        }),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn asked(query: &ListQuery, sheet: &str, page: u32, size: u32) -> HistoryQuery {
    let item = query.value("item").to_owned();
    HistoryQuery { sheet: sheet.to_owned(), item, page: Some(page), size: Some(size) }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("publication", t.get("weconfig-history-publication"), Kind::Number),
        Column::new("at", t.get("weconfig-history-at"), Kind::Date),
        Column::new("by", t.get("weconfig-history-by"), Kind::Text),
        Column::new("kind", t.get("weconfig-state"), Kind::State),
        Column::new("fields", t.get("weconfig-catalogue-what"), Kind::Text),
        Column::new("origin", t.get("weconfig-history-origin"), Kind::Text),
    ]
}

/// A change, which leads to the thing as that publication had it.
fn row(change: &ThingChange, (word, item): (&str, &str), most: usize, shop: &Shop, t: &'static Texts) -> Row {
    let at = change.publication.published_at;
    let number = change.publication.publication.to_string();
    let by = if change.publication.published_by.is_empty() {
        t.get("weconfig-history-machine").into_owned()
    } else {
        change.publication.published_by.clone()
    };
    Row {
        id: String::new(),
        name: number.clone(),
        // What it took out it has no more.
        href: if change.kind == "removed" { String::new() } else { thing_of(word, item, &number) },
        cells: vec![
            Cell::Text(number),
            Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339()),
            Cell::Text(by),
            Cell::States(vec![state_of(&change.kind, t)]),
            Cell::Text(told(&change.fields, most, t)),
            Cell::Text(change.publication.origin.clone()),
        ],
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery, word: &'static str) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let (limits, item) = (query.clone(), query.value("item").to_owned());
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = asked(&limits, word, number, ROWS_A_CALL);
        async move { back.thing_history(&caller, &asked).await.map(|found| found.changes) }
    };
    let list = (List::Plain(PlainList::CatalogueHistory), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let of = shop.clone();
    let row = move |change: &ThingChange| Some(row(change, (word, &item), usize::MAX, &of, t));
    export::file(t, PlainList::CatalogueHistory.word(), query, columns(t), (found, row)).await
}
