//! The worker of jobs: any number of replicas may run one each, and each job runs in one of them at a time.

use crate::error::ApiError;
use crate::state::App;
use crate::upkeep::job::{Ending, Job};
use crate::upkeep::{components, store};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinSet;
use weblys_api::components::TOLD_EVERY;
use weblys_api::jobs::{JobOutcome, JobProgress};
use weblys_db::Durability;

const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// A job whose BACK has told nothing for so long is taken by another.
const LEASE: TimeDelta = TimeDelta::minutes(15);

/// A run: the job, and the instant that names the run.
type Run = (Job, DateTime<Utc>);

/// Runs of jobs that this process has begun: those that it gives back when it stops in order.
#[derive(Debug, Clone, Default)]
pub struct UnderWay(Arc<Mutex<HashSet<Run>>>);

impl UnderWay {
    fn change(&self, change: impl FnOnce(&mut HashSet<Run>)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Gives back what was begun and broken off: another BACK, or this one when it starts again, runs it at once instead
    /// of waiting for the end of its lease.
    pub async fn give_back(&self, app: &App) {
        let mut runs = HashSet::new();
        self.change(|begun| runs = std::mem::take(begun));
        for run in runs {
            if let Err(error) = store::give_back(app.db.writer_with(Durability::Relaxed), run).await {
                tracing::warn!(job = run.0.code(), %error, "a job that was broken off could not be given back");
            }
        }
    }
}

/// Runs until this BACK drains, and then until the jobs under way have ended. Those of a process that is killed are due
/// again when their lease is over.
pub async fn run(app: App, under_way: UnderWay) {
    let mut looks = tokio::time::interval(LOOK_AGAIN);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut running = JoinSet::new();
    let mut round: u64 = 0;
    loop {
        looks.tick().await;
        if app.draining.load(Ordering::Relaxed) {
            while running.join_next().await.is_some() {}
            return;
        }
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
                    let (app, under_way) = (app.clone(), under_way.clone());
                    running.spawn(async move { once(&app, job, &under_way).await });
                }
            }
            Err(error) => tracing::error!(%error, "jobs cannot be read"),
        }
    }
}

/// One run of a job, if nobody else has it.
async fn once(app: &App, job: Job, under_way: &UnderWay) {
    if let Err(error) = claimed(app, job, under_way).await {
        tracing::error!(job = job.code(), %error, "what became of a job could not be noted");
    }
}

async fn claimed(app: &App, job: Job, under_way: &UnderWay) -> Result<(), ApiError> {
    let on = app.db.writer_with(Durability::Relaxed);
    // Rows keep microseconds: the instant that names the run must be found again.
    let started_at = app.now().trunc_subsecs(6);
    let Some(every) = store::claim(on, job, started_at, started_at + LEASE).await? else { return Ok(()) };
    under_way.change(|begun| {
        begun.insert((job, started_at));
    });
    let outcome = job.work(app, &Progress { app: app.clone(), run: (job, started_at) }).await;
    if let Err(error) = &outcome {
        tracing::error!(job = job.code(), %error, "a job failed");
    }
    let ended = ended(outcome, job, every, app.now());
    let kept = persistently(|| store::end(app.db.writer_with(Durability::Relaxed), (job, started_at), &ended)).await;
    under_way.change(|begun| {
        begun.remove(&(job, started_at));
    });
    kept
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
