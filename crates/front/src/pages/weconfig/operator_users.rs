//! Users of the operator system: the last synchronisation, and what differs from ours (WCR-10 to WCR-12, IDEA-18).
//! Differences are repaired on the page of [`super::repair`].

use crate::components::{Banner, Bulk, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table, Tone};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::export::{Pages, ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::outcome::{Refused, not_done};
use crate::staff::{self, StaffForm, views, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::export::List;
use weblys_api::operator_users::{
    Direction, DriftCounts, DriftQuery, DriftRow, OperatorState, RowFault, Synchronisation,
};
use weblys_api::security::{Right, UserState};
use weblys_api::staff::Me;
use weblys_api::views::ListKind;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;

const FILTERS: [&str; 3] = ["q", "kind", "field"];
const KINDS: [&str; 5] = ["only_there", "only_here", "differs", "unknown_profile", "made_here"];
const FIELDS: [&str; 4] = ["name", "email", "state", "groups"];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::OPERATOR_USERS, get(show))
        .route(routes::OPERATOR_USERS_EXPORT, get(export))
        .route(routes::OPERATOR_USERS_SYNCHRONISE, post(synchronise))
}

#[derive(Template)]
#[template(path = "pages/weconfig/operator_users.html")]
struct OperatorUsersPage {
    frame: StaffFrame,
    state: OperatorState,
    last: Option<Ran>,
    earlier: Vec<Ran>,
    filters: Filters,
    table: Table,
    message: Option<Banner>,
}

/// A synchronisation in words.
struct Ran {
    state: (Mood, String),
    when: String,
    by: String,
    counts: String,
    error: String,
    faults: Vec<String>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    page(&shop, &visit, &ListQuery::new(routes::OPERATOR_USERS, pairs), None).await
}

async fn page(shop: &Shop, visit: &Visit, query: &ListQuery, message: Option<Banner>) -> Result<Response, Failure> {
    let asked = DriftQuery { page: Some(query.page()), size: Some(query.size()), ..asked(query) };
    let back = &shop.back;
    let ask = |caller: Caller| async {
        let caller = caller;
        let rows = async { tokio::try_join!(back.operator_users(&caller), back.drift(&caller, &asked)) };
        views::beside(shop, &caller, ListKind::Drift, rows).await
    };
    let (me, ((state, found), views)) = staff::enter(shop, visit, Right::UsersRead, ask).await?;
    if let Some(elsewhere) = views::opens_with(query, &views).filter(|_| message.is_none()) {
        return Ok(elsewhere);
    }
    let (t, frame) = (visit.t(), frame_of(shop, visit, &me));
    let table = Table::new(t, t.get("weconfig-drift-title"), query, columns(t), empty(query, t))
        .rows(found.rows.iter().map(|drift| row(drift, shop, t)))
        .pager(Pager::counted(query, found.total, found.page, found.size))
        .views(views::menu(&frame, ListKind::Drift, query, views))
        .files(me.rights.contains(Right::UsersExport).then_some(routes::OPERATOR_USERS_EXPORT))
        .bulk(me.rights.contains(Right::UsersChange).then(|| bulk(t)));
    let mut runs = state.runs.iter().map(|run| ran(run, shop, t));
    let status = if message.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = OperatorUsersPage {
        frame,
        last: runs.next(),
        earlier: runs.collect(),
        filters: filters(query, t),
        table,
        message,
        state,
    };
    Ok(frame::page(status, &page))
}

fn frame_of(shop: &Shop, visit: &Visit, me: &Me) -> StaffFrame {
    let t = visit.t();
    let frame = StaffFrame::new(shop, visit, me, t.get("weconfig-operator-users")).in_weconfig("users");
    frame.below(t.get("weconfig-users"), routes::USERS)
}

impl OperatorUsersPage {
    const fn may(&self, right: Right) -> bool {
        self.frame.rights.contains(right)
    }

