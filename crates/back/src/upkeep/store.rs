//! Jobs as rows: what is due, who has it, how it ended.

use crate::config::security::Security;
use crate::error::ApiError;
use crate::upkeep::job::Job;
use chrono::{DateTime, TimeDelta, Utc};
use weblys_api::jobs::{JobOutcome, JobProgress, JobRow, JobRun, JobStanding};
use weblys_db::{Database, Session, Tx, execute, fetch_all, fetch_optional};

#[derive(sqlx::FromRow)]
struct Row {
    job: String,
    every_seconds: i64,
    is_paused: bool,
    due_at: DateTime<Utc>,
    leased_until: Option<DateTime<Utc>>,
    done_count: i64,
    total_count: Option<i64>,
    last_started_at: Option<DateTime<Utc>>,
    last_ended_at: Option<DateTime<Utc>>,
    last_outcome: String,
    last_count: i64,
    last_error: String,
    last_by: String,
    version: i64,
}

/// Makes the rows of jobs that have none yet. Afterwards their schedule is what WeConfig sets.
pub async fn bring(db: &Database, settings: &Security, now: DateTime<Utc>) -> Result<(), ApiError> {
    for job in Job::ALL {
        let minutes = i64::from(settings.synchronise_minutes);
        let (every, is_paused, due_at) = match job {
            Job::SynchroniseUsers if minutes == 0 => (job.usual_seconds(), true, now),
            Job::SynchroniseUsers => (job.within(minutes * 60), false, now),
            // Who looks at code tables or at customers first asks for them by hand.
            Job::ImportCodes | Job::RecogniseCustomers | Job::ReadServices => {
                (job.usual_seconds(), false, now + TimeDelta::seconds(job.usual_seconds()))
            }
            Job::CloseCarts | Job::Erase | Job::CheckTrail | Job::NoteChanges => (job.usual_seconds(), false, now),
        };
        execute!(
            db,
            "insert into upkeep_job (job, every_seconds, is_paused, due_at, wanted_by, stop_wanted, done_count,
                                     last_outcome, last_count, last_error, last_by, version)
             values ($1, $2, $5, $3, '', $4, 0, '', 0, '', '', 1) on conflict (job) do nothing",
            job.code(),
            every,
            due_at,
            false,
            is_paused
        )
        .await?;
    }
    Ok(())
}

/// Jobs that nobody has and that are due or wanted.
pub async fn due(db: &Database, now: DateTime<Utc>) -> Result<Vec<Job>, ApiError> {
    let rows = fetch_all!(
        db,
        (String,),
        "select job from upkeep_job
         where (leased_until is null or leased_until <= $1)
           and (wanted_by <> '' or (due_at <= $1 and is_paused = $2))",
        now,
        false
    );
    Ok(rows.await?.iter().filter_map(|(code,)| Job::parse(code)).collect())
}

