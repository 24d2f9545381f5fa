//! Synchronisations with the operator system, and whose turn it is.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::operator_users::{RowFault, Synchronisation};
use weblys_db::{Database, JsonText, execute, fetch_all};

/// Faulty rows that are kept of a run: more nobody reads at once.
pub const MOST_FAULTS: usize = 100;

#[derive(sqlx::FromRow)]
struct Row {
    run_id: Uuid,
    started_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    actor: String,
    outcome: String,
    told: i64,
    made: i64,
    changed: i64,
    gone: i64,
    faulty: i64,
    faults: JsonText<Vec<RowFault>>,
    error: String,
}

impl From<Row> for Synchronisation {
    fn from(row: Row) -> Self {
        Self {
            run_id: row.run_id,
            started_at: row.started_at,
            finished_at: row.finished_at,
            actor: row.actor,
            outcome: row.outcome,
            told: row.told,
            made: row.made,
            changed: row.changed,
            gone: row.gone,
            faulty: row.faulty,
            faults: row.faults.0,
            error: row.error,
        }
    }
}

/// The last ones, the newest first.
pub async fn last(db: &Database, limit: i64) -> Result<Vec<Synchronisation>, ApiError> {
    let sql = "select run_id, started_at, finished_at, actor, outcome, told, made, changed, gone, faulty, faults, error
               from security_synchronisation order by started_at desc, run_id desc limit $1";
    Ok(fetch_all!(db, Row, sql, limit).await?.into_iter().map(Synchronisation::from).collect())
}

/// Keeps one, at its beginning and at its end.
pub async fn put(db: &Database, run: &Synchronisation) -> Result<(), ApiError> {
    let kept = run.faults.get(..MOST_FAULTS).unwrap_or(&run.faults);
    execute!(
        db,
        "insert into security_synchronisation
           (run_id, started_at, finished_at, actor, outcome, told, made, changed, gone, faulty, faults, error)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (run_id) do update set finished_at = excluded.finished_at, outcome = excluded.outcome,
           told = excluded.told, made = excluded.made, changed = excluded.changed, gone = excluded.gone,
           faulty = excluded.faulty, faults = excluded.faults, error = excluded.error",
        run.run_id,
        run.started_at,
        run.finished_at,
        &run.actor,
        &run.outcome,
        run.told,
        run.made,
        run.changed,
        run.gone,
        run.faulty,
        JsonText(kept),
        &run.error
    )
    .await?;
    Ok(())
}

/// Forgets those that began before.
pub async fn forget(db: &Database, before: DateTime<Utc>) -> Result<u64, ApiError> {
    Ok(execute!(db, "delete from security_synchronisation where started_at < $1", before).await?)
}

/// Takes the turn of some work; false when it is not due, or another's.
pub async fn take_turn(db: &Database, work: &str, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<bool, ApiError> {
    let sql = "update security_turn set due_at = $3 where work = $1 and due_at <= $2";
    Ok(execute!(db, sql, work, now, until).await? == 1)
}

/// Says when it is due.
pub async fn give_turn(db: &Database, work: &str, due_at: DateTime<Utc>) -> Result<(), ApiError> {
    execute!(db, "update security_turn set due_at = $2 where work = $1", work, due_at).await?;
    Ok(())
}
