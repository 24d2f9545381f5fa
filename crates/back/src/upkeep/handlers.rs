//! Jobs and components, as WeConfig shows and steers them.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use crate::upkeep::job::Job;
use crate::upkeep::{components, reloads, store};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::json;
use weblys_api::components::{ComponentsView, TellInstance, Told};
use weblys_api::jobs::{ChangeJob, JobList, JobRow};
use weblys_api::problem::FieldFault;
use weblys_db::{Durability, Tx};

/// Longer words than this are no name of a component, machine or address.
const LONGEST: usize = 100;

/// `GET /v1/jobs`.
pub async fn list(State(app): State<App>) -> Result<Json<JobList>, ApiError> {
    Ok(Json(JobList { jobs: store::list(&app.db, app.now()).await? }))
}

/// `POST /v1/jobs/{job}/run`: as soon as a BACK can; wanted twice before that, it runs once.
pub async fn run(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(code): Path<String>,
) -> Result<StatusCode, ApiError> {
    want(&app, named(&code)?, (&person, &signed)).await
}

async fn want(app: &App, job: Job, (person, signed): (&Person, &Signed)) -> Result<StatusCode, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    store::want(&mut tx, job, signed.actor.login.as_str()).await?;
    told(app, tx, (person, signed), ("job.run", job), None).await
}

/// Has a job run for somebody who need not steer jobs, unless it runs or is about to.
///
/// # Errors
/// The database's.
pub async fn want_one(app: &App, job: Job, by: (&Person, &Signed)) -> Result<StatusCode, ApiError> {
    let standing = store::standing(&app.db, job, app.now()).await?;
    if standing.is_idle() { want(app, job, by).await } else { Ok(StatusCode::NO_CONTENT) }
}

/// `DELETE /v1/jobs/{job}/run`: what it did before it stops stays done.
pub async fn stop(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(code): Path<String>,
) -> Result<StatusCode, ApiError> {
    let job = named(&code)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    if !store::want_stop(&mut tx, job, app.now()).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    told(&app, tx, (&person, &signed), ("job.stop", job), None).await
}

/// `PUT /v1/jobs/{job}`: another schedule.
pub async fn change(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(code): Path<String>,
    Json(to): Json<ChangeJob>,
) -> Result<StatusCode, ApiError> {
    let job = named(&code)?;
    let (least, most) = job.bounds();
    if !(least..=most).contains(&to.every_seconds) {
        return Err(ApiError::Fields(vec![FieldFault { field: "every".to_owned(), code: "VAL-003".to_owned() }]));
    }
    let mut tx = app.db.begin(Durability::Full).await?;
    let before = store::one(&mut tx, job, app.now()).await?.ok_or(ApiError::NotFound("job"))?;
    let schedule = (to.every_seconds, to.is_paused);
    // Sent twice, it is done once.
    if (before.every_seconds, before.is_paused) == schedule {
        return Ok(StatusCode::NO_CONTENT);
    }
    if !store::schedule(&mut tx, job, schedule, to.version, app.now()).await? {
        return Err(ApiError::stale(&before));
    }
    let after = JobRow { every_seconds: to.every_seconds, is_paused: to.is_paused, ..before.clone() };
    told(&app, tx, (&person, &signed), ("job.change", job), Some((&before, &after))).await
}

async fn told(
    app: &App,
    mut tx: Tx,
    (person, signed): (&Person, &Signed),
    (action, job): (&'static str, Job),
    changed: Option<(&JobRow, &JobRow)>,
) -> Result<StatusCode, ApiError> {
    let deed = Deed { action, subject_kind: "job", subject: job.code() };
    let mut entry = audit::by(signed, person, deed, app.now());
    let schedule = |row: &JobRow| json!({"every_seconds": row.every_seconds, "is_paused": row.is_paused});
    if let Some((before, after)) = changed {
        (entry.before, entry.after) = (Some(schedule(before)), Some(schedule(after)));
    }
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn named(code: &str) -> Result<Job, ApiError> {
    Job::parse(code).ok_or(ApiError::NotFound("job"))
}

/// `POST /v1/instances`: whoever tells of himself is told which BACK this is.
pub async fn tell(State(app): State<App>, Json(told): Json<TellInstance>) -> Result<Json<Told>, ApiError> {
    let words = [&told.component, &told.program_version, &told.host, &told.address];
    if words.into_iter().any(|word| word.chars().count() > LONGEST) || !reloads::can_be_kept(&told.caches) {
        return Err(ApiError::Fields(vec![FieldFault { field: "component".to_owned(), code: "VAL-002".to_owned() }]));
    }
    components::keep(&app, &told).await?;
    components::told(&app).await.map(Json)
}

/// `GET /v1/components`.
pub async fn show(State(app): State<App>) -> Result<Json<ComponentsView>, ApiError> {
    components::view(&app).await.map(Json)
}
