//! Packages of the configuration (IDEA-06, EXP-45): those that are kept, one more of what is in force, one more of a file. One
//! is [`super::package`]'s.

use super::catalogue::fault_table;
use crate::components::{Banner, Cell, Column, EmptyState, Kind, Mood, Pager, Row, Table, Tone};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::upload::{StaffUpload, or_begin_at};
use crate::staff::{self, StaffForm, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::catalogue::{CatalogueFault, UNSOUND};
use weblys_api::configuration::{LARGEST_PACKAGE, LONGEST_NAME, NO_PACKAGE, NewPackage, PackageOrigin, PackageRow};
use weblys_api::export::{List, PlainList};
use weblys_api::page::{Page, PageQuery};
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::users::TAKEN;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;

/// What stands around a file in a form.
const AROUND: usize = 64 * 1024;

/// Mounts the page and its two forms.
pub fn routes() -> Router<Shop> {
    let upload = post(bring).layer(DefaultBodyLimit::max(LARGEST_PACKAGE + AROUND));
    Router::new()
        .route(routes::CONFIGURATION, get(show))
        .route(routes::CONFIGURATION_KEEP, post(keep))
        .route(routes::CONFIGURATION_BRING, upload)
}

#[derive(Template)]
#[template(path = "pages/weconfig/configuration.html")]
struct PackagesPage {
    frame: StaffFrame,
    message: Option<Banner>,
    faults: Option<Table>,
    /// The ids of what the two forms make: sent twice, each makes one.
    keys: [String; 2],
    longest: usize,
    may_change: bool,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CONFIGURATION, pairs);
    if !query.value("format").is_empty() {
        return list_file(&shop, &visit, &query).await;
    }
    let (me, found) = asked(&shop, &visit, &query).await?;
    let mut page = page(&shop, &visit, (&me, &query), &found);
    let is_dropped = query.value("done") == "dropped";
    page.message = is_dropped.then(|| Banner::new(Tone::Success, visit.t().get("weconfig-package-dropped")));
    Ok(frame::page(StatusCode::OK, &page))
}

async fn asked(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<(Me, Page<PackageRow>), Failure> {
    let asked = PageQuery { page: Some(query.page()), size: Some(query.size()) };
    let ask = |caller: Caller| async move { shop.back.packages(&caller, &asked).await };
    staff::enter(shop, visit, Right::ConfigurationRead, ask).await
}

fn page(shop: &Shop, visit: &Visit, (me, query): (&Me, &ListQuery), found: &Page<PackageRow>) -> PackagesPage {
    let t = visit.t();
    let title = t.get("staff-module-configuration");
    let empty = EmptyState::new(t.get("weconfig-packages-none"), t.get("weconfig-packages-none-why"));
    let table = Table::new(t, t.get("weconfig-packages"), query, columns(t), empty)
        .rows(found.rows.iter().map(|one| row(one, shop, t)))
        .files(Some(routes::CONFIGURATION))
        .pager(Pager::counted(query, found.total, found.page, found.size));
    PackagesPage {
        frame: StaffFrame::new(shop, visit, me, title).in_weconfig("configuration"),
        message: None,
        faults: None,
        keys: [Uuid::now_v7().to_string(), Uuid::now_v7().to_string()],
        longest: LONGEST_NAME,
        may_change: me.rights.contains(Right::ConfigurationChange),
        table,
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("name", t.get("weconfig-package-name"), Kind::Text),
        Column::new("origin", t.get("weconfig-package-origin"), Kind::Text),
        Column::new("parts", t.get("weconfig-package-parts"), Kind::Text).extra(),
        Column::new("made", t.get("weconfig-package-made"), Kind::Date),
        Column::new("by", t.get("weconfig-package-by"), Kind::Text),
        Column::new("applied", t.get("weconfig-package-applied"), Kind::State),
    ]
}

fn row(one: &PackageRow, shop: &Shop, t: &'static Texts) -> Row {
    let applied = one.applied_at.map(|at| {
        let pairs = [("at", words::short_moment(at, shop, t).into()), ("by", one.applied_by.as_str().into())];
        (Mood::Good, t.with("weconfig-package-applied-at", &pairs))
    });
    Row {
        id: one.package_id.to_string(),
        name: name(one, t),
        href: routes::of(routes::PACKAGE, one.package_id),
        cells: vec![
            Cell::Text(name(one, t)),
            Cell::Text(t.get(&format!("weconfig-package-origin-{}", one.origin.word())).into_owned()),
            Cell::Text(parts(one, t)),
            Cell::Date(words::short_moment(one.made_at, shop, t), one.made_at.to_rfc3339()),
            Cell::Text(one.made_by.clone()),
            Cell::States(applied.into_iter().collect()),
        ],
    }
}

/// What a package is called; a way back by what was put in force then.
pub(super) fn name(one: &PackageRow, t: &Texts) -> String {
    let name = if one.name.is_empty() { t.get("weconfig-package-unnamed").into_owned() } else { one.name.clone() };
    match one.origin {
        PackageOrigin::Before => t.one("weconfig-package-before", "name", name),
        PackageOrigin::Kept | PackageOrigin::Brought => name,
    }
}

/// The parts of a package, in words.
pub(super) fn parts(one: &PackageRow, t: &Texts) -> String {
    let words =
        one.parts.iter().map(|part| t.get(&format!("weconfig-part-{}", part.word().replace('_', "-"))).into_owned());
    words.collect::<Vec<_>>().join(", ")
}

async fn list_file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = PageQuery { page: Some(number), size: Some(export::ROWS_A_CALL) };
        async move { back.packages(&caller, &asked).await }
    };
    let found = export::announced(&shop.back, &caller, (List::Plain(PlainList::Packages), query.said()), page).await?;
    let shop = shop.clone();
    let row = move |one: &PackageRow| Some(row(one, &shop, t));
    export::file(t, PlainList::Packages.word(), query, columns(t), (found, row)).await
}

