//! The catalogue's publications and its draft (WCF-15, CAT-36): a file is prepared, looked at, put in force, taken back.
//! What differs is [`changes`]', what is done with it [`publishing`]'s, and each of its other pages has a module of its own.

mod base;
mod changes;
mod columns;
mod coverage;
mod files;
mod history;
mod impact;
mod publishing;
mod thing;
mod thing_form;
mod things;
mod told;

pub(super) use changes::{state_of, told as fields_told};
pub(super) use files::attachment;

use crate::components::{Banner, Cell, Column, EmptyState, Kind, Mood, Pager, Row, Table, Tone, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::upload::{StaffUpload, or_begin_at};
use crate::staff::{self, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::catalogue::{
    CatalogueFault, CatalogueState, DraftView, LARGEST_FILE, PublicationRow, PutDraft, UNSOUND,
};
use weblys_api::export::{List, PlainList};
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::users::STALE;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// What stands around a file in a form.
const AROUND: usize = 64 * 1024;
/// What may have been done before the page is shown, by the word in its address.
const DONE: [&str; 11] =
    ["prepared", "took", "dropped", "published", "planned", "off", "restored", "taken", "stale", "gone", "no-moment"];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    let upload = post(prepare).layer(DefaultBodyLimit::max(LARGEST_FILE + AROUND));
    Router::new()
        .route(routes::CATALOGUE_PUBLICATIONS, get(show))
        .route(routes::CATALOGUE_DRAFT, upload)
        .route(routes::CATALOGUE_DRAFT_DROP, post(publishing::throw))
        .route(routes::CATALOGUE_PUBLISH, post(publishing::publish))
        .route(routes::CATALOGUE_PUBLISH_PLAN, post(publishing::plan))
        .route(routes::CATALOGUE_PUBLISH_OFF, post(publishing::call_off))
        .route(routes::CATALOGUE_RESTORE, post(publishing::restore))
        .route(routes::CATALOGUE_FILE, get(files::json))
        .route(routes::CATALOGUE_WORKBOOK, get(files::workbook))
        .route(routes::CATALOGUE_CHANGES, get(changes::show))
        .route(routes::CATALOGUE_THING_HISTORY, get(history::show))
        .route(routes::CATALOGUE_COVERAGE, get(coverage::show))
        .route(routes::CATALOGUE_IMPACT, get(impact::show))
        .route(routes::CATALOGUE_BASE, post(base::look))
        .route(routes::CATALOGUE_OFFERS, post(coverage::prepare))
        .route(routes::CATALOGUE_TOLD, get(told::show).post(told::ask))
        .route(routes::CATALOGUE_TOLD_TAKE, post(told::take))
        .route(routes::CATALOGUE_THINGS, get(things::show))
        .route(routes::CATALOGUE_THING, get(thing::show))
        .route(routes::CATALOGUE_THING_EDIT, get(thing_form::show).post(thing_form::save))
        .route(routes::CATALOGUE_THING_TAKE, post(thing::take))
}

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue.html")]
struct PublicationsPage {
    frame: StaffFrame,
    message: Option<Banner>,
    /// What is wrong in the file that was sent.
    faults: Option<Table>,
    /// The draft's version, 0 where there is none, and its facts.
    draft: i64,
    facts: Vec<(Words, String)>,
    may_change: bool,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CATALOGUE_PUBLICATIONS, pairs);
    if !query.value("format").is_empty() {
        return list_file(&shop, &visit, &query).await;
    }
    let asked = PageQuery { page: Some(query.page()), size: Some(query.size()) };
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.publications(&caller, &asked).await };
    let (me, state) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    let t = visit.t();
    let message = said(query.value("done"), t);
    Ok(frame::page(StatusCode::OK, &page(&shop, &visit, (&me, &query), &state, message)))
}

/// What was done, or not.
fn said(word: &str, t: &Texts) -> Option<Banner> {
    let word = DONE.into_iter().find(|one| *one == word)?;
    let tone = if matches!(word, "stale" | "gone" | "no-moment") { Tone::Warning } else { Tone::Success };
    Some(Banner::new(tone, t.get(&format!("weconfig-catalogue-done-{word}"))))
}

