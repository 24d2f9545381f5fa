//! What a catalogue holds, a sheet at a time: searched, opened, taken out as a file.

use super::columns::{self, SHEETS, known_sheet, sheet};
use super::said;
use crate::components::{Banner, Cell, Column, EmptyState, Filter, Filters, Kind, Pager, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::export::{ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export, views};
use crate::state::Shop;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use weblys_api::catalogue::{CURRENT, CatalogueFault, DRAFT, DraftView};
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::things::{Thing, ThingColumn, ThingList, ThingsQuery};
use weblys_api::views::ListKind;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// The sheet that is shown first.
const FIRST: &str = "offers";
/// Columns that say the most, besides code and name, at most: each has a place in the address of the list.
const PLACES: [&str; 4] = ["a", "b", "c", "d"];

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_things.html")]
struct ThingsPage {
    frame: StaffFrame,
    message: Option<Banner>,
    /// Which catalogue it is, and where the other one is.
    lead: String,
    other: Option<(Words, String)>,
    /// Each sheet with its words, its address, and whether it is shown.
    sheets: Vec<(String, String, bool)>,
    add: Option<(String, String)>,
    filters: Filters,
    table: Table,
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
    let query = ListQuery::new(routes::CATALOGUE_THINGS, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = asked(&query, query.page(), query.size());
    let word = known_sheet(&asked.sheet).unwrap_or(FIRST);
    let back = &shop.back;
    let ask = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::CatalogueThings, back.catalogue_things(&caller, &asked)).await
    };
    let (me, (found, views)) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-things-title")).in_weconfig("catalogue");
    let frame = frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE);
    let is_prepared = is_prepared(&found.of, found.current, found.draft.as_ref());
    let add = (is_prepared && me.rights.contains(Right::CatalogueChange)).then(|| {
        let words = t.one("weconfig-things-add-to", "sheet", sheet(word, t).into_owned());
        (words, with_query(routes::CATALOGUE_THING_EDIT, &[("sheet", word)]))
    });
    let views = views::menu(&frame, ListKind::CatalogueThings, &query, views);
    let page = ThingsPage {
        message: said(query.value("done"), t),
        lead: lead(&found.of, found.current, t),
        other: other(&query, &found.of, found.draft.as_ref(), t),
        sheets: sheets(&query, word, &found, t),
        add,
        filters: filters(&query, t),
        table: table(&query, word, &found, visit.locale, t).views(views),
        frame,
    };
    Ok(frame::page(StatusCode::OK, &page))
}

/// Whether this is what somebody who prepares works on: the draft, or what is in force while there is none.
pub(super) fn is_prepared(of: &str, current: i64, draft: Option<&DraftView>) -> bool {
    of == DRAFT || (draft.is_none() && of == current.to_string())
}

/// Which catalogue somebody is looking at.
pub(super) fn lead(of: &str, current: i64, t: &Texts) -> String {
    if of == DRAFT {
        t.get("weconfig-things-of-draft").into_owned()
    } else if of == current.to_string() {
        t.one("weconfig-things-of-current", "number", of.to_owned())
    } else {
        t.one("weconfig-things-of-past", "number", of.to_owned())
    }
}

fn other(query: &ListQuery, of: &str, draft: Option<&DraftView>, t: &Texts) -> Option<(Words, String)> {
    draft?;
    if of == DRAFT {
        return Some((t.get("weconfig-things-see-current"), query.link("of", CURRENT)));
    }
    Some((t.get("weconfig-things-see-draft"), query.link("of", DRAFT)))
}

fn sheets(query: &ListQuery, word: &str, found: &ThingList, t: &Texts) -> Vec<(String, String, bool)> {
    let of = query.value("of");
    let one = |name: &'static str| {
        let count = found.counts.iter().find(|one| one.sheet == name).map_or(0, |one| one.count);
        let pairs = [("sheet", name), ("of", of)];
        let kept = if of.is_empty() { &pairs[..1] } else { &pairs[..] };
        (format!("{} ({count})", sheet(name, t)), with_query(routes::CATALOGUE_THINGS, kept), name == word)
    };
    SHEETS.map(one).into()
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    Filters::new(t, query, vec![Filter::text("q", t.get("weconfig-explain-q"))])
}

