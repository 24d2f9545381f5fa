//! The audit trail: searched, one entry with what changed, the chain followed, taken out as a file (ARC-11).

use crate::components::{Banner, Cell, Column, EmptyState, Filter, Filters, Kind, Pager, Row, Table, Tone, Words};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff;
use crate::staff::export::{Pages, ROWS_A_CALL, announced_onward};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{views, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use serde_json::Value;
use weblys_api::audit::{AuditChain, AuditPage, AuditQuery, AuditRow, ChangeRow};
use weblys_api::export::List;
use weblys_api::security::Right;
use weblys_api::views::ListKind;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;

const FILTERS: [&str; 6] = ["actor", "action", "subject", "from", "until", "q"];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::AUDIT, get(show))
        .route(routes::AUDIT_EXPORT, get(export))
        .route(routes::AUDIT_CHAIN, get(chain))
        .route(routes::AUDIT_ENTRY, get(entry))
}

#[derive(Template)]
#[template(path = "pages/weconfig/audit.html")]
struct ListPage {
    frame: StaffFrame,
    /// Whether a perimeter limits whose deeds are shown.
    is_limited: bool,
    filters: Filters,
    table: Table,
}

#[derive(Template)]
#[template(path = "pages/weconfig/audit_entry.html")]
struct EntryPage {
    frame: StaffFrame,
    facts: Vec<(Words, String)>,
    changes: Vec<(String, String, String)>,
    /// What else happened under its reference.
    trace: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/audit_chain.html")]
struct ChainPage {
    frame: StaffFrame,
    found: Banner,
    /// How far it is sealed, and since when.
    sealed: Option<String>,
    /// How far a check is that runs.
    running: Option<String>,
    may_run: bool,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::AUDIT, pairs);
    let asked = AuditQuery { size: Some(query.size()), ..asked(&query, &shop) };
    let back = &shop.back;
    let rows = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::Audit, back.audit(&caller, &asked)).await
    };
    let (me, (found, views)) = staff::enter(&shop, &visit, Right::AuditRead, rows).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-audit-none"), t.get("weconfig-audit-none-why"));
    let empty =
        if query.is_limited(&FILTERS) { empty.action(t.get("staff-filter-none"), routes::AUDIT) } else { empty };
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-audit")).in_weconfig("audit");
    let table = Table::new(t, t.get("weconfig-audit"), &query, columns(t), empty)
        .rows(found.rows.iter().map(|entry| row(entry, MOST_NAMED, &shop, t)))
        .pager(Pager::onward(&query, found.before_seq))
        .views(views::menu(&frame, ListKind::Audit, &query, views))
        .files(me.rights.contains(Right::AuditExport).then_some(routes::AUDIT_EXPORT));
    Ok(frame::page(
        StatusCode::OK,
        &ListPage { frame, is_limited: me.is_limited(), filters: filters(&query, t), table },
    ))
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let fields = vec![
        Filter::text("actor", t.get("weconfig-audit-actor")),
        Filter::text("action", t.get("weconfig-audit-action")),
        Filter::text("subject", t.get("weconfig-audit-subject")),
        Filter::date("from", t.get("weconfig-audit-from")),
        Filter::date("until", t.get("weconfig-audit-until")),
        Filter::text("q", t.get("weconfig-audit-correlation")),
    ];
    Filters::new(t, query, fields)
}

fn asked(query: &ListQuery, shop: &Shop) -> AuditQuery {
    let value = |name| query.value(name).to_owned();
    let day = |name| query.value(name).parse::<NaiveDate>().ok();
    AuditQuery {
        actor: value("actor"),
        action: value("action"),
        subject: value("subject"),
        from: day("from").and_then(|day| begins(day, shop)),
        // The day itself belongs to it.
        until: day("until").and_then(|day| day.checked_add_days(Days::new(1))).and_then(|day| begins(day, shop)),
        q: value("q"),
        before_seq: query.value("before_seq").parse().ok(),
        size: None,
    }
}

/// When a day begins at the operator's place.
fn begins(day: NaiveDate, shop: &Shop) -> Option<DateTime<Utc>> {
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let there = shop.brand.facts.zone().from_local_datetime(&midnight).earliest()?;
    Some(there.with_timezone(&Utc))
}