fn page(
    shop: &Shop,
    visit: &Visit,
    (me, query): (&weblys_api::staff::Me, &ListQuery),
    state: &CatalogueState,
    message: Option<Banner>,
) -> PublicationsPage {
    let t = visit.t();
    let CatalogueState { publications, current, draft } = state;
    let title = t.get("weconfig-catalogue-publications");
    let empty = EmptyState::new(t.get("weconfig-catalogue-none"), "");
    let table = Table::new(t, title.clone(), query, columns(t), empty)
        .rows(publications.rows.iter().map(|one| row(one, *current, shop, t)))
        .files(Some(routes::CATALOGUE_PUBLICATIONS))
        .pager(Pager::counted(query, publications.total, publications.page, publications.size));
    let frame = StaffFrame::new(shop, visit, me, title).in_weconfig("catalogue");
    PublicationsPage {
        frame: frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE),
        message,
        faults: None,
        draft: draft.as_ref().map_or(0, |draft| draft.version),
        facts: draft.iter().flat_map(|draft| facts(draft, shop, t)).collect(),
        may_change: me.rights.contains(Right::CatalogueChange),
        table,
    }
}

fn facts(draft: &DraftView, shop: &Shop, t: &'static Texts) -> Vec<(Words, String)> {
    let due = draft.due.iter().map(|due| {
        let moment = words::moment(due.at, shop, t);
        (t.get("weconfig-catalogue-due"), format!("{moment} ({})", due.by))
    });
    let mut facts = vec![
        (t.get("weconfig-catalogue-origin"), named(&draft.origin, t)),
        (t.get("weconfig-catalogue-by"), draft.changed_by.clone()),
        (t.get("weconfig-catalogue-at"), words::moment(draft.changed_at, shop, t)),
    ];
    facts.extend(due);
    facts
}

/// The file that something came from; without one somebody typed it here.
fn named(origin: &str, t: &Texts) -> String {
    if origin.is_empty() { t.get("weconfig-catalogue-in-weconfig").into_owned() } else { origin.to_owned() }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("publication", t.get("weconfig-catalogue-number"), Kind::Number),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("at", t.get("weconfig-catalogue-at"), Kind::Date),
        Column::new("by", t.get("weconfig-catalogue-by"), Kind::Text),
        Column::new("origin", t.get("weconfig-catalogue-origin"), Kind::Text),
    ]
}

fn row(one: &PublicationRow, current: i64, shop: &Shop, t: &'static Texts) -> Row {
    let number = one.publication.to_string();
    let is_current = one.publication == current;
    let state = if is_current {
        (Mood::Good, t.get("weconfig-catalogue-current").into_owned())
    } else {
        (Mood::Plain, t.get("weconfig-catalogue-past").into_owned())
    };
    let by = if one.published_by.is_empty() {
        t.get("weconfig-catalogue-by-import").into_owned()
    } else {
        one.published_by.clone()
    };
    Row {
        id: number.clone(),
        name: t.one("weconfig-catalogue-publication", "number", number.clone()),
        href: with_query(routes::CATALOGUE_CHANGES, &[("after", number.as_str())]),
        cells: vec![
            Cell::Text(number),
            Cell::States(vec![state]),
            Cell::Date(words::short_moment(one.published_at, shop, t), one.published_at.to_rfc3339()),
            Cell::Text(by),
            Cell::Text(origin(one, t)),
        ],
    }
}

/// Where a publication came from: a file, or an older one.
fn origin(one: &PublicationRow, t: &Texts) -> String {
    match one.restored {
        Some(number) => t.one("weconfig-catalogue-again", "number", number.to_string()),
        None => named(&one.origin, t),
    }
}

