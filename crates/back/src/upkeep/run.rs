//! The worker of jobs: any number of replicas may run one each, and each job runs in one of them at a time.

use crate::error::ApiError;
use crate::state::App;
use crate::upkeep::job::{Ending, Job};
use crate::upkeep::{components, store};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::time::Duration;
use tokio::task::JoinSet;
use weblys_api::components::TOLD_EVERY;
use weblys_api::jobs::{JobOutcome, JobProgress};
use weblys_db::Durability;

const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// A job whose BACK has told nothing for so long is taken by another.
const LEASE: TimeDelta = TimeDelta::minutes(15);

/// Runs until the process ends; jobs under way end with it, and are due again when their lease is over.
pub async fn run(app: App) {
    let mut looks = tokio::time::interval(LOOK_AGAIN);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut running = JoinSet::new();
    let mut round: u64 = 0;
    loop {
        looks.tick().await;
        if round.is_multiple_of(TOLD_EVERY)
            && let Err(error) = components::tell(&app).await
        {
            tracing::error!(%error, "this BACK cannot tell that it is there");
        }
        round += 1;
        while running.try_join_next().is_some() {}
        match store::due(&app.db, app.now()).await {
            Ok(due) => {
                for job in due {
                    let app = app.clone();
                    running.spawn(async move { once(&app, job).await });
                }
            }
            Err(error) => tracing::error!(%error, "jobs cannot be read"),
        }
    }
}

/// One run of a job, if nobody else has it.
async fn once(app: &App, job: Job) {
    if let Err(error) = claimed(app, job).await {
        tracing::error!(job = job.code(), %error, "what became of a job could not be noted");
    }
}

async fn claimed(app: &App, job: Job) -> Result<(), ApiError> {
    let on = app.db.writer_with(Durability::Relaxed);
    // Rows keep microseconds: the instant that names the run must be found again.
    let started_at = app.now().trunc_subsecs(6);
    let Some(every) = store::claim(on, job, started_at, started_at + LEASE).await? else { return Ok(()) };
    let outcome = job.work(app, &Progress { app: app.clone(), run: (job, started_at) }).await;
    if let Err(error) = &outcome {
        tracing::error!(job = job.code(), %error, "a job failed");
    }
    let ended = ended(outcome, job, every, app.now());
    persistently(|| store::end(app.db.writer_with(Durability::Relaxed), (job, started_at), &ended)).await
}

/// Keeps how something ended, again and again for half a minute: what is not kept is taken for running still.
///
/// # Errors
/// What it failed with last.
pub async fn persistently<F: Future<Output = Result<(), ApiError>>>(keep: impl Fn() -> F) -> Result<(), ApiError> {
    for seconds in [1, 2, 4, 8, 16] {
        match keep().await {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!(%error, "an end could not be kept yet"),
        }
        tokio::time::sleep(Duration::from_secs(seconds)).await;
    }
    keep().await
}

fn ended(outcome: Result<Ending, ApiError>, job: Job, every: i64, now: DateTime<Utc>) -> store::Ended {
    let (outcome, count, error) = match outcome {
        Ok(Ending::Done(count)) => (JobOutcome::Done, count, String::new()),
        Ok(Ending::Stopped(count)) => (JobOutcome::Stopped, count, String::new()),
        Ok(Ending::Wrong(count, what)) => (JobOutcome::Failed, count, what),
        Err(error) => (JobOutcome::Failed, 0, error.to_string()),
    };
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let every = if outcome == JobOutcome::Failed { job.after_failure(every) } else { every };
    store::Ended { at: now, outcome, count, error, due_at: now + TimeDelta::seconds(every) }
}

/// By which a long job tells how far it is and learns whether it is to stop.
#[derive(Debug)]
pub struct Progress {
    app: App,
    run: (Job, DateTime<Utc>),
}

impl Progress {
    /// So many things are done, of so many. Says whether it is to stop.
    ///
    /// # Errors
    /// The database's.
    pub async fn at(&self, done: i64, total: Option<i64>) -> Result<bool, ApiError> {
        let on = self.app.db.writer_with(Durability::Relaxed);
        store::tell(on, self.run, JobProgress { done, total }, self.app.now() + LEASE).await
    }
}