/// Changed fields that the list names; a file names all.
const MOST_NAMED: usize = 6;

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("at", t.get("weconfig-audit-at"), Kind::Date),
        Column::new("actor", t.get("weconfig-audit-actor"), Kind::Text),
        Column::new("action", t.get("weconfig-audit-action"), Kind::Text),
        Column::new("subject", t.get("weconfig-audit-subject"), Kind::Text),
        Column::new("changes", t.get("weconfig-audit-changes"), Kind::Text),
        Column::new("address", t.get("staff-session-address"), Kind::Text),
        Column::new("behalf", t.get("weconfig-audit-behalf"), Kind::Text).extra(),
        Column::new("site", t.get("weconfig-audit-site"), Kind::Text).extra(),
        Column::new("correlation", t.get("weconfig-audit-correlation"), Kind::Text).extra(),
        Column::new("seq", t.get("weconfig-audit-seq"), Kind::Number).extra(),
    ]
}

/// The fields that changed, at most so many by name: an entry may have hundreds, and has a page that tells them all.
fn changed(entry: &AuditRow, most: usize, t: &'static Texts) -> String {
    // What is new or gone as a whole has no field.
    let fields: Vec<&String> = entry.changes.iter().map(|change| &change.field).filter(|one| !one.is_empty()).collect();
    let mut named: Vec<String> = fields.iter().take(most).map(ToString::to_string).collect();
    let more = i64::try_from(fields.len().saturating_sub(most)).unwrap_or(i64::MAX);
    if more > 0 {
        named.push(t.one("weconfig-catalogue-more", "count", more));
    }
    named.join(", ")
}

fn row(entry: &AuditRow, most_named: usize, shop: &Shop, t: &'static Texts) -> Row {
    let text = |text: &str| Cell::Text(text.to_owned());
    Row {
        id: entry.seq.to_string(),
        name: entry.seq.to_string(),
        // Whom a perimeter limits finds an entry by whose it is.
        href: with_query(
            &weblys_api::paths::fill(routes::AUDIT_ENTRY, &entry.seq.to_string()),
            &[("actor", entry.actor.as_str())],
        ),
        cells: vec![
            Cell::Date(words::short_moment(entry.at, shop, t), entry.at.to_rfc3339()),
            text(&entry.actor),
            Cell::Text(words::act(&entry.action, t)),
            text(&entry.subject),
            Cell::Text(changed(entry, most_named, t)),
            text(&entry.address),
            text(entry.on_behalf_of.as_deref().unwrap_or_default()),
            Cell::Text(words::site(entry.site, t).into_owned()),
            text(&entry.correlation),
            Cell::Text(entry.seq.to_string()),
        ],
    }
}

async fn export(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::AUDIT, pairs);
    let (asked, t) = (asked(&query, &shop), visit.t());
    let rows = |caller: Caller| taken_out(&shop, caller, &query, asked);
    let (_, found) = staff::enter(&shop, &visit, Right::AuditExport, rows).await?;
    let row = move |entry: &AuditRow| Some(row(entry, usize::MAX, &shop, t));
    staff::export::file(t, "audit", &query, columns(t), (found, row)).await
}

/// All entries, from the newest on.
async fn taken_out(
    shop: &Shop,
    caller: Caller,
    query: &ListQuery,
    asked: AuditQuery,
) -> Result<Pages<AuditRow>, CallError> {
    let page = move |back: BackClient, caller: Caller, before_seq: Option<i64>| {
        let from = before_seq.or(asked.before_seq);
        let asked = AuditQuery { before_seq: from, size: Some(ROWS_A_CALL), ..asked.clone() };
        async move { back.audit(&caller, &asked).await.map(|AuditPage { rows, before_seq }| (rows, before_seq)) }
    };
    announced_onward(&shop.back, &caller, (List::Audit, query.said()), page).await
}