/// Takes a job; none when another BACK was quicker. Gives the seconds until its next run.
pub async fn claim(
    mut on: impl Session,
    job: Job,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Option<i64>, ApiError> {
    let row = fetch_optional!(
        on,
        (i64,),
        "update upkeep_job set leased_until = $3, last_started_at = $2, last_ended_at = null, last_outcome = '',
             last_count = 0, last_error = '', last_by = wanted_by, wanted_by = '', stop_wanted = $4, done_count = 0,
             total_count = null
         where job = $1 and (leased_until is null or leased_until <= $2)
           and (wanted_by <> '' or (due_at <= $2 and is_paused = $4))
         returning every_seconds",
        job.code(),
        now,
        until,
        false
    );
    Ok(row.await?.map(|(every,)| every))
}

/// Tells how far a run is and keeps its lease; says whether it is to stop: somebody wants it, or another BACK has taken
/// the job meanwhile. A run is named by the instant at which it began.
pub async fn tell(
    mut on: impl Session,
    (job, started_at): (Job, DateTime<Utc>),
    progress: JobProgress,
    until: DateTime<Utc>,
) -> Result<bool, ApiError> {
    let row = fetch_optional!(
        on,
        (bool,),
        "update upkeep_job set done_count = $2, total_count = $3, leased_until = $4
         where job = $1 and last_started_at = $5 and leased_until is not null returning stop_wanted",
        job.code(),
        progress.done,
        progress.total,
        until,
        started_at
    );
    Ok(row.await?.is_none_or(|(stop,)| stop))
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    /// When.
    pub at: DateTime<Utc>,
    /// How.
    pub outcome: JobOutcome,
    /// Things it dealt with.
    pub count: i64,
    /// Why it failed.
    pub error: String,
    /// When it runs next.
    pub due_at: DateTime<Utc>,
}

/// Gives a run back that was broken off: it is due as it was.
pub async fn give_back(mut on: impl Session, (job, started_at): (Job, DateTime<Utc>)) -> Result<(), ApiError> {
    let sql =
        "update upkeep_job set leased_until = null where job = $1 and last_started_at = $2 and last_ended_at is null";
    execute!(on, sql, job.code(), started_at).await?;
    Ok(())
}

/// Takes note of the end of a run, unless another BACK has taken the job meanwhile.
pub async fn end(mut on: impl Session, (job, started_at): (Job, DateTime<Utc>), ended: &Ended) -> Result<(), ApiError> {
    execute!(
        on,
        "update upkeep_job set leased_until = null, last_ended_at = $2, last_outcome = $3, last_count = $4,
             last_error = $5, due_at = $6 where job = $1 and last_started_at = $7",
        job.code(),
        ended.at,
        ended.outcome.word(),
        ended.count,
        &ended.error,
        ended.due_at,
        started_at
    )
    .await?;
    Ok(())
}

const ALL: &str =
    "select job, every_seconds, is_paused, due_at, leased_until, done_count, total_count, last_started_at,
    last_ended_at, last_outcome, last_count, last_error, last_by, version from upkeep_job";

/// Every job that this program knows, as declared.
pub async fn list(db: &Database, now: DateTime<Utc>) -> Result<Vec<JobRow>, ApiError> {
    let mut rows = fetch_all!(db, Row, ALL).await?;
    let mut take = |job: Job| {
        let place = rows.iter().position(|row| row.job == job.code())?;
        Some(rows.swap_remove(place).read(job, now))
    };
    Ok(Job::ALL.into_iter().filter_map(&mut take).collect())
}

/// One job.
pub async fn one(mut on: impl Session, job: Job, now: DateTime<Utc>) -> Result<Option<JobRow>, ApiError> {
    let sql = "select job, every_seconds, is_paused, due_at, leased_until, done_count, total_count, last_started_at,
        last_ended_at, last_outcome, last_count, last_error, last_by, version from upkeep_job where job = $1";
    Ok(fetch_optional!(on, Row, sql, job.code()).await?.map(|row| row.read(job, now)))
}

/// Has a job run as soon as somebody can.
pub async fn want(tx: &mut Tx, job: Job, by: &str) -> Result<(), ApiError> {
    execute!(&mut *tx, "update upkeep_job set wanted_by = $2 where job = $1", job.code(), by).await?;
    Ok(())
}

/// Where a job stands.
pub async fn standing(mut on: impl Session, job: Job, now: DateTime<Utc>) -> Result<JobStanding, ApiError> {
    let sql = "select leased_until, done_count, total_count, wanted_by from upkeep_job where job = $1";
    let found = fetch_optional!(on, (Option<DateTime<Utc>>, i64, Option<i64>, String), sql, job.code()).await?;
    let Some((leased_until, done, total, wanted_by)) = found else { return Ok(JobStanding::default()) };
    let running = leased_until.filter(|until| *until > now).map(|_| JobProgress { done, total });
    Ok(JobStanding { running, is_wanted: !wanted_by.is_empty() })
}

/// Has a job that runs stop. Says whether it ran.
pub async fn want_stop(tx: &mut Tx, job: Job, now: DateTime<Utc>) -> Result<bool, ApiError> {
    let sql = "update upkeep_job set stop_wanted = $2 where job = $1 and leased_until > $3";
    Ok(execute!(&mut *tx, sql, job.code(), true, now).await? == 1)
}

/// Another schedule, if it still is as it was shown. The next run is counted from now.
pub async fn schedule(
    tx: &mut Tx,
    job: Job,
    (every_seconds, is_paused): (i64, bool),
    version: i64,
    now: DateTime<Utc>,
) -> Result<bool, ApiError> {
    let sql = "update upkeep_job set every_seconds = $2, is_paused = $3, due_at = $5, version = version + 1
         where job = $1 and version = $4";
    let due_at = now + TimeDelta::seconds(every_seconds);
    Ok(execute!(&mut *tx, sql, job.code(), every_seconds, is_paused, version, due_at).await? == 1)
}

impl Row {
    fn read(self, job: Job, now: DateTime<Utc>) -> JobRow {
        let (least_seconds, most_seconds) = job.bounds();
        let runs = self.leased_until.is_some_and(|until| until > now);
        let last = self.last_started_at.map(|started_at| JobRun {
            started_at,
            ended_at: self.last_ended_at,
            outcome: JobOutcome::parse(&self.last_outcome),
            count: self.last_count,
            error: self.last_error,
            by: self.last_by,
        });
        JobRow {
            code: job.code().to_owned(),
            every_seconds: self.every_seconds,
            least_seconds,
            most_seconds,
            is_paused: self.is_paused,
            next_at: (!self.is_paused).then_some(self.due_at),
            running: runs.then_some(JobProgress { done: self.done_count, total: self.total_count }),
            last,
            version: self.version,
        }
    }
}
