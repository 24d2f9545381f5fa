//! Mails written to people: listed, and taken out as a file. One of them is [`super::mail`]'s.

use crate::components::{Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::export::{Pages, ROWS_A_CALL, announced_behind};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, views, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::export::List;
use weblys_api::security::Right;
use weblys_api::sent::{SentQuery, SentRow};
use weblys_api::views::ListKind;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;

const FILTERS: [&str; 2] = ["recipient", "state"];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::MAILS, get(show)).route(routes::MAILS_EXPORT, get(export))
}

#[derive(Template)]
#[template(path = "pages/weconfig/list.html")]
struct ListPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::MAILS, pairs);
    let asked = SentQuery { page: Some(query.page()), size: Some(query.size()), ..asked(&query) };
    let back = &shop.back;
    let rows = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::Mails, back.sent_mails(&caller, &asked)).await
    };
    let (me, (found, views)) = staff::enter(&shop, &visit, Right::MailsRead, rows).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-mails-none"), t.get("weconfig-mails-none-why"));
    let empty =
        if query.is_limited(&FILTERS) { empty.action(t.get("staff-filter-none"), routes::MAILS) } else { empty };
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-mails")).in_weconfig("mails");
    let table = Table::new(t, t.get("staff-module-mails"), &query, columns(t), empty)
        .rows(found.rows.iter().map(|mail| row(mail, &shop, t)))
        .pager(Pager::counted(&query, found.total, found.page, found.size))
        .views(views::menu(&frame, ListKind::Mails, &query, views))
        .files(me.rights.contains(Right::MailsExport).then_some(routes::MAILS_EXPORT));
    Ok(frame::page(StatusCode::OK, &ListPage { frame, filters: filters(&query, t), table }))
}

fn asked(query: &ListQuery) -> SentQuery {
    SentQuery {
        recipient: query.value("recipient").to_owned(),
        state: query.value("state").to_owned(),
        ..SentQuery::default()
    }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let states = vec![
        ("waiting".to_owned(), t.get("weconfig-mail-waiting")),
        ("sent".to_owned(), t.get("weconfig-mail-sent")),
        ("refused".to_owned(), t.get("weconfig-mail-refused")),
    ];
    let fields = vec![
        Filter::text("recipient", t.get("weconfig-mail-recipient-whole")),
        Filter::select("state", t.get("weconfig-state"), states),
    ];
    Filters::new(t, query, fields)
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("subject", t.get("weconfig-mail-subject"), Kind::Text),
        Column::new("recipient", t.get("weconfig-mail-recipient"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("written", t.get("weconfig-mail-written"), Kind::Date),
        Column::new("left", t.get("weconfig-mail-left"), Kind::Date),
    ]
}

/// Whether it has left, waits or was given up.
pub(crate) fn state(mail: &SentRow, t: &'static Texts) -> (Mood, String) {
    match (mail.sent_at, &mail.refusal) {
        (Some(_), _) => (Mood::Good, t.get("weconfig-mail-sent").into_owned()),
        (None, Some(_)) => (Mood::Bad, t.get("weconfig-mail-refused").into_owned()),
        (None, None) => (Mood::Warning, t.get("weconfig-mail-waiting").into_owned()),
    }
}

fn row(mail: &SentRow, shop: &Shop, t: &'static Texts) -> Row {
    let date = |at: chrono::DateTime<chrono::Utc>| Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339());
    Row {
        id: mail.mail_id.to_string(),
        name: mail.subject.clone(),
        href: routes::of(routes::MAIL, mail.mail_id),
        cells: vec![
            Cell::Text(mail.subject.clone()),
            Cell::Text(mail.recipient.clone()),
            Cell::States(vec![state(mail, t)]),
            date(mail.created_at),
            mail.sent_at.map_or_else(|| Cell::Text(String::new()), date),
        ],
    }
}

async fn export(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::MAILS, pairs);
    let (asked, t) = (asked(&query), visit.t());
    let rows = |caller: Caller| taken_out(&shop, caller, &query, asked);
    let (_, found) = staff::enter(&shop, &visit, Right::MailsExport, rows).await?;
    let row = move |mail: &SentRow| Some(row(mail, &shop, t));
    staff::export::file(t, "mails", &query, columns(t), (found, row)).await
}

async fn taken_out(
    shop: &Shop,
    caller: Caller,
    query: &ListQuery,
    asked: SentQuery,
) -> Result<Pages<SentRow>, CallError> {
    let page = move |back: BackClient, caller: Caller, last: Option<(DateTime<Utc>, Uuid)>| {
        let (before_at, before_id) = last.unzip();
        let asked = SentQuery { size: Some(ROWS_A_CALL), before_at, before_id, ..asked.clone() };
        async move { back.sent_mails(&caller, &asked).await }
    };
    let place = |one: &SentRow| (one.created_at, one.mail_id);
    announced_behind(&shop.back, &caller, (List::SentMails, query.said()), place, page).await
}