/// What is in force is kept.
async fn keep(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let package_id = form.typed.text("key").parse().map_err(|_| Failure::BadForm)?;
    let new = NewPackage { package_id, name: form.typed.text("name") };
    let kept = match shop.back.keep_package(&form.caller, &new).await {
        Err(error) if error.is(TAKEN) => shop.back.keep_package(&form.caller, &anew(&new)).await,
        answer => answer,
    };
    match kept {
        Ok(package) => Ok(made(&package, "kept")),
        Err(error) => Err(form.failure(error)),
    }
}

/// Somebody went back to the page and sent something else by it: that is another package.
fn anew(new: &NewPackage) -> NewPackage {
    NewPackage { package_id: Uuid::now_v7(), name: new.name.clone() }
}

fn made(package: &PackageRow, done: &str) -> Response {
    see_other(&with_query(&routes::of(routes::PACKAGE, package.package_id), &[("done", done)]))
}

/// A file becomes a package; one that is none is told why.
async fn bring(
    State(shop): State<Shop>,
    visit: Visit,
    upload: Result<StaffUpload, Failure>,
) -> Result<Response, Failure> {
    or_begin_at(sent(&shop, &visit, upload).await, routes::CONFIGURATION)
}

async fn sent(shop: &Shop, visit: &Visit, upload: Result<StaffUpload, Failure>) -> Result<Response, Failure> {
    let upload = upload?.within(LARGEST_PACKAGE)?;
    let package_id = upload.typed.text("key").parse().map_err(|_| Failure::BadForm)?;
    let new = NewPackage { package_id, name: upload.name };
    let (caller, file) = (&upload.caller, upload.file);
    let brought = match shop.back.bring_package(caller, &new, file.to_vec()).await {
        Err(error) if error.is(TAKEN) => shop.back.bring_package(caller, &anew(&new), file.into()).await,
        answer => answer,
    };
    match brought {
        Ok(package) => Ok(made(&package, "brought")),
        Err(error) if error.is(UNSOUND) || error.is(NO_PACKAGE) => refused(shop, visit, (&new.name, &error)).await,
        Err(error) => Err(error.into()),
    }
}

async fn refused(shop: &Shop, visit: &Visit, (name, error): (&str, &CallError)) -> Result<Response, Failure> {
    let t = visit.t();
    let query = ListQuery::new(routes::CONFIGURATION, Vec::new());
    let (me, found) = asked(shop, visit, &query).await?;
    let problem = error.problem().ok_or(Failure::Broken)?;
    let faults: Vec<CatalogueFault> =
        problem.current.clone().and_then(|faults| serde_json::from_value(faults).ok()).unwrap_or_default();
    let why = match problem.detail.as_deref() {
        Some(detail) => t.one("weconfig-package-refused-why", "why", detail),
        None => t.get("weconfig-catalogue-refused-why").into_owned(),
    };
    let mut page = page(shop, visit, (&me, &query), &found);
    page.message = Some(Banner::new(Tone::Danger, t.one("weconfig-package-refused", "name", name)).text(why));
    page.faults = (!faults.is_empty()).then(|| fault_table(&faults, visit.locale, t));
    page.frame = page.frame.with_faults(true);
    Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
