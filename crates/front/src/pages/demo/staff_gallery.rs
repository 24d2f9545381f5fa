//! The staff's components in every state: for those who draw pages and for the accessibility test.

use crate::components::{
    Banner, Bulk, Button, Cell, Column, EmptyState, Field, Filter, Filters, Kind, Mood, Pager, Rank, Row, Table, Tone,
    Views,
};
use crate::error::Failure;
use crate::frame;
use crate::pages::staff::approval;
use crate::pages::weconfig::merge::{self, MergeField, Side};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::drafts::DraftOffer;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::problem;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::approvals::{ApprovalRow, ApprovalState, ForeseenChange, Unconfirmed};
use weblys_api::audit::ChangeRow;
use weblys_api::behalf::Behalf;
use weblys_api::security::{Environment, Level, Right, RightSet};
use weblys_api::staff::{EnvironmentView, Me, Next, SessionRow};
use weblys_api::views::{ListKind, ViewList, ViewRow};
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::DEMO_GALLERY, get(show))
        .route(routes::DEMO_MERGE, get(merged))
        .route(routes::DEMO_APPROVAL, get(approval))
        .route(routes::DEMO_CONFIRM, get(confirm))
        .route(routes::DEMO_PROBLEM, get(problem))
}

#[derive(Template)]
#[template(path = "pages/demo/staff_gallery.html")]
struct StaffGalleryPage {
    frame: StaffFrame,
    buttons: Vec<Button>,
    banners: Vec<Banner>,
    fields: Vec<Field>,
    states: Vec<(Mood, &'static str)>,
    filters: Filters,
    table: Table,
    empty: Table,
    draft: DraftOffer,
}

/// Somebody who may do everything, made up.
fn somebody() -> Me {
    let moment = DateTime::<Utc>::UNIX_EPOCH;
    let session = SessionRow {
        session_id: Uuid::nil(),
        created_at: moment,
        last_seen_at: moment,
        ends_at: moment,
        address: "192.0.2.14".to_owned(),
        agent: String::new(),
        level: Level::Password,
        is_current: true,
    };
    Me {
        user_id: Uuid::nil(),
        login: "camille.fictif".to_owned(),
        name: "Camille Fictif".to_owned(),
        rights: RightSet::all(),
        channel: "shop".to_owned(),
        shop: None,
        partner: None,
        environment: EnvironmentView { code: Environment::Test, name: "TEST".to_owned() },
        session,
        next: Next::Done,
        has_second_factor: false,
        unread: 3,
        behalf: Some(Behalf { login: "lou.fictif".to_owned(), name: "Lou Fictif".to_owned() }),
    }
}

fn table(t: &'static Texts, query: &ListQuery) -> Table {
    let columns = vec![
        Column::new("login", t.get("staff-login"), Kind::Text).sortable(),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("last_sign_in", t.get("weconfig-last-sign-in"), Kind::Date).sortable(),
        Column::new("members", t.get("weconfig-members"), Kind::Number),
        Column::new("shop", t.get("weconfig-shop"), Kind::Text).extra(),
    ];
    let empty = EmptyState::new(t.get("gallery-sample-title"), t.get("gallery-sample-text"));
    Table::new(t, t.get("gallery-staff-table"), query, columns, empty.action(t.get("staff-filter-none"), "#main"))
}

/// Two views, of which one is another's.
fn views(t: &'static Texts, query: &ListQuery) -> Views {
    let view = |number, is_own| ViewRow {
        view_id: Uuid::from_u128(number),
        list: ListKind::Users,
        name: t.get("gallery-sample-title").into_owned(),
        query: if is_own { String::new() } else { "state=active".to_owned() },
        owner: "lou.fictif".to_owned(),
        is_own,
        group: None,
        is_default: is_own,
    };
    let views = ViewList { views: vec![view(1, true), view(2, false)], groups: Vec::new() };
    Views::new(t, "", ListKind::Users, query, views)
}

fn draft(t: &'static Texts) -> DraftOffer {
    let resume = "#main".to_owned();
    let at = || "27/11/2026 08:05".to_owned();
    let others = vec![("camille.exemple".to_owned(), at())];
    DraftOffer { t, csrf: String::new(), key: "user.new".to_owned(), at: Some(at()), resume, others }
}

fn rows(t: &'static Texts) -> Vec<Row> {
    let row = |(at, mood): (usize, Mood)| Row {
        id: at.to_string(),
        name: format!("camille.{at}"),
        href: "#main".to_owned(),
        cells: vec![
            Cell::Text(format!("camille.{at}")),
            Cell::States(vec![(mood, t.get("weconfig-state-active").into_owned())]),
            Cell::Date("27/11/2026 08:05".to_owned(), "2026-11-27T08:05:00Z".to_owned()),
            Cell::Text((at * 17).to_string()),
            Cell::Text("Quai".to_owned()),
        ],
    };
    [Mood::Good, Mood::Warning, Mood::Bad, Mood::Plain].into_iter().enumerate().map(row).collect()
}

/// Two who changed the same user.
async fn merged(State(shop): State<Shop>, visit: Visit) -> Response {
    let t = visit.t();
    let field = |name: &'static str, label, mine: &str, theirs: &str, was: &str| MergeField {
        name: name.into(),
        label,
        mine: Side::plain(mine),
        theirs: Side::plain(theirs),
        was: Some(was.to_owned()),
    };
    let fields = vec![
        field("name", t.get("weconfig-name"), "Camille Moi", "Camille Autre", "Camille Fictif"),
        field("shop", t.get("weconfig-shop"), "Quai", "", "Quai"),
        field("channel", t.get("weconfig-channel"), "shop", "shop", "shop"),
    ];
    let frame = StaffFrame::new(&shop, &visit, &somebody(), t.get("weconfig-merge-title")).in_weconfig("users");
    merge::page(frame, routes::DEMO_MERGE.to_owned(), 2, String::new(), fields)
}