async fn entry(
    State(shop): State<Shop>,
    visit: Visit,
    Path(seq): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let seq: i64 = seq.parse().map_err(|_| Failure::NotFound)?;
    let actor = ListQuery::new(routes::AUDIT, pairs).value("actor").to_owned();
    let asked = AuditQuery { actor, before_seq: seq.checked_add(1), size: Some(1), ..AuditQuery::default() };
    let back = &shop.back;
    let rows = |caller: Caller| async move { back.audit(&caller, &asked).await };
    let (me, found) = staff::enter(&shop, &visit, Right::AuditRead, rows).await?;
    let entry = found.rows.into_iter().find(|entry| entry.seq == seq).ok_or(Failure::NotFound)?;
    let t = visit.t();
    let title = t.one("weconfig-audit-entry", "seq", entry.seq.to_string());
    let frame = StaffFrame::new(&shop, &visit, &me, title).in_weconfig("audit");
    let may_trace = me.rights.contains(Right::ComponentsRead) && !entry.correlation.is_empty();
    let page = EntryPage {
        trace: may_trace.then(|| with_query(routes::TRACE, &[("q", entry.correlation.as_str())])),
        frame: frame.below(t.get("weconfig-audit"), routes::AUDIT),
        facts: facts(&entry, &shop, t),
        changes: entry.changes.iter().map(change).collect(),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn facts(entry: &AuditRow, shop: &Shop, t: &'static Texts) -> Vec<(Words, String)> {
    let mut facts = vec![
        (t.get("weconfig-audit-at"), words::moment(entry.at, shop, t)),
        (t.get("weconfig-audit-actor"), entry.actor.clone()),
        (t.get("weconfig-audit-behalf"), entry.on_behalf_of.clone().unwrap_or_default()),
        (t.get("weconfig-audit-action"), words::act(&entry.action, t)),
        (t.get("weconfig-audit-subject"), entry.subject.clone()),
        (t.get("weconfig-audit-site"), words::site(entry.site, t).into_owned()),
        (t.get("staff-session-address"), entry.address.clone()),
        (t.get("weconfig-audit-correlation"), entry.correlation.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// A change as a row of a table: field, before, after.
pub(crate) fn change(change: &ChangeRow) -> (String, String, String) {
    let of = |value: &Option<Value>| value.as_ref().map_or_else(String::new, shown);
    (change.field.clone(), of(&change.before), of(&change.after))
}

/// A value as people read it: texts without quotes, lists with commas.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

async fn chain(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.audit_chain(&caller).await };
    let (me, chain) = staff::enter(&shop, &visit, Right::AuditRead, asked).await?;
    let t = visit.t();
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-chain-check")).in_weconfig("audit");
    let running = chain.running.map(|running| {
        let total = running.total.unwrap_or(running.done);
        t.with("weconfig-job-running-far", &[("done", running.done.into()), ("total", total.into())])
    });
    let page = ChainPage {
        frame: frame.below(t.get("weconfig-audit"), routes::AUDIT),
        found: found(&chain, &shop, t),
        sealed: chain.sealed.map(|sealed| {
            let since = words::moment(sealed.since, &shop, t);
            t.with("weconfig-chain-sealed", &[("seq", sealed.seq.into()), ("since", since.into())])
        }),
        running,
        may_run: me.rights.contains(Right::JobsRun),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

/// What the last check found.
fn found(chain: &AuditChain, shop: &Shop, t: &Texts) -> Banner {
    let Some(at) = chain.at else {
        return Banner::new(Tone::Info, t.get("weconfig-chain-never"));
    };
    let at = words::moment(at, shop, t);
    match chain.broken_at {
        Some(seq) => {
            let places = [("seq", seq.to_string().into()), ("at", at.as_str().into())];
            let text = t.with("weconfig-chain-broken-at", &places);
            Banner::new(Tone::Danger, t.get("weconfig-chain-broken")).text(text)
        }
        None => {
            let text = t.with("weconfig-chain-checked", &[("count", chain.checked.into()), ("at", at.as_str().into())]);
            Banner::new(Tone::Success, t.get("weconfig-chain-whole")).text(text)
        }
    }
}

impl ChainPage {
    fn check(&self) -> String {
        weblys_api::paths::fill(routes::JOB_RUN, "check_trail")
    }
}
