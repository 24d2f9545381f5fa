//! What each BACK must look at again and again for itself: newer publications and imports. What one BACK does for all
//! is a job of [`crate::upkeep`].

use crate::catalog::due;
use crate::security::operator::schedule;
use crate::state::App;
use crate::upkeep::memory;

/// Rounds between two looks at what differs from the operator system.
const LOOKED_EVERY: u64 = 60;

/// One round. Errors are logged: the next round tries again.
pub async fn once(app: &App, round: u64) {
    if let Err(error) = app.publications.refresh(&app.db).await {
        tracing::error!(%error, "the catalogue cannot be refreshed");
    }
    if let Err(error) = due::look(app).await {
        tracing::error!(%error, "nobody knows whether the draft is due");
    }
    if let Err(error) = app.addresses.refresh(&app.db).await {
        tracing::error!(%error, "addresses cannot be refreshed");
    }
    if let Err(error) = app.code_tables.refresh(&app.db).await {
        tracing::error!(%error, "code tables cannot be refreshed");
    }
    if let Err(error) = memory::look(app).await {
        tracing::error!(%error, "what is wanted anew cannot be loaded");
    }
    if round.is_multiple_of(LOOKED_EVERY)
        && let Err(error) = schedule::note(app).await
    {
        tracing::error!(%error, "differences from the operator system cannot be noted");
    }
}