    /// The kinds of differences with how many there are and where they are listed.
    fn counts(&self) -> Vec<(String, i64, String)> {
        let DriftCounts { only_there, only_here, differs, unknown_profile, made_here } = self.state.counts;
        let counts = [only_there, only_here, differs, unknown_profile, made_here];
        let of = |(kind, count): (&str, i64)| {
            (kind_words(kind, self.frame.t), count, with_query(routes::OPERATOR_USERS, &[("kind", kind)]))
        };
        KINDS.into_iter().zip(counts).map(of).collect()
    }
}

fn ran(run: &Synchronisation, shop: &Shop, t: &'static Texts) -> Ran {
    let (mood, word) = match run.outcome.as_str() {
        "done" if run.faulty == 0 => (Mood::Good, t.get("weconfig-sync-done")),
        "done" => (Mood::Warning, t.get("weconfig-sync-faulty")),
        "failed" => (Mood::Bad, t.get("weconfig-sync-failed")),
        _ => (Mood::Plain, t.get("weconfig-sync-running")),
    };
    let counts = [
        ("told", run.told.into()),
        ("made", run.made.into()),
        ("changed", run.changed.into()),
        ("gone", run.gone.into()),
        ("faulty", run.faulty.into()),
    ];
    let by = if run.actor == "schedule" { t.get("weconfig-sync-schedule").into_owned() } else { run.actor.clone() };
    Ran {
        state: (mood, word.into_owned()),
        when: words::moment(run.started_at, shop, t),
        by,
        counts: t.with("weconfig-sync-counts", &counts),
        error: run.error.clone(),
        faults: run.faults.iter().map(|fault| fault_words(fault, t)).collect(),
    }
}

/// Where a row is faulty, and why.
fn fault_words(fault: &RowFault, t: &Texts) -> String {
    let place = t.with(
        "weconfig-sync-fault",
        &[("place", i64::from(fault.place).into()), ("login", fault.login.as_str().into())],
    );
    let field = if fault.field.is_empty() { String::new() } else { format!("{} : ", fault.field) };
    format!("{place} {field}{} ({})", crate::error::refusal(&fault.code, t), fault.code)
}

fn asked(query: &ListQuery) -> DriftQuery {
    let known =
        |name, words: &[&str]| Some(query.value(name)).filter(|one| words.contains(one)).unwrap_or_default().to_owned();
    DriftQuery {
        q: query.value("q").to_owned(),
        kind: known("kind", &KINDS),
        field: known("field", &FIELDS),
        page: None,
        size: None,
    }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let kinds = KINDS.map(|word| (word.to_owned(), kind_words(word, t).into()));
    let fields = FIELDS.map(|word| (word.to_owned(), t.get(&format!("weconfig-drift-field-{word}"))));
    let fields = vec![
        Filter::text("q", t.get("weconfig-users-q")),
        Filter::select("kind", t.get("weconfig-drift-what"), kinds.into()),
        Filter::select("field", t.get("weconfig-audit-field"), fields.into()),
    ];
    Filters::new(t, query, fields)
}

fn empty(query: &ListQuery, t: &'static Texts) -> EmptyState {
    let empty = EmptyState::new(t.get("weconfig-drift-none"), t.get("weconfig-drift-none-why"));
    if query.is_limited(&FILTERS) { empty.action(t.get("staff-filter-none"), routes::OPERATOR_USERS) } else { empty }
}

fn bulk(t: &'static Texts) -> Bulk {
    let button = |words, direction: Direction| (words, "direction", direction.word());
    Bulk {
        action: routes::OPERATOR_USERS_REPAIR.to_owned(),
        carried: Vec::new(),
        buttons: vec![
            button(t.get("weconfig-drift-take"), Direction::TakeTheirs),
            button(t.get("weconfig-drift-send"), Direction::SendOurs),
        ],
        deeds: Vec::new(),
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("login", t.get("staff-login"), Kind::Text),
        Column::new("what", t.get("weconfig-drift-what"), Kind::State),
        Column::new("theirs", t.get("weconfig-drift-theirs"), Kind::Text),
        Column::new("ours", t.get("weconfig-drift-ours"), Kind::Text),
        Column::new("since", t.get("weconfig-drift-since"), Kind::Date),
        Column::new("name", t.get("weconfig-name"), Kind::Text).extra(),
    ]
}

