//! The catalogue's publications and its draft (WCF-15, CAT-36): a file is prepared, looked at, put in force, taken back.
//! What differs is [`changes`]'.

mod base;
mod changes;
mod columns;
mod coverage;
mod impact;
mod thing;
mod thing_form;
mod things;
mod told;

use crate::components::{Banner, Cell, Column, EmptyState, Kind, Mood, Pager, Row, Table, Tone, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::upload::StaffUpload;
use crate::staff::{self, StaffForm, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use weblys_api::catalogue::{
    CallOff, CatalogueFault, CatalogueState, DRAFT, DraftVersion, DraftView, LARGEST_FILE, PublicationRow, PublishAt,
    PublishDraft, PutDraft, Restore, TOO_LARGE, UNSOUND,
};
use weblys_api::export::{List, PlainList};
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::users::STALE;
use weblys_api::{BackClient, CallError, Caller};
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
        .route(routes::CATALOGUE_DRAFT_DROP, post(throw))
        .route(routes::CATALOGUE_PUBLISH, post(publish))
        .route(routes::CATALOGUE_PUBLISH_PLAN, post(plan))
        .route(routes::CATALOGUE_PUBLISH_OFF, post(call_off))
        .route(routes::CATALOGUE_RESTORE, post(restore))
        .route(routes::CATALOGUE_FILE, get(file))
        .route(routes::CATALOGUE_WORKBOOK, get(workbook))
        .route(routes::CATALOGUE_CHANGES, get(changes::show))
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
    match sent(&shop, &visit, upload).await {
        // The file is gone with the session: he begins where files are chosen.
        Err(Failure::SignIn | Failure::StepLeft(_)) => {
            Ok(see_other(&routes::step(routes::SIGN_IN, routes::CATALOGUE_PUBLICATIONS)))
        }
        answer => answer,
    }
}

async fn sent(shop: &Shop, visit: &Visit, upload: Result<StaffUpload, Failure>) -> Result<Response, Failure> {
    let upload = upload?;
    if upload.file.len() > LARGEST_FILE {
        return Err(Failure::Refused(TOO_LARGE.to_owned()));
    }
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
fn fault_table(faults: &[CatalogueFault], locale: Locale, t: &'static Texts) -> Table {
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

async fn throw(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let version = number(&form, "version")?;
    let dropped = shop.back.drop_catalogue_draft(&form.caller, DraftVersion { version }).await;
    led_back(dropped, &form, "dropped")
}

async fn publish(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let shown = PublishDraft { version: number(&form, "version")?, current: number(&form, "current")? };
    let published = shop.back.publish_catalogue(&form.caller, shown).await;
    if published.as_ref().is_err_and(|error| error.is(UNSOUND)) {
        // What stands in the way is told where it would have been published.
        return Ok(see_other(routes::CATALOGUE_CHANGES));
    }
    led_back(published, &form, "published")
}

/// The draft comes into force at an instant at the operator's place.
async fn plan(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let back_to = |done| Ok(see_other(&with_query(routes::CATALOGUE_CHANGES, &[("done", done)])));
    let Some(at) = moment(&form.typed.text("at"), shop.brand.facts.zone()) else { return back_to("no-moment") };
    let due = form.typed.text("due").parse().ok();
    let shown = PublishAt { version: number(&form, "version")?, current: number(&form, "current")?, at, due };
    match shop.back.plan_catalogue(&form.caller, shown).await {
        Ok(_) => back_to("planned"),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) if error.is(UNSOUND) => Ok(see_other(routes::CATALOGUE_CHANGES)),
        Err(error) if error.problem().is_some_and(|problem| problem.fields.iter().any(|one| one.field == "at")) => {
            back_to("no-moment")
        }
        Err(error) => Err(form.failure(error)),
    }
}

/// An instant as a form sends it, by the clocks of a zone; of an hour that comes twice the first.
fn moment(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let read = |format| NaiveDateTime::parse_from_str(text.trim(), format).ok();
    let local = read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S"))?;
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc())
}

async fn call_off(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let version = number(&form, "version")?;
    let due = form.typed.text("due").parse().map_err(|_| Failure::BadForm)?;
    match shop.back.call_off_catalogue(&form.caller, CallOff { version, due }).await {
        Ok(_) => Ok(see_other(&with_query(routes::CATALOGUE_CHANGES, &[("done", "off")]))),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) => Err(form.failure(error)),
    }
}

async fn restore(State(shop): State<Shop>, Path(publication): Path<i64>, form: StaffForm) -> Result<Response, Failure> {
    let shown = Restore { current: number(&form, "current")? };
    let restored = shop.back.restore_catalogue(&form.caller, publication, shown).await;
    led_back(restored, &form, "restored")
}

fn number(form: &StaffForm, field: &str) -> Result<i64, Failure> {
    form.typed.text(field).parse().map_err(|_| Failure::BadForm)
}

fn led_back<A>(answer: Result<A, CallError>, form: &StaffForm, done: &str) -> Result<Response, Failure> {
    match answer {
        Ok(_) => Ok(see_other(&with_query(routes::CATALOGUE_PUBLICATIONS, &[("done", done)]))),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) => Err(form.failure(error)),
    }
}

/// A whole catalogue as the workbook in which the product team keeps it.
async fn workbook(
    State(shop): State<Shop>,
    visit: Visit,
    Path(publication): Path<String>,
) -> Result<Response, Failure> {
    const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let caller = taken_out(&shop, &visit, &publication).await?;
    let content = shop.back.catalogue_workbook(&caller, &publication).await?;
    attachment(&format!("catalogue-{publication}.xlsx"), EXCEL, content)
}

/// Whoever takes a whole catalogue out is noted.
async fn taken_out(shop: &Shop, visit: &Visit, publication: &str) -> Result<Caller, Failure> {
    if publication != DRAFT && publication.parse::<i64>().is_err() {
        return Err(Failure::NotFound);
    }
    let caller = visit.staff_caller()?;
    shop.back.take_out(&caller, List::Plain(PlainList::Catalogue), publication.to_owned()).await?;
    Ok(caller)
}

fn attachment(name: &str, media: &'static str, content: Vec<u8>) -> Result<Response, Failure> {
    let place = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|_| Failure::Broken)?;
    let media = HeaderValue::from_static(media);
    Ok(([(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, place)], content).into_response())
}

/// A whole catalogue as JSON: another environment reads it, and so does this one.
async fn file(State(shop): State<Shop>, visit: Visit, Path(publication): Path<String>) -> Result<Response, Failure> {
    let caller = taken_out(&shop, &visit, &publication).await?;
    let content = shop.back.catalogue_content(&caller, &publication).await?;
    let text = serde_json::to_vec_pretty(&content).map_err(|_| Failure::Broken)?;
    attachment(&format!("catalogue-{publication}.json"), "application/json", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_by_the_clocks_of_the_operator() {
        let read = |text: &str| moment(text, chrono_tz::Europe::Paris).map(|at| at.to_rfc3339());
        assert_eq!(read("2026-12-01T06:30").as_deref(), Some("2026-12-01T05:30:00+00:00"));
        assert_eq!(read("2026-10-25T02:30").as_deref(), Some("2026-10-25T00:30:00+00:00"), "the first of two");
        assert_eq!(read("2027-03-28T02:30"), None, "clocks jump over it");
        assert_eq!((read("demain"), read("")), (None, None));
    }
}
