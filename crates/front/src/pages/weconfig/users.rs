//! The list of users, and the same as a file (WCR-10).

use crate::components::{Bulk, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table};
use crate::error::Failure;
use crate::frame;
use crate::pages::weconfig::users_bulk;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::staff::export::{Pages, ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{views, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Utc};
use weblys_api::export::List;
use weblys_api::security::{Origin, Right, UserState};
use weblys_api::staff::Me;
use weblys_api::users::{UserQuery, UserRow};
use weblys_api::views::ListKind;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::USERS, get(show)).route(routes::USERS_EXPORT, get(export))
}

#[derive(Template)]
#[template(path = "pages/weconfig/users.html")]
struct UsersPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::USERS, pairs);
    let asked = UserQuery { page: Some(query.page()), size: Some(query.size()), ..asked(&query) };
    let back = &shop.back;
    let users = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::Users, back.users(&caller, &asked)).await
    };
    let (me, (users, views)) = staff::enter(&shop, &visit, Right::UsersRead, users).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-users")).in_weconfig("users");
    let table = Table::new(t, t.get("weconfig-users"), &query, columns(t), empty(&query, t))
        .rows(users.rows.iter().map(|user| row(user, &shop, t)))
        .pager(Pager::counted(&query, users.total, users.page, users.size))
        .files(may_export(&me).then_some(routes::USERS_EXPORT))
        .views(views::menu(&frame, ListKind::Users, &query, views))
        .bulk(Some(bulk(&query, &me, t)).filter(Bulk::has_any));
    Ok(frame::page(StatusCode::OK, &UsersPage { frame, filters: filters(&query, t), table }))
}

const fn may_export(me: &Me) -> bool {
    me.rights.contains(Right::UsersExport)
}

fn asked(query: &ListQuery) -> UserQuery {
    let value = |name| query.value(name).to_owned();
    UserQuery {
        q: value("q"),
        state: value("state"),
        origin: value("origin"),
        group: value("group"),
        sort: value("sort"),
        page: None,
        size: None,
    }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let states = [UserState::Active, UserState::Disabled].map(|one| (one.word().to_owned(), words::state(one, t)));
    let origins = [Origin::Weblys, Origin::OperatorSystem].map(|one| (one.word().to_owned(), words::origin(one, t)));
    let fields = vec![
        Filter::text("q", t.get("weconfig-users-q")),
        Filter::select("state", t.get("weconfig-state"), states.into()),
        Filter::select("origin", t.get("weconfig-origin"), origins.into()),
        Filter::text("group", t.get("weconfig-group-code")),
    ];
    Filters::new(t, query, fields)
}

fn empty(query: &ListQuery, t: &'static Texts) -> EmptyState {
    let empty = EmptyState::new(t.get("weconfig-users-none"), t.get("weconfig-users-none-why"));
    if query.is_limited(&["q", "state", "origin", "group"]) {
        empty.action(t.get("staff-filter-none"), routes::USERS)
    } else {
        empty
    }
}

fn bulk(query: &ListQuery, me: &Me, t: &'static Texts) -> Bulk {
    let button = |words, format| (words, "format", format);
    let files = vec![button(t.get("staff-bulk-excel"), "xlsx"), button(t.get("staff-bulk-csv"), "csv")];
    let deed = |deed: &'static str| (routes::USERS_BULK.to_owned(), users_bulk::name(deed, t), deed);
    let may_change = me.rights.contains(Right::UsersChange);
    Bulk {
        action: routes::USERS_EXPORT.to_owned(),
        carried: query.carried(&["id", "format", "size", "do"]),
        buttons: if may_export(me) { files } else { Vec::new() },
        deeds: if may_change { users_bulk::DEEDS.map(deed).into() } else { Vec::new() },
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("login", t.get("staff-login"), Kind::Text).sortable(),
        Column::new("name", t.get("weconfig-name"), Kind::Text).sortable(),
        Column::new("groups", t.get("weconfig-groups"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State).sortable(),
        Column::new("last_sign_in", t.get("weconfig-last-sign-in"), Kind::Date).sortable(),
        Column::new("channel", t.get("weconfig-channel"), Kind::Text),
        Column::new("shop", t.get("weconfig-shop"), Kind::Text).extra(),
        Column::new("partner", t.get("weconfig-partner"), Kind::Text).extra(),
        Column::new("email", t.get("weconfig-email"), Kind::Text).extra(),
        Column::new("origin", t.get("weconfig-origin"), Kind::Text).extra(),
        Column::new("created", t.get("weconfig-created"), Kind::Date).extra(),
    ]
}

fn row(user: &UserRow, shop: &Shop, t: &'static Texts) -> Row {
    let date = |at: Option<DateTime<Utc>>| match at {
        Some(at) => Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339()),
        None => Cell::Text("–".to_owned()),
    };
    let text = |text: &str| Cell::Text(text.to_owned());
    let groups: Vec<&str> = user.groups.iter().map(|group| group.name.as_str()).collect();
    Row {
        id: user.user_id.to_string(),
        name: user.login.clone(),
        href: routes::of(routes::USER, user.user_id),
        cells: vec![
            text(&user.login),
            text(&user.name),
            Cell::Text(groups.join(", ")),
            Cell::States(states(user, t)),
            date(user.last_sign_in_at),
            text(&user.channel),
            text(user.shop.as_deref().unwrap_or_default()),
            text(user.partner.as_deref().unwrap_or_default()),
            text(user.email.as_deref().unwrap_or_default()),
            Cell::Text(words::origin(user.origin, t).into_owned()),
            date(Some(user.created_at)),
        ],
    }
}

/// Everything about a user's sign-in that one should see at once.
pub(crate) fn states(user: &UserRow, t: &'static Texts) -> Vec<(Mood, String)> {
    let mood = if user.state == UserState::Active { Mood::Good } else { Mood::Plain };
    let mut states = vec![(mood, words::state(user.state, t).into_owned())];
    let mut also = |is_so: bool, mood, words: crate::components::Words| {
        if is_so {
            states.push((mood, words.into_owned()));
        }
    };
    also(user.automatic.is_some(), Mood::Plain, t.get("weconfig-automatic"));
    also(user.locked_until.is_some(), Mood::Bad, t.get("weconfig-locked"));
    let waits = user.automatic.is_none() && !user.has_password;
    also(waits, Mood::Warning, t.get("weconfig-no-password"));
    states
}

/// Everything filtered, or only the rows chosen, as a file.
async fn export(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::USERS, pairs);
    let t = visit.t();
    let asked = asked(&query);
    let rows = |caller: Caller| taken_out(&shop, caller, &query, asked);
    let (_, users) = staff::enter(&shop, &visit, Right::UsersExport, rows).await?;
    let chosen: Vec<String> = query.all("id").map(str::to_owned).collect();
    let is_chosen = move |row: &Row| chosen.is_empty() || chosen.contains(&row.id);
    let row = move |user: &UserRow| Some(row(user, &shop, t)).filter(&is_chosen);
    staff::export::file(t, "users", &query, columns(t), (users, row)).await
}

async fn taken_out(
    shop: &Shop,
    caller: Caller,
    query: &ListQuery,
    asked: UserQuery,
) -> Result<Pages<UserRow>, CallError> {
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = UserQuery { page: Some(number), size: Some(ROWS_A_CALL), ..asked.clone() };
        async move { back.users(&caller, &asked).await }
    };
    announced(&shop.back, &caller, (List::Users, query.said()), page).await
}