async fn list_file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let current = shop.back.publications(&caller, &PageQuery { page: None, size: Some(1) }).await?.current;
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = PageQuery { page: Some(number), size: Some(export::ROWS_A_CALL) };
        async move { back.publications(&caller, &asked).await.map(|state| state.publications) }
    };
    let list = (List::Plain(PlainList::Publications), query.said());
    let found = export::announced(&shop.back, &caller, list, page).await?;
    let shop = shop.clone();
    let row = move |one: &PublicationRow| Some(row(one, current, &shop, t));
    export::file(t, PlainList::Publications.word(), query, columns(t), (found, row)).await
}

/// A file becomes the draft; one with faults is answered by all of them.
async fn prepare(
    State(shop): State<Shop>,
    visit: Visit,
    upload: Result<StaffUpload, Failure>,
) -> Result<Response, Failure> {
    or_begin_at(sent(&shop, &visit, upload).await, routes::CATALOGUE_PUBLICATIONS)
}

async fn sent(shop: &Shop, visit: &Visit, upload: Result<StaffUpload, Failure>) -> Result<Response, Failure> {
    let upload = upload?.within(LARGEST_FILE)?;
    let version = upload.typed.text("version").parse().map_err(|_| Failure::BadForm)?;
    let put = PutDraft { origin: upload.name, version };
    match shop.back.put_catalogue_draft(&upload.caller, &put, upload.file.into()).await {
        Ok(_) => Ok(see_other(&with_query(routes::CATALOGUE_CHANGES, &[("done", "prepared")]))),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) if error.is(UNSOUND) => {
            let faults = error.problem().and_then(|problem| problem.current.clone());
            let faults: Vec<CatalogueFault> =
                faults.and_then(|faults| serde_json::from_value(faults).ok()).ok_or(Failure::Broken)?;
            refused(shop, visit, (&put.origin, &faults)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Somebody was quicker: what is there now is shown.
fn stale() -> Response {
    see_other(&with_query(routes::CATALOGUE_PUBLICATIONS, &[("done", "stale")]))
}

async fn refused(shop: &Shop, visit: &Visit, (name, faults): (&str, &[CatalogueFault])) -> Result<Response, Failure> {
    let t = visit.t();
    let query = ListQuery::new(routes::CATALOGUE_PUBLICATIONS, Vec::new());
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.publications(&caller, &PageQuery::default()).await };
    let (me, state) = staff::enter(shop, visit, Right::CatalogueChange, ask).await?;
    let title = t.with(
        "weconfig-catalogue-refused",
        &[("name", name.into()), ("count", i64::try_from(faults.len()).unwrap_or(i64::MAX).into())],
    );
    let message = Banner::new(Tone::Danger, title).text(t.get("weconfig-catalogue-refused-why"));
    let mut page = page(shop, visit, (&me, &query), &state, Some(message));
    page.faults = Some(fault_table(faults, visit.locale, t));
    page.frame = page.frame.with_faults(true);
    Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Faults or warnings: where, what was found, what was expected.
pub(super) fn fault_table(faults: &[CatalogueFault], locale: Locale, t: &'static Texts) -> Table {
    let query = ListQuery::new(routes::CATALOGUE_PUBLICATIONS, Vec::new());
    let columns = vec![
        Column::new("place", t.get("weconfig-catalogue-fault-place"), Kind::Text),
        Column::new("item", t.get("weconfig-code"), Kind::Text),
        Column::new("found", t.get("weconfig-catalogue-fault-found"), Kind::Text),
        Column::new("expected", t.get("weconfig-catalogue-fault-expected"), Kind::Text),
        Column::new("code", t.get("weconfig-catalogue-fault-code"), Kind::Text),
    ];
    let row = |fault: &CatalogueFault| Row {
        id: String::new(),
        name: fault.place.clone(),
        href: things::about(fault),
        cells: vec![
            Cell::Text(fault.place.clone()),
            Cell::Text(fault.item.clone().unwrap_or_default()),
            Cell::Text(fault.found.clone()),
            Cell::Text(fault.expected.in_locale(locale).to_owned()),
            Cell::Text(fault.code.clone()),
        ],
    };
    let empty = EmptyState::new("", "");
    Table::new(t, t.get("weconfig-catalogue-faults"), &query, columns, empty).rows(faults.iter().map(row)).plain()
}
