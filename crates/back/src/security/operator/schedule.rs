//! What comes by itself: synchronisations in their turn, and since when differences are seen.

use super::synchronise;
use crate::error::ApiError;
use crate::security::actor::Starter;
use crate::security::store::operator::{self as store, runs};
use crate::state::App;
use crate::upkeep::job::Ending;
use chrono::TimeDelta;
use std::sync::atomic::Ordering;
use weblys_db::Durability;
use weblys_security::Drift;

/// Synchronisations are told of for so long.
const KEPT: TimeDelta = TimeDelta::days(90);

/// A synchronisation as a job: it fails when the operator system does not tell its users.
///
/// # Errors
/// Why it failed.
pub async fn in_turn(app: &App) -> Result<Ending, ApiError> {
    runs::forget(&app.db, app.now() - KEPT).await?;
    match synchronise::at_once(app, &Starter::Schedule).await {
        Ok(run) if run.outcome == "done" => Ok(Ending::Done(run.told.unsigned_abs())),
        Ok(run) => Err(ApiError::Internal(run.error)),
        // Somebody was quicker.
        Err(ApiError::Running) => Ok(Ending::Done(0)),
        Err(error) => Err(error),
    }
}

/// Takes note of differences that came from changes here.
///
/// # Errors
/// The database's.
pub async fn note(app: &App) -> Result<(), ApiError> {
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