fn asked(query: &ListQuery, page: u32, size: u32) -> ThingsQuery {
    ThingsQuery {
        of: query.value("of").to_owned(),
        sheet: known_sheet(query.value("sheet")).unwrap_or(FIRST).to_owned(),
        q: query.value("q").to_owned(),
        page: Some(page),
        size: Some(size),
    }
}

fn table(query: &ListQuery, word: &str, found: &ThingList, locale: Locale, t: &'static Texts) -> Table {
    let empty = EmptyState::new(t.get("weconfig-things-none"), t.get("weconfig-things-none-why"));
    let of = query.value("of");
    let rows = found.things.rows.iter().map(|one| row(one, &found.columns, (word, of), locale, t));
    Table::new(t, sheet(word, t), query, heads(&found.columns, t), empty)
        .rows(rows)
        .files(Some(routes::CATALOGUE_THINGS))
        .pager(Pager::counted(query, found.things.total, found.things.page, found.things.size))
}

fn heads(columns: &[ThingColumn], t: &'static Texts) -> Vec<Column> {
    let first = [
        Column::new("item", t.get("weconfig-code"), Kind::Text),
        Column::new("name", t.get("weconfig-name"), Kind::Text),
    ];
    let kind = |column: &ThingColumn| match column.holds.as_str() {
        "number" | "amount" | "percent" | "decimal" => Kind::Number,
        _ => Kind::Text,
    };
    let telling =
        PLACES.iter().zip(columns).map(|(place, one)| Column::new(place, columns::name(&one.header, t), kind(one)));
    first.into_iter().chain(telling).collect()
}

fn row(one: &Thing, columns: &[ThingColumn], (word, of): (&str, &str), locale: Locale, t: &'static Texts) -> Row {
    let name = one.name.as_ref().map(|name| name.in_locale(locale).to_owned()).unwrap_or_default();
    let cells = columns.iter().take(PLACES.len()).map(|column| Cell::Text(columns::shown(column, &one.cells, t)));
    Row {
        id: one.item.clone(),
        name: one.item.clone(),
        href: thing_of(word, &one.item, of),
        cells: [Cell::Text(one.item.clone()), Cell::Text(name)].into_iter().chain(cells).collect(),
    }
}

/// Where a thing of a catalogue is shown; of none in particular where `of` is empty.
pub(super) fn thing_of(sheet: &str, item: &str, of: &str) -> String {
    let pairs = [("sheet", sheet), ("item", item), ("of", of)];
    with_query(routes::CATALOGUE_THING, if of.is_empty() { &pairs[..2] } else { &pairs })
}

/// Where a catalogue is shown.
pub(super) fn things_of(of: &str) -> String {
    with_query(routes::CATALOGUE_THINGS, &[("of", of)])
}

/// Where the thing is that a fault of the draft is about; empty where it is about none, or only in a file.
pub(super) fn about(fault: &CatalogueFault) -> String {
    let (Some(word), Some(item)) = (fault.sheet.as_deref().and_then(known_sheet), fault.item.as_deref()) else {
        return String::new();
    };
    match word {
        // Faults name these by a part of what tells them from each other.
        "tariffs" | "groups" => with_query(routes::CATALOGUE_THINGS, &[("sheet", word), ("q", item)]),
        _ => thing_of(word, item, ""),
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t, locale) = (visit.staff_caller()?, visit.t(), visit.locale);
    let first = ThingsQuery { page: None, size: Some(1), ..asked(query, 1, 1) };
    let columns = shop.back.catalogue_things(&caller, &first).await?.columns;
    let limits = query.clone();
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = asked(&limits, number, ROWS_A_CALL);
        async move { back.catalogue_things(&caller, &asked).await.map(|found| found.things) }
    };
    let list = (List::Plain(PlainList::CatalogueThings), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let heads = heads(&columns, t);
    let row = move |one: &Thing| Some(row(one, &columns, ("", ""), locale, t));
    export::file(t, PlainList::CatalogueThings.word(), query, heads, (found, row)).await
}
