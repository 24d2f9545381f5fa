//! One's saved views of lists: kept from a list's menu, chosen as what a list opens with, removed (EXP-11).

use crate::components::views::address;
use crate::components::{Banner, EmptyState, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_saved};
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::views::{DefaultView, ListKind, NewView, ViewList, ViewQuery, ViewRow};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::VIEWS, get(show).post(make))
        .route(routes::VIEW_DEFAULT, post(default))
        .route(routes::VIEW_REMOVE, post(remove))
}

/// A view as the page shows it.
struct Line {
    name: String,
    href: String,
    place: Words,
    shared: String,
    is_default: bool,
    can_remove: bool,
    view: ViewRow,
}

#[derive(Template)]
#[template(path = "pages/staff/views.html")]
struct ViewsPage {
    frame: StaffFrame,
    lines: Vec<Line>,
    empty: EmptyState,
    message: Option<Banner>,
}

/// The path of a list.
const fn path_of(list: ListKind) -> &'static str {
    match list {
        ListKind::Users => routes::USERS,
        ListKind::Audit => routes::AUDIT,
        ListKind::Contacts => routes::CONTACTS,
        ListKind::Effects => routes::EFFECTS,
        ListKind::Mails => routes::MAILS,
        ListKind::Explanation => routes::CATALOGUE,
        ListKind::CatalogueThings => routes::CATALOGUE_THINGS,
        ListKind::CatalogueCoverage => routes::CATALOGUE_COVERAGE,
        ListKind::Drift => routes::OPERATOR_USERS,
    }
}

fn name_of(list: ListKind, t: &Texts) -> Words {
    match list {
        ListKind::Users => words::module("users", t),
        ListKind::Audit => words::module("audit", t),
        ListKind::Contacts => words::module("contacts", t),
        ListKind::Effects => words::module("jobs", t),
        ListKind::Mails => words::module("mails", t),
        ListKind::Explanation => t.get("weconfig-explain-title"),
        ListKind::CatalogueThings => t.get("weconfig-things-title"),
        ListKind::CatalogueCoverage => t.get("weconfig-coverage-title"),
        ListKind::Drift => t.get("weconfig-drift-title"),
    }
}

fn line(view: ViewRow, me: &Me, t: &Texts) -> Line {
    let group = view.group.as_ref().map(|group| t.one("staff-view-shared-with", "group", group.name.as_str()));
    let owner = (!view.is_own).then(|| t.one("staff-view-shared-by", "owner", view.owner.as_str()));
    Line {
        name: view.name.clone(),
        href: address(path_of(view.list), &view.query),
        place: name_of(view.list, t),
        shared: group.into_iter().chain(owner).collect::<Vec<_>>().join(", "),
        is_default: view.is_default,
        can_remove: view.is_own || me.rights.contains(Right::GroupsChange),
        view,
    }
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let caller = visit.staff_caller()?;
    let (me, views) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.views(&caller, ViewQuery::default()));
    Ok(page(&shop, &visit, &me?, views?, None))
}

fn page(shop: &Shop, visit: &Visit, me: &Me, views: ViewList, message: Option<Banner>) -> Response {
    let t = visit.t();
    let status = if message.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ViewsPage {
        frame: StaffFrame::new(shop, visit, me, t.get("staff-views-title")),
        lines: views.views.into_iter().map(|view| line(view, me, t)).collect(),
        empty: EmptyState::new(t.get("staff-views-empty"), t.get("staff-views-empty-why")),
        message,
    };
    frame::page(status, &page)
}

async fn make(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let list = ListKind::from_word(&form.typed.text("list")).ok_or(Failure::BadForm)?;
    let group = form.typed.text("group");
    let new = NewView {
        idempotency_key: form.typed.text("key").parse().map_err(|_| Failure::BadForm)?,
        list,
        name: form.typed.text("name"),
        query: form.typed.text("query"),
        group_id: if group.is_empty() { None } else { Some(group.parse().map_err(|_| Failure::BadForm)?) },
        is_default: form.typed.ticked("default"),
    };
    let error = match shop.back.make_view(&form.caller, &new).await {
        Ok(view) => return Ok(see_other(&format!("{}&done=saved", address(path_of(list), &view.query)))),
        Err(error) => error,
    };
    let code = match Refused::<ViewRow>::of(error, &form, |_| None)? {
        Refused::Whole(code) => code,
        Refused::Fields(faults) if faults.names("name") => faults.code("name").to_owned(),
        Refused::Fields(_) | Refused::Stale(_) => return Err(Failure::BadForm),
    };
    let views = shop.back.views(&form.caller, ViewQuery::default());
    let (me, views) = tokio::join!(staff::signed_in(&shop, &visit), views);
    Ok(page(&shop, &visit, &me?, views?, Some(not_saved(&code, visit.t()))))
}

/// The list opens with this view, or with none.
async fn default(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let list = ListKind::from_word(&form.typed.text("list")).ok_or(Failure::BadForm)?;
    let view_id = form.typed.text("view");
    let view_id = if view_id.is_empty() { None } else { Some(view_id.parse().map_err(|_| Failure::BadForm)?) };
    let to = DefaultView { list, view_id };
    shop.back.default_view(&form.caller, to).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&with_query(routes::VIEWS, &[("done", "saved")])))
}

/// One that is gone meanwhile is removed as well.
async fn remove(State(shop): State<Shop>, Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    match shop.back.remove_view(&form.caller, id).await.map_err(|error| form.failure(error)) {
        Ok(()) | Err(Failure::NotFound) => Ok(see_other(&with_query(routes::VIEWS, &[("done", "removed")]))),
        Err(failure) => Err(failure),
    }
}
