//! One scheduled job: what it does, how it went, run now, stop, another schedule.

use crate::components::{Banner, Choice, ErrorSummary, Field, Mood, Tone, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::jobs::{every, name, state, took};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::Refused;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::jobs::{ChangeJob, JobRow};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::{CallError, Caller};

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::JOB, get(show).post(change))
        .route(routes::JOB_RUN, post(run))
        .route(routes::JOB_STOP, post(stop))
}

#[derive(Template)]
#[template(path = "pages/weconfig/job.html")]
struct JobPage {
    frame: StaffFrame,
    why: Words,
    state: (Mood, String),
    facts: Vec<(Words, String)>,
    job: JobRow,
    /// What is in the form: minutes, and whether it is paused.
    minutes: String,
    is_paused: bool,
    version: i64,
    faults: Faults,
    may_run: bool,
    message: Option<Banner>,
}

async fn found(shop: &Shop, caller: &Caller, code: &str) -> Result<Option<JobRow>, CallError> {
    Ok(shop.back.jobs(caller).await?.jobs.into_iter().find(|job| job.code == code))
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let asked = |caller: Caller| {
        let (shop, code) = (&shop, &code);
        async move { found(shop, &caller, code).await }
    };
    let (me, job) = staff::enter(&shop, &visit, Right::JobsRead, asked).await?;
    let page = JobPage::new(&shop, &visit, &me, job.ok_or(Failure::NotFound)?);
    Ok(frame::page(StatusCode::OK, &page))
}

async fn change(
    State(shop): State<Shop>,
    visit: Visit,
    Path(code): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let minutes = form.typed.text("every");
    let to = ChangeJob {
        every_seconds: minutes.parse::<i64>().ok().and_then(|minutes| minutes.checked_mul(60)).unwrap_or_default(),
        is_paused: form.typed.ticked("paused"),
        version: form.typed.text("version").parse().unwrap_or_default(),
    };
    let error = match shop.back.change_job(&form.caller, &code, &to).await {
        Ok(()) => return Ok(see_other(&with_query(&fill(routes::JOB, &code), &[("done", "saved")]))),
        Err(error) => error,
    };
    let refused = Refused::<JobRow>::of(error, &form, |_| None)?;
    let (me, now) = tokio::join!(staff::signed_in(&shop, &visit), found(&shop, &form.caller, &code));
    let (me, now) = (me?, now?.ok_or(Failure::NotFound)?);
    let page = JobPage { minutes, is_paused: to.is_paused, ..JobPage::new(&shop, &visit, &me, now) };
    let (status, page) = match refused {
        Refused::Fields(faults) => (StatusCode::UNPROCESSABLE_ENTITY, JobPage { faults, ..page }),
        Refused::Stale(now) => {
            let t = visit.t();
            let told = t.one("weconfig-job-stale-text", "now", every(now.every_seconds, t).as_str());
            let message = Banner::new(Tone::Warning, t.get("weconfig-job-stale")).text(told);
            (StatusCode::CONFLICT, JobPage { message: Some(message), ..page })
        }
        Refused::Whole(_) => return Err(Failure::Broken),
    };
    Ok(frame::page(status, &page))
}

async fn run(State(shop): State<Shop>, Path(code): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    shop.back.run_job(&form.caller, &code).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&with_query(&fill(routes::JOB, &code), &[("done", "wanted")])))
}

async fn stop(State(shop): State<Shop>, Path(code): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    shop.back.stop_job(&form.caller, &code).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&with_query(&fill(routes::JOB, &code), &[("done", "stopping")])))
}

impl JobPage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, job: JobRow) -> Self {
        let t = visit.t();
        let frame = StaffFrame::new(shop, visit, me, name(&job.code, t)).in_weconfig("jobs");
        Self {
            frame: frame.below(t.get("weconfig-jobs-title"), routes::JOBS),
            why: t.get(&format!("weconfig-job-why-{}", job.code)),
            state: state(&job, t),
            facts: facts(&job, shop, visit),
            minutes: (job.every_seconds / 60).to_string(),
            is_paused: job.is_paused,
            version: job.version,
            faults: Faults::default(),
            may_run: me.rights.contains(Right::JobsRun),
            message: None,
            job,
        }
    }

    fn here(&self, pattern: &str) -> String {
        fill(pattern, &self.job.code)
    }

    fn every(&self) -> Field {
        let t = self.frame.t;
        let bounds = [("least", (self.job.least_seconds / 60).into()), ("most", (self.job.most_seconds / 60).into())];
        let field = Field::text("every", t.get("weconfig-job-minutes")).suffix("min");
        field.hint(t.with("weconfig-job-minutes-hint", &bounds)).value(&self.minutes).fault(self.faults.of("every", t))
    }

    fn paused(&self) -> Choice {
        Choice::tick("paused", self.frame.t.get("weconfig-job-pause")).checked(self.is_paused)
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}

fn facts(job: &JobRow, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let t = visit.t();
    let mut facts = vec![(t.get("weconfig-job-every"), every(job.every_seconds, t))];
    if let Some(next) = job.next_at {
        facts.push((t.get("weconfig-job-next"), words::moment(next, shop, t)));
    }
    if let Some(last) = &job.last {
        facts.push((t.get("weconfig-job-last"), words::moment(last.started_at, shop, t)));
        facts.push((t.get("weconfig-job-took"), took(last).unwrap_or_default()));
        let count = if last.ended_at.is_some() { last.count.to_string() } else { String::new() };
        facts.push((t.get("weconfig-job-count"), count));
        facts.push((t.get("weconfig-job-by"), last.by.clone()));
        facts.push((t.get("weconfig-job-error"), last.error.clone()));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