fn row(drift: &DriftRow, shop: &Shop, t: &'static Texts) -> Row {
    let what = what(&drift.kind, &drift.line.aspect, t);
    let mood = if drift.kind == "made_here" { Mood::Plain } else { Mood::Warning };
    let since = match drift.since {
        Some(at) => Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339()),
        None if drift.kind == "made_here" => Cell::Text("–".to_owned()),
        None => Cell::Text(t.get("weconfig-drift-now").into_owned()),
    };
    Row {
        id: drift.line.word(),
        name: format!("{} : {what}", drift.line.login),
        href: drift.user_id.map(|id| routes::of(routes::USER, id)).unwrap_or_default(),
        cells: vec![
            Cell::Text(drift.line.login.clone()),
            Cell::States(vec![(mood, what)]),
            Cell::Text(value(&drift.theirs, t)),
            Cell::Text(value(&drift.ours, t)),
            since,
            Cell::Text(drift.name.clone()),
        ],
    }
}

fn kind_words(kind: &str, t: &Texts) -> String {
    t.get(&format!("weconfig-drift-{kind}")).into_owned()
}

/// What differs, in words: the field where it is one.
pub(super) fn what(kind: &str, aspect: &str, t: &Texts) -> String {
    if FIELDS.contains(&aspect) {
        return t.get(&format!("weconfig-drift-field-{aspect}")).into_owned();
    }
    let kind = if aspect.starts_with("profile:") { "unknown_profile" } else { kind };
    if KINDS.contains(&kind) { kind_words(kind, t) } else { aspect.to_owned() }
}

/// A value as it is read: states are words of ours.
pub(super) fn value(text: &str, t: &Texts) -> String {
    match UserState::from_word(text) {
        Some(state) => words::state(state, t).into_owned(),
        None => text.to_owned(),
    }
}

async fn export(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::OPERATOR_USERS, pairs);
    let (asked, t) = (asked(&query), visit.t());
    let rows = |caller: Caller| taken_out(&shop, caller, &query, asked);
    let (_, found) = staff::enter(&shop, &visit, Right::UsersExport, rows).await?;
    let row = move |drift: &DriftRow| Some(row(drift, &shop, t));
    staff::export::file(t, "drift", &query, columns(t), (found, row)).await
}

async fn taken_out(
    shop: &Shop,
    caller: Caller,
    query: &ListQuery,
    asked: DriftQuery,
) -> Result<Pages<DriftRow>, CallError> {
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = DriftQuery { page: Some(number), size: Some(ROWS_A_CALL), ..asked.clone() };
        async move { back.drift(&caller, &asked).await }
    };
    announced(&shop.back, &caller, (List::Drift, query.said()), page).await
}

/// Synchronises, and back to the page, which tells how it went.
async fn synchronise(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    match shop.back.synchronise_users(&form.caller).await {
        Ok(run) if run.outcome == "done" => {
            Ok(see_other(&with_query(routes::OPERATOR_USERS, &[("done", "synchronised")])))
        }
        Ok(_) => Ok(see_other(routes::OPERATOR_USERS)),
        Err(error) => match Refused::<Synchronisation>::of(error, &form, |_| None)? {
            Refused::Whole(code) => {
                let query = ListQuery::new(routes::OPERATOR_USERS, Vec::new());
                page(&shop, &visit, &query, Some(not_done(&code, visit.t()))).await
            }
            Refused::Stale(_) | Refused::Fields(_) => Err(Failure::Broken),
        },
    }
}
