//! Services and tariffs of the operator system (CAT-23, CAT-25): what it told last, what that would change in the catalogue and
//! break, and taken over into the draft.

use super::changes::{MOST_FIELDS, columns, row};
use super::fault_table;
use super::things::thing_of;
use crate::components::{Banner, EmptyState, Pager, Table, Tone, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::export::{ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm, export, words};
use crate::state::Shop;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use weblys_api::catalogue::CatalogueChange;
use weblys_api::export::{List, PlainList};
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::told::{Reading, TakeOver, ToldView};
use weblys_api::users::STALE;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_told.html")]
struct ToldPage {
    frame: StaffFrame,
    message: Option<Banner>,
    facts: Vec<(Words, String)>,
    /// Rows that could not be read, and services that are told no more with where they are.
    unread: Vec<String>,
    gone: Vec<(String, String)>,
    gone_more: Option<String>,
    tally: String,
    blocked: Option<Banner>,
    faults: Option<Table>,
    table: Table,
    is_running: bool,
    may_ask: bool,
    /// The reading that may be taken over.
    take: Option<i64>,
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
    let query = ListQuery::new(routes::CATALOGUE_TOLD, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = PageQuery { page: Some(query.page()), size: Some(query.size()) };
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.told_services(&caller, &asked).await };
    let (me, found) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    let (t, locale) = (visit.t(), visit.locale);
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-told-title")).in_weconfig("catalogue");
    let may_change = me.rights.contains(Right::CatalogueChange);
    let is_running = !found.job.is_idle();
    let reading = found.reading.as_ref();
    let tally = &found.tally;
    let counts = [("added", tally.added.into()), ("changed", tally.changed.into()), ("removed", tally.removed.into())];
    let page = ToldPage {
        frame: frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE),
        message: said(query.value("done"), t),
        facts: reading.map(|reading| facts(reading, &shop, t)).unwrap_or_default(),
        unread: reading.map(unread).unwrap_or_default(),
        gone: reading.map(|reading| gone(reading, locale)).unwrap_or_default(),
        gone_more: reading.and_then(|reading| more(reading, t)),
        tally: t.with("weconfig-catalogue-tally", &counts),
        blocked: (found.blocking > 0)
            .then(|| Banner::new(Tone::Warning, t.one("weconfig-told-breaks", "count", found.blocking))),
        faults: (!found.faults.is_empty()).then(|| fault_table(&found.faults, locale, t)),
        table: table(&query, &found, locale, t),
        is_running,
        may_ask: may_change && !is_running,
        take: reading.filter(|_| may_change && found.changes.total > 0).map(|reading| reading.version),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn said(done: &str, t: &Texts) -> Option<Banner> {
    match done {
        "asked" => Some(Banner::new(Tone::Info, t.get("weconfig-told-asked"))),
        "stale" => Some(Banner::new(Tone::Warning, t.get("weconfig-told-stale"))),
        _ => None,
    }
}

fn facts(reading: &Reading, shop: &Shop, t: &'static Texts) -> Vec<(Words, String)> {
    let mut facts = vec![
        (t.get("weconfig-told-read"), words::moment(reading.read_at, shop, t)),
        (t.get("weconfig-told-services"), reading.services.to_string()),
    ];
    if reading.unread_count > 0 {
        facts.push((t.get("weconfig-told-unread"), reading.unread_count.to_string()));
    }
    facts
}

fn unread(reading: &Reading) -> Vec<String> {
    reading.unread.iter().map(|(code, why)| format!("{code} : {why}")).collect()
}

fn gone(reading: &Reading, locale: Locale) -> Vec<(String, String)> {
    let one = |service: &weblys_api::things::NamedCode| {
        let name = service.name.as_ref().map(|name| name.in_locale(locale)).unwrap_or_default();
        (format!("{} {name}", service.code), thing_of("services", &service.code, ""))
    };
    reading.gone.iter().map(one).collect()
}

fn more(reading: &Reading, t: &Texts) -> Option<String> {
    let shown = i64::try_from(reading.gone.len()).unwrap_or(i64::MAX);
    let pairs = [("shown", shown.into()), ("count", reading.gone_count.into())];
    (reading.gone_count > shown).then(|| t.with("weconfig-thing-users-more", &pairs))
}

fn table(query: &ListQuery, found: &ToldView, locale: Locale, t: &'static Texts) -> Table {
    let empty = EmptyState::new(t.get("weconfig-told-same"), t.get("weconfig-told-same-why"));
    Table::new(t, t.get("weconfig-told-changes"), query, columns(t), empty)
        .rows(found.changes.rows.iter().map(|change| plain_row(change, MOST_FIELDS, locale, t)))
        .files(Some(routes::CATALOGUE_TOLD))
        .pager(Pager::counted(query, found.changes.total, found.changes.page, found.changes.size))
}

/// What is not taken over yet is nowhere to be opened.
fn plain_row(change: &CatalogueChange, most: usize, locale: Locale, t: &'static Texts) -> crate::components::Row {
    crate::components::Row { href: String::new(), ..row(change, ("", most), locale, t) }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t, locale) = (visit.staff_caller()?, visit.t(), visit.locale);
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = PageQuery { page: Some(number), size: Some(ROWS_A_CALL) };
        async move { back.told_services(&caller, &asked).await.map(|found| found.changes) }
    };
    let list = (List::Plain(PlainList::CatalogueTold), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let row = move |change: &CatalogueChange| Some(plain_row(change, usize::MAX, locale, t));
    export::file(t, PlainList::CatalogueTold.word(), query, columns(t), (found, row)).await
}

/// Has the operator system asked again.
///
/// # Errors
/// What BACK answers.
pub async fn ask(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    shop.back.read_services(&form.caller).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&with_query(routes::CATALOGUE_TOLD, &[("done", "asked")])))
}

/// Takes over into the draft what was told.
///
/// # Errors
/// What BACK answers.
pub async fn take(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let version = form.typed.text("version").parse().map_err(|_| Failure::BadForm)?;
    match shop.back.take_over_services(&form.caller, TakeOver { version }).await {
        Ok(Some(_)) => Ok(see_other(&with_query(routes::CATALOGUE_CHANGES, &[("done", "took")]))),
        Ok(None) => Ok(see_other(routes::CATALOGUE_TOLD)),
        Err(error) if error.is(STALE) => Ok(see_other(&with_query(routes::CATALOGUE_TOLD, &[("done", "stale")]))),
        Err(error) => Err(form.failure(error)),
    }
}
