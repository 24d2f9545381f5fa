//! What waits for a second person, or has waited: one's own, and those of others for who may see environments (WCF-11).

use crate::components::{Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::export::{ROWS_A_CALL, announced_behind};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::approvals::{ApprovalQuery, ApprovalRow, ApprovalState};
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::APPROVALS, get(show))
}

#[derive(Template)]
#[template(path = "pages/staff/approvals.html")]
struct ApprovalsPage {
    frame: StaffFrame,
    /// Where it stands what takes a second person.
    rules: Option<&'static str>,
    filters: Filters,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::APPROVALS, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = asked(&query, query.page(), query.size());
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let (me, found) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.approvals(&caller, &asked));
    let (me, found) = (me?, found?);
    let empty = EmptyState::new(t.get("staff-approvals-none"), t.get("staff-approvals-none-why"));
    let empty =
        if query.is_limited(&["state"]) { empty.action(t.get("staff-filter-none"), routes::APPROVALS) } else { empty };
    let table = Table::new(t, t.get("staff-approvals"), &query, columns(t), empty)
        .rows(found.rows.iter().map(|approval| row(approval, &shop, t)))
        .files(Some(routes::APPROVALS))
        .pager(Pager::counted(&query, found.total, found.page, found.size));
    let page = ApprovalsPage {
        rules: me.rights.contains(Right::EnvironmentsRead).then_some(routes::ENVIRONMENT_RULES),
        frame: StaffFrame::new(&shop, &visit, &me, t.get("staff-approvals")),
        filters: filters(&query, t),
        table,
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn asked(query: &ListQuery, page: u32, size: u32) -> ApprovalQuery {
    ApprovalQuery {
        state: query.value("state").to_owned(),
        page: Some(page),
        size: Some(size),
        ..ApprovalQuery::default()
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let limits = ApprovalQuery { page: None, ..asked(query, 1, ROWS_A_CALL) };
    let page = move |back: BackClient, caller: Caller, last: Option<(DateTime<Utc>, Uuid)>| {
        let (before_at, before_id) = last.unzip();
        let asked = ApprovalQuery { before_at, before_id, ..limits.clone() };
        async move { back.approvals(&caller, &asked).await }
    };
    let list = (List::Plain(PlainList::Approvals), query.said());
    let place = |one: &ApprovalRow| (one.requested_at, one.approval_id);
    let found = announced_behind(&shop.back, &caller, list, place, page).await?;
    let shop = shop.clone();
    let row = move |approval: &ApprovalRow| Some(row(approval, &shop, t));
    export::file(t, PlainList::Approvals.word(), query, columns(t), (found, row)).await
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let states = ApprovalState::ALL.into_iter().map(|state| (state.word().to_owned(), state_words(state, t)));
    Filters::new(t, query, vec![Filter::select("state", t.get("weconfig-state"), states.collect())])
}

fn state_words(state: ApprovalState, t: &Texts) -> crate::components::Words {
    t.get(&format!("staff-approval-state-{}", state.word()))
}

/// How one stands.
pub(crate) fn state(state: ApprovalState, t: &Texts) -> (Mood, String) {
    let mood = match state {
        ApprovalState::Waiting | ApprovalState::Agreed => Mood::Warning,
        ApprovalState::Done => Mood::Good,
        ApprovalState::Failed | ApprovalState::Refused => Mood::Bad,
        ApprovalState::Withdrawn | ApprovalState::Lapsed => Mood::Plain,
    };
    (mood, state_words(state, t).into_owned())
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("operation", t.get("staff-approval-operation"), Kind::Text),
        Column::new("subject", t.get("weconfig-audit-subject"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("requester", t.get("staff-approval-requester"), Kind::Text),
        Column::new("requested", t.get("staff-approval-requested"), Kind::Date),
        Column::new("decider", t.get("staff-approval-decider"), Kind::Text),
        Column::new("decided", t.get("staff-approval-decided"), Kind::Date),
    ]
}

fn row(approval: &ApprovalRow, shop: &Shop, t: &'static Texts) -> Row {
    let date = |at: chrono::DateTime<chrono::Utc>| Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339());
    let name = words::operation(&approval.operation, t).into_owned();
    let subjects: Vec<&str> = approval.foreseen.iter().map(|one| one.subject.as_str()).collect();
    Row {
        id: approval.approval_id.to_string(),
        name: name.clone(),
        href: routes::of(routes::APPROVAL, approval.approval_id),
        cells: vec![
            Cell::Text(name),
            Cell::Text(subjects.join(", ")),
            Cell::States(vec![state(approval.state, t)]),
            Cell::Text(approval.requester.clone()),
            date(approval.requested_at),
            Cell::Text(approval.decider.clone()),
            approval.decided_at.map_or_else(|| Cell::Text(String::new()), date),
        ],
    }
}
