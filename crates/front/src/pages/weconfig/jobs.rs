//! Scheduled jobs: how often, the last run and how it ended, the next (EXP-44). One of them is [`super::job`]'s.

use crate::components::{Cell, Column, EmptyState, Kind, Mood, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
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
use weblys_api::Caller;
use weblys_api::export::PlainList;
use weblys_api::jobs::{JobOutcome, JobRow, JobRun};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::JOBS, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/jobs.html")]
struct JobsPage {
    frame: StaffFrame,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::JOBS, pairs);
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.jobs(&caller).await };
    let (me, list) = staff::enter(&shop, &visit, Right::JobsRead, asked).await?;
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-job-never"), "");
    let table = Table::new(t, t.get("weconfig-jobs-title"), &query, columns(t), empty)
        .rows(list.jobs.iter().map(|job| row(job, &shop, t)))
        .files(Some(routes::JOBS));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Jobs, &table).await? {
        return Ok(file);
    }
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-jobs-title")).in_weconfig("jobs");
    Ok(frame::page(StatusCode::OK, &JobsPage { frame, table }))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("job", t.get("weconfig-job"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("every", t.get("weconfig-job-every"), Kind::Text),
        Column::new("last", t.get("weconfig-job-last"), Kind::Date),
        Column::new("took", t.get("weconfig-job-took"), Kind::Number),
        Column::new("count", t.get("weconfig-job-count"), Kind::Number),
        Column::new("next", t.get("weconfig-job-next"), Kind::Date),
        Column::new("by", t.get("weconfig-job-by"), Kind::Text).extra(),
    ]
}

fn row(job: &JobRow, shop: &Shop, t: &'static Texts) -> Row {
    let moment = |at: Option<chrono::DateTime<chrono::Utc>>| match at {
        Some(at) => Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339()),
        None => Cell::Text(t.get("weconfig-job-never").into_owned()),
    };
    let last = job.last.as_ref();
    Row {
        id: job.code.clone(),
        name: name(&job.code, t).into_owned(),
        href: fill(routes::JOB, &job.code),
        cells: vec![
            Cell::Text(name(&job.code, t).into_owned()),
            Cell::States(vec![state(job, t)]),
            Cell::Text(every(job.every_seconds, t)),
            moment(last.map(|last| last.started_at)),
            Cell::Text(last.and_then(took).unwrap_or_default()),
            Cell::Text(
                last.filter(|last| last.ended_at.is_some()).map(|last| last.count.to_string()).unwrap_or_default(),
            ),
            moment(job.next_at),
            Cell::Text(last.map(|last| last.by.clone()).unwrap_or_default()),
        ],
    }
}

/// What a job is called.
pub(crate) fn name(code: &str, t: &Texts) -> Words {
    t.get(&format!("weconfig-job-name-{code}"))
}

/// How often it runs, in the largest unit that fits.
pub(crate) fn every(seconds: i64, t: &Texts) -> String {
    let minutes = seconds / 60;
    if minutes % (24 * 60) == 0 {
        t.one("weconfig-job-every-days", "count", minutes / (24 * 60))
    } else if minutes % 60 == 0 {
        t.one("weconfig-job-every-hours", "count", minutes / 60)
    } else {
        t.one("weconfig-job-every-minutes", "count", minutes)
    }
}

/// How long a run took, in seconds with their unit.
pub(crate) fn took(run: &JobRun) -> Option<String> {
    let millis = (run.ended_at? - run.started_at).num_milliseconds();
    Some(if millis < 1_000 { format!("{millis} ms") } else { format!("{} s", millis / 1_000) })
}

/// How a job stands.
pub(crate) fn state(job: &JobRow, t: &'static Texts) -> (Mood, String) {
    if let Some(running) = job.running {
        let words = match running.total {
            Some(total) => {
                t.with("weconfig-job-running-far", &[("done", running.done.into()), ("total", total.into())])
            }
            None => t.get("weconfig-job-running").into_owned(),
        };
        return (Mood::Warning, words);
    }
    let (mood, words) = match job.last.as_ref().map(|last| last.outcome) {
        Some(Some(JobOutcome::Failed)) => (Mood::Bad, t.get("weconfig-job-failed")),
        Some(None) => (Mood::Bad, t.get("weconfig-job-lost")),
        _ if job.is_paused => (Mood::Warning, t.get("weconfig-job-paused")),
        Some(Some(JobOutcome::Done)) => (Mood::Good, t.get("weconfig-job-done")),
        Some(Some(JobOutcome::Stopped)) => (Mood::Warning, t.get("weconfig-job-stopped")),
        None => (Mood::Plain, t.get("weconfig-job-waiting")),
    };
    (mood, words.into_owned())
}
