//! Synchronisations that nobody asks for: in turn, by one BACK of many; and since when differences are seen.

use super::synchronise::{self, Starter};
use crate::error::ApiError;
use crate::security::store::operator::{self as store, runs};
use crate::state::App;
use chrono::TimeDelta;
use std::sync::atomic::Ordering;
use weblys_db::Durability;
use weblys_security::Drift;

/// After one that failed the next is not long in coming.
const AFTER_FAILURE: TimeDelta = TimeDelta::minutes(5);
/// Synchronisations are told of for so long.
const KEPT: TimeDelta = TimeDelta::days(90);

/// Starts a synchronisation if it is due, and takes note of differences that are new.
///
/// # Errors
/// The database's.
pub async fn in_turn(app: &App) -> Result<(), ApiError> {
    note(app).await?;
    let minutes = app.config.security.synchronise_minutes;
    if minutes == 0 {
        return Ok(());
    }
    let now = app.now();
    let due = now + TimeDelta::minutes(i64::from(minutes));
    if runs::take_turn(&app.db, "schedule", now, due).await? {
        runs::forget(&app.db, now - KEPT).await?;
        // The operator system may be slow: what else is to be done does not wait for it.
        let app = app.clone();
        tokio::spawn(async move { again(&app, due.min(now + AFTER_FAILURE)).await });
    }
    Ok(())
}

async fn again(app: &App, after_failure: chrono::DateTime<chrono::Utc>) {
    let is_done = match synchronise::at_once(app, &Starter::Schedule).await {
        Ok(run) => run.outcome == "done",
        // Somebody was quicker.
        Err(ApiError::Running) => true,
        Err(error) => {
            tracing::error!(%error, "users of the operator system cannot be synchronised");
            false
        }
    };
    if !is_done && let Err(error) = runs::give_turn(&app.db, "schedule", after_failure).await {
        tracing::error!(%error, "the next synchronisation comes at its usual time");
    }
}

/// Takes note of differences that came from changes here.
async fn note(app: &App) -> Result<(), ApiError> {
    let held = app.directory.held();
    if app.directory.noted.swap(held.version(), Ordering::Relaxed) == held.version() {
        return Ok(());
    }
    let faults = held.drifts().iter().filter(|line| line.drift.is_fault());
    let faults: Vec<Drift> = faults.map(|line| line.drift.clone()).collect();
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    store::note(&mut tx, &faults, app.now()).await?;
    Ok(tx.commit().await?)
}