/// What waits for a second person, who looks at it.
async fn approval(State(shop): State<Shop>, visit: Visit) -> Response {
    let moment = DateTime::<Utc>::UNIX_EPOCH;
    let change = |field: &str, before: &str, after: &str| ChangeRow {
        field: field.to_owned(),
        before: Some(before.into()),
        after: Some(after.into()),
    };
    let foreseen = ForeseenChange {
        action: "group.change".to_owned(),
        subject_kind: "group".to_owned(),
        subject: "sellers".to_owned(),
        changes: vec![change("name", "Vendeurs", "Boutiques"), change("rights", "weshop.sales.use", "")],
    };
    let row = ApprovalRow {
        approval_id: Uuid::nil(),
        operation: "group_change".to_owned(),
        requester: "lou.fictif".to_owned(),
        on_behalf_of: None,
        requested_at: moment,
        lapses_at: moment,
        foreseen: vec![foreseen],
        state: ApprovalState::Waiting,
        decider: String::new(),
        decided_at: None,
        reason: String::new(),
        outcome: String::new(),
        is_own: false,
        may_decide: true,
    };
    approval::shown(&shop, &visit, &somebody(), row)
}

/// What PROD does only for who confirms.
async fn confirm(State(shop): State<Shop>, visit: Visit) -> Response {
    let environment = EnvironmentView { code: Environment::Prod, name: "Production".to_owned() };
    let what = Unconfirmed { operation: "job_run".to_owned(), environment };
    problem::confirm(&shop, &visit, &what)
}

/// A page that cannot be shown.
async fn problem(State(shop): State<Shop>, visit: Visit, Query(pairs): Query<Vec<(String, String)>>) -> Response {
    let query = ListQuery::new(routes::DEMO_PROBLEM, pairs);
    let failure = match query.value("kind") {
        "right" => Failure::NotAllowed(Some(Right::UsersChange)),
        "away" => Failure::Unavailable,
        _ => Failure::Lapsed(Typed::default()),
    };
    problem::explained(&shop, &visit, &failure)
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let t = visit.t();
    let query = ListQuery::new(routes::DEMO_GALLERY, pairs);
    let words = || t.get("weconfig-save");
    let sample = || t.get("gallery-sample-title");
    let bulk = Bulk {
        action: routes::DEMO_GALLERY.to_owned(),
        carried: Vec::new(),
        buttons: vec![(t.get("staff-bulk-excel"), "format", "xlsx")],
        deeds: vec![(routes::DEMO_GALLERY.to_owned(), t.get("weconfig-bulk-disable"), "disable")],
    };
    let page = StaffGalleryPage {
        frame: StaffFrame::new(&shop, &visit, &somebody(), t.get("gallery-staff-title")).in_weconfig("users"),
        buttons: vec![
            Button::submit(words()),
            Button::submit(words()).rank(Rank::Secondary),
            Button::link(words(), "#main").rank(Rank::Quiet),
        ],
        banners: [Tone::Info, Tone::Success, Tone::Warning, Tone::Danger]
            .map(|tone| Banner::new(tone, sample()).text(t.get("gallery-sample-text")))
            .into(),
        fields: vec![
            Field::text("sample-text", sample()).hint(t.get("gallery-sample-text")),
            Field::password("sample-password", t.get("staff-password")),
            Field::code("sample-code", t.get("staff-code")).fault(Some(sample().into_owned())),
        ],
        states: vec![(Mood::Good, "good"), (Mood::Warning, "warning"), (Mood::Bad, "bad"), (Mood::Plain, "plain")],
        filters: Filters::new(
            t,
            &query,
            vec![
                Filter::text("q", t.get("weconfig-users-q")),
                Filter::date("from", t.get("weconfig-audit-from")),
                Filter::select(
                    "state",
                    t.get("weconfig-state"),
                    vec![("active".to_owned(), t.get("weconfig-state-active"))],
                ),
            ],
        ),
        table: table(t, &query)
            .rows(rows(t))
            .bulk(Some(bulk))
            .files(Some(routes::DEMO_GALLERY))
            .views(views(t, &query))
            .pager(Pager::counted(&query, 120, query.page(), query.size())),
        empty: table(t, &query),
        draft: draft(t),
    };
    Ok(frame::page(StatusCode::OK, &page))
}
